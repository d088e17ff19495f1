// The schedules of the cards, kept on this device: {<card id>: schedule}.
import { recall, keep } from '{{ resource "theme/base.js" }}';

const KEY = 'cards';
const PHASES = ['learning', 'review', 'relearning'];
const DAY = 86400000;

/// What is wrong with a schedule, or nothing: who wrote it may have been an editor, or another edition.
export function fault(schedule, now = Date.now()) {
    if (typeof schedule !== 'object' || schedule === null || Array.isArray(schedule)) return 'it is no schedule';
    const number = (name, least, most, whole) => {
        const value = schedule[name];
        const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
        return !fits && `${name} is ${JSON.stringify(value) ?? 'missing'}, not a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
    };
    const time = (name) => {
        const value = schedule[name];
        return (typeof value !== 'string' || Number.isNaN(Date.parse(value))) && `${name} is ${JSON.stringify(value) ?? 'missing'}, not a time`;
    };
    return number('stability', 0.001, 36500) || number('difficulty', 1, 10)
        || number('step', 0, 1, true) || number('reviews', 1, 1e6, true) || number('lapses', 0, 1e6, true)
        || !PHASES.includes(schedule.phase) && `phase is ${JSON.stringify(schedule.phase) ?? 'missing'}, not one of ${PHASES.join(', ')}`
        || time('begun') || time('reviewed') || time('due')
        // It would win over every real review.
        || Date.parse(schedule.reviewed) > now + DAY && `reviewed is ${schedule.reviewed}, which is in the future`
        || null;
}

const stored = () => {
    const all = recall(KEY, {});
    return typeof all === 'object' && !Array.isArray(all) ? all : {};
};
const newer = (one, other) => !other || fault(other) || Date.parse(one.reviewed) > Date.parse(other.reviewed);

/// Of each card, the later review.
function merged(into, from) {
    const all = { ...into };
    for (const [id, schedule] of Object.entries(from)) {
        if (!fault(schedule) && newer(schedule, all[id])) all[id] = schedule;
    }
    return all;
}

let held = stored();
let kept = works();

function works() {
    try {
        localStorage.setItem('course:probe', '1');
        localStorage.removeItem('course:probe');
        return true;
    } catch {
        return false;
    }
}

/// What another tab has written since. While the device keeps what we write, that is all there is to know.
export function adopt() {
    held = kept ? stored() : merged(held, stored());
}

function change(edit) {
    adopt();
    edit();
    kept = keep(KEY, held);
}

export const isKept = () => kept;
export const all = () => held;
/// A card's schedule; null when it is new.
export const schedule = (id) => (Object.hasOwn(held, id) && !fault(held[id]) ? held[id] : null);
export const record = (id, after) => change(() => { held[id] = after; });
export const take = (schedules) => change(() => { held = merged(held, schedules); });

/// Takes one review back, unless the card has been reviewed elsewhere since. Says whether it did.
export function undo(id, before, after) {
    let done = false;
    change(() => {
        done = held[id]?.reviewed === after.reviewed;
        if (done && before) held[id] = before;
        else if (done) delete held[id];
    });
    return done;
}

/// Calls `heard` when another tab has reviewed or imported.
export function onOthers(heard) {
    addEventListener('storage', ({ key }) => {
        if (key !== null && key !== `course:${KEY}`) return;
        adopt();
        heard();
    });
}
