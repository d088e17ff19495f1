//~? Jobs have answers of all kinds: `bool`, `String`, a type without `Clone`, `Debug` or `Unpin`, a `Cell`, which is not `Sync`. Does a bound of yours fix or limit the answer more than a pool needs?
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

use std::cell::Cell;
use std::marker::PhantomPinned;

struct Answer {
    _up: bool,
    _failures: Cell<u32>,
    _pinned: PhantomPinned,
}

async fn check(service: String) -> Answer {
    tokio::task::yield_now().await;
    Answer {
        _up: !service.is_empty(),
        _failures: Cell::new(0),
        _pinned: PhantomPinned,
    }
}

fn main() {
    pool::spawn_on_pool(check("api".to_string()));
    pool::spawn_on_pool(async { "api is up".to_string() });
    pool::spawn_on_pool(async {});
}
