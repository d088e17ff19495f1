// What a query finds, and where. MiniSearch looks and ranks; here is what it reads, and how a result is shown.
import MiniSearch from '{{ resource "theme/minisearch.js" }}';

/// Left out of a question, unless it has no other words.
const SMALL = new Set('a an and are as at be by can do does for from how i in is it its my not of on or so that the this to was what when where which why will with you'.split(' '));

const split = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
/// `spawn_blocking` is found by either of its words, too.
const words = (text) => split(text).flatMap((word) => (word.includes('_') ? [word, ...word.split('_').filter(Boolean)] : [word]));

/// What `cancel`, `cancels`, `canceled` and `cancelling` begin with.
const stem = (word) => word.replace(/^(.{4,}?)(ing|ed|es|s)$/, '$1').replace(/^(.{2,})([bdgmnprt])\2$/, '$1$2').replace(/^(.{4,}l)l$/, '$1');

const index = new MiniSearch({
    fields: ['heading', 'page', 'text'],
    storeFields: ['path', 'fragment', 'name', 'text'],
    tokenize: words,
    processTerm: stem,
    searchOptions: {
        tokenize: split,
        boost: { heading: 6, page: 2 },
        prefix: (word) => word.length > 1,
        // A slip of the finger. A number, as of an error, is meant as it stands.
        fuzzy: (word) => word.length > 4 && !/\d/.test(word) && 0.2,
    },
});

/// Before the first `search`.
export async function load() {
    const { default: pages } = await import('{{ resource "target/course/search_index.js" }}');
    if (index.documentCount) return;
    index.addAll(pages.flatMap(([path, page, sections]) => sections.map(([fragment, heading, text], i) => ({
        id: `${path}#${fragment}#${i}`, path, fragment, heading, text,
        // The address has the exercise's own name, as cargo prints it.
        page: `${page} ${path.replace(/(\/index)?\.html$/, '')}`,
        // A page's own first heading is its name once more.
        name: !heading || (i === 0 && page.endsWith(heading)) ? page : `${page} » ${heading}`,
    }))));
}

function terms(query) {
    const all = [...new Set(split(query))];
    const large = all.filter((word) => !SMALL.has(word));
    return large.length ? large : all;
}

/// The sections that hold each word of the query, and where those are few, after them the ones that hold some; `limit` of them.
export function search(query, limit) {
    const wanted = terms(query);
    const phrase = query.toLowerCase().trim();
    const boostDocument = (_id, _word, { name, text }) => (wanted.length > 1 && `${name} ${text}`.toLowerCase().includes(phrase) ? 2 : 1);
    const look = (combineWith, more) => index.search(wanted.join(' '), { combineWith, boostDocument, ...more });
    const all = look('AND');
    const ids = new Set(all.map(({ id }) => id));
    const some = all.length > 2 ? all : [...all, ...look('OR').filter(({ id }) => !ids.has(id))];
    // Two letters that have changed places are two slips.
    const found = some.length ? some : look('OR', { prefix: false, fuzzy: (word) => word.length > 4 && !/\d/.test(word) && 2 });
    const results = found.slice(0, limit).map((result) => ({ ...result, teaser: teaser(result.text, result.terms) }));
    return { results, count: found.length, words: wanted.join(' ') };
}

/// Words that begin like these.
const hits = (stems) => new RegExp(`(^|[^\\p{L}\\p{N}])((?:${stems.join('|')})[\\p{L}\\p{N}]*)`, 'giu');
const matches = (text, stems) => (stems.length ? [...text.matchAll(hits(stems))].map(({ index, 1: before, 2: hit }) => ({ index: index + before.length, hit })) : []);

/// The part of a text with the most different words of the query, as pieces: each its text, and whether it is a word of the query.
function teaser(text, stems) {
    const LENGTH = 180;
    const found = matches(text, stems);
    let [from, most] = [0, 0];
    for (const { index } of found) {
        const near = found.filter((other) => other.index >= index && other.index < index + LENGTH);
        const different = new Set(near.map(({ hit }) => stems.findIndex((stem) => hit.toLowerCase().startsWith(stem)))).size + near.length / 100;
        if (different > most) [from, most] = [index, different];
    }
    // From the start of the sentence, if that is near.
    const sentence = text.lastIndexOf('. ', from) + 1;
    const start = from - sentence < 60 ? sentence : text.lastIndexOf(' ', from - 20) + 1;
    const end = text.length - start <= LENGTH + 20 ? text.length : text.lastIndexOf(' ', start + LENGTH);
    const pieces = [[start > 0 && text[start - 1] !== '.' ? '… ' : '', false]];
    let at = start;
    for (const { hit, index } of found.filter(({ index }) => index >= start && index < end)) {
        pieces.push([text.slice(at, index), false], [hit, true]);
        at = index + hit.length;
    }
    pieces.push([text.slice(at, Math.max(at, end)) + (end < text.length ? ' …' : ''), false]);
    return pieces.filter(([piece]) => piece);
}

/// Marks the words of a query in the text of the page: nothing in the page changes for it.
export function mark(query) {
    const stems = terms(query).map(stem);
    if (!globalThis.CSS?.highlights) return;
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const ranges = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { hit, index } of matches(node.data, stems)) {
            const range = new Range();
            range.setStart(node, index);
            range.setEnd(node, index + hit.length);
            ranges.push(range);
        }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
}
