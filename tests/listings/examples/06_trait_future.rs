//! A method of a trait whose future is `Send` for every type that has it.
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
trait Check {
    fn up(&self) -> impl Future<Output = bool> + Send;
}
// ANCHOR_END: code

async fn check<T: Check>(target: T) {
    println!("up: {}", target.up().await);
}

fn start<T>(target: T) -> tokio::task::JoinHandle<()>
where
    T: Check + Send + Sync + 'static,
{
    tokio::spawn(check(target))
}

struct Site;

impl Check for Site {
    // What implements it may stay an `async fn`.
    async fn up(&self) -> bool {
        sleep(Duration::from_millis(30)).await;
        true
    }
}

#[tokio::main]
async fn main() {
    start(Site).await.unwrap();
}
