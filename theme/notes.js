// Puts a chapter's notes, taken from the guide's page, beside what they are about.
import { chapter, element, pagePath } from '{{ resource "theme/base.js" }}';

/// `guide` is the parsed page, `at` its address.
export function place(guide, main, at) {
    const notes = guide.querySelector(`.chapter-notes[data-chapter="${chapter()}"]`);
    if (!notes) return;
    for (const link of notes.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), at);
    // They stand in two pages, and an id only once.
    for (const named of notes.querySelectorAll('[id]')) named.removeAttribute('id');
    const title = main.querySelector('h1');
    const name = pagePath().match(/\/(\w+?)(_solution)?\.html$/)?.[1];
    if (name !== 'index') {
        const how = [...notes.querySelectorAll('[data-part^=Reveal] li')].filter((item) => item.querySelector('code')?.textContent === name);
        if (how.length) after(title, 'Reveal', [element('ul', {}, ...how)]);
        return;
    }
    for (const part of notes.querySelectorAll('[data-part]')) {
        const list = part.querySelector('ul, ol');
        const rest = [...part.children].filter((child) => child !== list && !/^H\d$/.test(child.tagName));
        const sections = new Map();
        for (const item of [...list.children]) {
            const heading = document.getElementById(item.dataset.by || part.dataset.by);
            const under = heading && main.contains(heading) ? heading : title;
            if (!sections.has(under)) sections.set(under, list.cloneNode(false));
            sections.get(under).append(item);
        }
        for (const [under, items] of sections) after(under, part.dataset.part, [items, ...rest.splice(0)]);
    }
}

export function remove() {
    for (const note of document.querySelectorAll('.teach-note')) note.remove();
}

/// After the notes that stand there already, so that they keep the order of the guide.
function after(place, name, children) {
    while (place.nextElementSibling?.matches('.teach-note')) place = place.nextElementSibling;
    place.after(element('div', { class: 'teach-note', role: 'note', 'aria-label': `For the instructor: ${name}` },
        element('p', { class: 'teach-name' }, name), ...children));
}
