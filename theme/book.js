// What every page does without a module: colors of code, the theme menu, the sidebar, the keys. It takes the
// place of mdBook's book.js (850 lines): no Ace, no playground, no clipboard library, no `onunload`
// (which keeps a page out of the browser's back/forward cache).
'use strict';

/* global hljs, default_light_theme, default_dark_theme */

/// Whether a key belongs to what has the focus.
function mdbook_something_else_has_focus(event) {
    const target = event.composedPath()[0] ?? event.target;
    return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
}

(function code() {
    function color(block) {
        const language = block.className.match(/language-(\w+)/)?.[1];
        if (!language || language === 'text' || !hljs.getLanguage(language)) return;
        // Hidden lines, the lines of a figure's program and those of a quiz's program, each beside its radio
        // button, are elements that stay: each is colored by itself.
        const lines = [...block.querySelectorAll('.line > .code, [data-line] > .code')];
        for (const piece of lines.length ? lines : [...block.childNodes]) {
            if (piece.childElementCount) continue;
            const { value } = hljs.highlight(piece.textContent, { language, ignoreIllegals: true });
            if (piece instanceof Element) {
                piece.innerHTML = value;
            } else {
                const colored = document.createElement('span');
                colored.innerHTML = value;
                piece.replaceWith(colored);
            }
        }
    }

    // A chapter has fifty listings. Each is colored when it comes near the screen, or before it is printed.
    const waiting = new Set(document.querySelectorAll('pre > code'));
    const near = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) done(target);
    }, { rootMargin: '1000px' });
    function done(block) {
        if (!waiting.delete(block)) return;
        near.unobserve(block);
        color(block);
    }
    for (const block of waiting) {
        // The quiz takes the colored lines apart when it starts.
        if (block.closest('.question')) done(block);
        else near.observe(block);
        if (block.querySelector('.boring')) hide(block);
    }
    const all = () => [...waiting].forEach(done);
    addEventListener('beforeprint', all);
    // Safari before 18.4 and Firefox before 143 cannot show what is folded by a style, as css/print.css does.
    if (!CSS.supports('selector(::details-content)')) {
        let folded = [];
        addEventListener('beforeprint', () => {
            folded = [...document.querySelectorAll('details.card:not([open]), html:not([data-print]) .chapter-notes:not([open])')];
            for (const fold of folded) fold.open = true;
        });
        addEventListener('afterprint', () => {
            for (const fold of folded) fold.open = false;
        });
    }
    if ('print' in document.documentElement.dataset) all();

    function hide(block) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'hidden-lines';
        // A part of a program may have hidden lines too, and is no program with them.
        const whole = /\bfn main\b/.test(block.textContent) ? 'Show the whole program' : 'Show the hidden lines';
        const show = (shown) => {
            block.classList.toggle('show-boring', shown);
            button.textContent = shown ? 'Hide the lines around it' : whole;
            button.setAttribute('aria-expanded', String(shown));
        };
        button.addEventListener('click', () => show(!block.classList.contains('show-boring')));
        show(false);
        block.parentElement.prepend(button);
    }
})();

(function themes() {
    const html = document.documentElement;
    const button = document.getElementById('mdbook-theme-toggle');
    const menu = document.getElementById('mdbook-theme-list');
    const items = [...menu.querySelectorAll('[role=menuitemradio]')];
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const system = () => (dark.matches ? default_dark_theme : default_light_theme);

    function chosen() {
        let theme = null;
        try { theme = localStorage.getItem('mdbook-theme'); } catch { /* Storage may be forbidden. */ }
        return theme === 'light' || theme === 'navy' ? theme : null;
    }

    function apply(choice) {
        html.classList.remove('light', 'navy');
        html.classList.add(choice ?? system());
        for (const item of items) item.setAttribute('aria-checked', String(item.value === (choice ?? 'auto')));
        paint_browser();
    }

    /// The browser's own bar takes the page's color.
    function paint_browser() {
        for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
            meta.content = html.classList.contains('navy') ? '#161923' : '#ffffff';
        }
    }

    function choose(value) {
        const choice = value === 'auto' ? null : value;
        try {
            if (choice) localStorage.setItem('mdbook-theme', choice);
            else localStorage.removeItem('mdbook-theme');
        } catch { /* It holds until the next page. */ }
        apply(choice);
    }

    function open() {
        menu.style.display = 'block';
        button.setAttribute('aria-expanded', 'true');
        items.find((item) => item.getAttribute('aria-checked') === 'true').focus();
    }

    function close(focus) {
        menu.style.display = 'none';
        button.setAttribute('aria-expanded', 'false');
        if (focus) button.focus();
    }

    const isOpen = () => button.getAttribute('aria-expanded') === 'true';
    button.addEventListener('click', () => (isOpen() ? close(false) : open()));
    button.addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowDown' || isOpen()) return;
        event.preventDefault();
        open();
    });
    menu.addEventListener('click', (event) => {
        const item = event.target.closest('[role=menuitemradio]');
        if (!item) return;
        choose(item.value);
        close(true);
    });
    menu.addEventListener('keydown', (event) => {
        const at = items.indexOf(document.activeElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
        if (to !== undefined) items[to % items.length].focus();
        else if (event.key === 'Escape') close(true);
        else if (event.key === 'Tab') { close(true); return; }
        else if (!event.key.startsWith('Arrow')) return;
        event.preventDefault();
        event.stopPropagation();
    });
    document.addEventListener('click', (event) => {
        if (isOpen() && !menu.contains(event.target) && !button.contains(event.target)) close(false);
    });
    dark.addEventListener('change', () => { if (!chosen()) apply(null); });
    // Another page of the book may change it: one that is open in another window, or one that the reader comes back from.
    addEventListener('storage', (event) => { if (event.key === 'mdbook-theme') apply(chosen()); });
    addEventListener('pageshow', (event) => { if (event.persisted) apply(chosen()); });
    apply(chosen());
})();

(function sidebar() {
    const html = document.documentElement;
    const bar = document.getElementById('mdbook-sidebar');
    const page = document.getElementById('mdbook-page-wrapper');
    const button = document.getElementById('mdbook-sidebar-toggle');
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    const wide = matchMedia('(min-width: 1080px)');
    const isOpen = () => html.classList.contains('sidebar-visible');

    /// Beside the text where there is room. Else over it, and then the page behind is out of reach.
    function show(open, keep) {
        html.classList.toggle('sidebar-visible', open);
        box.checked = open;
        button.setAttribute('aria-expanded', String(open));
        page.inert = open && !wide.matches;
        if (!keep || !wide.matches) return;
        try { localStorage.setItem('mdbook-sidebar', open ? 'visible' : 'hidden'); } catch { /* Until the next page. */ }
    }

    function close() {
        show(false, true);
        button.focus();
    }

    button.addEventListener('click', () => {
        show(!isOpen(), true);
        if (!isOpen() || wide.matches) return;
        const here = bar.querySelector('a.active') ?? bar.querySelector('a');
        here?.scrollIntoView({ block: 'center' });
        here?.focus({ preventScroll: true });
    });
    document.getElementById('mdbook-sidebar-close').addEventListener('click', close);
    bar.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !wide.matches) close();
    });
    document.addEventListener('click', (event) => {
        if (!isOpen() || wide.matches) return;
        // A link to a heading of this page, or a touch beside the bar.
        if (!bar.contains(event.target) && !button.contains(event.target)) close();
        else if (event.target.closest('a[href]')?.hash) show(false, false);
    });
    wide.addEventListener('change', () => show(wide.matches, false));
    show(isOpen(), false);

    // mdBook's arrows that fold a part of the contents listen to the mouse alone.
    function foldable(arrow) {
        const item = arrow.closest('li');
        const name = arrow.parentElement.querySelector('a:not(.chapter-fold-toggle), span')?.textContent.trim() ?? '';
        const say = () => arrow.setAttribute('aria-expanded', String(item.classList.contains('expanded')));
        arrow.setAttribute('role', 'button');
        arrow.setAttribute('aria-label', `Pages under ${name}`);
        arrow.tabIndex = 0;
        arrow.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            arrow.click();
        });
        new MutationObserver(say).observe(item, { attributeFilter: ['class'] });
        say();
    }
    addEventListener('DOMContentLoaded', () => {
        for (const arrow of bar.querySelectorAll('.chapter-fold-toggle')) foldable(arrow);
        bar.querySelector('a.active')?.setAttribute('aria-current', 'page');
        // Shown only now: mdBook has put the headings of this page in, and nothing moves any more.
        bar.querySelector('mdbook-sidebar-scrollbox').classList.add('ready');
    });
})();

(function keys() {
    const help = document.getElementById('course-help');
    const choice = document.getElementById('course-keys');
    const KEPT = 'course:keys';
    try { choice.checked = localStorage.getItem(KEPT) !== 'false'; } catch { /* They are on. */ }
    choice.addEventListener('change', () => {
        try {
            if (choice.checked) localStorage.removeItem(KEPT);
            else localStorage.setItem(KEPT, 'false');
        } catch { /* It holds until the next page. */ }
    });
    document.getElementById('course-help-open')?.addEventListener('click', () => help.showModal());
    // Safari gives what is pressed no focus. The arrows would then turn the page, and not move the widget.
    document.addEventListener('click', ({ target, detail }) => {
        const control = target.closest?.('label')?.control ?? target.closest?.('button, summary, input');
        // By a mouse or a finger, and before the widget itself moves the focus.
        if (detail && control && control !== document.activeElement) control.focus({ preventScroll: true });
    }, true);
    // Before the search and any widget hears them. A card has keys of its own, and a search would hide it.
    addEventListener('keydown', (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || mdbook_something_else_has_focus(event)) return;
        // Space is a button's own key.
        if (event.key.length !== 1 || event.key === ' ') return;
        const ours = ['/', 's', 'S', '?'].includes(event.key);
        if (!choice.checked || (ours && event.target.closest?.('.deck'))) event.stopImmediatePropagation();
    }, true);
    document.addEventListener('keydown', (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || mdbook_something_else_has_focus(event)) return;
        if (help.open || event.defaultPrevented) return;
        if (event.key === '?') help.showModal();
        const turn = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
        // Who stands on a link or in a widget means that, and not the page.
        const nowhere = event.target === document.body || event.target.id === 'mdbook-content';
        if (!turn || !nowhere || !choice.checked || event.shiftKey || document.getElementById('mdbook-page-wrapper').inert) return;
        const link = document.querySelector(`a[rel~="${turn}"]`);
        if (!link) return;
        event.preventDefault();
        location.href = link.href;
    });
})();
