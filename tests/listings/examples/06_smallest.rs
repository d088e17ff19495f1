//! The smallest program: a check whose future is `Send`, and a task that runs it.

use std::rc::Rc;
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check(service: String) -> usize {
    let letters = {
        let name = Rc::new(service);
        println!("checking {name}");
        name.len()
    };
    sleep(Duration::from_millis(20)).await;
    letters
}

#[tokio::main]
async fn main() {
    let service = String::from("api");
    let task = tokio::spawn(check(service));
    println!("a name of {} letters", task.await.unwrap());
}
// ANCHOR_END: code
