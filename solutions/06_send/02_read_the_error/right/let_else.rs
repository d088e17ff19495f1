//! `let ... else` is a `let` statement too: its temporaries end before the next line.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let Some(alert) = queue.lock().unwrap().pop_front() else {
            break;
        };
        mailer.send(alert).await;
    }
}
