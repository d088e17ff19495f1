//! The global allocator of every graded program: the system's, with two counters.
//!
//! - [`allocations`] counts what one thread allocates while a closure runs;
//! - [`arm_cap`] stops the child process of a graded test that eats memory.
//!
//! While neither is in use, the price of an allocation is one relaxed load.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{
    AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed, Ordering::SeqCst,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many reasons there are to count: running [`allocations`], and an armed cap.
static REASONS: AtomicUsize = AtomicUsize::new(0);

/// What one thread allocated while a closure ran. A block counts where it was asked for,
/// whichever thread frees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allocations {
    /// Blocks asked for. A block that grows (`realloc`) counts once more.
    pub count: usize,
    /// Bytes asked for in all; of a block that grows, only what it gained.
    pub bytes: usize,
    /// The most bytes that were held at one time, of those asked for in here.
    pub peak: usize,
}

/// Runs `work` and counts what this thread allocates meanwhile. May be nested: the outer
/// count includes the inner one.
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocations) {
    /// Gives the outer count back, with the inner one added, also when `work` panics.
    struct Outer(Tally);
    impl Drop for Outer {
        fn drop(&mut self) {
            REASONS.fetch_sub(1, SeqCst);
            let (outer, inner) = (self.0, TALLY.get());
            TALLY.set(Tally {
                count: outer.count + inner.count,
                bytes: outer.bytes + inner.bytes,
                held: outer.held + inner.held,
                peak: outer.peak.max(outer.held + inner.peak),
            });
        }
    }
    let _outer = Outer(TALLY.replace(Tally::ZERO));
    REASONS.fetch_add(1, SeqCst);
    let value = work();
    let Tally {
        count, bytes, peak, ..
    } = TALLY.get();
    (
        value,
        Allocations {
            count,
            bytes,
            peak: peak.max(0).cast_unsigned(),
        },
    )
}

#[derive(Clone, Copy)]
struct Tally {
    count: usize,
    bytes: usize,
    /// Below zero when more was freed than allocated: the closure freed older blocks.
    held: isize,
    peak: isize,
}

impl Tally {
    const ZERO: Self = Self {
        count: 0,
        bytes: 0,
        held: 0,
        peak: 0,
    };
}

thread_local! {
    // `const` and without a destructor: no lazy allocation inside the allocator itself, and
    // still there while a thread is torn down.
    static TALLY: Cell<Tally> = const { Cell::new(Tally::ZERO) };
}

static ARMED: AtomicBool = AtomicBool::new(false);
static CAP: AtomicUsize = AtomicUsize::new(usize::MAX);
/// Bytes held by the process since the cap was armed; blocks from before may take it below 0.
static HELD: AtomicIsize = AtomicIsize::new(0);
static ON_EXCEED: OnceLock<fn()> = OnceLock::new();

/// From now on: when the process holds more than `bytes` beyond what it holds already,
/// `on_exceed` is called, once, on the allocating thread and in the middle of its allocation.
///
/// The cap is disarmed by then, so `on_exceed` may allocate; it should write its report and
/// leave by `_exit`. It must not wait for a lock that the interrupted thread may hold
/// (stdout's, for one). Arm once a process; a second call does nothing.
pub(crate) fn arm_cap(bytes: usize, on_exceed: fn()) {
    if ON_EXCEED.set(on_exceed).is_ok() {
        CAP.store(bytes, SeqCst);
        ARMED.store(true, SeqCst);
        REASONS.fetch_add(1, SeqCst);
    }
}

struct Counting;

impl Counting {
    /// Notes a block of `new` bytes in place of one of `old` bytes (0: there is no such block).
    fn note(&self, old: usize, new: usize) {
        let change = new.cast_signed() - old.cast_signed();
        // An error only means that this thread is gone but for its last deallocations.
        let _ = TALLY.try_with(|tally| {
            let mut t = tally.get();
            if new > old {
                t.count += 1;
                t.bytes = t.bytes.saturating_add(new - old);
            }
            // A request may be for more than there is: `with_capacity(isize::MAX)`.
            t.held = t.held.saturating_add(change);
            t.peak = t.peak.max(t.held);
            tally.set(t);
        });
        if ARMED.load(Relaxed) {
            let held = HELD.fetch_add(change, Relaxed).saturating_add(change);
            if change > 0 && held > 0 && held.cast_unsigned() > CAP.load(Relaxed) {
                exceeded();
            }
        }
    }
}

#[cold]
fn exceeded() {
    // Of several threads that exceed together, one reports.
    if ARMED.swap(false, SeqCst)
        && let Some(on_exceed) = ON_EXCEED.get()
    {
        on_exceed();
    }
}

fn counting() -> bool {
    REASONS.load(Relaxed) > 0
}

// SAFETY: every block comes from `System` and goes back to it with the layout it was asked for;
// the counters neither allocate nor unwind.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // Noted before it is done: a request beyond the cap must not reach the system first.
        if counting() {
            self.note(0, layout.size());
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if counting() {
            self.note(0, layout.size());
        }
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if counting() {
            self.note(layout.size(), 0);
        }
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if counting() {
            self.note(layout.size(), new_size);
        }
        unsafe { System.realloc(block, layout, new_size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hint::black_box;

    #[test]
    fn counts_blocks_bytes_and_the_peak() {
        let (held, a) = allocations(|| {
            drop(black_box(Vec::<u8>::with_capacity(1000)));
            black_box(Vec::<u8>::with_capacity(300))
        });
        assert_eq!(
            a,
            Allocations {
                count: 2,
                bytes: 1300,
                peak: 1000
            }
        );
        let ((), freed) = allocations(|| drop(held));
        assert_eq!(freed, Allocations::default());
    }

    #[test]
    fn growing_counts_what_was_gained() {
        let (_, a) = allocations(|| {
            let mut v = black_box(Vec::<u8>::with_capacity(100));
            v.reserve_exact(400);
            black_box(v)
        });
        assert_eq!(
            a,
            Allocations {
                count: 2,
                bytes: 400,
                peak: 400
            }
        );
    }

    #[test]
    fn another_threads_blocks_are_not_ours_and_nesting_adds_up() {
        let helper = std::thread::spawn(|| {
            std::thread::park();
            drop(black_box(vec![1u8; 1 << 20]));
        });
        let (inner, outer) = allocations(|| {
            let kept = black_box(vec![0u8; 10]);
            helper.thread().unpark();
            let (_, inner) = allocations(|| drop(black_box(vec![0u8; 20])));
            drop(kept);
            inner
        });
        helper.join().unwrap();
        assert_eq!(
            inner,
            Allocations {
                count: 1,
                bytes: 20,
                peak: 20
            }
        );
        assert_eq!(
            outer,
            Allocations {
                count: 2,
                bytes: 30,
                peak: 30
            }
        );
    }

    #[test]
    fn a_panic_leaves_the_counters_in_order() {
        let (_, a) = allocations(|| {
            let _ = std::panic::catch_unwind(|| {
                allocations(|| {
                    let _v = black_box(vec![0u8; 50]);
                    std::panic::resume_unwind(Box::new(()));
                })
            });
        });
        assert!(a.bytes >= 50, "{a:?}");
        assert_eq!(allocations(|| ()).1, Allocations::default());
    }

    #[test]
    fn the_cap_reports_once_and_may_allocate_while_it_does() {
        static REPORTS: AtomicUsize = AtomicUsize::new(0);
        const CAP: usize = 64 << 20;
        // The cap counts for the whole process, and the tests beside this one free blocks that
        // are older than it (a mebibyte once). Four times the cap is beyond what they may free.
        const BEYOND: usize = 4 * CAP;
        arm_cap(CAP, || {
            drop(black_box(vec![0u8; BEYOND]));
            REPORTS.fetch_add(1, SeqCst);
        });
        drop(black_box(Vec::<u8>::with_capacity(1 << 20)));
        assert_eq!(REPORTS.load(SeqCst), 0);
        drop(black_box(Vec::<u8>::with_capacity(BEYOND)));
        drop(black_box(Vec::<u8>::with_capacity(BEYOND)));
        assert_eq!(REPORTS.load(SeqCst), 1);
    }
}
