// Where the reader is: chapters read, quizzes answered, exercises solved. On the contents, under
// the title of a chapter, beside each exercise, and on the first page.
import { recall, keep, announce, element, pagePath, chapter } from '{{ resource "theme/base.js" }}';

const EXERCISE = /^\d\d_\w+\/(\w+)\.html$/;
/// Where `cargo course` tells what is solved; only its own server sets this.
const { served } = document.documentElement.dataset;

/// What this visit knows, for browsers that keep nothing.
const visit = { read: recall('read', {}), solved: recall('solved', {}) };
/// The learner's progress.txt, when served.
let noted = null;

const isServed = Boolean(served);
export const isRead = (page) => visit.read[page] === true;
/// Marked by hand as not read: then nothing but a hand marks it as read.
export const isRefused = (page) => visit.read[page] === false;
export const isSolved = (name) => (isServed ? noted?.has(name) ?? false : visit.solved[name] === true);

/// Notes something of this page; false when this browser keeps nothing.
export function note(key, of, value) {
    visit[key] = { ...recall(key, visit[key]), [of]: value };
    const kept = keep(key, visit[key]);
    draw();
    return kept;
}

/// A chapter's quiz: how many questions there are, have an answer, and were right at the first try.
function quiz(folder) {
    const known = recall('questions', {})[folder] ?? 0;
    const answers = Object.values(recall(`quiz:${folder}`, {}));
    const all = Math.max(known, answers.length);
    return { all, answered: answers.length, right: answers.filter((right) => right === true).length };
}

function quizWords({ all, answered, right }) {
    if (!all) return null;
    if (!answered) return `quiz 0 of ${all}`;
    return answered < all ? `quiz ${answered} of ${all} answered` : `quiz ${right} of ${all} right`;
}

/// The path inside the book that a link leads to.
function inside(link) {
    const root = new URL(document.documentElement.dataset.root || './', location.href).href;
    const to = link.href.split(/[?#]/)[0];
    return to.startsWith(root) ? decodeURIComponent(to.slice(root.length)) : '';
}

/// Puts a sign with words for the ears at the end of `box`, or takes it away.
function sign(box, text, words) {
    const old = box.querySelector(':scope > .place-mark');
    if (!words) return old?.remove();
    const made = element('span', { class: 'place-mark', title: words },
        element('span', { 'aria-hidden': 'true' }, text), element('span', { class: 'for-ears' }, `, ${words}`));
    return old ? old.replaceWith(made) : box.append(made);
}

function drawContents() {
    const links = [...document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]:not(.header-in-summary)')];
    const exercises = new Map();
    for (const link of links) {
        const [path, name] = inside(link).match(EXERCISE) ?? [];
        if (!path || name === 'index' || name.endsWith('_solution')) continue;
        const folder = path.split('/')[0];
        exercises.set(folder, [...exercises.get(folder) ?? [], name]);
        sign(link, '✓', isSolved(name) && 'solved');
    }
    for (const link of links) {
        const path = inside(link);
        const [folder, page] = path.split('/');
        if (page !== 'index.html') continue;
        const answers = quiz(folder);
        const done = answers.all > 0 && answers.answered >= answers.all;
        const names = exercises.get(folder) ?? [];
        const solved = names.filter(isSolved).length;
        const words = [isRead(path) && 'read', done && quizWords(answers),
            solved > 0 && `${solved} of ${names.length} exercises solved`].filter(Boolean);
        sign(link, [isRead(path) && '✓', done && `${answers.right}/${answers.all}`].filter(Boolean).join(' ') || '·',
            words.join(', '));
    }
}

/// Under the title of a chapter.
function drawChapter() {
    const box = document.querySelector('.place');
    if (!box) return;
    const names = box.dataset.exercises.split(' ').filter(Boolean);
    const solved = names.filter(isSolved).length;
    const words = [isRead(pagePath()) ? '✓ read' : 'not read yet', quizWords(quiz(chapter())),
        names.length > 0 && `exercises ${solved} of ${names.length} solved`];
    box.querySelector('.place-state').replaceChildren(words.filter(Boolean).join(' · '), ...isRead(pagePath()) ? [] : resume());
}

/// Where this page was left the last time.
const left = recall('places', {})[pagePath()] ?? {};
/// On a chapter that was left in the middle: back to there.
function resume() {
    const { id, text } = left;
    if (!id || !document.getElementById(id) || location.hash) return [];
    return [' · ', element('a', { class: 'place-resume', href: `#${id}` }, `go on at “${text}”`)];
}

/// In lists of exercises, and how many of all.
function drawLists() {
    for (const cell of document.querySelectorAll('.place-cell')) {
        const done = isSolved(cell.dataset.exercise);
        const inTable = cell.closest('td');
        cell.replaceChildren(...!done && !inTable ? [] : [
            element('span', { class: done ? 'place-done' : '', 'aria-hidden': 'true' }, done ? '✓' : '○'),
            element('span', { class: inTable ? 'for-ears' : '' }, done ? ' solved' : ' not solved')]);
    }
    const state = document.querySelector('.place-total .place-state');
    if (!state) return;
    const all = [...document.querySelectorAll('.place-cell')].map((cell) => cell.dataset.exercise);
    state.textContent = `${all.filter(isSolved).length} of ${all.length} solved${isServed
        ? ', as noted in progress.txt.'
        : ', as you have ticked them on their pages.'}`;
}

/// On the page of an exercise.
function drawExercise() {
    const box = document.querySelector('.place-solved');
    if (!box) return;
    const name = box.dataset.exercise;
    if (isServed) {
        box.replaceChildren(element('p', {}, ...isSolved(name)
            ? [element('span', { class: 'place-done' }, '✓ Solved'), ': noted in progress.txt.']
            : ['Not solved yet. When your tests pass, that shows here.']));
        return;
    }
    const tick = box.querySelector('input');
    if (tick) {
        tick.checked = isSolved(name);
        return;
    }
    const input = element('input', { type: 'checkbox', onchange: () => note('solved', name, input.checked || undefined) });
    input.checked = isSolved(name);
    box.replaceChildren(element('label', {}, input, ' I have solved it (my own note, kept in this browser)'));
}

/// Who turns the pages meets no solution: mdBook's order has them between the chapters. Its own script takes
/// the arrows' links at each press of a key.
function turn() {
    const here = pagePath();
    if (here.endsWith('_solution.html')) return;
    const links = [...document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]:not(.header-in-summary)')];
    const pages = links.filter((link) => !inside(link).endsWith('_solution.html'));
    const at = pages.findIndex((link) => inside(link) === here);
    if (at < 0) return;
    for (const [rel, step] of [['prev', -1], ['next', 1]]) {
        const to = pages[at + step];
        for (const link of to ? document.querySelectorAll(`.turn a[rel="${rel}"]`) : []) {
            if (!/_solution\.html$/.test(link.href)) continue;
            const title = [...to.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('').trim();
            link.href = to.href;
            const words = link.querySelector('span:not(.fa-svg)');
            words.replaceChildren(words.firstElementChild, ` ${title}`);
        }
    }
}

/// On the first page.
function drawContinue() {
    const box = document.querySelector('.continue');
    if (!box) return;
    const [page, left] = Object.entries(recall('places', {})).sort(([, a], [, b]) => b.at - a.at)[0] ?? [];
    box.hidden = !page;
    if (!page) return;
    const root = document.documentElement.dataset.root;
    const to = (path, id, text) => element('a', { href: `${root}${path}${id ? `#${id}` : ''}` }, text);
    box.replaceChildren(...left.next
        ? [`You have come to the end of “${left.title}”. Next: `, to(left.next.page, '', left.next.title)]
        : ['Continue where you left off: ', to(page, left.id, left.id ? `${left.title}, “${left.text}”` : left.title)]);
}

function draw() {
    drawContents();
    drawChapter();
    drawLists();
    drawExercise();
    drawContinue();
}

function learn({ solved }) {
    const news = noted ? solved.filter((name) => !noted.has(name)) : [];
    noted = new Set(solved);
    draw();
    // A pass comes while the reader looks elsewhere.
    if (news.length) announce(`Solved: ${news.join(', ')}`);
    dispatchEvent(new Event('course:learned'));
}

export async function start() {
    if ('print' in document.documentElement.dataset) return;
    const questions = document.querySelectorAll('main .question').length;
    if (chapter() && document.querySelector('.place')) {
        const known = recall('questions', {});
        if (known[chapter()] !== questions) keep('questions', { ...known, [chapter()]: questions });
    }
    draw();
    turn();
    // What other modules and other tabs keep shows here at once. One drawing for several changes.
    let due;
    const changed = (key, value) => {
        if (key in visit) visit[key] = value ?? {};
        clearTimeout(due);
        due = setTimeout(draw);
    };
    addEventListener('course:kept', ({ detail: { key, value } }) => {
        if (key in visit || key.startsWith('quiz:')) changed(key, value);
    });
    addEventListener('storage', ({ key }) => {
        // `null`: all was erased. Another key than the course's holds what it likes.
        if (key !== null && !key.startsWith('course:')) return;
        if (key === null) Object.assign(visit, { read: {}, solved: {} });
        const name = key?.replace('course:', '');
        changed(name, name && recall(name));
    });
    // The browser may bring back the page as it was left.
    addEventListener('pageshow', ({ persisted }) => {
        if (!persisted) return;
        for (const key of Object.keys(visit)) visit[key] = recall(key, visit[key]);
        draw();
    });
    if (served) {
        addEventListener('course:progress', ({ detail }) => learn(detail));
        const answer = await fetch(served).catch(() => null);
        if (answer?.ok) learn(await answer.json());
    }
    const parts = [];
    if (/^\d\d_/.test(pagePath())) parts.push(import('{{ resource "theme/reading.js" }}'));
    if (document.querySelector('.local-data')) parts.push(import('{{ resource "theme/local_data.js" }}'));
    for (const part of await Promise.all(parts)) part.start();
}
