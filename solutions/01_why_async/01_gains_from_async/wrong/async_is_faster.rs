//! fails: one_question
//! says: Async is not faster
//!
//! Expects that async makes a single request faster.

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 50;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 200;

pub const AN_OLD_CLIENT: u64 = 1000;
