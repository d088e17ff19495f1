// FSRS-6, the Free Spaced Repetition Scheduler, with the parameters that its authors publish
// (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm) and Anki's usual steps.
// tests/browser/cards_schedule.rs holds it to values of ts-fsrs 5.4.2.

/// Grades.
export const AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;

const W = [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542];
/// Minutes: a new card is seen again after the first step, then after the second; a forgotten one after its own.
const STEPS = { learning: [1, 10], relearning: [10] };
const LONGEST = 36500;
const MINUTE = 60000;

const clamp = (x, least, most) => Math.min(Math.max(x, least), most);
// To the eighth decimal, as the reference does, so that both come to the same day.
const round = (x) => Math.round(x * 1e8) / 1e8;
const FACTOR = round(0.9 ** (-1 / W[20]) - 1);

/// The number of the learner's day. It ends at four in the morning, so that a late evening is one day.
export function day(time) {
    const date = new Date(time - 4 * 60 * MINUTE);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86400000;
}

/// How likely it is that the answer is still known after so many days.
const retrievability = (days, stability) => round((1 + FACTOR * days / stability) ** -W[20]);

const firstDifficulty = (grade) => W[4] - Math.exp((grade - 1) * W[5]) + 1;

/// Stability: the days after which the answer is known with 90 %. Difficulty: 1 to 10.
function memory(card, grade, days) {
    if (!card) return { stability: W[grade - 1], difficulty: round(clamp(firstDifficulty(grade), 1, 10)) };
    const { stability: s, difficulty: d } = card;
    const towards = d - W[6] * (grade - 3) * (10 - d) / 9;
    const difficulty = round(clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * towards, 1, 10));
    const known = retrievability(days, s);
    let stability;
    if (days === 0) {
        const growth = s ** -W[19] * Math.exp(W[17] * (grade - 3 + W[18]));
        stability = s * (grade >= HARD ? Math.max(growth, 1) : growth);
    } else if (grade === AGAIN) {
        const forgot = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * Math.exp((1 - known) * W[14]);
        stability = Math.min(forgot, s / Math.exp(W[17] * W[18]));
    } else {
        const factor = (grade === HARD ? W[15] : 1) * (grade === EASY ? W[16] : 1);
        stability = s * (1 + Math.exp(W[8]) * (11 - d) * s ** -W[9] * (Math.exp((1 - known) * W[10]) - 1) * factor);
    }
    return { stability: round(clamp(stability, 0.001, LONGEST)), difficulty };
}

// With 90 % wanted, the interval is the stability.
const interval = (stability) => clamp(Math.round(stability), 1, LONGEST);

/// Minutes until the next step, and which it is; nothing when the card leaves the steps.
function nextStep(steps, step, grade) {
    if (grade === AGAIN) return [steps[0], 0];
    if (grade === HARD) return [steps.length > 1 ? Math.round((steps[0] + steps[1]) / 2) : Math.round(steps[0] * 1.5), step];
    if (grade === GOOD && step + 1 < steps.length) return [steps[step + 1], step + 1];
    return null;
}

/// The schedule of `card` (null: a new one) after it was graded at `now`.
export function graded(card, grade, now) {
    const days = card ? Math.max(0, day(now) - day(Date.parse(card.reviewed))) : 0;
    const next = {
        ...memory(card, grade, days),
        phase: card?.phase ?? 'learning',
        step: card?.step ?? 0,
        begun: card?.begun ?? new Date(now).toISOString(),
        reviewed: new Date(now).toISOString(),
        reviews: (card?.reviews ?? 0) + 1,
        lapses: (card?.lapses ?? 0) + (card?.phase === 'review' && grade === AGAIN ? 1 : 0),
    };
    let wait;
    if (next.phase === 'review' && grade !== AGAIN) {
        // Each better grade waits longer.
        const [hard, good, easy] = [HARD, GOOD, EASY].map((g) => interval(memory(card, g, days).stability));
        const least = Math.min(hard, good);
        const middle = Math.max(good, least + 1);
        wait = { [HARD]: least, [GOOD]: middle, [EASY]: Math.max(easy, middle + 1) }[grade];
    } else {
        if (next.phase === 'review') Object.assign(next, { phase: 'relearning', step: 0 });
        const step = nextStep(STEPS[next.phase], next.step, grade);
        if (step) return { ...next, step: step[1], due: new Date(now + step[0] * MINUTE).toISOString() };
        wait = interval(next.stability);
    }
    return { ...next, phase: 'review', step: 0, due: new Date(now + wait * 1440 * MINUTE).toISOString() };
}

/// Whether a schedule asks for its card now. In days: at any time of the day on which it is due.
export const isDue = (card, now) => card.phase === 'review' ? day(Date.parse(card.due)) <= day(now) : Date.parse(card.due) <= now;
