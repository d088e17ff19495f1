// While a chapter or an exercise is being read: how long, how far, and whether to its end.
import { recall, keep, announce, element, pagePath } from '{{ resource "theme/base.js" }}';
import { isRead, isRefused, note } from '{{ resource "theme/place.js" }}';

const page = pagePath();
/// Of the time that reading takes: who was on a page for less has not read it.
const PLAUSIBLE = 0.25;
/// Nobody reads who has not moved for so long (seconds).
const AWAY = 120;
const STEP = 5;

let seconds = recall('spent', {})[page] ?? 0;
let atEnd = false;

/// "Mark as read", at the end of a chapter.
function button(box) {
    const press = () => {
        const now = !isRead(page);
        const kept = note('read', page, now);
        show(box);
        announce(`${now ? 'Marked as read' : 'Marked as not read'}${kept ? '' : ', until you leave this page: the browser keeps nothing'}`);
    };
    const made = element('button', { type: 'button', class: 'place-button', onclick: press });
    box.replaceChildren(element('span', { class: 'place-is' }), made);
    show(box);
}

function show(box) {
    box.querySelector('.place-is').textContent = isRead(page) ? '✓ You have read this chapter.' : '';
    box.querySelector('button').textContent = isRead(page) ? 'Mark as not read' : 'Mark as read';
}

/// Marks the chapter when its reader has come to the end of it, after a time in which it can be read.
function watch(box) {
    const minutes = Number(document.querySelector('.place')?.dataset.minutes ?? 1);
    let moved = performance.now();
    for (const event of ['scroll', 'pointermove', 'keydown', 'touchstart']) {
        addEventListener(event, () => { moved = performance.now(); }, { passive: true });
    }
    const judge = () => {
        if (!atEnd || isRead(page) || isRefused(page) || seconds < minutes * 60 * PLAUSIBLE) return;
        note('read', page, true);
        show(box);
        leave();
    };
    new IntersectionObserver((entries) => {
        atEnd ||= entries.some((entry) => entry.isIntersecting);
        judge();
    }).observe(box);
    setInterval(() => {
        if (document.hidden || performance.now() - moved > AWAY * 1000) return;
        seconds += STEP;
        judge();
    }, STEP * 1000);
}

/// The heading that is being read, and where to go from the end.
function leave() {
    const places = recall('places', {});
    const headings = [...document.querySelectorAll('main h2[id], main h3[id]')];
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).at(-1);
    const title = document.querySelector('main h1').textContent.trim();
    const here = { title, at: Date.now() };
    const next = document.querySelector('.turn a[rel="next"]');
    if (isRead(page) && atEnd && next) {
        const root = new URL(document.documentElement.dataset.root || './', location.href).href;
        here.next = { page: decodeURIComponent(next.href.slice(root.length)), title: next.querySelector('span:not(.fa-svg)').lastChild.data.trim() };
    } else if (above && scrollY > 0) {
        Object.assign(here, { id: above.id, text: above.textContent.trim() });
    }
    keep('places', { ...places, [page]: here });
    if (seconds > 0) keep('spent', { ...recall('spent', {}), [page]: seconds });
}

export function start() {
    const box = document.querySelector('.place-end');
    if (box) {
        button(box);
        watch(box);
        addEventListener('course:kept', ({ detail }) => detail.key === 'read' && show(box));
    }
    // A look at a page is no place to go on from: it takes some scrolling, or some time.
    let due;
    const later = (wait) => {
        clearTimeout(due);
        due = setTimeout(leave, wait);
    };
    addEventListener('scroll', () => later(500), { passive: true });
    later(10_000);
    addEventListener('visibilitychange', () => {
        if (document.hidden && recall('places', {})[page]) leave();
    });
}
