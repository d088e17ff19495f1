//! For the entry test: does a call that is not awaited run anything, now or later?
#![expect(clippy::let_underscore_future)] // that is the question

use std::cell::Cell;

thread_local!(static RAN: Cell<bool> = const { Cell::new(false) });

async fn check(_service: &str) {
    RAN.set(true);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _ = check("api");
    let at_once = RAN.get();
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    println!(
        "{}",
        match (at_once, RAN.get()) {
            (true, _) => "It runs check and ignores its result",
            (false, true) => "It starts check in the background",
            (false, false) =>
                "It makes a future and drops it, and nothing of check runs",
        }
    );
}
