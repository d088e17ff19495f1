//! The same computing four times: in turn, as four futures on one thread, and on four threads.
//!
//! ```console
//! cargo run -p listings --example 01_cpu_work
//! ```

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// The best of some runs, so that other programs on the machine disturb less.
const RUNS: usize = 3;

// ANCHOR: work
/// Computing, and nothing else: there is nothing to wait for.
fn digest(seed: u64) -> u64 {
    (0..8_000_000).fold(seed, |hash, n| {
        black_box((hash ^ n).wrapping_mul(0x0100_0000_01b3))
    })
}

async fn digest_async(seed: u64) -> u64 {
    digest(seed)
}
// ANCHOR_END: work

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut best = [Duration::MAX; 3];
    for _ in 0..RUNS {
        let started = Instant::now();
        let in_turn = (digest(1), digest(2), digest(3), digest(4));
        best[0] = best[0].min(started.elapsed());

        let started = Instant::now();
        let futures = tokio::join!(
            digest_async(1),
            digest_async(2),
            digest_async(3),
            digest_async(4)
        );
        best[1] = best[1].min(started.elapsed());

        let started = Instant::now();
        let threads =
            [1, 2, 3, 4].map(|seed| thread::spawn(move || digest(seed)));
        let threads =
            threads.map(|thread| thread.join().expect("digest does not panic"));
        best[2] = best[2].min(started.elapsed());

        assert_eq!(in_turn, futures);
        assert_eq!(in_turn, threads.into());
    }
    let [in_turn, futures, threads] = best.map(|time| time.as_millis());
    println!("in turn, on one thread        {in_turn:>4} ms");
    println!("four futures, on one thread   {futures:>4} ms");
    println!("four threads                  {threads:>4} ms");
}
// ANCHOR_END: main
