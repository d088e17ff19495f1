// Where a page stands, in a way that another window of another size understands: a heading, and how far to the next;
// a figure, and its event.
const page = document.documentElement;

// What stands in tabs may be hidden in one window and not in the other.
const headings = () => [...document.querySelectorAll('main :is(h1, h2, h3)[id]')].filter((h) => !h.closest('.teach-note, details, .tabbed > .language'));
/// What the menu bar covers.
const edge = () => Math.round(document.getElementById('mdbook-menu-bar')?.getBoundingClientRect().bottom ?? 0) + 20;
const top = (heading) => heading.getBoundingClientRect().top;

/// The heading that a key has gone to. Near the end of a page it cannot come to the top.
let gone = null;

function index(all) {
    if (gone && gone.y === Math.round(scrollY)) return gone.at;
    return Math.max(all.findLastIndex((heading) => top(heading) <= edge()), 0);
}

/// The section in view, and the part of it that is above the window.
export function current() {
    const all = headings();
    const at = index(all);
    if (!all.length || scrollY <= 0) return { section: null, part: 0 };
    const [from, to] = [top(all[at]), all[at + 1] ? top(all[at + 1]) : page.getBoundingClientRect().bottom];
    const part = gone?.y === Math.round(scrollY) ? 0 : (edge() - from) / (to - from);
    return { section: all[at].id, part: Math.min(Math.max(part, 0), 1) };
}

/// Brings a section to the top, and the focus to its heading.
export function go(by) {
    const all = headings();
    const at = Math.min(Math.max(index(all) + by, 0), all.length - 1);
    const heading = all[at];
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo({ top: at ? scrollY + top(heading) - edge() + 10 : 0, behavior: 'instant' });
    gone = { at, y: Math.round(scrollY) };
    // The place is the same when the page is too short to scroll.
    dispatchEvent(new Event('scroll'));
}

/// Shows what another window's `current` has said.
export function follow({ section, part }) {
    const all = headings();
    const at = all.findIndex(({ id }) => id === section);
    if (at < 0) {
        scrollTo({ top: 0, behavior: 'instant' });
        return;
    }
    const [from, to] = [top(all[at]), all[at + 1] ? top(all[at + 1]) : page.getBoundingClientRect().bottom];
    scrollTo({ top: scrollY + from - edge() + 10 + (to - from) * part, behavior: 'instant' });
}

/// Which event a figure shows, by its slider.
export const at = (input) => ({ figure: input.closest('.timeline')?.id, at: input.value });

/// Shows the event that another window's figure shows.
export function step({ figure, at }) {
    const input = document.getElementById(figure)?.querySelector('input[type=range]');
    if (!input || input.value === at) return;
    input.value = at;
    input.dispatchEvent(new Event('input', { bubbles: true }));
}

/// The figure on the stage, or null.
export const staged = () => document.querySelector('.tl-stage .timeline')?.id ?? null;

/// Brings a figure onto the stage, or leads back from it.
export function stage(id) {
    if (staged() !== id) document.getElementById(staged() ?? id)?.querySelector('.tl-expand')?.click();
}

/// Done when everything has started: before, figures have no player, and no size.
export const ready = () => new Promise((done) => {
    if ('ready' in page.dataset) done();
    else new MutationObserver((_, watch) => {
        watch.disconnect();
        done();
    }).observe(page, { attributeFilter: ['data-ready'] });
});

/// Calls `tell` whenever a figure goes to another event. A player says where it stands in words, and so to everybody who listens.
export function onstep(tell) {
    const watch = new MutationObserver((changes) => {
        for (const { target } of changes) if (target.matches('.timeline input')) tell(at(target));
    });
    watch.observe(document.querySelector('main'), { subtree: true, attributes: true, attributeFilter: ['aria-valuetext'] });
    return watch;
}
