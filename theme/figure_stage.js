// The stage: one figure over the whole screen, for a room or a small window. It is a modal dialog into which the
// figure moves, so everything about it goes on as it was. Loaded with the first use.
import { element } from '{{ resource "theme/base.js" }}';
import { icon } from '{{ resource "theme/figure_icons.js" }}';

/// What a presenter sends, and the instructor's two keys, where the page has sections.
const STANDS_FOR = { PageDown: 'ArrowRight', n: 'ArrowRight', PageUp: 'ArrowLeft', p: 'ArrowLeft' };
/// The window for which the sizes in figure_stage.css are made. In a larger one everything is larger.
const [WIDE, HIGH] = [1280, 720];

let leave = null;
let busy = false;

/// Shows `figure`, or leads back. `button` is the one that does both; `pressed` the player's ear for keys.
export async function toggle(figure, button, pressed) {
    if (busy) return;
    if (leave) {
        leave();
        return;
    }
    busy = true;
    // The dialog must come later, to lie above. It is for a press in this window only, some refuse it, and phones may not have it.
    if (navigator.userActivation?.isActive ?? true) await document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {});
    busy = false;
    show(figure, button, pressed);
}

function show(figure, button, pressed) {
    const before = document.activeElement;
    const { top } = figure.getBoundingClientRect();
    const room = element('div', { class: 'tl-room', style: `height: ${figure.offsetHeight}px` });
    const dialog = element('dialog', { class: 'tl-stage', 'aria-label': figure.querySelector('.tl-scroll').getAttribute('aria-label') });
    const over = new AbortController();
    const { signal } = over;
    figure.before(room, dialog);
    dialog.append(figure);
    dialog.showModal();
    (figure.contains(before) ? before : figure.querySelector('.tl-toggle')).focus();
    name(button, 'smaller', 'Back to the page');
    const sized = new ResizeObserver(() => fit(dialog, figure));
    sized.observe(dialog);
    fit(dialog, figure);
    leave = () => dialog.close();

    addEventListener('keydown', (event) => {
        if (document.querySelector('#course-help[open]')) return;
        // The search lies behind.
        if ('/sS'.includes(event.key)) event.stopPropagation();
        pressed(event, STANDS_FOR[event.key]);
    }, { signal, capture: true });
    document.addEventListener('fullscreenchange', () => document.fullscreenElement ?? dialog.close(), { signal });
    dialog.addEventListener('close', () => {
        over.abort();
        sized.disconnect();
        leave = null;
        // The page behind may have been laid out for another width.
        const back = () => scrollBy({ top: figure.getBoundingClientRect().top - top, behavior: 'instant' });
        room.replaceWith(figure);
        dialog.remove();
        figure.style = '';
        name(button, 'larger', 'Whole screen');
        before.focus?.({ preventScroll: true });
        back();
        if (document.fullscreenElement) {
            addEventListener('resize', back, { once: true });
            document.exitFullscreen();
        }
        tell(null);
    });
    tell(figure.id);
}

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
