//! Two programs gain. `ten_questions` only waits, and the waits overlap. `ask_then_render`
//! overlaps its waits, and then computes ten times 10 ms, one after the other.
//!
//! The other four gain nothing: computing needs the thread (`ten_reports`), one wait has
//! nothing to overlap with (`one_question`), steps that need each other stay in order
//! (`three_steps`), and a call that holds the thread lets nobody else run
//! (`an_old_client`).

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 200;

pub const AN_OLD_CLIENT: u64 = 1000;
