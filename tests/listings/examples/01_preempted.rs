//! A thread that never steps aside does not stop the others: the system interrupts it.

use std::hint::spin_loop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

// ANCHOR: main
fn main() {
    let answered = Arc::new(AtomicBool::new(false));

    let spinning = thread::spawn({
        let answered = answered.clone();
        move || {
            while !answered.load(Ordering::Acquire) {
                spin_loop(); // never waits, never steps aside
            }
            println!("the spinning thread saw the answer");
        }
    });

    answered.store(true, Ordering::Release);
    spinning.join().expect("the spinning thread ends");
}
// ANCHOR_END: main
