//! Ways to let a guard end before the await. `spawn` accepts each of them.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

type Queue = Arc<Mutex<Vec<&'static str>>>;

async fn ping() {
    sleep(Duration::from_millis(30)).await;
}

// ANCHOR: code
async fn one_statement(queue: Queue) {
    let name = queue.lock().unwrap().pop(); // the guard ends with the statement
    if let Some(_name) = name {
        ping().await;
    }
}

async fn a_block(queue: Queue) {
    {
        let mut queue = queue.lock().unwrap();
        queue.push("mail");
        queue.sort();
    } // the guard ends here
    ping().await;
}

fn take(queue: &Queue) -> Option<&'static str> {
    queue.lock().unwrap().pop() // not async: no await can come in here
}

async fn a_function(queue: Queue) {
    while let Some(_name) = take(&queue) {
        ping().await;
    }
}

async fn the_else_branch(queue: Queue) {
    if let Some(name) = queue.lock().unwrap().first() {
        println!("{name} waits");
    } else {
        ping().await; // since edition 2024 the guard has ended before `else`
    }
}
// ANCHOR_END: code

/// Accepted too, because the guard was never used.
async fn dropped_unused(queue: Queue) {
    let guard = queue.lock().unwrap();
    drop(guard);
    ping().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let queue: Queue = Arc::new(Mutex::new(vec!["web", "db", "api"]));
    tokio::spawn(one_statement(queue.clone())).await.unwrap();
    tokio::spawn(a_block(queue.clone())).await.unwrap();
    tokio::spawn(the_else_branch(queue.clone())).await.unwrap();
    tokio::spawn(a_function(queue.clone())).await.unwrap();
    tokio::spawn(dropped_unused(queue.clone())).await.unwrap();
    println!("{} left", queue.lock().unwrap().len());
}
