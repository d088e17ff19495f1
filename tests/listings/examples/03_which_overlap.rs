//! For the quiz: prints those of four ways whose two waits of 10 ms take 10 ms together.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn a() {
    sleep(Duration::from_millis(10)).await;
}

async fn b() {
    sleep(Duration::from_millis(10)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    tokio::join!(a(), b());
    report("tokio::join!(a(), b())", start);

    let start = Instant::now();
    futures::join!(a(), b());
    report("futures::join!(a(), b())", start);

    let start = Instant::now();
    let (x, y) = (a(), b());
    x.await;
    y.await;
    report("let (x, y) = (a(), b()); x.await; y.await;", start);

    let start = Instant::now();
    let _both = (a().await, b().await);
    report("(a().await, b().await)", start);
}

fn report(way: &str, start: Instant) {
    // A timer of tokio's may be a millisecond late.
    if start.elapsed() < Duration::from_millis(15) {
        println!("{way}");
    }
}
