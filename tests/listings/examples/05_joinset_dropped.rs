//! Dropping a `JoinSet` aborts its tasks; dropping a handle detaches one.
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: dropped
    let mut set = JoinSet::new();
    set.spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("the task of the set has finished");
    });
    let handle = tokio::spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("the task of the handle has finished");
    });
    sleep(Duration::from_millis(10)).await;
    drop(set);
    drop(handle);
    // ANCHOR_END: dropped
    sleep(Duration::from_millis(50)).await;
}
