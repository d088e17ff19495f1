//! chapter: 06_send
//! plain: A boxed future whose type does not say `+ Send` counts as not `Send`, whatever is inside; add `+ Send` to the `dyn Future` type.

use std::pin::Pin;

fn check() -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async { true })
}

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
