//! fails: an_alert_waits_in_the_queue_for_its_turn
//! says: still in the queue: ["database", "disk"]

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the front and removes it afterwards: the alert on its way is still in the queue.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let front = queue.lock().unwrap().front().cloned();
        let Some(alert) = front else { break };
        mailer.send(alert).await;
        queue.lock().unwrap().pop_front();
    }
}
