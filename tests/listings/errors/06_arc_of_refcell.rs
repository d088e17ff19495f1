//! chapter: 06_send
//! plain: An `Arc` may move to another thread only if its content may be shared (`Sync`), and a `RefCell` may not; use `Arc<Mutex<_>>` or an atomic.

use std::cell::RefCell;
use std::sync::Arc;

#[tokio::main]
async fn main() {
    let failures = Arc::new(RefCell::new(0));
    let shared = Arc::clone(&failures);
    tokio::spawn(async move { *shared.borrow_mut() += 1 })
        .await
        .unwrap();
    println!("{} failures", failures.borrow());
}
