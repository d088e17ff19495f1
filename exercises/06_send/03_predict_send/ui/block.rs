use std::rc::Rc;
use tokio::task::yield_now;

async fn check() {
    let letters = {
        let name = Rc::new("api");
        println!("checking {name}");
        name.len()
    };
    yield_now().await;
    println!("{letters} letters");
}

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
