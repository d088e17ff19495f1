//! Cleanup that stands after an await is skipped when the task is aborted.
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use tokio::time::sleep;

static RUNNING: AtomicUsize = AtomicUsize::new(0);

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: cleanup
    let handle = tokio::spawn(async {
        RUNNING.fetch_add(1, SeqCst);
        sleep(Duration::from_millis(20)).await;
        RUNNING.fetch_sub(1, SeqCst);
    });
    sleep(Duration::from_millis(10)).await;
    handle.abort();
    println!("aborted: {}", handle.await.is_err());
    println!("running: {}", RUNNING.load(SeqCst));
    // ANCHOR_END: cleanup
}
