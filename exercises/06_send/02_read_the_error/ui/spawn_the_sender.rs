//! plain: The future of `send_all` keeps the lock guard while it waits, and a guard may not change threads.
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod your_code;

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// Asks for what `tokio::spawn` asks for.
fn can_be_spawned<F: Future + Send + 'static>(_: F) {}

fn main() {
    let queue = Arc::new(Mutex::new(VecDeque::new()));
    let mailer = Mailer::new();
    can_be_spawned(async move { your_code::send_all(&queue, &mailer).await });
}
