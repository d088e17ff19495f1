// Makes players of the recorded figures: a position, that controls move and each recording shows.
import { announce, element, keepKeys, styled } from '{{ resource "theme/base.js" }}';
import { icon } from '{{ resource "theme/figure_icons.js" }}';
import { shown } from '{{ resource "theme/figure_part.js" }}';

/* global mdbook_something_else_has_focus */

/// How long an event stands while playing, and how much longer one at which the clock jumps, in milliseconds.
const BEAT = 1100;
const JUMP = 500;

export function start() {
    const figures = [...document.querySelectorAll('.timeline')].filter((figure) => figure.querySelector('.tl-data'));
    figures.forEach(player);
    addEventListener('keydown', (event) => {
        if (event.key !== 'f' || event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) return;
        if (mdbook_something_else_has_focus(event) || event.target.closest?.('.deck') || document.querySelector('#course-help[open]')) return;
        // The one on the stage, the one with the focus, or the one that takes most of the window.
        const seen = (figure) => {
            const { top, bottom } = figure.getBoundingClientRect();
            return Math.min(bottom, innerHeight) - Math.max(top, 0);
        };
        const [most] = figures.toSorted((a, b) => seen(b) - seen(a));
        const figure = document.querySelector('.tl-stage .timeline') ?? document.activeElement.closest('.timeline') ?? (seen(most) > 0 && most);
        if (figure) figure.querySelector('.tl-expand').click();
    });
}

function player(figure) {
    const data = JSON.parse(figure.querySelector('.tl-data').textContent);
    const parts = data.parts.map((part, i) => shown(figure, part, i, data.instants));
    // The steps of all recordings in one row; 0 is before the first, when the whole figure is in sight.
    const order = data.order.length ? data.order : data.parts[0].x.map(() => 0);
    const total = order.length;
    const rows = parts.map(() => []);
    order.forEach((part, i) => rows[part].push(i + 1));
    const time = (at) => at && data.parts[order[at - 1]].at[rows[order[at - 1]].indexOf(at)];

    let at = 0;
    let timer = 0;
    const button = (name, label, act) => element('button', { type: 'button', class: 'tl-button', title: label, 'aria-label': label, click: act }, icon(name));
    const back = button('back', 'Step back', () => step(-1));
    const forward = button('forward', 'Step forward', () => step(1));
    const first = button('first', 'To the start', () => go(0, true));
    const last = button('last', 'To the end', () => go(total, true));
    const toggle = button('play', 'Play', () => (timer ? go(at, true, false) : play()));
    toggle.classList.add('tl-toggle');
    const scrubber = element('input', { type: 'range', min: 0, max: total, value: 0, step: 1, 'aria-label': 'Event', input: () => go(Number(scrubber.value)) });
    const speed = element('select', { 'aria-label': 'Speed' }, ...[['½×', 0.5], ['1×', 1], ['2×', 2], ['4×', 4]]
        .map(([text, value]) => element('option', { value, selected: value === 1 }, text)));
    const larger = button('larger', 'Whole screen', async () => {
        const [stage] = await Promise.all([import('{{ resource "theme/figure_stage.js" }}'), styled('{{ resource "theme/figure_stage.css" }}')]);
        stage.toggle(figure, larger, pressed);
    });
    larger.classList.add('tl-expand');
    larger.title += ' (f)';
    const controls = figure.querySelector('.tl-controls');
    controls.setAttribute('role', 'group');
    controls.setAttribute('aria-label', 'Play the figure');
    controls.append(element('div', { class: 'tl-buttons' }, first, back, toggle, forward, last, speed), scrubber, larger);

    // Where there is room for one recording's words and program, these choose which.
    const tabs = parts.length < 2 ? [] : data.parts.map(({ title }, i) => element('button', { type: 'button', class: 'tl-button', click: () => front(i) }, title));
    figure.querySelector('.tl-tabs')?.append(...tabs);

    function front(nth) {
        tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(i === nth)));
        parts.forEach((part, i) => part.front(i === nth));
    }

    // They fold together: they may lie in one place.
    const programs = figure.querySelectorAll('.tl-program');
    for (const one of programs) one.addEventListener('toggle', () => programs.forEach((other) => { other.open = one.open; }));

    function go(to, speak = false, following = true) {
        pause();
        show(to, following);
        if (speak) announce(spoken(at));
    }

    function step(by) {
        go(at + by, true);
    }

    function show(to, following = true) {
        at = Math.min(Math.max(to, 0), total);
        const now = time(at);
        parts.forEach((part, i) => {
            const done = rows[i].filter((n) => n <= at).length;
            part.show(at === 0 ? null : done, now, at > 0 && order[at - 1] === i);
        });
        front(at && order[at - 1]);
        if (at && following) parts[order[at - 1]].follow();
        figure.classList.toggle('tl-stepped', at > 0);
        scrubber.value = at;
        scrubber.style.setProperty('--done', at / total);
        scrubber.setAttribute('aria-valuetext', spoken(at, false));
        for (const [control, ends] of [[first, at === 0], [back, at === 0], [forward, at === total], [last, at === total]]) {
            control.setAttribute('aria-disabled', String(ends));
        }
    }

    /// The event as a screen reader says it.
    function spoken(at, reason = true) {
        if (!at) return `the whole figure, ${total} events`;
        const part = order[at - 1];
        const title = parts.length > 1 ? `${data.parts[part].title}: ` : '';
        return `event ${at} of ${total}: ${title}${parts[part].told(rows[part].indexOf(at), reason)}`;
    }

    function play() {
        if (at === total) show(0);
        toggle.replaceChildren(icon('pause'));
        toggle.title = 'Pause';
        toggle.setAttribute('aria-label', 'Pause');
        beat();
    }

    function beat() {
        show(at + 1);
        if (at === total) {
            pause();
            announce(spoken(at));
            return;
        }
        const jump = time(at + 1) > time(at) ? JUMP : 0;
        timer = setTimeout(beat, (BEAT + jump) / Number(speed.value));
    }

    function pause() {
        clearTimeout(timer);
        timer = 0;
        toggle.replaceChildren(icon('play'));
        toggle.title = 'Play';
        toggle.setAttribute('aria-label', 'Play');
    }

    const keys = {
        ArrowRight: () => step(1),
        ArrowLeft: () => step(-1),
        Home: () => go(0, true),
        End: () => go(total, true),
        ' ': () => toggle.click(),
    };
    /// `key`: what the pressed key stands for.
    function pressed(event, key = event.key) {
        const { target } = event;
        const own = key === ' ' ? target.closest('button') : target === scrubber && key === event.key;
        if (own || event.defaultPrevented || target.closest('details, select') || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !keys[key]) return;
        event.preventDefault();
        keys[key]();
    }
    // Before the boxes inside keep the key from mdBook.
    figure.addEventListener('keydown', (event) => pressed(event), true);
    keepKeys(figure);

    parts.forEach((part, i) => part.onseek((event) => go(rows[i][event], false, false), () => announce(spoken(at))));
    document.addEventListener('visibilitychange', () => document.hidden && pause());
    figure.dataset.on = '';
    show(0);
}
