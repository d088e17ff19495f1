//! The same numbers, written as what they are made of.

const ANSWER: u64 = 100;
const REPORT: u64 = 100;
const RENDER: u64 = 10;

pub const TEN_QUESTIONS: u64 = ANSWER;

pub const TEN_REPORTS: u64 = 10 * REPORT;

pub const ONE_QUESTION: u64 = ANSWER;

pub const THREE_STEPS: u64 = 3 * ANSWER;

pub const ASK_THEN_RENDER: u64 = ANSWER + 10 * RENDER;

pub const AN_OLD_CLIENT: u64 = 10 * ANSWER;
