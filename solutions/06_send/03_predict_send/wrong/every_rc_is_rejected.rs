//! fails: block, drop_unborrowed, in_main
//! says: At the await the future holds the number of letters only
//! says: nobody asks whether it is `Send`
//!
//! Takes every `Rc` in an async function for an error.

use Mark::*;

/// What rustc says to a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Unsure,
    Compiles,
    Rejected,
}

/// `ui/block.rs`: an `Rc` in a block of its own.
pub const BLOCK: Mark = Rejected;

/// `ui/drop_borrowed.rs`: an `Rc` is printed, then dropped before the await.
pub const DROP_BORROWED: Mark = Rejected;

/// `ui/drop_unborrowed.rs`: an `Rc` is dropped before the await, and not used at all.
pub const DROP_UNBORROWED: Mark = Rejected;

/// `ui/match_head.rs`: a lock in the head of `match`, an await in an arm.
pub const MATCH_HEAD: Mark = Rejected;

/// `ui/if_head.rs`: a lock in the condition of `if`, an await in its body.
pub const IF_HEAD: Mark = Compiles;

/// `ui/one_thread.rs`: an `Rc` in a task, on a runtime with one thread.
pub const ONE_THREAD: Mark = Rejected;

/// `ui/in_main.rs`: an `Rc` in `main`, across an await, on a runtime with many threads.
pub const IN_MAIN: Mark = Rejected;

/// `ui/borrowed.rs`: a task borrows from `main`, and `main` awaits the task at once.
pub const BORROWED: Mark = Rejected;
