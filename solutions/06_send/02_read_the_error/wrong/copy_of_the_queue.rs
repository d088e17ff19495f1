//! fails: every_alert_is_sent_the_oldest_first, an_alert_waits_in_the_queue_for_its_turn
//! says: what it only copied is sent again

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends a copy: the queue stays full.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    let alerts = queue.lock().unwrap().clone();
    for alert in alerts {
        mailer.send(alert).await;
    }
}
