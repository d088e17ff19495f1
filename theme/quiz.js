// Quizzes. The page holds questions, options and answers anyway; this checks what was chosen,
// explains it, and keeps it on this device.
import { announce, element, keep, keepKeys, recall } from '{{ resource "theme/base.js" }}';

export function start() {
    for (const box of document.querySelectorAll('.quiz')) {
        const code = box.querySelectorAll('[data-kind=compiles] pre > code');
        for (const block of code) numberLines(block);
        // On the page to print theme/print.js gathers the answers of all chapters.
        if ('print' in document.documentElement.dataset) continue;
        answersOnPaper(box);
        enliven(box);
    }
}

function enliven(box) {
    const results = `quiz:${box.dataset.chapter}`;
    const answers = `answers:${box.dataset.chapter}`;
    const questions = [...box.querySelectorAll('.question')].map(read);
    const score = element('span');
    const begin = element('strong');
    // "Start over" is shown from the first answer on, and then stays: focus may be on it.
    const again = element('button', { type: 'button', onclick: startOver }, 'Start over');
    // What this device keeps is replaced only by the first answer after "Start over".
    let right = recall(results, {});
    let chosen = recall(answers, {});
    let fresh = false;
    box.querySelector('.score').append(score, ' ', begin, ' ', again);
    keepKeys(box);

    for (const question of questions) {
        for (const control of question.controls) control.checked = false;
        question.button.addEventListener('click', () => check(question));
        question.box.addEventListener('keydown', (event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement) check(question);
        });
        question.box.addEventListener('change', () => letPick(question));
        restore(question);
    }
    tell();

    /// Focus stays where it is: the answer to a press of "Check" is a status message (WCAG 4.1.3), which is spoken by
    /// the live region, and it stands right behind the button, where reading goes on. Moving there would surprise.
    function check(question) {
        const values = valuesOf(question);
        if (typeof values === 'string') {
            say(question, [element('p', {}, values)]);
            announce(values);
            return;
        }
        const isRight = explain(question, values, !fresh && question.id in right ? '' : ' at the first try');
        // Another tab may have kept answers meanwhile.
        right = fresh ? {} : { ...right, ...recall(results, {}) };
        chosen = fresh ? {} : { ...chosen, ...recall(answers, {}) };
        fresh = false;
        right[question.id] ??= isRight;
        chosen[question.id] = values.map((value) => words(question, value));
        keep(answers, chosen);
        keep(results, right);
        const all = questions.every(({ id }) => id in right);
        announce(`${question.result.innerText}\n${tell() && all ? score.textContent : ''}`);
    }

    function restore(question) {
        const kept = chosen[question.id];
        if (!Array.isArray(kept)) return;
        const found = question.controls.filter((control) => kept.includes(words(question, control.value)));
        // The book may have changed since.
        if (found.length !== kept.length || !found.length) return;
        for (const control of found) {
            control.checked = true;
            if (control.value.startsWith('B ')) question.controls[1].checked = true;
        }
        letPick(question);
        explain(question, found.map((control) => control.value), '');
    }

    /// The running line; true.
    function tell() {
        const known = questions.filter(({ id }) => id in right);
        const good = known.filter(({ id }) => right[id]).length;
        const left = questions.length - known.length;
        const line = `${good} of ${questions.length} right at the first try`;
        score.textContent = fresh ? `All questions are open again. Until your next answer this result stays: ${line}.`
            : `${line}${left ? `, ${left} to go` : ''}.`;
        // In the entry test the first wrong answer says where to start.
        const first = questions.find(({ id, start }) => start && right[id] === false);
        begin.replaceChildren(...(first && !fresh ? ['Start at ', first.start.cloneNode(true), '.'] : []));
        again.hidden = !known.length;
        return true;
    }

    function startOver() {
        fresh = true;
        for (const question of questions) {
            for (const control of question.controls) control.checked = false;
            unmark(question);
            question.result.replaceChildren();
            question.answer.open = false;
            fold(question, []);
            letPick(question);
        }
        tell();
        announce(score.textContent);
    }
}

function read(box) {
    const answer = box.querySelector('.answer');
    const button = box.querySelector(':scope > button');
    const result = element('div', { class: 'verdict' });
    button.after(result);
    const right = [...answer.querySelectorAll('[data-right]')].map(({ dataset }) => dataset.for ?? dataset.right);
    // Options first; where a line is to be picked, the lines follow.
    const controls = [...box.querySelectorAll('.options input'), ...box.querySelectorAll('.line input')];
    const start = answer.querySelector('.start > a');
    return { box, id: box.dataset.id, kind: box.dataset.kind, answer, button, result, right, controls, start };
}

/// What was chosen, as the answers name it, or what is missing.
function valuesOf({ kind, controls }) {
    const values = controls.filter(({ checked }) => checked).map(({ value }) => value);
    if (!values.length) return 'Choose an answer first.';
    if (kind !== 'compiles' || values[0] === 'A') return values.slice(0, kind === 'several' ? undefined : 1);
    return values.length > 1 ? values.slice(1) : 'Pick the line, too.';
}

/// How an answer is remembered: options may change their places.
function words({ controls }, value) {
    const control = controls.find((one) => one.value === value);
    return control.getAttribute('aria-label') ?? control.closest('label').querySelector(':scope > span').textContent;
}

/// Shows whether the answer is right, and why; returns it.
function explain(question, values, when) {
    const { kind, answer, right } = question;
    const isRight = values.length === right.length && values.every((value) => right.includes(value));
    const compiles = kind === 'compiles';
    const why = (value) => answer.querySelector(`[data-for="${value}"]`);
    if (kind === 'several') unmark(question);
    const unsure = why(values[0])?.dataset.unsure !== undefined;
    for (const value of values) if (!unsure) mark(question, value, right.includes(value));
    let verdict = isRight ? `Right${when}.` : unsure ? 'Good to know.' : 'Not right.';
    const parts = [];
    if (compiles && isRight) {
        parts.push(copy('p', answer.querySelector('[data-right]')));
    } else if (compiles) {
        const line = values[0].startsWith('B ') && right[0] !== 'A';
        if (line) {
            verdict = `Nearly: it does not compile${why(values[0]) ? ', and the message marks this line too' : ''}, but the error itself stands at another line.`;
            mark(question, 'B', true);
        } else {
            verdict = `Not right: it ${right[0] === 'A' ? 'compiles' : 'does not compile'}.`;
            if (right[0] === 'A') mark(question, 'B', false);
        }
        const words = why(values[0]) ?? why(line ? 'other' : 'B');
        parts.push(copy('p', words.querySelector('span')));
    } else {
        parts.push(element('ul', {}, ...values.map((value) => copy('li', why(value)))));
        const missing = right.filter((value) => !values.includes(value)).length;
        if (kind === 'several' && missing) {
            parts.push(element('p', {}, missing === 1 ? 'One more is right.' : `${missing} more are right.`));
        }
    }
    if (!isRight && question.start) parts.push(copy('p', question.start.parentElement));
    if (compiles && isRight && values[0] !== 'A') mark(question, 'B', true);
    const sign = isRight ? '✓ ' : unsure ? '' : '✗ ';
    say(question, [element('p', { class: isRight ? 'good' : unsure ? 'unsure' : 'bad' }, sign + verdict), ...parts]);
    fold(question, isRight ? values : []);
    return isRight;
}

function say({ result }, parts) {
    result.replaceChildren(...parts);
}

function copy(name, from) {
    return element(name, {}, ...[...from.cloneNode(true).childNodes]);
}

/// A word and a sign on an option: never color alone.
function mark({ controls }, value, good) {
    const label = controls.find((control) => control.value === value).closest('label');
    label.querySelector('.mark')?.remove();
    label.append(element('em', { class: `mark ${good ? 'good' : 'bad'}` }, good ? '✓ right' : '✗ wrong'));
}

function unmark({ box }) {
    for (const one of box.querySelectorAll('.mark')) one.remove();
}

/// What the result has told already is not told again among the folded answers.
function fold({ answer }, told) {
    answer.querySelector('summary').firstChild.data = told.length ? 'The other answers' : 'Show the answer';
    answer.querySelector('p').hidden = told.length > 0;
    for (const one of answer.querySelectorAll('li')) one.hidden = told.includes(one.dataset.for);
}

/// Lines can be picked once the answer is that it does not compile.
function letPick({ kind, controls, box }) {
    if (kind !== 'compiles') return;
    const picking = controls[1].checked;
    for (const line of controls.slice(2)) {
        line.disabled = !picking;
        if (!picking) line.checked = false;
    }
    const code = box.querySelector('pre > code');
    code.classList.toggle('picking', picking);
    for (const [name, value] of [['role', 'radiogroup'], ['aria-label', 'The line of the error itself']]) {
        if (picking) code.setAttribute(name, value);
        else code.removeAttribute(name);
    }
}

/// Each line gets its number and a radio button; the colors of the code stay.
function numberLines(code) {
    const name = `${code.closest('.question').id}-line`;
    const open = [];
    const rows = code.innerHTML.trimEnd().split('\n').map((html, index) => {
        const start = open.join('');
        for (const [tag] of html.matchAll(/<\/?span[^>]*>/g)) tag[1] === '/' ? open.pop() : open.push(tag);
        const text = element('span', { class: 'code' });
        text.innerHTML = `${start}${html}${'</span>'.repeat(open.length)}`;
        const words = text.textContent.trim();
        // It ends the line in what is copied, and shows nothing.
        text.append('\n');
        const place = { class: 'line', 'data-n': index + 1 };
        if (!words) return element('span', place, text);
        const label = `line ${index + 1}: ${words}`;
        const input = element('input', { type: 'radio', name, value: `B ${index + 1}`, 'aria-label': label, disabled: true });
        return element('label', place, input, text);
    });
    code.classList.add('numbered');
    code.replaceChildren(...rows);
}

/// On paper the answers stand at the end of the quiz, not under their questions.
function answersOnPaper(box) {
    const write = () => {
        if (box.querySelector('.on-paper')) return;
        const answers = [...box.querySelectorAll('.answer')].map((answer) => {
            const parts = [...answer.children].slice(1).map((part) => part.cloneNode(true));
            for (const hidden of parts.flatMap((part) => [part, ...part.children])) hidden.hidden = false;
            return element('li', {}, ...parts);
        });
        box.append(element('div', { class: 'on-paper' }, element('p', {}, 'Answers'), element('ol', {}, ...answers)));
    };
    matchMedia('print').addEventListener('change', write);
    addEventListener('beforeprint', write);
}
