// One session: front, answer, grade, and the next card.
import { announce, element } from '{{ resource "theme/base.js" }}';
import { AGAIN, day, graded, isDue } from '{{ resource "theme/cards_fsrs.js" }}';
import * as store from '{{ resource "theme/cards_store.js" }}';

const GRADES = ['Again', 'Hard', 'Good', 'Easy'];
const MINUTE = 60000, DAY = 1440 * MINUTE;
/// When nothing else is left, a card that is due this soon is asked at once, as Anki does.
const AHEAD = 20 * MINUTE;
/// An answer is not graded sooner after it is shown, in milliseconds: the second tap of two was not meant for a grade.
const SEEN = 400;

/// What there is to ask of the chapters `dirs`: learning (steps that are due), due, fresh, soon (steps that are nearly
/// due) and later. `extra` new cards come on top of those for each day.
export function queue(cards, dirs, perDay, extra, now) {
    const found = { learning: [], due: [], fresh: [], soon: [], later: [] };
    let begun = 0;
    for (const schedule of Object.values(store.all())) {
        if (day(Date.parse(schedule?.begun)) === day(now)) begun += 1;
    }
    const room = Math.max(0, perDay - begun) + extra;
    let waiting = 0;
    for (const card of cards) {
        if (!dirs.includes(card.chapter)) continue;
        const schedule = store.schedule(card.id);
        const due = schedule && Date.parse(schedule.due);
        if (!schedule) {
            if (found.fresh.length < room) found.fresh.push({ card, due: 0 });
            else waiting += 1;
        } else if (isDue(schedule, now)) found[schedule.phase === 'review' ? 'due' : 'learning'].push({ card, due });
        else found[schedule.phase !== 'review' && due <= now + AHEAD ? 'soon' : 'later'].push({ card, due });
    }
    for (const list of [found.learning, found.due, found.soon, found.later]) list.sort((a, b) => a.due - b.due);
    return { ...found, waiting };
}

const plural = (n, unit) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/// `10 min`, `3 days`, `2.4 months`.
export function span(ms) {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 60) return `${Math.max(1, minutes)} min`;
    const days = Math.round(ms / DAY);
    if (days < 1) return plural(Math.round(minutes / 60), 'hour');
    if (days < 30) return plural(days, 'day');
    const long = (n, unit) => `${n < 10 ? Number(n.toFixed(1)) : Math.round(n)} ${unit}${n.toFixed(1) === '1.0' ? '' : 's'}`;
    return days < 365 ? long(days / 30.4375, 'month') : long(days / 365.25, 'year');
}

/// `Next: tomorrow 3, in 4 days 2.`
export function ahead(later, now) {
    const days = new Map();
    for (const { due } of later) {
        const in_ = Math.max(0, day(due) - day(now));
        days.set(in_, (days.get(in_) ?? 0) + 1);
    }
    const parts = [...days].sort(([a], [b]) => a - b).slice(0, 4).map(([in_, n]) => {
        const date = new Date(now + in_ * DAY).toLocaleDateString('en', { weekday: 'short', day: 'numeric', month: 'short' });
        const when = in_ === 0 ? 'later today' : in_ === 1 ? 'tomorrow' : in_ < 30 ? `in ${in_} days` : `in ${span(in_ * DAY)}`;
        return `${plural(n, 'card')} ${when}${in_ > 1 ? ` (${date})` : ''}`;
    });
    return parts.length ? `Due next: ${parts.join(', ')}${days.size > 4 ? ', others later' : ''}.` : '';
}

/// Runs a session in `view`. Gives back what redraws it after another tab has reviewed.
export function ask({ view, cards, dirs, perDay, warn, leave }) {
    let extra = 0, done = 0, failed = 0;
    let shown = null, schedule = null, open = false, since = 0;
    const log = [];

    const text = (nodes) => nodes.map((node) => node.textContent).join('').trim().replace(/\s+/g, ' ');
    const copy = (nodes) => nodes.map((node) => {
        const made = node.cloneNode(true);
        made.querySelectorAll?.('.buttons').forEach((extra) => extra.remove());
        return made;
    });
    const button = (label, key, act, more = {}) => element('button', { type: 'button', class: 'deck-button', 'aria-keyshortcuts': key, onclick: act, ...more }, label);

    // The frame stays, so that nothing moves and nothing loses the focus.
    const counts = element('p', { class: 'deck-counts' });
    const undo = button('Undo', 'U', takeBack);
    const from = element('p', { class: 'deck-from' });
    const front = element('div', { class: 'deck-front', role: 'group', tabindex: '-1' });
    const back = element('div', { class: 'deck-back', role: 'group', tabindex: '-1', hidden: true });
    const show = button('Show the answer', 'Space', reveal, { class: 'deck-main' });
    const grades = GRADES.map((name, i) => button('', String(i + 1), () => grade(i + 1), { class: `deck-grade deck-${name.toLowerCase()}` }));
    const side = element('div', { class: 'deck-card' }, from, front, back);
    const answers = element('div', { class: 'deck-answers' }, show, ...grades);
    const keys = element('p', { class: 'deck-keys' }, 'Keys: Space shows the answer, 1 to 4 grade it, U takes a grade back.');
    view.replaceChildren(
        element('div', { class: 'deck-bar' }, counts, undo, button('Stop', null, leave)),
        side, answers, keys,
    );
    view.onkeydown = (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
        const { key, target } = event;
        const native = target.closest('button, a, summary, input');
        if ((key === ' ' || key === 'Enter') && !native && shown && !open) reveal();
        else if (/^[1-4]$/.test(key) && shown && open) grade(Number(key));
        else if (key.toLowerCase() === 'u' && log.length) takeBack();
        else return;
        event.preventDefault();
        event.stopPropagation();
    };

    function tally() {
        const now = queue(cards, dirs, perDay, extra, Date.now());
        const pairs = [['New', now.fresh.length], ['Learning', now.learning.length + now.soon.length], ['Due', now.due.length], ['Done', done]];
        counts.replaceChildren(...pairs.flatMap(([name, n]) => [element('span', {}, `${name} `, element('b', {}, String(n))), ' ']));
        undo.disabled = !log.length;
        warn();
        return now;
    }

    /// The next card. Not the one that was just answered, if there is another.
    function next(last) {
        const { learning, due, fresh, soon, later, waiting } = tally();
        const waits = [...learning, ...due, ...fresh, ...soon];
        const card = (waits.find((one) => one.card !== last) ?? waits[0])?.card;
        if (card) put(card, false);
        else end(later, waiting);
    }

    function put(card, revealed) {
        shown = card;
        schedule = store.schedule(card.id);
        open = false;
        from.textContent = card.title;
        front.replaceChildren(...copy(card.front));
        front.setAttribute('aria-label', `Question: ${text(card.front)}`);
        back.hidden = true;
        back.replaceChildren();
        side.hidden = answers.hidden = keys.hidden = false;
        view.querySelector('.deck-end')?.remove();
        show.hidden = false;
        for (const grade of grades) grade.hidden = true;
        if (revealed) reveal();
        else front.focus();
    }

    function reveal() {
        open = true;
        since = performance.now();
        const now = Date.now();
        back.replaceChildren(...copy(shown.back));
        back.setAttribute('aria-label', `Answer: ${text(shown.back)}`);
        back.hidden = false;
        show.hidden = true;
        grades.forEach((button, i) => {
            button.hidden = false;
            const wait = span(Date.parse(graded(schedule, i + 1, now).due) - now);
            button.replaceChildren(element('kbd', { 'aria-hidden': 'true' }, String(i + 1)), ` ${GRADES[i]} `, element('small', {}, wait));
        });
        back.focus();
    }

    function grade(value) {
        if (performance.now() - since < SEEN) return;
        const now = Date.now();
        const after = graded(schedule, value, now);
        const card = shown;
        store.record(card.id, after);
        log.push({ card, before: schedule, after, value });
        done += 1;
        if (value === AGAIN) failed += 1;
        announce(`${GRADES[value - 1]}: again in ${span(Date.parse(after.due) - now)}.`);
        next(card);
    }

    function takeBack() {
        const { card, before, after, value } = log.pop();
        done -= 1;
        if (value === AGAIN) failed -= 1;
        const undone = store.undo(card.id, before, after);
        announce(undone ? `${GRADES[value - 1]} taken back.` : 'This card was reviewed in another tab since; that review stays.');
        tally();
        put(card, true);
    }

    function end(later, waiting) {
        shown = null;
        side.hidden = answers.hidden = keys.hidden = true;
        view.querySelector('.deck-end')?.remove();
        const title = element('h2', { tabindex: '-1' }, done ? 'Done for now' : 'Nothing is due');
        const more = Math.min(10, waiting);
        const parts = [title];
        if (done) parts.push(element('p', {}, `${plural(done, 'answer')}, ${failed} of them “Again”.`));
        const days = ahead(later, Date.now());
        if (days) parts.push(element('p', {}, days));
        if (waiting) {
            parts.push(element('p', {}, `${plural(waiting, 'new card')} ${waiting === 1 ? 'waits' : 'wait'} for the next days: that is your limit of ${perDay} a day.`));
            parts.push(button(`Learn ${more} more now`, null, () => {
                extra += more;
                next(null);
            }));
        }
        parts.push(button('Choose again', null, leave, { class: 'deck-main' }));
        view.append(element('div', { class: 'deck-end' }, ...parts));
        title.focus();
    }
    next(null);
    return () => {
        tally();
        if (!shown) return;
        // Another tab was faster: its review counts.
        if (store.schedule(shown.id)?.reviewed !== schedule?.reviewed) {
            announce('This card was reviewed in another tab.');
            next(shown);
        }
    };
}
