//! plain: The temporary lock guard in the head of `while let` lives until the end of the body, so it is held across the await in it.

use std::collections::VecDeque;
use std::sync::Mutex;

async fn send(alert: String) {
    println!("sent: {alert}");
}

async fn send_all(queue: &Mutex<VecDeque<String>>) {
    while let Some(alert) = queue.lock().unwrap().pop_front() {
        send(alert).await;
    }
}

/// Asks for what `tokio::spawn` asks for, but for `'static`.
fn can_be_sent<F: Future + Send>(_: F) {}

fn main() {
    let queue = Mutex::new(VecDeque::new());
    can_be_sent(send_all(&queue));
}
