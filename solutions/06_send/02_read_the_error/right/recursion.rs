//! Each call sends one alert. A future that holds another of its kind needs a `Box`.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    let next = queue.lock().unwrap().pop_front();
    if let Some(alert) = next {
        mailer.send(alert).await;
        Box::pin(send_all(queue, mailer)).await;
    }
}
