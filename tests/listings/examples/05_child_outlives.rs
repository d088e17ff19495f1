//! Aborting a task does not abort the tasks that it has spawned.
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: tasks
    let parent = tokio::spawn(async {
        let child = tokio::spawn(async {
            sleep(Duration::from_millis(20)).await;
            println!("the child has finished");
        });
        child.await.expect("the child does not panic");
        println!("the parent has finished");
    });
    sleep(Duration::from_millis(10)).await;
    parent.abort();
    sleep(Duration::from_millis(20)).await;
    println!("the end of main");
    // ANCHOR_END: tasks
}
