//! A parameter of an async fn is in the future from the start. A plain fn can use it up first.
use std::rc::Rc;
use tokio::task::yield_now;

// ANCHOR: code
fn check(name: Rc<str>) -> impl Future<Output = usize> + Send {
    let letters = name.len(); // runs at the call, on the caller's thread
    async move {
        yield_now().await;
        letters
    }
}
// ANCHOR_END: code

#[tokio::main]
async fn main() {
    let letters = tokio::spawn(check(Rc::from("api"))).await.unwrap();
    println!("{letters} letters");
}
