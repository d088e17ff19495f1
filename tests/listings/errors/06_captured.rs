//! chapter: 06_send
//! plain: The async block captured a value that may not change threads, so the future holds it from the start, with or without an await.

use std::rc::Rc;

#[tokio::main]
async fn main() {
    let name = Rc::new("api");
    tokio::spawn(async move {
        println!("{name} is up");
    })
    .await
    .unwrap();
}
