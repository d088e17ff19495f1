// The search: the field, the keys, the results. The text of the book is loaded when it is first asked for.
import { announce, element } from '{{ resource "theme/base.js" }}';

const ROOT = document.documentElement.dataset.root;
/// More than a reader looks through.
const SHOWN = 30;

export function start() {
    const toggle = document.getElementById('mdbook-search-toggle');
    const wrapper = document.getElementById('mdbook-search-wrapper');
    const form = document.getElementById('mdbook-searchbar-outer');
    const field = document.getElementById('mdbook-searchbar');
    const outer = document.getElementById('mdbook-searchresults-outer');
    const news = document.getElementById('mdbook-searchresults-header');
    const list = document.getElementById('mdbook-searchresults');
    let loading;
    let search;
    let due;
    /// Where the reader was: the field stands at the top of the page.
    let place = 0;
    const back = () => scrollTo({ top: place, behavior: 'instant' });

    async function load() {
        if (loading) return;
        loading = true;
        form.classList.add('searching');
        try {
            const [found, error] = await Promise.all([import('{{ resource "theme/find.js" }}'), import('{{ resource "theme/find_error.js" }}')]);
            await found.load();
            ({ search } = found);
            error.start(find);
            find();
        } catch {
            loading = false;
            say('The search could not be loaded. Is there a network?');
        }
        form.classList.remove('searching');
    }

    function say(words) {
        news.textContent = words;
        outer.classList.toggle('hidden', !words);
        // When the typing pauses: a word for each letter is chatter.
        clearTimeout(due);
        if (words) due = setTimeout(() => announce(words), 700);
    }

    function find() {
        const query = field.value.trim();
        if (!search && query) return;
        const { results, count, words } = query ? search(query, SHOWN) : { results: [] };
        list.replaceChildren(...results.map(({ path, fragment, name, teaser }) => element('li', {},
            element('a', { href: `${ROOT}${path}?highlight=${encodeURIComponent(words)}#${fragment}` }, name),
            element('span', { class: 'teaser' }, ...teaser.map(([text, hit]) => (hit ? element('em', {}, text) : text))))));
        const many = count > SHOWN ? `The first ${SHOWN} of ${count} results` : `${count || 'No'} result${count === 1 ? '' : 's'}`;
        say(query && `${many} for “${query}”`);
    }

    function show(open) {
        if (open && !shown()) place = scrollY;
        wrapper.classList.toggle('hidden', !open);
        toggle.setAttribute('aria-expanded', String(open));
        if (!open) {
            toggle.focus({ preventScroll: true });
            back();
            return;
        }
        scrollTo({ top: 0, behavior: 'instant' });
        field.focus();
        field.select();
        load();
    }
    const shown = () => !wrapper.classList.contains('hidden');

    toggle.addEventListener('click', () => show(!shown()));
    field.addEventListener('input', find);
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        list.querySelector('a')?.click();
    });
    // The browser comes back from a result to where the page was left: that is not at the field.
    wrapper.addEventListener('click', (event) => {
        if (event.target instanceof Element && event.target.closest('a[href]') && !event.ctrlKey && !event.metaKey && !event.shiftKey) back();
    });
    // The focus itself walks: over the compiler errors of find_error.js, then over the results.
    wrapper.addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        const results = [...wrapper.querySelectorAll('li > a')].filter((link) => !link.closest('.hidden, [hidden], details:not([open])'));
        const to = results.indexOf(document.activeElement.closest('li')?.querySelector('a')) + (event.key === 'ArrowDown' ? 1 : -1);
        event.preventDefault();
        if (to < 0) field.focus();
        else results[to]?.focus();
    });
    addEventListener('keydown', (event) => {
        if (shown() && event.key === 'Escape') {
            show(false);
            return;
        }
        const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
        if (typing || event.altKey || event.ctrlKey || event.metaKey || !['/', 's', 'S'].includes(event.key)) return;
        event.preventDefault();
        show(true);
    });

    // A link from a result marks its words.
    const query = new URLSearchParams(location.search).get('highlight');
    if (query) import('{{ resource "theme/find.js" }}').then(({ mark }) => mark(query));
}
