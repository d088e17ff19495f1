// What several modules need: memory on this device, a voice for screen readers, small helpers.

const PREFIX = 'course:';

/// What is kept under `key` on this device; `fallback` when there is nothing, or nothing that can be read.
export function recall(key, fallback = null) {
    try {
        return JSON.parse(localStorage.getItem(PREFIX + key)) ?? fallback;
    } catch {
        return fallback;
    }
}

/// Keeps `value` (anything that JSON can hold) under `key`; `null` forgets it. False when this browser keeps nothing.
export function keep(key, value) {
    try {
        if (value === null) localStorage.removeItem(PREFIX + key);
        else localStorage.setItem(PREFIX + key, JSON.stringify(value));
        dispatchEvent(new CustomEvent('course:kept', { detail: { key, value } }));
        return true;
    } catch {
        return false;
    }
}

/// Every key of the course that begins with `start`, with its value.
export function recallAll(start = '') {
    try {
        return Object.fromEntries(Object.keys(localStorage)
            .filter((key) => key.startsWith(PREFIX + start))
            .map((key) => [key.slice(PREFIX.length), recall(key.slice(PREFIX.length))]));
    } catch {
        return {};
    }
}

// There from the start: a screen reader may miss what a region holds that has only just been made.
const voice = document.body.appendChild(element('div', { class: 'for-ears', role: 'status', id: 'course-voice' }));
/// Says `text` to a screen reader, politely, through the page's one live region.
export function announce(text) {
    // What lies outside of a modal dialog is not heard.
    const place = document.querySelector('dialog[open]') ?? document.body;
    if (voice.parentElement !== place) place.append(voice);
    voice.textContent = '';
    // The same words twice are spoken twice only if the region was empty in between.
    setTimeout(() => { voice.textContent = text; }, 50);
}

/// `element('button', { class: 'x', onclick: f }, 'text', child)`. A property in lower case is an attribute, a function a listener.
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
        else if (value === true) made.setAttribute(key, '');
        else if (value !== false && value != null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
}

const styles = new Map();
/// Loads a stylesheet once; done when it applies, or when it cannot be had.
export function styled(href) {
    if (href && !styles.has(href)) {
        styles.set(href, new Promise((done) => {
            document.head.append(element('link', { rel: 'stylesheet', href: new URL(href, import.meta.url), load: done, error: done }));
        }));
    }
    return styles.get(href);
}

/// Hands a file to the reader.
export function save(name, type, text) {
    const link = element('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // Safari on a phone asks first, and reads the file only then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/// The page's path inside the book, `03_waiting_together/index.html`.
export function pagePath() {
    const root = new URL(document.documentElement.dataset.root || './', location.href).pathname;
    const path = decodeURIComponent(location.pathname).slice(root.length);
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/// The chapter that the page belongs to, `03_waiting_together`, or null.
export const chapter = () => pagePath().match(/^(\d\d_\w+)\//)?.[1] ?? null;

/// mdBook turns the page on the arrow keys. Inside `box` the keys belong to the widget.
export function keepKeys(box, keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' ']) {
    box.addEventListener('keydown', (event) => {
        if (keys.includes(event.key)) event.stopPropagation();
    });
}
