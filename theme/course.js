// What mdBook's own book.js leaves to do. No build step, no library.
'use strict';

// The sidebar's toggle is a button, within the keyboard's reach; mdBook listens to the
// checkbox that its own label would switch.
(() => {
    const toggle = document.getElementById('mdbook-sidebar-toggle');
    const anchor = document.getElementById('mdbook-sidebar-toggle-anchor');
    toggle?.addEventListener('click', () => anchor.click());
})();

// mdBook turns the page on the arrow keys. In a box that scrolls they scroll.
(() => {
    const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
    const boxes = document.querySelectorAll('.tl-scroll, pre > code, .table-wrapper, details');
    for (const box of boxes) {
        box.addEventListener('keydown', (event) => {
            if (arrows.includes(event.key)) event.stopPropagation();
        });
    }
    for (const box of document.querySelectorAll('pre > code, .table-wrapper')) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
})();

// A link into a folded part opens it.
(() => {
    const open = () => {
        const id = decodeURIComponent(location.hash.slice(1));
        const target = id && document.getElementById(id);
        for (let box = target; box; box = box.parentElement) {
            if (box instanceof HTMLDetailsElement) box.open = true;
        }
    };
    addEventListener('hashchange', open);
    open();
})();
