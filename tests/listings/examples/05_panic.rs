//! A panic ends its task and comes back as a `JoinError`.
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: main
async fn broken_check(days: u32) -> bool {
    sleep(Duration::from_millis(10)).await;
    panic!("certificate expired {days} days ago");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    match tokio::spawn(broken_check(12)).await {
        Ok(up) => println!("answer: {up}"),
        Err(error) if error.is_panic() => println!("panicked: {error}"),
        Err(error) => println!("cancelled: {error}"),
    }
    println!("vigil goes on");
}
// ANCHOR_END: main
