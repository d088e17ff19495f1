//! Instruments futures for the graders and the figures of the course.
//!
//! A grader is an ordinary `#[test]` whose body is one call into this crate:
//!
//! ```no_run
//! # async fn learners_code() -> u32 { 42 }
//! #[test]
//! fn the_answer_is_42() {
//!     probe::run(async {
//!         let answer = learners_code().await;
//!         assert!(answer == 42, "got {answer}, expected 42: see 'The model'");
//!     });
//! }
//! ```
//!
//! Whatever the learner's code does, block, spin, deadlock, exit, overflow or eat memory, the test ends with a
//! verdict that says why. [`Test`] tells how.

mod child;
mod parent;
mod platform;
mod report;
mod test;
pub mod vigil;
mod watchdog;

pub use parent::Verdict;
pub use test::{Test, run, run_sync, test};
