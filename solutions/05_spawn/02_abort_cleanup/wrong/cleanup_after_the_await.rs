//! fails: the_name_is_gone_when_stop_returns, the_name_leaves_when_a_check_panics
//! says: the board still lists ["api"]
//! says: Put the removal into a `Drop`

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
    handle.abort();
    let _ = handle.await;
}
