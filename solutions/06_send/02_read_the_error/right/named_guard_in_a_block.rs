//! A named guard in a block of its own, which works in every edition.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let next = {
            let mut waiting = queue.lock().unwrap();
            waiting.pop_front()
        };
        match next {
            Some(alert) => mailer.send(alert).await,
            None => return,
        }
    }
}
