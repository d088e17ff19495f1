// What a query finds, and where: all sections are looked through for each letter typed, which takes a few milliseconds.

/// Left out of a question, unless it has no other words.
const SMALL = new Set('a an and are as at be by can do does for from how i in is it its my not of on or so that the this to was what when where which why will with you'.split(' '));

const split = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
/// `spawn_blocking` is found by either of its words, too.
const parts = (words) => words.flatMap((word) => (word.includes('_') ? [word, ...word.split('_').filter(Boolean)] : [word]));

function count(text) {
    const counts = new Map();
    for (const word of parts(split(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
}

/// What `cancel`, `cancels`, `canceled` and `cancelling` begin with.
const stem = (word) => word.replace(/(?<=.{4})(ing|ed|es|s)$/, '').replace(/(?<=.{2})([bdgmnprt])\1$|(?<=.{4}l)l$/, '$1');

let sections;
/// Before the first `search`.
export async function load() {
    const { default: pages } = await import('{{ resource "target/course/search_index.js" }}');
    sections ??= read(pages);
}

const read = (pages) => pages.flatMap(([path, page, found]) => found.map(([id, heading, text], i) => ({
    path, id, text,
    // A page's own first heading is its name once more.
    name: !heading || (i === 0 && page.endsWith(heading)) ? page : `${page} » ${heading}`,
    // The address has the exercise's own name, as cargo prints it.
    heading: count(heading), page: count(`${page} ${path.replace(/(\/index)?\.html$/, '')}`), words: count(text),
})));

/// How well a field holds a word of the query: whole, or as its beginning. From 0 to 1, and more for many.
function holds(counts, { word, stem }) {
    const whole = counts.get(word);
    if (whole) return 1 + Math.log2(whole) / 4;
    let begins = 0;
    for (const other of counts.keys()) if (other.startsWith(stem)) begins = Math.max(begins, stem.length / other.length);
    return begins * 0.8;
}

function terms(query) {
    const all = [...new Set(split(query))];
    const words = all.filter((word) => !SMALL.has(word));
    return (words.length ? words : all).map((word) => ({ word, stem: stem(word) }));
}

/// The sections that hold each word of the query, else those that hold the most of them; the best first, `limit` of them.
export function search(query, limit) {
    const wanted = terms(query);
    const phrase = query.toLowerCase().trim();
    const scores = sections.map((section) => wanted.map((term) => {
        const heading = holds(section.heading, term);
        // A short heading is about its words, a long one names many.
        return 8 * heading / Math.sqrt(Math.max(2, section.heading.size)) + 2 * holds(section.page, term) + holds(section.words, term);
    }));
    const rare = wanted.map((_, i) => Math.log(1 + sections.length / (1 + scores.filter((score) => score[i]).length)));
    const held = scores.map((score) => score.filter(Boolean).length);
    const most = Math.max(0, ...held);
    const results = sections.map((section, i) => {
        const { heading, text } = section;
        const together = wanted.length > 1 && (text.toLowerCase().includes(phrase) || [...heading.keys()].join(' ').includes(phrase));
        return { section, held: held[i], score: scores[i].reduce((sum, score, j) => sum + score * rare[j], together ? 4 : 0) };
    });
    const best = results.filter((result) => most && result.held === most).sort((a, b) => b.score - a.score);
    const shown = best.slice(0, limit).map(({ section }) => ({ ...section, teaser: teaser(section.text, wanted) }));
    return { results: shown, count: best.length, words: wanted.map(({ word }) => word).join(' ') };
}

/// Words that begin like those of the query.
const hits = (wanted) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(({ stem }) => stem).join('|')})[\\p{L}\\p{N}]*`, 'giu');

/// The part of a text with the most different words of the query, as pieces: each its text, and whether it is a word of the query.
function teaser(text, wanted) {
    const LENGTH = 180;
    const found = wanted.length ? [...text.matchAll(hits(wanted))] : [];
    let [from, most] = [0, 0];
    for (const { index } of found) {
        const near = found.filter((hit) => hit.index >= index && hit.index < index + LENGTH);
        const different = new Set(near.map(([hit]) => wanted.findIndex(({ stem }) => hit.toLowerCase().startsWith(stem)))).size + near.length / 100;
        if (different > most) [from, most] = [index, different];
    }
    // From the start of the sentence, if that is near.
    const sentence = text.lastIndexOf('. ', from) + 1;
    const start = from - sentence < 60 ? sentence : text.lastIndexOf(' ', from - 20) + 1;
    const end = text.length - start <= LENGTH + 20 ? text.length : text.lastIndexOf(' ', start + LENGTH);
    const pieces = [[start > 0 && text[start - 1] !== '.' ? '… ' : '', false]];
    let at = start;
    for (const { 0: hit, index } of found.filter(({ index }) => index >= start && index < end)) {
        pieces.push([text.slice(at, index), false], [hit, true]);
        at = index + hit.length;
    }
    pieces.push([text.slice(at, Math.max(at, end)) + (end < text.length ? ' …' : ''), false]);
    return pieces.filter(([piece]) => piece);
}

/// Marks the words of a query in the text of the page: nothing in the page changes for it.
export function mark(query) {
    const wanted = terms(query);
    if (!wanted.length || !globalThis.CSS?.highlights) return;
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const ranges = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: hit, index } of node.data.matchAll(hits(wanted))) {
            const range = new Range();
            range.setStart(node, index);
            range.setEnd(node, index + hit.length);
            ranges.push(range);
        }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
}
