//! What one uncontended lock and unlock costs, with `std`'s mutex and with tokio's.
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: u32 = 500_000;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: code
    let of_std = std::sync::Mutex::new(0u32);
    let start = Instant::now();
    for _ in 0..ROUNDS {
        *black_box(&of_std).lock().unwrap() += 1;
    }
    let std_time = start.elapsed();

    let of_tokio = tokio::sync::Mutex::new(0u32);
    let start = Instant::now();
    for _ in 0..ROUNDS {
        *black_box(&of_tokio).lock().await += 1;
    }
    let tokio_time = start.elapsed();
    // ANCHOR_END: code

    let ns =
        |time: std::time::Duration| time.as_nanos() as f64 / f64::from(ROUNDS);
    println!("std:   {:.1} ns", ns(std_time));
    println!("tokio: {:.1} ns", ns(tokio_time));
    println!("ratio: {:.1}", ns(tokio_time) / ns(std_time));
}
