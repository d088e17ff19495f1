//! The guard is a temporary of the `let` statement: it ends at the semicolon. What lives on
//! in `next` is an `Option<String>`, which is `Send`. Only then comes the `.await`.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let next = queue.lock().unwrap().pop_front();
        let Some(alert) = next else { break };
        mailer.send(alert).await;
    }
}
