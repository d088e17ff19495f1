//! fails: three_steps
//! says: Only waits that do not need each other can overlap
//!
//! Expects that steps which need each other overlap.

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 100;

pub const ASK_THEN_RENDER: u64 = 200;

pub const AN_OLD_CLIENT: u64 = 1000;
