//! For the quiz: the order in which a `JoinSet` gives its results.
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for (name, ms) in [("a", 30), ("b", 10), ("c", 20)] {
        set.spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            name
        });
    }
    let mut order = Vec::new();
    while let Some(name) = set.join_next().await {
        order.push(name.expect("no task panics"));
    }
    println!("{}", order.join(", "));
}
