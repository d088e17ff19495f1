//! An iterator that locks for each item: the guard ends in the closure.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    for alert in std::iter::from_fn(|| queue.lock().unwrap().pop_front()) {
        mailer.send(alert).await;
    }
}
