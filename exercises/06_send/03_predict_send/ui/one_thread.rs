use std::rc::Rc;
use tokio::task::yield_now;

async fn check() {
    let name = Rc::new("api");
    yield_now().await;
    println!("{name} is up");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
