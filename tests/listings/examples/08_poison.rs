//! A panic under the lock: `std`'s mutex remembers it, tokio's does not.
use std::sync::Arc;

// ANCHOR: code
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let of_std = Arc::new(std::sync::Mutex::new(1));
    let of_tokio = Arc::new(tokio::sync::Mutex::new(1));

    let (a, b) = (of_std.clone(), of_tokio.clone());
    let _ = tokio::spawn(async move {
        let mut count = a.lock().unwrap();
        *count += 1;
        panic!("half done");
    })
    .await;
    let _ = tokio::spawn(async move {
        let mut count = b.lock().await;
        *count += 1;
        panic!("half done");
    })
    .await;

    println!("std:   {}", of_std.lock().unwrap_err());
    println!(
        "tokio: locked again, the count is {}",
        of_tokio.lock().await
    );
}
// ANCHOR_END: code
