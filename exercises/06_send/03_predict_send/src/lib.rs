//! Eight small programs lie in `ui/`. Some compile, some do not, and the reason is always
//! what this chapter is about: what a future holds at an `.await`, and who asks for `Send`
//! and `'static`.
//!
//! **Your task.** Read each program, decide, and only then replace its `Unsure` by
//! `Compiles` or `Rejected`. For each one, ask: is there a `tokio::spawn`? If so, which
//! values does the spawned future hold at its awaits, and does it borrow anything?
//!
//! ## What the grader checks
//!
//! Each of your marks is held against the compiler.

use Mark::*;

/// What rustc says to a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Unsure,
    Compiles,
    Rejected,
}

/// `ui/block.rs`: an `Rc` in a block of its own.
pub const BLOCK: Mark = Unsure;

/// `ui/drop_borrowed.rs`: an `Rc` is printed, then dropped before the await.
pub const DROP_BORROWED: Mark = Unsure;

/// `ui/drop_unborrowed.rs`: an `Rc` is dropped before the await, and not used at all.
pub const DROP_UNBORROWED: Mark = Unsure;

/// `ui/match_head.rs`: a lock in the head of `match`, an await in an arm.
pub const MATCH_HEAD: Mark = Unsure;

/// `ui/if_head.rs`: a lock in the condition of `if`, an await in its body.
pub const IF_HEAD: Mark = Unsure;

/// `ui/one_thread.rs`: an `Rc` in a task, on a runtime with one thread.
pub const ONE_THREAD: Mark = Unsure;

/// `ui/in_main.rs`: an `Rc` in `main`, across an await, on a runtime with many threads.
pub const IN_MAIN: Mark = Unsure;

/// `ui/borrowed.rs`: a task borrows from `main`, and `main` awaits the task at once.
pub const BORROWED: Mark = Unsure;
