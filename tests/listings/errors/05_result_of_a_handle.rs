//! chapter: 05_spawn
//! plain: A handle gives a `Result`: `Ok` with the task's value, or an `Err` when the task panicked or was aborted.

async fn check() -> bool {
    true
}

#[tokio::main]
async fn main() {
    let up: bool = tokio::spawn(check()).await;
    println!("{up}");
}
