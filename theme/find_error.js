// A message of the compiler, pasted into the search: the recorded messages that are like it, above mdBook's results.
// mdBook looks for pages that hold every word; with a reader's own names, paths and line numbers there is none.
import { announce, element } from '{{ resource "theme/base.js" }}';

const ROOT = document.documentElement.dataset.root;
const PAGE = `${ROOT}compiler_errors.html`;
const SHOWN = 5;

/// Surely from the compiler, whatever the words are.
const looksLikeError = (text) => /\b(error|warning)(\[E\d{4}\])?:|\bE0\d{3}\b|-->\s*\S+:\d+:\d+/.test(text);

/// The first error in what cargo printed, without its colors.
function firstError(text) {
    const plain = text.replace(/\x1b\[[\d;]*m/g, '').trim();
    const starts = [...plain.matchAll(/^\s*(error|warning)(\[E\d{4}\])?: (?!could not compile|aborting|\d+ (warning|error))/gm)];
    if (!starts.length) return plain;
    const first = starts.find(([, kind]) => kind === 'error') ?? starts[0];
    const next = starts[starts.indexOf(first) + 1];
    return plain.slice(first.index, next?.index).trim();
}

/// Its first line, and the words of the compiler in the others: no paths, no code, only the labels under it.
function read(text) {
    const error = firstError(text);
    const [first, ...rest] = error.split('\n');
    // A field of one line has swallowed the line breaks.
    const [headline, ...tail] = first.split(/\s+-->\s+/);
    const lines = rest.filter((line) => !/^\s*(-->|:::|\.\.\.)|^\s*\d+\s+[|/+~-]/.test(line));
    return {
        code: headline.match(/\bE\d{4}\b/)?.[0] ?? null,
        headline: headline.replace(/^\s*(error|warning)(\[E\d{4}\])?:\s*/, '').trim(),
        others: [...tail, ...lines].join('\n'),
        /// With the code: all that tells some messages apart.
        text: error,
    };
}

/// Words and pairs of words: pairs know the order.
function features(text) {
    const words = text.toLowerCase().replace(/@[^{}`]*?(?=[}`])/g, '').replace(/\S+:\d+:\d+:?/g, ' ').match(/[a-z_]\w*|&|'static/g) ?? [];
    return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}

let entries;
/// The recorded messages, from the page that lists them; asked for once.
function recorded() {
    entries ??= fetch(PAGE).then(async (answer) => {
        if (!answer.ok) throw new Error(`${PAGE}: ${answer.status}`);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const found = [...page.querySelectorAll('main h3[id]')].map((heading) => {
            const meaning = heading.nextElementSibling;
            const message = read(meaning.nextElementSibling?.querySelector('pre')?.textContent ?? heading.textContent);
            return {
                ...message, id: heading.id, meaning,
                first: features(message.headline), all: features(`${message.headline}\n${message.others}`), whole: features(message.text),
            };
        });
        const frequent = new Map();
        for (const { all } of found) for (const feature of all) frequent.set(feature, (frequent.get(feature) ?? 0) + 1);
        return { found, weigh: (feature) => Math.log(1 + found.length / (frequent.get(feature) ?? 0.5)) ** 2 };
    });
    // A failure is forgotten, so that the next message tries again.
    entries.catch(() => { entries = null; });
    return entries;
}

/// How alike two sets of features are, from 0 to 1. What only the reader's message has counts little: their names.
function likeness(mine, theirs, weigh) {
    let both = 0;
    let own = 0;
    let other = 0;
    for (const feature of mine) {
        own += weigh(feature);
        if (theirs.has(feature)) both += weigh(feature);
    }
    for (const feature of theirs) other += weigh(feature);
    return own && other ? both / Math.sqrt(own * other) : 0;
}

/// How much of the first set the second one holds, of the features that count, from 0 to 1.
function covered(mine, theirs, counts) {
    const counted = [...mine].filter(counts);
    return counted.length ? counted.filter((feature) => theirs.has(feature)).length / counted.length : 0;
}

/// Without white space, which a field of one line swallows.
const squeezed = (text) => text.replace(/\s+/g, '');

/// The entries that are like a message, the most alike first.
async function rank(text) {
    const { found, weigh } = await recorded();
    const mine = read(text);
    const first = features(mine.headline);
    const all = features(`${mine.headline}\n${mine.others}`);
    const whole = features(mine.text);
    const onlyCode = /^\W*(error\W*)?E\d{4}\W*$/i.test(text.trim());
    const code = mine.code ?? text.match(/\bE\d{4}\b/)?.[0];
    const score = (entry) => {
        if (onlyCode) return entry.code === code ? 2 : 0;
        const same = (mine.headline === entry.headline) + (squeezed(mine.text) === squeezed(entry.text));
        const alike = same + likeness(first, entry.first, weigh) + 2 * likeness(all, entry.all, weigh)
            + likeness(whole, entry.whole, weigh) / 4 + covered(all, entry.all, () => true);
        return code && code !== entry.code ? alike / 2 : alike;
    };
    const scored = found.map((entry) => ({ entry, score: score(entry) })).sort((a, b) => b.score - a.score);
    // Pairs of words tell a message from a question that has the same words.
    const pairs = covered(all, scored[0]?.entry.all ?? new Set(), (feature) => feature.includes(' '));
    return { scored, pairs, total: found.length, code, alone: !mine.others };
}

/// Code in backticks as code.
const marked = (text) => text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));

function result({ entry: { id, headline, meaning } }) {
    const text = [...meaning.childNodes].map((node) => {
        const copy = node.cloneNode(true);
        // The page lies at the root, wherever we are.
        if (copy instanceof Element && copy.matches('a[href]')) copy.setAttribute('href', `${ROOT}${copy.getAttribute('href')}`);
        return copy;
    });
    return element('li', {}, element('a', { href: `${PAGE}#${id}` }, ...marked(headline)), element('span', { class: 'teaser' }, ...text));
}

function draw(box, { scored, pairs, total, code, alone }, sure) {
    const best = scored[0]?.score ?? 0;
    if (sure ? best < 1 : pairs < 0.6) {
        box.hidden = !sure;
        const more = code && [' The compiler explains the code: ', element('a', { href: `https://doc.rust-lang.org/error_codes/${code}.html` }, code), '.'];
        box.replaceChildren(element('p', { class: 'searchresults-header' },
            `This looks like a compiler error. None of the ${total} messages that the course has recorded is like it.`, ...more || []));
        return;
    }
    const alike = scored.filter(({ score }) => score > best * 0.7);
    const rest = alike.length - SHOWN;
    const count = alike.length === 1 ? 'One recorded message is' : `${alike.length} recorded messages are`;
    const apart = alone && sure && alike.length > 1;
    const words = `This looks like a compiler error. ${count} like it${apart ? '. Paste the whole message to tell them apart.' : ':'}`;
    const list = element('ul', {}, ...alike.slice(0, SHOWN).map(result));
    box.replaceChildren(element('p', { class: 'searchresults-header' }, words), list);
    if (rest > 0) box.append(element('p', {}, element('a', { href: PAGE }, `${rest} more, with all compiler errors`)));
    box.hidden = false;
    announce(`${words} ${alike[0].entry.headline}`);
}

export function start() {
    const field = document.getElementById('mdbook-searchbar');
    const box = element('section', { class: 'found-error', 'aria-label': 'Compiler errors', hidden: true });
    document.getElementById('mdbook-searchresults-outer').before(box);
    /// What was pasted, and the words that stand in the field for it.
    let pasted = { words: null, text: null };
    let due;
    let turn = 0;

    async function look() {
        const value = field.value.trim();
        const text = value === pasted.words ? pasted.text : value;
        const sure = looksLikeError(text);
        const now = ++turn;
        if (!sure && text.split(/\s+/).length < 4) {
            box.hidden = true;
            return;
        }
        try {
            const found = await rank(text);
            if (now === turn) draw(box, found, sure);
        } catch {
            box.hidden = true;
        }
    }

    field.addEventListener('input', () => {
        clearTimeout(due);
        due = setTimeout(look, 150);
    });
    field.addEventListener('paste', (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!looksLikeError(text)) return;
        // The field keeps the words that stand in every such message, and mdBook's own search gets something to find.
        event.preventDefault();
        const { headline, code } = read(text);
        const words = headline.replace(/`[^`]*`/g, ' ').replace(/[:,]+(?=\s|$)/g, ' ').replace(/\s+/g, ' ').trim();
        pasted = { words: words || code || headline, text };
        field.value = pasted.words;
        field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
        look();
    });
    // Enter and the arrow down lead to the first of ours, as they do to mdBook's.
    field.addEventListener('keydown', (event) => {
        const first = box.hidden ? null : box.querySelector('li a');
        if (!first || !['Enter', 'ArrowDown'].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Enter') location.assign(first.href);
        else first.focus();
    });
    box.addEventListener('keydown', (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation();
        const links = [...box.querySelectorAll('li > a')];
        const at = links.indexOf(document.activeElement.closest('li')?.querySelector('a')) + step;
        (at < 0 ? field : links[at] ?? document.querySelector('#mdbook-searchresults a') ?? links.at(-1)).focus();
    });
    if (field.value.trim()) look();
}
