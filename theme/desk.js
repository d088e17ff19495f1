// The instructor's own window: the notes beside the text, a bar with the time, and the lead of the projector's window.
import { announce, chapter, element, pagePath } from '{{ resource "theme/base.js" }}';
import { CHANNEL, PROJECTOR } from '{{ resource "theme/teach.js" }}';
import { chosen, clock, minutes } from '{{ resource "theme/plan.js" }}';
import { place, remove } from '{{ resource "theme/notes.js" }}';
import { at, current, go, onstep, ready, stage, staged, step } from '{{ resource "theme/sections.js" }}';

const root = new URL(document.documentElement.dataset.root || './', location.href);
const guide = new URL('instructor.html', root);
const main = document.querySelector('main');

let stopped;
export async function start(turn) {
    if (stopped && !stopped.signal.aborted) return;
    stopped = new AbortController();
    const { signal } = stopped;
    const said = element('p', { class: 'desk-said', role: 'alert' });
    const time = element('p', { class: 'desk-time', role: 'timer' });
    const button = (text, act, more = {}) => element('button', { type: 'button', ...more, click: act }, text);
    const bar = element('section', { class: 'desk', 'aria-label': 'For the instructor' }, time, element('div', {},
        button('Previous', () => go(-1), { 'aria-keyshortcuts': 'p', 'aria-label': 'Previous section', title: 'Previous section (p)' }),
        button('Next', () => go(1), { 'aria-keyshortcuts': 'n', 'aria-label': 'Next section', title: 'Next section (n)' }),
        button('Projector', () => project(said), { 'aria-label': 'Projector window', title: 'Open the projector window' }),
        element('a', { href: guide.href }, 'Guide'),
        button('Notes off', () => turn(false)),
    ), said);
    document.body.append(bar);
    signal.addEventListener('abort', () => {
        bar.remove();
        remove();
    });
    lead(signal);
    addEventListener('keydown', (event) => {
        const typing = event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]');
        if (typing || event.ctrlKey || event.metaKey || event.altKey || !'np'.includes(event.key)) return;
        go(event.key === 'n' ? 1 : -1);
    }, { signal });

    let text;
    try {
        const answer = location.pathname === guide.pathname ? null : await fetch(guide, { signal });
        if (answer && !answer.ok) throw new Error(answer.status);
        text = answer ? new DOMParser().parseFromString(await answer.text(), 'text/html') : document;
    } catch {
        if (!signal.aborted) said.textContent = 'The notes cannot be loaded. Is the server still there?';
        return;
    }
    if (signal.aborted) return;
    if (text !== document) place(text, main, guide);
    const tick = () => tell(time, text);
    const timer = setInterval(tick, 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('course:kept', tick, { signal });
    addEventListener('storage', tick, { signal });
    tick();
}

export function stop() {
    stopped?.abort();
}

/// Opens the window for the projector, or says how else to get it.
function project(said) {
    said.replaceChildren();
    const opened = open(location.href, PROJECTOR, 'popup,width=1280,height=800');
    if (opened) {
        opened.focus();
        announce('The projector window is open, and follows this one.');
        return;
    }
    said.append(
        'Your browser has blocked the window. Allow pop-ups for this address, or open ',
        element('a', { href: location.href, target: PROJECTOR }, 'the page in a tab'),
        ' and drag the tab to the projector.',
    );
}

/// Says what this window shows, to the projector's.
function lead(signal) {
    const channel = new BroadcastChannel(CHANNEL);
    signal.addEventListener('abort', () => channel.close());
    const folds = () => [...main.querySelectorAll('details:not(.teach-note *)')];
    const tell = (what) => {
        if (document.visibilityState === 'visible') channel.postMessage({ page: pagePath(), ...what });
    };
    const here = () => tell({ say: 'here', ...current() });
    channel.addEventListener('message', ({ data }) => {
        if (data.say === 'go' && document.visibilityState === 'visible') go(data.by);
        if (data.say === 'stepped') step(data);
        if (data.say === 'staged') stage(data.figure);
        if (data.say === 'hello') all();
    });
    const onstage = () => tell({ say: 'stage', figure: staged() });
    function all() {
        if (signal.aborted) return;
        here();
        folds().forEach((fold, n) => fold.open && tell({ say: 'fold', n, open: true }));
        for (const input of main.querySelectorAll('.timeline input[type=range]')) tell({ say: 'step', ...at(input) });
        onstage();
    }
    addEventListener('course:stage', onstage, { signal });
    let waiting = 0;
    const soon = () => {
        waiting ||= requestAnimationFrame(() => {
            waiting = 0;
            if (!signal.aborted) here();
        });
    };
    addEventListener('scroll', soon, { signal, passive: true });
    document.addEventListener('visibilitychange', soon, { signal });
    // `toggle` does not bubble.
    main.addEventListener('toggle', ({ target }) => {
        const n = folds().indexOf(target);
        if (n >= 0) tell({ say: 'fold', n, open: target.open });
    }, { signal, capture: true });
    const watch = onstep((at) => tell({ say: 'step', ...at }));
    signal.addEventListener('abort', () => watch.disconnect());
    here();
    // The projector's window may stand where this one stood before it was loaded anew.
    ready().then(all);
}

/// The plan's current line, and whether this chapter is late.
function tell(box, guide) {
    const { day, start } = chosen();
    const rows = [...guide.querySelectorAll(`.schedule[data-day="${day}"] time[data-minutes]`)].map((time) => ({
        at: Number(time.dataset.at),
        ends: Number(time.dataset.at) + Number(time.dataset.minutes),
        of: time.dataset.chapter,
        what: time.closest('tr').lastElementChild.textContent,
    }));
    let text = 'No schedule: choose one in the guide.';
    if (rows.length) {
        const from = minutes(start);
        const date = new Date();
        // A day that began before midnight goes on after it.
        let now = (date.getHours() * 60 + date.getMinutes() + date.getSeconds() / 60 - from + 1440) % 1440;
        const whole = rows.at(-1).ends;
        if (now > (whole + 1440) / 2) now -= 1440;
        const row = rows.find(({ at, ends }) => at <= now && now < ends);
        const left = (until) => {
            const seconds = Math.ceil((until - now) * 60);
            return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
        };
        if (now < 0) text = `Begins at ${clock(from)}.`;
        else if (!row) text = `Ended at ${clock(from + whole)}.`;
        else text = `${clock(from + row.at)} to ${clock(from + row.ends)}: ${row.what} · ${left(row.ends)} left`;
        const end = rows.findLast(({ of }) => of && of === chapter())?.ends;
        if (end !== undefined && now >= end && now < whole) text += ` · this chapter is ${Math.floor(now - end) + 1} min late`;
    }
    if (box.textContent !== text) box.textContent = text;
}
