//! Three functions, one warning: a guard that was dropped, one in a field, one in a block.
use std::sync::{Mutex, MutexGuard};

// ANCHOR: code
pub async fn dropped(failures: &Mutex<u32>, ping: impl Future<Output = ()>) {
    let mut guard = failures.lock().unwrap();
    *guard += 1;
    drop(guard);
    ping.await;
}

pub struct Busy<'a>(pub MutexGuard<'a, u32>);

pub async fn in_a_field(failures: &Mutex<u32>, ping: impl Future<Output = ()>) {
    let busy = Busy(failures.lock().unwrap());
    ping.await;
    drop(busy);
}

pub async fn in_a_block(failures: &Mutex<u32>, ping: impl Future<Output = ()>) {
    {
        let mut guard = failures.lock().unwrap();
        *guard += 1;
    }
    ping.await;
}
// ANCHOR_END: code
