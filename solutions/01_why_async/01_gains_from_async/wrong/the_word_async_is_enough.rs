//! fails: an_old_client
//! says: The word async alone changes nothing
//!
//! Expects that a blocking call overlaps because it stands in an async fn.

pub const TEN_QUESTIONS: u64 = 100;

pub const TEN_REPORTS: u64 = 1000;

pub const ONE_QUESTION: u64 = 100;

pub const THREE_STEPS: u64 = 300;

pub const ASK_THEN_RENDER: u64 = 200;

pub const AN_OLD_CLIENT: u64 = 100;
