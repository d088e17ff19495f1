//! fails: a_locked_queue_is_waited_for
//! says: A queue that is locked is not empty
//!
//! Takes a locked queue for an empty one.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let next = match queue.try_lock() {
            Ok(mut queue) => queue.pop_front(),
            Err(_) => None,
        };
        let Some(alert) = next else { break };
        mailer.send(alert).await;
    }
}
