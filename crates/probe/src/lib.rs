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

mod alloc;
mod child;
pub mod compile;
mod log;
mod parent;
mod platform;
mod record;
mod report;
mod scratch;
mod test;
mod timeline;
pub mod vigil;
mod watch;
mod watchdog;

pub use alloc::{Allocations, allocations};
pub use log::Log;
pub use parent::Verdict;
pub use record::record;
pub use test::{Test, run, run_sync, test};
pub use timeline::{Recorder, Recording, Tracked, wait_ms};
pub use watch::{ByHand, Watch, Watched, by_hand, watch};
