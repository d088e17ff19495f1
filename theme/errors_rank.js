// Which of the recorded messages a reader's own message is like. mdBook's search looks for pages that hold every word;
// with a reader's own names, paths and line numbers there is none.

/// The page that lists the recorded messages.
export const PAGE = `${document.documentElement.dataset.root}compiler_errors.html`;

/// Surely from the compiler, whatever the words are.
export const looksLikeError = (text) => /\b(error|warning)(\[E\d{4}\])?:|\bE0\d{3}\b|-->\s*\S+:\d+:\d+/.test(text);

/// The first error in what cargo printed, without its colors, and how many there are.
function firstError(text) {
    const plain = text.replace(/\x1b\[[\d;]*m/g, '').trim();
    const starts = [...plain.matchAll(/^\s*(error|warning)(\[E\d{4}\])?: (?!could not compile|aborting|\d+ (warning|error))/gm)];
    if (!starts.length) return { error: plain, errors: 1 };
    const errors = starts.filter(([, kind]) => kind === 'error');
    const first = errors[0] ?? starts[0];
    const next = starts[starts.indexOf(first) + 1];
    return { error: plain.slice(first.index, next?.index).trim(), errors: errors.length };
}

/// Its first line, and the words of the compiler in the others: no paths, no code, only the labels under it.
export function read(text) {
    const { error, errors } = firstError(text);
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
        errors,
        place: error.match(/-->\s*(\S+:\d+):\d+/)?.[1],
    };
}

/// Words and pairs of words: pairs know the order.
function features(text) {
    const words = text.toLowerCase().replace(/@[^{}`]*?(?=[}`])/g, '').replace(/\S+:\d+:\d+:?/g, ' ').match(/[a-z_]\w*|&|'static/g) ?? [];
    return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}

/// What a type is to the reader: `Result<(), Box<dyn std::error::Error>>` is a `dyn Error`, `&Cell<u8>` a `Cell`.
function kernel(type) {
    const [, how, name] = type?.match(/\b(dyn|impl)\s+([\w:]+)/) ?? [];
    if (how) return `${how} ${name.split('::').at(-1)}`;
    if (/^[&\s]*\*(const|mut)\b/.test(type ?? '')) return 'raw pointer';
    const names = (type ?? '').replace(/\w+::/g, '').match(/\b[A-Z]\w*/g) ?? [];
    return names.find((name) => !/^(Result|Option|Box|Pin|Arc|Vec|Future|Output)$/.test(name)) ?? null;
}

/// Their parts are not what the reader has to know.
const WHOLE = ['Ref', 'RefMut'];
/// Of a type that nobody has recorded: the one whose explanation holds for it too.
const near = (type, missing) => (/^RwLock\w+Guard$/.test(type) ? 'MutexGuard' : missing === 'Sync' ? 'Cell' : 'Rc');
/// Where the type alone says what to do, wherever its value lies: its bounds lack `Send`.
const decides = (type) => /^(dyn |impl Future$|type parameter$)/.test(type ?? '');

/// The `dyn` type that lacks `Send`, as its owner should write it: `Box<dyn Job + Send>`.
function promised(part, whole, missing) {
    const dyn = part?.match(/^\(?(dyn .*?)( \+ 'static)?\)?$/)?.[1];
    if (!dyn) return null;
    const owner = whole?.match(/\b(Box|Arc)<\(?dyn\b/)?.[1];
    const bare = `${dyn} + Send${missing === 'Sync' || owner === 'Arc' ? ' + Sync' : ''}`;
    return owner ? `${owner}<${bare}>` : bare;
}

/// What a message about `Send` says: which type, and whether a variable, a temporary, a captured value or an awaited future has it.
function facets(text) {
    const [, awaited] = text.match(/await occurs here on type `([^`]*)`/) ?? [];
    const whole = text.match(/has type `([^`]*)`/)?.[1] ?? awaited;
    const [, missing, lacks] = text.match(/the trait `(Send|Sync)` is not implemented for `([^`]*)`/) ?? [];
    const holder = kernel(whole);
    const part = kernel(lacks);
    const bound = /restricting type parameter `\w+` with trait `Send`/.test(text);
    // Of an awaited future whose inside rustc knows, that is what counts.
    const types = bound ? ['type parameter'] : [awaited && part ? null : holder, ...WHOLE.includes(holder) ? [] : [part]].filter(Boolean);
    if (!/is not implemented for|cannot be (sent|shared) between/.test(text)) types.length = 0;
    const value = text.match(/with `([^`]*)` maybe used later/)?.[1];
    const kind = /captured value is not/.test(text) ? 'captured' : awaited ? 'awaited' : !value ? null : /^(mut )?\w+$/.test(value) ? 'variable' : 'temporary';
    // The line of the code that the value stands in.
    const note = (text.split('this value is used across an await')[1] ?? '').split('maybe used later')[0];
    const head = kind === 'temporary' ? note.match(/\b(while let|if let|match|while|for(?=\s[^{]*?\sin\s)|if)\b/)?.[1] ?? 'argument' : null;
    return { types, kind, head, missing, dyn: part, promised: promised(lacks, whole, missing) };
}

/// From 0 to 9: how much of what a message about `Send` says an entry says too.
function agreement(mine, theirs) {
    if (!mine.types.length) return 0;
    if (mine.types.some((type) => decides(type) && theirs.types.includes(type))) return 9;
    const shared = mine.types.findIndex((type) => theirs.types.includes(type));
    const close = theirs.types.includes(near(mine.types[0], mine.missing));
    return (shared >= 0 ? 4 - shared : close ? 2 : 0) + 2 * (mine.kind !== null && mine.kind === theirs.kind) + (mine.head === theirs.head);
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
                facets: facets(message.text), first: features(message.headline), all: features(`${message.headline}\n${message.others}`), whole: features(message.text),
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
export async function rank(text) {
    const { found, weigh } = await recorded();
    const mine = read(text);
    const first = features(mine.headline);
    const all = features(`${mine.headline}\n${mine.others}`);
    const whole = features(mine.text);
    const says = facets(mine.text);
    const onlyCode = /^\W*(error\W*)?E\d{4}\W*$/i.test(text.trim());
    const code = mine.code ?? text.match(/\bE\d{4}\b/)?.[0];
    const score = (entry) => {
        if (onlyCode) return entry.code === code ? 2 : 0;
        const same = (mine.headline === entry.headline) + (squeezed(mine.text) === squeezed(entry.text));
        // The same program, under another path.
        const program = likeness(whole, entry.whole, weigh);
        const alike = 2 * same + (program > 0.85) * 2 + agreement(says, entry.facets) + likeness(first, entry.first, weigh) + 2 * likeness(all, entry.all, weigh)
            + program / 4 + covered(all, entry.all, () => true);
        return code && code !== entry.code ? alike / 2 : alike;
    };
    const scored = found.map((entry) => ({ entry, score: score(entry) })).sort((a, b) => b.score - a.score);
    // Pairs of words tell a message from a question that has the same words.
    const pairs = covered(all, scored[0]?.entry.all ?? new Set(), (feature) => feature.includes(' '));
    const best = scored[0]?.entry;
    const known = says.types.find((type) => best?.facets.types.includes(type));
    /// The type that no recorded message has.
    const foreign = says.types.length && !known ? says.types[0] : null;
    /// The best entry has the type in another place, for which its advice may be wrong.
    const elsewhere = known && !decides(known) && (says.kind !== best.facets.kind || says.head !== best.facets.head) ? known : null;
    /// How to write a `dyn` type that nobody has recorded: the rule is the same for all.
    const written = !known && says.promised ? { type: says.dyn, as: says.promised } : null;
    return { scored, pairs, total: found.length, code, alone: !mine.others, foreign, elsewhere, written, errors: mine.errors, place: mine.place };
}
