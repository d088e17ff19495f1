//! fails: the_sender_can_be_spawned, the_queue_is_open_while_a_mail_is_on_its_way
//! says: await occurs here, with `queue.lock().unwrap()` maybe used later
//! says: `match` lets go after looking

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// The guard in the head of `match` lives as long as that in the head of `while let`.
#[allow(clippy::await_holding_lock)]
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    loop {
        match queue.lock().unwrap().pop_front() {
            Some(alert) => mailer.send(alert).await,
            None => break,
        }
    }
}
