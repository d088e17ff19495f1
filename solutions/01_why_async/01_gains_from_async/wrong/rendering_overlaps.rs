//! fails: ask_then_render
//! says: you predicted 110 ms, and that is too low
//! says: then the thread computes for each answer in turn
//!
//! Expects that the computing after the wait overlaps, too.

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 110;

pub const AN_OLD_CLIENT: u64 = 1000;
