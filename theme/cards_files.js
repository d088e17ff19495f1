// What goes out to a file and comes in from one. Loaded when somebody asks for it.
import { fault } from '{{ resource "theme/cards_store.js" }}';

const WHAT = 'Async Rust, Proven: reviews of the cards';
const VERSION = 1;
const DECK = 'Async Rust, Proven';
const NAME = 'async-rust-proven';

/// All schedules, for people and for `read`.
export function written(schedules, fronts, now) {
    const cards = {};
    for (const id of Object.keys(schedules).sort()) {
        cards[id] = fronts.has(id) ? { front: fronts.get(id), ...schedules[id] } : schedules[id];
    }
    return JSON.stringify({ what: WHAT, version: VERSION, algorithm: 'FSRS-6', exported: new Date(now).toISOString(), cards }, null, 2) + '\n';
}

/// The schedules in a file's text. Throws an Error that names what is wrong.
export function read(text) {
    let file;
    try {
        file = JSON.parse(text);
    } catch (error) {
        throw new Error(`it is not JSON (${error.message}).`);
    }
    if (typeof file !== 'object' || file === null || Array.isArray(file)) throw new Error('it is JSON, but not an export of these cards.');
    if (file.what !== WHAT) throw new Error(`“what” must be “${WHAT}”, and is ${JSON.stringify(file.what) ?? 'missing'}.`);
    if (!Number.isInteger(file.version)) throw new Error(`“version” is ${JSON.stringify(file.version) ?? 'missing'}, not a whole number.`);
    if (file.version !== VERSION) throw new Error(`it has version ${file.version}, and this page reads version ${VERSION}.`);
    if (typeof file.cards !== 'object' || file.cards === null || Array.isArray(file.cards)) throw new Error('“cards” is missing, or no object.');
    const schedules = {};
    for (const [id, card] of Object.entries(file.cards)) {
        if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`“${id}” is no name of a card.`);
        const wrong = fault(card);
        if (wrong) throw new Error(`card “${id}”: ${wrong}.`);
        const { front, ...schedule } = card;
        schedules[id] = schedule;
    }
    return schedules;
}

/// What an import would change here.
export function compared(mine, theirs, known) {
    const changes = { added: [], newer: [], older: [], same: [], unknown: [] };
    for (const [id, schedule] of Object.entries(theirs)) {
        if (!known.has(id)) changes.unknown.push(id);
        const here = Object.hasOwn(mine, id) && !fault(mine[id]) ? mine[id] : null;
        const later = here && Date.parse(schedule.reviewed) - Date.parse(here.reviewed);
        changes[!here ? 'added' : later > 0 ? 'newer' : later < 0 ? 'older' : 'same'].push(id);
    }
    return changes;
}

/// A side of a card as HTML that stands on its own.
function html(nodes) {
    const box = document.createElement('div');
    box.append(...[...nodes].map((node) => node.cloneNode(true)));
    for (const extra of box.querySelectorAll('.buttons, button')) extra.remove();
    for (const code of box.querySelectorAll('code')) {
        code.textContent = code.textContent;
        for (const { name } of [...code.attributes]) code.removeAttribute(name);
    }
    for (const link of box.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), location.href).href;
    const only = box.children.length === 1 && box.textContent.trim() === box.firstElementChild.textContent.trim() && box.querySelector(':scope > p');
    return (only || box).innerHTML.trim();
}

/// A text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html). It knows a note again by
/// its guid: a second import puts the text right and leaves the reviews alone. A column for the deck, because Anki
/// makes a deck that a column names and none that a header names; a header for the note type, because Anki falls
/// back to another one there, and "Basic" has other names in other languages.
export function anki(cards) {
    const field = (text) => `"${text.replaceAll('"', '""')}"`;
    const lines = cards.map(({ id, chapter, front, back }) => [
        `${NAME}/${id}`, field(DECK), field(html(front)), field(html(back)), `${NAME}::${chapter}`,
    ].join('\t'));
    const head = ['#separator:tab', '#html:true', '#notetype:Basic', '#guid column:1', '#deck column:2', '#tags column:5'];
    return [...head, ...lines, ''].join('\n');
}
