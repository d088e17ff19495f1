//! When `main` ends, the runtime goes, and drops every task that is left.
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: main
struct Note;

impl Drop for Note {
    fn drop(&mut self) {
        println!("the task's values are dropped");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::spawn(async {
        let _note = Note;
        sleep(Duration::from_millis(20)).await;
        println!("the task has finished");
    });
    sleep(Duration::from_millis(10)).await;
    println!("the end of main");
}
// ANCHOR_END: main
