//! Alerts wait in a queue, and `send_all` works it off. To spawn it, *vigil* needs its
//! future to be `Send`. rustc refuses, and this time no variable is to blame: the value
//! that it names has no name in the source.
//!
//! Read the recorded error first: the program is `ui/recorded.rs`, the compiler's words
//! are in `ui/recorded.stderr`. Find in it
//!
//! 1. the type that is not `Send`,
//! 2. the expression that makes a value of this type,
//! 3. the `.await` that it is still alive at.
//!
//! **Your task.** Change the body of `send_all` so that its future is `Send` and it still
//! does what it is for:
//!
//! - it sends every alert of the queue, the oldest first, also one that arrives while
//!   another is being sent, and is done when the queue is empty;
//! - while a mail is on its way, others can lock the queue;
//! - an alert leaves the queue when its own turn comes, not earlier and not later: if
//!   `send_all` is aborted, just those alerts that it had not begun with are still there.
//!
//! ## What the grader checks
//!
//! That the future can be spawned (`ui/spawn_the_sender.rs` is compiled together with your
//! code), and the three points above. The first run builds the dependencies once more and
//! takes a while.

use probe::vigil::Mailer;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Sends the alerts of the queue, the oldest first, until it is empty.
#[allow(clippy::await_holding_lock)] // Clippy knows this bug. Find it without.
pub async fn send_all(queue: &Mutex<VecDeque<String>>, mailer: &Mailer) {
    while let Some(alert) = queue.lock().unwrap().pop_front() {
        mailer.send(alert).await;
    }
}
