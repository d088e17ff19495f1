// mdBook's search, loaded when it is first asked for: its three scripts are a quarter of a page's weight.
const SCRIPTS = ['{{ resource "elasticlunr.min.js" }}', '{{ resource "mark.min.js" }}', '{{ resource "searcher.js" }}'];

let loading;
function load() {
    loading ??= SCRIPTS.reduce((before, src) => before.then(() => new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = new URL(src, import.meta.url);
        script.onload = done;
        script.onerror = () => failed(new Error(`cannot load ${src}`));
        document.head.append(script);
    })), Promise.resolve()).then(async () => (await import('{{ resource "theme/find_error.js" }}')).start());
    return loading;
}

export function start() {
    const toggle = document.getElementById('mdbook-search-toggle');
    const first = async (open) => {
        removeEventListener('keydown', key);
        toggle.removeEventListener('click', click, true);
        await load();
        if (open) toggle.click();
    };
    const click = (event) => {
        event.stopImmediatePropagation();
        first(true);
    };
    const key = (event) => {
        const { target } = event;
        const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
        if (typing || event.altKey || event.ctrlKey || event.metaKey || !['/', 's', 'S'].includes(event.key)) return;
        event.preventDefault();
        first(true);
    };
    // A link from a search result marks its words: the searcher reads them from the address.
    const { searchParams } = new URL(location.href);
    if (searchParams.has('search') || searchParams.has('highlight')) {
        load();
        return;
    }
    toggle.addEventListener('click', click, true);
    addEventListener('keydown', key);
}
