//~? The job would move to another thread at its await, and the `Rc` with it. Which bound says that a job may move?
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

use std::rc::Rc;

async fn check() {
    let name = Rc::new("api");
    tokio::task::yield_now().await;
    println!("{name} is up");
}

fn main() {
    pool::spawn_on_pool(check()); //~ ERROR future cannot be sent between threads safely
}
