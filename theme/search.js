// mdBook's search, loaded when it is first asked for: its scripts and its index weigh more than a chapter.
import { announce } from '{{ resource "theme/base.js" }}';

const SCRIPTS = ['{{ resource "elasticlunr.min.js" }}', '{{ resource "mark.min.js" }}', '{{ resource "searcher.js" }}'];

const add = (src) => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = new URL(src, import.meta.url);
    script.onload = done;
    script.onerror = () => failed(new Error(`cannot load ${src}`));
    document.head.append(script);
});

export function start() {
    const toggle = document.getElementById('mdbook-search-toggle');
    const wrapper = document.getElementById('mdbook-search-wrapper');
    const form = document.getElementById('mdbook-searchbar-outer');
    const field = document.getElementById('mdbook-searchbar');
    const news = document.getElementById('mdbook-searchresults-header');
    let loading;
    let wanted = false;

    /// Nothing may come between the searcher, which begins with the field closed, and the hand-over.
    async function load() {
        for (const src of SCRIPTS) await add(src);
        handOver();
    }

    function begin() {
        if (loading) return;
        form.classList.add('searching');
        import('{{ resource "theme/find_error.js" }}').then((module) => module.start());
        loading = load().catch(failed);
    }

    /// The field opens at once, and takes what is typed while the scripts are on their way.
    function show(open) {
        wanted = open;
        wrapper.classList.toggle('hidden', !open);
        toggle.setAttribute('aria-expanded', String(open));
        if (!open) {
            toggle.focus();
            return;
        }
        field.focus();
        begin();
    }

    /// From here on mdBook's searcher opens, closes and searches.
    function handOver() {
        toggle.removeEventListener('click', click, true);
        removeEventListener('keydown', key);
        form.removeEventListener('submit', stay);
        wrapper.addEventListener('keydown', walk);
        tell();
        if (!wanted) return;
        wrapper.classList.add('hidden');
        toggle.click();
        field.setSelectionRange(field.value.length, field.value.length);
        if (field.value) field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    }

    /// mdBook marks a result by a class alone, and its Escape leaves the focus nowhere. Here the focus itself walks:
    /// over the compiler errors of find_error.js, then over mdBook's results.
    function walk(event) {
        const results = [...wrapper.querySelectorAll('li > a, #mdbook-searchresults a')].filter((link) => !link.closest('.hidden, [hidden], details:not([open])'));
        const at = results.indexOf(document.activeElement.closest('li')?.querySelector('a'));
        if (event.key === 'Escape') {
            setTimeout(() => toggle.focus());
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            event.stopPropagation();
            const to = at + (event.key === 'ArrowDown' ? 1 : -1);
            if (to < 0) field.focus();
            else results[to]?.focus();
        }
    }

    /// The number of results, when the typing pauses: a word for each letter is chatter.
    function tell() {
        let due;
        new MutationObserver(() => {
            clearTimeout(due);
            due = setTimeout(() => announce(news.textContent), 700);
        }).observe(news, { childList: true, characterData: true, subtree: true });
    }

    function failed() {
        loading = null;
        form.classList.remove('searching');
        news.textContent = 'The search could not be loaded. Is there a network?';
        news.parentElement.classList.remove('hidden');
    }

    const stay = (event) => event.preventDefault();
    const click = (event) => {
        event.stopImmediatePropagation();
        show(!wanted);
    };
    const key = (event) => {
        const { target } = event;
        if (wanted && event.key === 'Escape') {
            show(false);
            return;
        }
        const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
        if (typing || event.altKey || event.ctrlKey || event.metaKey || !['/', 's', 'S'].includes(event.key)) return;
        event.preventDefault();
        scrollTo(0, 0);
        show(true);
    };
    form.addEventListener('submit', stay);
    toggle.addEventListener('click', click, true);
    addEventListener('keydown', key);

    // A link from a search result marks its words: the searcher reads them from the address.
    const { searchParams } = new URL(location.href);
    if (searchParams.has('search') || searchParams.has('highlight')) begin();
}
