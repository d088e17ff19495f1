//! What this thread is doing just now: which tracked future it polls, whether the runtime's
//! driver runs. From this an event knows who caused it.
//!
//! All access is by `try_with`: a future may be dropped, or a waker called, by a thread that
//! is being torn down, whose thread-locals are gone.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

thread_local! {
    /// The tracked futures being polled or dropped, the innermost last.
    static STACK: RefCell<Vec<Arc<str>>> = const { RefCell::new(Vec::new()) };
    /// The task that this thread dropped last, until the next event other than a wake.
    static ENDED: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
    static IN_DRIVER: Cell<bool> = const { Cell::new(false) };
    static PASSING_ON: Cell<bool> = const { Cell::new(false) };
}

/// The innermost tracked future that this thread is polling or dropping.
pub(super) fn polled() -> Option<Arc<str>> {
    STACK
        .try_with(|stack| stack.borrow().last().cloned())
        .ok()
        .flatten()
}

/// Who calls the waker that is being called.
///
/// A task that ends wakes the owner of its `JoinHandle` right after the runtime has dropped
/// its future, when nothing is polled any more; hence `ENDED`.
pub(super) fn waking() -> Option<Arc<str>> {
    polled().or_else(|| {
        if IN_DRIVER.try_with(Cell::get).unwrap_or(false) {
            return Some("clock".into());
        }
        ENDED
            .try_with(|ended| ended.borrow().clone())
            .ok()
            .flatten()
    })
}

/// The runtime parks this thread in its driver (`true`) or has come back (`false`).
pub(super) fn set_in_driver(inside: bool) {
    forget_ended();
    let _ = IN_DRIVER.try_with(|flag| flag.set(inside));
}

/// Something else than a wake happened on this thread.
pub(super) fn forget_ended() {
    let _ = ENDED.try_with(|ended| ended.take());
}

/// As long as it lives, this thread is polling or dropping a tracked future; a guard, so that
/// a panic on the way leaves the stack in order.
pub(super) struct Doing {
    dropping: bool,
}

impl Doing {
    pub(super) fn poll_of(name: &Arc<str>) -> Self {
        Self::push(name, false)
    }

    pub(super) fn drop_of(name: &Arc<str>) -> Self {
        Self::push(name, true)
    }

    fn push(name: &Arc<str>, dropping: bool) -> Self {
        let _ = STACK.try_with(|stack| stack.borrow_mut().push(name.clone()));
        Self { dropping }
    }
}

impl Drop for Doing {
    fn drop(&mut self) {
        let _ = STACK.try_with(|stack| {
            let done = stack.borrow_mut().pop();
            // Dropped by nobody that we track: a task of its own.
            if self.dropping && stack.borrow().is_empty() {
                let _ = ENDED.try_with(|ended| ended.replace(done));
            }
        });
    }
}

/// As long as it lives, a wake is on its way outwards through the wakers around.
pub(super) struct PassingOn(());

impl PassingOn {
    /// `None` when this thread is already passing a wake on.
    pub(super) fn begin() -> Option<Self> {
        let already = PASSING_ON
            .try_with(|flag| flag.replace(true))
            .unwrap_or(false);
        (!already).then_some(Self(()))
    }
}

impl Drop for PassingOn {
    fn drop(&mut self) {
        let _ = PASSING_ON.try_with(|flag| flag.set(false));
    }
}
