// A message of the compiler, pasted into the search: the recorded messages that are like it, above the other results.
// Those are sections that hold every word; with a reader's own names, paths and line numbers there is none.
import { announce, element } from '{{ resource "theme/base.js" }}';
import { PAGE, looksLikeError, rank, read } from '{{ resource "theme/errors_rank.js" }}';

const ROOT = document.documentElement.dataset.root;
const SHOWN = 5;

/// Code in backticks as code.
const marked = (text) => text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));

/// What tells an entry from the others with its headline.
function title({ headline, facets: { types, kind, head } }) {
    if (!headline.startsWith('future cannot be')) return marked(headline);
    const heads = { argument: 'the arguments of an awaited call' };
    const where = { variable: ', kept in a variable across an await', captured: ', captured by the async block', awaited: ', the future of a trait’s `async fn`',
        temporary: `, a temporary in ${heads[head] ?? `the head of \`${head}\``}` }[kind] ?? '';
    return marked(`future cannot be sent between threads safely: \`${types[0]}\`${where}`);
}

function result({ entry }) {
    const { id, meaning } = entry;
    const text = [...meaning.childNodes].map((node) => {
        const copy = node.cloneNode(true);
        // The page lies at the root, wherever we are.
        if (copy instanceof Element && copy.matches('a[href]')) copy.setAttribute('href', `${ROOT}${copy.getAttribute('href')}`);
        return copy;
    });
    return element('li', {}, element('a', { href: `${PAGE}#${id}` }, ...title(entry)), element('span', { class: 'teaser' }, ...text));
}

/// The rule for a `dyn` type, with the reader's own.
const rule = (written) => element('li', {},
    element('a', { href: `${ROOT}06_send/index.html#in-practice` }, 'Write ', element('code', {}, written.as), ' where the type is written'),
    element('span', { class: 'teaser' }, 'The compiler cannot look behind ', element('code', {}, 'dyn'), ': the type itself has to say it. Read on in Send, “In practice”.'));

/// Shows in `box` what `rank` found; nothing when it may be no error (`sure`: it is one) and is like none, or the `hint`.
export function draw(box, { scored, pairs, total, code, alone, foreign, elsewhere, written, errors, place }, sure, hint) {
    const best = scored[0]?.score ?? 0;
    const header = (...words) => element('p', { class: 'searchresults-header' }, ...words);
    if (sure ? best < 1 && !written : pairs < 0.6) {
        box.hidden = !sure && !hint;
        const more = code && [' The compiler explains the code: ', element('a', { href: `https://doc.rust-lang.org/error_codes/${code}.html` }, code), '.'];
        const unlike = `This looks like a compiler error. None of the ${total} messages that the course has recorded is like it.`;
        box.replaceChildren(sure ? header(unlike, ...more || []) : header(...marked(hint ?? '')));
        return;
    }
    const [first, ...others] = scored;
    const same = others.filter(({ entry, score }) => entry.headline === first.entry.headline || score > best * 0.7);
    // Of a headline alone, or of a type that nobody has recorded there, none is the answer.
    const open = alone && same.length || foreign || elsewhere;
    const start = errors > 1 ? `Your text holds ${errors} errors; this is about the first${place ? ` (${place})` : ''}. Paste the others one by one. ` : 'This looks like a compiler error. ';
    const words = start + (written ? `No recorded message has this type (\`${written.type}\`), but the rule is the same for every \`dyn\` type:`
        : foreign ? `No recorded message has this type (${foreign === 'raw pointer' ? `a ${foreign}` : `\`${foreign}\``}). These come closest:`
        : elsewhere && !alone ? `No recorded message has \`${elsewhere}\` in this place. These come closest:`
        : open ? `${same.length + 1} recorded messages are like it. Paste the whole message to tell them apart.`
        : 'The recorded message that is most like it:');
    const shown = written ? 0 : foreign || elsewhere && !alone ? 3 : open ? SHOWN : 1;
    const list = element('ul', {}, ...written ? [rule(written)] : [first, ...same].slice(0, shown).map(result));
    box.replaceChildren(header(...marked(words)), list);
    const rest = [first, ...same].slice(shown);
    if (rest.length) {
        box.append(element('details', {},
            element('summary', {}, rest.every(({ entry }) => entry.headline === first.entry.headline) ? `${rest.length} others with the same headline` : `${rest.length} others like it`),
            element('ul', {}, ...rest.map(result))));
    }
    box.hidden = false;
    announce(`${words} ${list.querySelector('a').textContent}`);
}

/// `search` looks for the words in the field.
export function start(search) {
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

    /// The field keeps the words that stand in every such message, so that the search gets something to find.
    function take(text) {
        const { headline, code } = read(text);
        const words = headline.replace(/`[^`]*`/g, ' ').replace(/[:,]+(?=\s|$)/g, ' ').replace(/\s+/g, ' ').trim();
        pasted = { words: words || code || headline, text };
        field.value = pasted.words;
        search();
        look();
    }

    let before = field.value;
    field.addEventListener('input', () => {
        clearTimeout(due);
        const { value } = field;
        const put = value.length > before.length + 40 && looksLikeError(value);
        if (put) take(value);
        else due = setTimeout(look, 150);
        before = field.value;
    });
    field.addEventListener('paste', (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!looksLikeError(text)) return;
        event.preventDefault();
        take(text);
        before = field.value;
    });
    // Enter leads to the first of ours, as it does to the first of the search.
    field.addEventListener('keydown', (event) => {
        const first = box.hidden ? null : box.querySelector('li a');
        if (!first || event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        location.assign(first.href);
    });
    if (field.value.trim()) look();
}
