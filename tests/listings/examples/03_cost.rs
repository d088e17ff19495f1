//! What a wake costs: `join_all` polls everything up to 30 futures, and above only the woken ones.
use futures::future::{join_all, ready};
use std::pin::pin;
use std::task::{Context, Waker};

// ANCHOR: polls
/// Joins `n` futures that wait 1, 2, 3 ... ms, and counts their polls.
async fn polls(n: u64) -> usize {
    let (futures, watches): (Vec<_>, Vec<_>) =
        (1..=n).map(|ms| probe::watch(probe::wait_ms(ms))).unzip();
    join_all(futures).await;
    watches.iter().map(|watch| watch.polls()).sum()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("30 futures: {} polls", polls(30).await);
    println!("31 futures: {} polls", polls(31).await);
    // ANCHOR_END: polls

    // ANCHOR: allocations
    let mut cx = Context::from_waker(Waker::noop());
    let (_, made) = probe::allocations(|| {
        let joined = pin!(async { tokio::join!(ready(1), ready(2)) });
        joined.poll(&mut cx)
    });
    println!("join!: {} allocations", made.count);
    // ANCHOR_END: allocations
}
