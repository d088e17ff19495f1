//! Vigil's board lists the services that are being watched just now. `watch` starts a task
//! that puts the name of its service on the board and checks the service every 10 ms. `stop`
//! is called when a service is taken out of the configuration.
//!
//! It does not work: after `stop` the checks go on, and a check that panics leaves its name on
//! the board forever.
//!
//! **Your task.** Repair `watch` and `stop`:
//!
//! - When `stop(handle).await` returns, the task is gone, and so is its name.
//! - The name leaves the board however the task ends: because it was stopped, because its
//!   check panicked, or because its check returned `false` (that works already).
//!
//! ## What the grader checks
//!
//! These endings one by one (also a task that is stopped before it began, and one whose
//! worker is busy when `stop` is called), that the name is on the board while the task runs,
//! and that the other names stay.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// The names of the services that are being watched.
pub type Board = Arc<Mutex<BTreeSet<String>>>;

/// Watches a service until its check returns `false`, or until the task is stopped.
pub fn watch(
    name: &str,
    board: &Board,
    mut check: impl FnMut() -> bool + Send + 'static,
) -> JoinHandle<()> {
    let name = name.to_owned();
    let board = Arc::clone(board);
    tokio::spawn(async move {
        board.lock().unwrap().insert(name.clone());
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
        board.lock().unwrap().remove(&name);
    })
}

/// Stops a task that `watch` has started. When this returns, the task is gone.
pub async fn stop(handle: JoinHandle<()>) {
    drop(handle);
}
