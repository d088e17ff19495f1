// The entry: what every page does, then the modules that this page has a use for.
import { keepKeys, styled } from '{{ resource "theme/base.js" }}';

// Each widget is a module with a `start()` and perhaps a stylesheet, loaded only where the page holds what it works on.
const WIDGETS = [
    { on: '.timeline', start: () => import('{{ resource "theme/figure.js" }}'), style: '{{ resource "theme/figure.css" }}' },
    { on: '.question', start: () => import('{{ resource "theme/quiz.js" }}'), style: '{{ resource "theme/quiz.css" }}' },
    { on: '.deck', start: () => import('{{ resource "theme/cards.js" }}'), style: '{{ resource "theme/cards.css" }}' },
    { on: '.paste-error', start: () => import('{{ resource "theme/paste_error.js" }}') },
    { on: '.languages', start: () => import('{{ resource "theme/tabs.js" }}'), style: '{{ resource "theme/code.css" }}' },
    { on: 'pre > code', start: () => import('{{ resource "theme/run.js" }}'), style: '{{ resource "theme/code.css" }}' },
    { on: 'main', start: () => import('{{ resource "theme/place.js" }}'), style: '{{ resource "theme/place.css" }}' },
    { on: '.teach, .teaching, .presenting', start: () => import('{{ resource "theme/teach.js" }}') },
    { on: '#mdbook-search-toggle', start: () => import('{{ resource "theme/search.js" }}') },
];

const paper = 'print' in document.documentElement.dataset;
// The print page holds every widget of the book, and nobody can press a button on paper.
const wanted = paper
    ? [{ start: () => import('{{ resource "theme/print.js" }}') }]
    : WIDGETS.filter(({ on }) => document.querySelector(on));
const started = wanted.map(async ({ start, style }) => {
    const [module] = await Promise.all([start(), styled(style)]);
    await module.start();
});

// In a box that scrolls the arrows scroll, and the keyboard must reach it.
for (const box of document.querySelectorAll('.tl-scroll, pre > code, .table-wrapper, details')) keepKeys(box);
// Asked after a layout, all at once, and again when a width changes or a fold opens: to ask in between costs a layout each.
const wide = new ResizeObserver((entries) => {
    const scrolls = entries.map(({ target }) => target.scrollWidth > target.clientWidth);
    entries.forEach(({ target }, i) => {
        const said = { tabindex: '0', role: 'group', 'aria-label': target.matches('code') ? 'Code, scrolls sideways' : 'Table, scrolls sideways' };
        for (const [name, value] of Object.entries(said)) {
            if (scrolls[i]) target.setAttribute(name, value);
            else target.removeAttribute(name);
        }
    });
});

Promise.allSettled(started).then((ends) => {
    // A widget that fails is told, and takes nothing else of the page with it.
    for (const { reason } of ends) if (reason) reportError(reason);
    // Some widgets change what stands in a box.
    if (!paper) for (const box of document.querySelectorAll('pre > code, .table-wrapper')) wide.observe(box);
    // Tests wait for this.
    document.documentElement.dataset.ready = '';
    if (paper) print();
});

// A link into a folded part opens it.
function unfold() {
    const id = decodeURIComponent(location.hash.slice(1));
    for (let box = id && document.getElementById(id); box; box = box.parentElement) {
        if (box instanceof HTMLDetailsElement) box.open = true;
    }
}
addEventListener('hashchange', unfold);
unfold();
