//! An aborted task ends at an await: only `Drop` runs.
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: main
struct Entry;

impl Drop for Entry {
    fn drop(&mut self) {
        println!("the entry is removed");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let handle = tokio::spawn(async {
        let _entry = Entry;
        sleep(Duration::from_millis(20)).await;
        println!("this line never runs");
    });
    sleep(Duration::from_millis(10)).await;
    handle.abort();
    println!("abort has returned, finished: {}", handle.is_finished());
    let error = handle.await.expect_err("the task was aborted");
    println!("awaited, cancelled: {}", error.is_cancelled());
}
// ANCHOR_END: main
