//! A closure that takes the next alert out: a function in all but name.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    let next = || queue.lock().unwrap().pop_front();
    while let Some(alert) = next() {
        mailer.send(alert).await;
    }
}
