//! plain: The future of `alert` keeps the `Template` while it waits, and a `Template` may not change threads.
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod your_code;

use probe::vigil::Mailer;

/// Asks for what `tokio::spawn` asks for.
fn can_be_spawned<F: Future + Send + 'static>(_: F) {}

fn main() {
    can_be_spawned(your_code::alert("api".to_string(), Mailer::new()));
}
