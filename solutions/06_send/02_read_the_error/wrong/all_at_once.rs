//! fails: an_alert_waits_in_the_queue_for_its_turn, every_alert_is_sent_the_oldest_first
//! says: Take one alert at a time
//! says: Look into the queue again

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Takes the whole queue at once: a dropped future loses it, and late alerts stay behind.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    let alerts = std::mem::take(&mut *queue.lock().unwrap());
    for alert in alerts {
        mailer.send(alert).await;
    }
}
