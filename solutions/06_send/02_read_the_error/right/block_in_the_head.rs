//! A block in the head: since edition 2024 the temporaries of its last expression end with it.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    while let Some(alert) = { queue.lock().unwrap().pop_front() } {
        mailer.send(alert).await;
    }
}
