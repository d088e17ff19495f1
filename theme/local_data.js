// What the course keeps in this browser: shown, saved as a file, erased.
import { recallAll, keep, element, save as handOver } from '{{ resource "theme/base.js" }}';

/// What each key holds, in words; of a key like `quiz:05_spawn`, the part before the colon.
const WORDS = {
    read: 'the chapters that you have read',
    places: 'where you left off, page by page',
    spent: 'how long a chapter was open in front of you, to tell reading from a glance',
    questions: 'how many questions each quiz has',
    solved: 'the exercises that you have ticked as solved',
    quiz: 'your answers to the quizzes: right at the first try, or not',
    answers: 'what you have chosen in the quizzes',
    cards: 'which cards you review, and when each is due',
    language: 'the language that you come from',
    teach: 'whether the notes for the instructor are shown, and the schedule of the day',
};

export function start() {
    const box = document.querySelector('.local-data');
    const list = element('ul');
    const say = element('p', { role: 'status' });
    const save = element('button', { type: 'button', class: 'place-button', onclick: download }, 'Save a copy');
    const erase = element('button', { type: 'button', class: 'place-button', onclick: ask }, 'Erase all of it');
    const really = element('button', { type: 'button', class: 'place-button place-danger', onclick: wipe, hidden: true }, 'Yes, erase it');
    const no = element('button', { type: 'button', class: 'place-button', onclick: back, hidden: true }, 'Keep it');
    box.replaceChildren(list, element('p', { class: 'place-buttons' }, save, erase, really, no), say);
    draw();
    addEventListener('course:kept', draw);
    addEventListener('storage', draw);

    function draw() {
        const kinds = new Set(Object.keys(recallAll()).map((key) => key.split(':')[0]));
        const words = [...kinds].map((kind) => WORDS[kind] ?? kind);
        list.replaceChildren(...(words.length ? words : ['nothing yet']).map((text) => element('li', {}, text)));
        save.disabled = erase.disabled = kinds.size === 0;
    }
    function download() {
        handOver('async-rust-proven.json', 'application/json', JSON.stringify(recallAll(), null, 2));
        say.textContent = 'Saved as async-rust-proven.json.';
    }
    function ask() {
        toggle(true);
        // A second Enter, or one held down, must not erase.
        no.focus();
        say.textContent = 'This also erases the schedule of your cards, and cannot be undone.';
    }
    function back() {
        toggle(false);
        erase.focus();
        say.textContent = '';
    }
    function wipe() {
        for (const key of Object.keys(recallAll())) keep(key, null);
        toggle(false);
        draw();
        // The button that was pressed is gone, and "Erase" has nothing to do: the words take the focus.
        say.tabIndex = -1;
        say.textContent = 'Erased. Nothing of the course is kept in this browser now.';
        say.focus();
    }
    function toggle(asking) {
        save.hidden = erase.hidden = asking;
        really.hidden = no.hidden = !asking;
    }
}
