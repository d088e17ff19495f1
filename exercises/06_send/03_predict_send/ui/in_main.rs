use std::rc::Rc;
use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    let name = Rc::new("api");
    yield_now().await;
    println!("{name} is up");
}
