//! Threads that never step aside do not stop the others: the system interrupts them.

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;

// ANCHOR: main
fn main() {
    let cores = thread::available_parallelism().map_or(1, |n| n.get());
    let spinning = AtomicUsize::new(0);
    let answered = AtomicBool::new(false);

    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                spinning.fetch_add(1, SeqCst);
                while !answered.load(SeqCst) {
                    spin_loop(); // never waits, never steps aside
                }
            });
        }
        while spinning.load(SeqCst) < cores {
            thread::yield_now();
        }
        println!("a thread spins for each core, and main runs");
        answered.store(true, SeqCst);
    });
    println!("all of them saw the answer");
}
// ANCHOR_END: main
