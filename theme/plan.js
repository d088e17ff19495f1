// The guide's schedules: another start, and the day that the timer follows.
import { element, keep, recall } from '{{ resource "theme/base.js" }}';

const KEY = 'teach:plan';
const START = '09:00';

/// What was chosen: `{ day, start }`.
export function chosen() {
    const { day, start } = recall(KEY) ?? {};
    return { day: typeof day === 'string' ? day : '', start: /^([01]\d|2[0-3]):[0-5]\d$/.test(start) ? start : START };
}

/// Minutes after midnight.
export const minutes = (start) => Number(start.slice(0, 2)) * 60 + Number(start.slice(3));

/// `9:05`, `17:00`.
export const clock = (at) => `${Math.floor(at / 60) % 24}:${String(at % 60).padStart(2, '0')}`;

export function start(box) {
    const plan = chosen();
    const input = element('input', { type: 'time', step: 300, value: plan.start, required: true, input: changed });
    const days = [...document.querySelectorAll('.schedule')].map(({ dataset }) => element('option', { value: dataset.day, selected: dataset.day === plan.day }, dataset.name));
    const day = element('select', { change: changed }, element('option', { value: '' }, 'no schedule'), ...days);
    box.append(
        element('label', {}, 'Start at ', input),
        element('label', {}, 'The timer follows ', day),
    );

    function changed() {
        // While it is being typed a time may be none.
        if (input.value) keep(KEY, { day: day.value, start: input.value });
        times();
    }

    function times() {
        const from = minutes(chosen().start);
        for (const time of document.querySelectorAll('.schedule time[data-at]')) time.textContent = clock(from + Number(time.dataset.at));
        for (const time of document.querySelectorAll('.start-time')) time.textContent = clock(from);
    }
    times();
}
