//! A plain function takes the alert out; its guard is gone when it returns.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    while let Some(alert) = oldest(queue) {
        mailer.send(alert).await;
    }
}

fn oldest(queue: &Mutex<VecDeque<String>>) -> Option<String> {
    queue.lock().unwrap().pop_front()
}
