//! fails: ten_reports
//! says: you predicted 100 ms, and that is too low; in turn the jobs take 1000 ms
//! says: Computing needs the thread
//!
//! Expects computing to overlap as waiting does.

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 100;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 200;

pub const AN_OLD_CLIENT: u64 = 1000;
