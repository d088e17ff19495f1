//! Here are six small programs of *vigil*. Each does some jobs. Done in turn, one after
//! the other, they take the time in the third column. Now each program is rewritten with
//! async: all of its jobs are started together, on **one** thread.
//!
//! | program | its jobs | in turn |
//! |---|---|---|
//! | `ten_questions` | ask ten services; each answer takes 100 ms to arrive | 1000 ms |
//! | `ten_reports` | render ten reports; each is 100 ms of computing | 1000 ms |
//! | `one_question` | ask one service; its answer takes 100 ms to arrive | 100 ms |
//! | `three_steps` | one job: log in, fetch a token, read the list; each step needs the answer of the step before, and each answer takes 100 ms to arrive | 300 ms |
//! | `ask_then_render` | ten jobs: each asks one service (100 ms), then renders its answer (10 ms of computing) | 1100 ms |
//! | `an_old_client` | ten calls of an old client inside `async fn`s; each call holds the thread for 100 ms until the answer is there | 1000 ms |
//!
//! Predict: how many milliseconds does each program take when its jobs run together? If
//! your number is smaller than the one in the table, you say that it gains from async.
//! Replace the zeros; a zero counts as "not predicted yet".
//!
//! ## What the grader checks
//!
//! It runs all six programs and compares. Where you are wrong, it says whether your number
//! is too high or too low, and why, but not the right number. Its clock is a simulated one, so that the times
//! are exact: waiting and computing cost what the table says, everything else nothing.

/// Ten services, each answers after 100 ms.
pub const TEN_QUESTIONS: u64 = 0;

/// Ten reports, 100 ms of computing each.
pub const TEN_REPORTS: u64 = 0;

/// One service, which answers after 100 ms.
pub const ONE_QUESTION: u64 = 0;

/// Three waits of 100 ms, each for what the next step needs.
pub const THREE_STEPS: u64 = 0;

/// Ten jobs: each waits 100 ms, then computes for 10 ms.
pub const ASK_THEN_RENDER: u64 = 0;

/// Ten calls that hold the thread for 100 ms each.
pub const AN_OLD_CLIENT: u64 = 0;
