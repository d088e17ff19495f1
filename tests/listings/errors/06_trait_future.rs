//! chapter: 06_send
//! plain: An `async fn` in a trait does not promise that its future is `Send`, so a future that awaits it for a generic type does not count as `Send`.

trait Check {
    async fn up(&self) -> bool;
}

async fn check<T: Check>(target: T) {
    println!("{}", target.up().await);
}

fn start<T: Check + Send + Sync + 'static>(target: T) {
    tokio::spawn(check(target));
}

struct Site;

impl Check for Site {
    async fn up(&self) -> bool {
        true
    }
}

#[tokio::main]
async fn main() {
    start(Site);
}
