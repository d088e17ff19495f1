// The stage: one figure over the whole screen, for a room or a small window. It is a modal dialog into which the
// figure moves, so everything about it goes on as it was. Loaded with the first use.
import { element } from '{{ resource "theme/base.js" }}';
import { icon } from '{{ resource "theme/figure_icons.js" }}';

/// What a clicker sends, and the instructor's two keys, where the page has sections.
const STANDS_FOR = { PageDown: 'ArrowRight', n: 'ArrowRight', PageUp: 'ArrowLeft', p: 'ArrowLeft' };
/// The window for which the sizes in figure_stage.css are made. In a larger one everything is larger.
const [WIDE, HIGH] = [1280, 720];

const page = document.documentElement;
let leave = null;
let busy = false;
/// The browser's own way back from the last stage, which takes a moment.
let gone = null;

/// Shows `figure`, or leads back. `button` is the one that does both; `pressed` the player's ear for keys.
export async function toggle(figure, button, pressed) {
    if (busy) return;
    if (leave) {
        leave();
        return;
    }
    busy = true;
    await gone;
    // A window that follows another one keeps its screen and its history.
    const byHand = navigator.userActivation?.isActive ?? true;
    // The dialog must come later, to lie above. Some refuse the screen, and phones may not have it.
    if (byHand) await page.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {});
    busy = false;
    show(figure, button, pressed, byHand);
}

function show(figure, button, pressed, byHand) {
    const before = document.activeElement;
    const { top } = figure.getBoundingClientRect();
    const room = element('div', { class: 'tl-room', style: `height: ${figure.offsetHeight}px` });
    const several = figure.querySelector('.tl-tabs') ? ' tl-several' : '';
    const dialog = element('dialog', { class: `tl-stage${several}`, 'aria-label': figure.querySelector('.tl-scroll').getAttribute('aria-label') });
    const over = new AbortController();
    const { signal } = over;
    page.classList.add('staging');
    figure.before(room, dialog);
    dialog.append(figure);
    dialog.showModal();
    (figure.contains(before) ? before : figure.querySelector('.tl-toggle')).focus();
    name(button, 'smaller', 'Back to the page');
    const sized = new ResizeObserver(() => fit(dialog, figure));
    sized.observe(dialog);
    fit(dialog, figure);
    leave = () => dialog.close();
    // The browser's Back leads to the page behind, which keeps its own place. After a reload the step is there already.
    let stepped = byHand;
    if (stepped && !history.state?.stage) {
        history.scrollRestoration = 'manual';
        history.pushState({ stage: true }, '');
        history.scrollRestoration = 'auto';
    }
    addEventListener('popstate', () => {
        stepped = false;
        history.scrollRestoration = 'auto';
        dialog.close();
    }, { signal });

    addEventListener('keydown', (event) => {
        if (document.querySelector('#course-help[open]')) return;
        // The search lies behind.
        if ('/sS'.includes(event.key)) event.stopPropagation();
        pressed(event, STANDS_FOR[event.key]);
    }, { signal, capture: true });
    document.addEventListener('fullscreenchange', () => document.fullscreenElement ?? dialog.close(), { signal });
    const end = () => {
        over.abort();
        sized.disconnect();
        leave = null;
        // The page behind may have been laid out for another width.
        const back = () => scrollBy({ top: figure.getBoundingClientRect().top - top, behavior: 'instant' });
        room.replaceWith(figure);
        dialog.remove();
        page.classList.remove('staging');
        figure.style = '';
        name(button, 'larger', 'Whole screen');
        before.focus?.({ preventScroll: true });
        back();
        if (document.fullscreenElement) {
            addEventListener('resize', back, { once: true });
            document.exitFullscreen();
        }
        if (stepped) gone = stepBack();
        tell(null);
    };
    dialog.addEventListener('close', end, { signal });
    // On paper is the page: the dialog's own event would come too late.
    addEventListener('beforeprint', () => {
        dialog.close();
        end();
    }, { signal });
    tell(figure.id);
}

/// Takes the stage out of the browser's history. Nothing may wait for a step that another one has overtaken.
const stepBack = () => new Promise((done) => {
    addEventListener('popstate', () => {
        history.scrollRestoration = 'auto';
        done();
    }, { once: true });
    setTimeout(done, 1000);
    history.back();
});

/// For the instructor's windows.
const tell = (figure) => dispatchEvent(new CustomEvent('course:stage', { detail: figure }));

function name(button, shape, says) {
    button.replaceChildren(icon(shape));
    button.setAttribute('aria-label', says);
    button.title = `${says} (f)`;
}

/// Makes all larger in a large window, and the drawing as large as its place.
function fit(dialog, figure) {
    const zoom = Math.max(1, Math.min(dialog.offsetWidth / WIDE, dialog.offsetHeight / HIGH));
    figure.style.zoom = zoom;
    figure.style.setProperty('--fit', 1);
    const scroll = figure.querySelector('.tl-scroll');
    const all = [...figure.querySelectorAll('.tl-recording')].map((it) => it.getBoundingClientRect());
    const high = all.reduce((sum, { height }) => sum + height, 0);
    const wide = Math.max(...all.map(({ width }) => width));
    const box = scroll.getBoundingClientRect();
    // Titles and edges do not grow.
    const edges = scroll.lastElementChild.getBoundingClientRect().bottom - scroll.firstElementChild.getBoundingClientRect().top - high;
    const [across, down] = [(box.width - 4) / wide, (box.height - 28 * zoom - edges) / high];
    // A drawing may be wider than a narrow window: there it follows the events.
    figure.style.setProperty('--fit', Math.min(Math.max(Math.min(down, Math.max(across, 0.9)), 0.55), 2.4));
}
