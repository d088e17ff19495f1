// The page that asks the cards: what to ask, and what comes in from and goes out to a file.
// The cards are those of the list on the page, the order is theirs.
import { announce, element, keep, keepKeys, recall, save } from '{{ resource "theme/base.js" }}';
import * as store from '{{ resource "theme/cards_store.js" }}';
import { ask, ahead, queue } from '{{ resource "theme/cards_session.js" }}';
import { isRead, isSolved } from '{{ resource "theme/place.js" }}';

const files = () => import('{{ resource "theme/cards_files.js" }}');
const count = (n, thing) => `${n} ${thing}${n === 1 ? '' : 's'}`;

let deck, view, notice, cards, chapters;
/// Where the view redraws itself after another tab has reviewed.
let refresh = () => {};

export function start() {
    if ('print' in document.documentElement.dataset) return;
    deck = document.querySelector('.deck');
    const lists = [...document.querySelectorAll('.deck-cards')];
    chapters = lists.map((list) => ({ dir: list.dataset.chapter, list, title: list.querySelector('h2').textContent.trim() }));
    cards = chapters.flatMap(({ dir, list, title }) => [...list.querySelectorAll('details.card')].map((box) => ({
        id: box.dataset.card,
        chapter: dir,
        title,
        front: [...box.firstElementChild.childNodes],
        back: [...box.childNodes].slice(1),
    })));
    notice = element('p', { class: 'deck-notice', role: 'status' });
    view = element('div', { class: 'deck-view' });
    deck.replaceChildren(notice, view);
    deck.setAttribute('role', 'region');
    deck.setAttribute('aria-label', 'Review');
    keepKeys(deck);

    store.onOthers(() => refresh());
    // `cargo course` tells after a while what is solved.
    addEventListener('course:learned', () => refresh());
    document.addEventListener('visibilitychange', () => {
        // A tab that was left open overnight.
        if (!document.hidden) store.adopt(), refresh();
    });
    addEventListener('hashchange', linked);
    if (!linked()) choose();
}

/// A link from a chapter names it: its cards are asked at once.
function linked() {
    const dir = decodeURIComponent(location.hash).replace(/^#review-/, '');
    const chosen = location.hash.startsWith('#review-') && chapters.find((chapter) => chapter.dir === dir);
    if (chosen) run([dir]);
    return Boolean(chosen);
}

/// Says what the reader must know: their reviews go with the page.
function warn() {
    const text = 'This browser keeps nothing for this page: it is a private window, or storage is forbidden or full. '
        + 'Everything works, but only until you close the page. To keep your reviews, export them to a file.';
    const next = store.isKept() ? '' : text;
    if (notice.textContent !== next) notice.textContent = next;
}

// What is asked

function settings() {
    const kept = recall('cards:choice', {});
    const perDay = Number.isInteger(kept?.perDay) && kept.perDay >= 0 ? kept.perDay : 20;
    const which = ['begun', 'all', 'some'].includes(kept?.which) ? kept.which : begun().length ? 'begun' : 'all';
    return { perDay, which, some: Array.isArray(kept?.some) ? kept.some : [] };
}

/// The chapters that are marked as read, of whose quiz a question was answered, or of whose exercises one is solved.
function begun() {
    const solved = new Set();
    for (const link of document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]')) {
        const [, dir, name] = link.pathname.match(/\/(\d\d_\w+)\/(\w+)\.html$/) ?? [];
        if (dir && isSolved(name)) solved.add(dir);
    }
    return chapters.map(({ dir }) => dir).filter((dir) => isRead(`${dir}/index.html`) || solved.has(dir)
        || ['quiz', 'answers'].some((key) => Object.keys(recall(`${key}:${dir}`, {}) ?? {}).length));
}

const chosen = ({ which, some }) => (which === 'begun' ? begun() : which === 'all' ? chapters.map(({ dir }) => dir) : some);

function waiting(dirs, perDay) {
    const { learning, due, fresh, soon, later } = queue(cards, dirs, perDay, 0, Date.now());
    return { due: learning.length + due.length + soon.length, fresh: fresh.length, later };
}

function choose(focus) {
    const now = settings();
    const radio = (value, ...label) => element('label', { class: 'deck-option' },
        element('input', { type: 'radio', name: 'which', value, checked: now.which === value }), element('span', {}, ...label));
    const form = element('form', { class: 'deck-choice' });
    const says = element('p', { class: 'deck-now', id: 'deck-now' });
    const go = element('button', { class: 'deck-main', 'aria-describedby': 'deck-now' }, 'Start');
    const some = element('div', { class: 'deck-some', role: 'group', 'aria-label': 'Chapters to ask' },
        ...chapters.map(({ dir, title }) => element('label', { class: 'deck-option' },
            element('input', { type: 'checkbox', name: 'some', value: dir, checked: now.some.includes(dir) }),
            element('span', {}, title, ' ', element('small', {})))));
    const perDay = element('input', { type: 'number', name: 'perDay', min: '0', max: '999', value: String(now.perDay), inputmode: 'numeric', required: true });
    form.append(
        says,
        element('fieldset', {}, element('legend', {}, 'Which chapters'),
            radio('begun', 'Those that you have read or begun ', element('small', {})),
            radio('all', `All ${chapters.length} chapters`),
            radio('some', 'Some of them'),
            some),
        element('label', { class: 'deck-per-day' }, 'New cards a day at most ', perDay),
        go,
    );
    const values = () => ({
        which: form.elements.which.value,
        some: [...form.querySelectorAll('[name=some]:checked')].map(({ value }) => value),
        perDay: perDay.validity.valid ? Number(perDay.value) : now.perDay,
    });
    const draw = () => {
        const set = values();
        const dirs = chosen(set);
        const { due, fresh, later } = waiting(dirs, set.perDay);
        const others = set.which === 'begun' ? waiting(chapters.map(({ dir }) => dir), 0).due - due : 0;
        some.hidden = set.which !== 'some';
        form.querySelector('[value=begun] + span small').textContent = `(${begun().length})`;
        for (const box of form.querySelectorAll('[name=some]')) {
            const wait = waiting([box.value], Infinity);
            box.nextElementSibling.lastElementChild.textContent = `${wait.due} due, ${wait.fresh} new`;
        }
        says.textContent = due + fresh ? `${count(due + fresh, 'card')} for you now: ${due} due, ${fresh} new.`
            : dirs.length ? `Nothing to review now. ${ahead(later, Date.now())}`
            : set.which === 'begun' ? 'You have not finished a chapter yet. Choose all chapters to look ahead.' : 'Choose a chapter.';
        // Reviewed without having been begun: all chapters were chosen then.
        if (others) says.textContent += ` Due in other chapters: ${count(others, 'card')}.`;
        go.setAttribute('aria-disabled', String(!(due + fresh)));
        warn();
    };
    form.addEventListener('input', () => {
        keep('cards:choice', values());
        draw();
    });
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (go.getAttribute('aria-disabled') === 'true') announce(says.textContent);
        else run(chosen(values()));
    });
    view.replaceChildren(form, tools());
    view.onkeydown = null;
    refresh = draw;
    draw();
    if (focus) go.focus();
}

function run(dirs) {
    const { perDay } = settings();
    refresh = ask({ view, cards, dirs, perDay, warn, leave: () => choose(true) });
}

// Files

function tools() {
    const result = element('div', { class: 'deck-result', tabindex: '-1' });
    const input = element('input', { type: 'file', accept: '.json,application/json', hidden: true });
    const say = (text, alert) => {
        result.replaceChildren(element('p', { role: alert ? 'alert' : 'status', class: alert ? 'deck-fault' : false }, text));
    };
    const button = (label, act) => element('button', { type: 'button', class: 'deck-button', onclick: () => act().catch((error) => say(error.message, true)) }, label);
    const date = () => new Date(Date.now()).toISOString().slice(0, 10);
    const fronts = () => new Map(cards.map(({ id, front }) => [id, front.map((node) => node.textContent).join('').trim()]));

    const exported = async () => {
        store.adopt();
        const { written } = await files();
        save(`async-rust-proven-cards-${date()}.json`, 'application/json', written(store.all(), fronts(), Date.now()));
        say(`${count(Object.keys(store.all()).length, 'reviewed card')} exported.`);
    };
    const forAnki = async () => {
        const { anki } = await files();
        save('async-rust-proven-anki.txt', 'text/plain', anki(cards));
        say(`${count(cards.length, 'card')} written to a file for Anki: File, Import there. Reviews stay here; Anki begins its own.`);
    };
    const sheet = async () => {
        const dirs = chosen(settings());
        for (const { dir, list } of chapters) list.classList.toggle('deck-out', dirs.length > 0 && !dirs.includes(dir));
        addEventListener('afterprint', () => chapters.forEach(({ list }) => list.classList.remove('deck-out')), { once: true });
        print();
    };
    input.addEventListener('change', async () => {
        const [file] = input.files;
        input.value = '';
        if (!file) return;
        try {
            const { read, compared } = await files();
            const theirs = read(await file.text());
            store.adopt();
            preview(file.name, theirs, compared(store.all(), theirs, fronts()), fronts());
        } catch (error) {
            say(`${file.name} was not imported, and nothing has changed: ${error.message}`, true);
        }
    });

    const preview = (name, theirs, { added, newer, older, same, unknown }, known) => {
        const changes = [...added, ...newer];
        const when = (schedule) => new Date(Date.parse(schedule.reviewed)).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
        const line = (id) => {
            const here = store.schedule(id);
            return element('li', {}, `${known.get(id) ?? id}: reviewed ${when(theirs[id])}${here ? `, here ${when(here)}` : ', here never'}`);
        };
        const parts = [
            [added.length, 'not reviewed here yet'],
            [newer.length, 'reviewed later than here'],
            [older.length, 'reviewed later here, kept as here'],
            [same.length, 'the same here'],
        ].filter(([n]) => n).map(([n, what]) => element('li', {}, `${count(n, 'card')} ${what}`));
        if (unknown.length) parts.push(element('li', {}, `${unknown.length} of them not in this edition of the course, kept all the same`));
        const close = (text) => {
            say(text);
            result.focus();
        };
        result.replaceChildren(element('div', { class: 'deck-preview', role: 'group', 'aria-label': `Import of ${name}` },
            element('p', {}, element('strong', {}, name), changes.length ? ` would change ${count(changes.length, 'card')}:` : ' changes nothing here:'),
            element('ul', {}, ...parts),
            changes.length && element('details', {}, element('summary', {}, 'Which cards'), element('ul', {}, ...changes.map(line))) || '',
            changes.length && element('button', { type: 'button', class: 'deck-main', onclick: () => {
                store.take(theirs);
                refresh();
                close(`${count(changes.length, 'card')} taken over from ${name}.`);
            } }, `Take over ${count(changes.length, 'card')}`) || '',
            ' ',
            element('button', { type: 'button', class: 'deck-button', onclick: () => close('Nothing has changed.') }, changes.length ? 'Cancel' : 'Close')));
        result.focus();
    };

    return element('div', { class: 'deck-files', role: 'group', 'aria-label': 'Files and paper' },
        button('Export reviews', exported),
        button('Import reviews', async () => input.click()),
        button('File for Anki', forAnki),
        button('Print to cut', sheet),
        input, result);
}
