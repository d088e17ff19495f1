//! fails: ten_questions
//! says: you predicted 1000 ms, and that is too high
//! says: Ten waits overlap
//!
//! Expects that one thread can only do one thing after the other.

pub const TEN_QUESTIONS: u64 = 1000;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 1100;

pub const AN_OLD_CLIENT: u64 = 1000;
