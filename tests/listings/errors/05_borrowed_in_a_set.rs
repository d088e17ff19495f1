//! chapter: 05_spawn
//! plain: The tasks of a set may run longer than the function that got the slice, so they cannot borrow from it; give each its own copy.
use tokio::task::JoinSet;

// ANCHOR: code
async fn check_all(services: &[String]) {
    let mut set = JoinSet::new();
    for service in services {
        set.spawn(async move { println!("checking {service}") });
    }
    set.join_all().await;
}
// ANCHOR_END: code

fn main() {
    drop(check_all(&[]));
}
