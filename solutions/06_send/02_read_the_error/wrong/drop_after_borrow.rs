//! fails: the_sender_can_be_spawned
//! says: `drop(guard)` does not count once the guard was borrowed

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// The guard is dropped in time, so the queue is open; but it was borrowed, so it counts.
#[allow(clippy::await_holding_lock)]
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        let mut waiting = queue.lock().unwrap();
        let next = waiting.pop_front();
        drop(waiting);
        let Some(alert) = next else { break };
        mailer.send(alert).await;
    }
}
