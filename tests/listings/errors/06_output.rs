//! chapter: 06_send
//! plain: What a task returns goes back to whoever awaits its handle, perhaps on another thread, so the output must be `Send` too.

use std::rc::Rc;

async fn check() -> Rc<str> {
    "up".into()
}

#[tokio::main]
async fn main() {
    let state = tokio::spawn(check()).await.unwrap();
    println!("api is {state}");
}
