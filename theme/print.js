// The whole book as one page, to be printed: what gives an answer away goes to its end.
import { element } from '{{ resource "theme/base.js" }}';

/// mdBook puts the pages one after the other, with an empty element between two: each becomes a section.
function sections(main) {
    const title = main.querySelector('.book-title');
    const pages = [element('section')];
    for (const node of [...main.childNodes]) {
        if (node === title) continue;
        if (node instanceof HTMLElement && node.style.breakBefore === 'page') pages.push(element('section'));
        else pages.at(-1).append(node);
        if (node.parentElement === main) node.remove();
    }
    return pages;
}

/// The book's title is the one h1; under it each page's own headings stand one step deeper.
function deeper(main) {
    for (const level of [5, 4, 3, 2, 1]) {
        for (const heading of main.querySelectorAll(`h${level}:not(.book-title)`)) {
            const lower = element(`h${level + 1}`);
            for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
            if (level === 1) lower.classList.add('page-title');
            lower.append(...heading.childNodes);
            heading.replaceWith(lower);
        }
    }
}

/// The answers to a chapter's quiz, by the numbers of its questions.
function answers(page) {
    const found = page.querySelectorAll('.question');
    if (found.length === 0) return [];
    const list = [element('h3', {}, page.querySelector('.page-title').textContent)];
    for (const question of found) {
        const answer = question.querySelector('.answer');
        if (!answer) continue;
        answer.querySelector('summary').remove();
        const number = question.querySelector('legend > b')?.textContent ?? '';
        list.push(element('div', { class: 'printed-answer' }, element('strong', {}, number), element('div', {}, ...answer.childNodes)));
        answer.remove();
    }
    return list;
}

export function start() {
    const main = document.querySelector('main');
    const pages = sections(main);
    main.append(...pages);
    deeper(main);
    // The first page has the title of the book for its own.
    pages[0].querySelector('.page-title')?.remove();
    const solutions = pages.filter((page) => page.querySelector('.page-title')?.textContent.endsWith(': solution'));
    const appendix = element('section', {}, element('h2', { class: 'page-title' }, 'Answers to the quizzes'));
    for (const page of pages) appendix.append(...answers(page));
    const guide = pages.filter((page) => page.querySelector('.chapter-notes'));
    main.append(appendix, ...solutions, ...guide);
}
