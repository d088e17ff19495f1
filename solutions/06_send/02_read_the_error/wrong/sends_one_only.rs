//! fails: every_alert_is_sent_the_oldest_first
//! says: Look into the queue again after each mail

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// No loop, no temporary in its head, and one mail.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    let next = queue.lock().unwrap().pop_front();
    if let Some(alert) = next {
        mailer.send(alert).await;
    }
}
