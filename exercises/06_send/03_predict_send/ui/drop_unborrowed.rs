use std::rc::Rc;
use tokio::task::yield_now;

async fn check() {
    let name = Rc::new("api");
    drop(name);
    yield_now().await;
}

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
