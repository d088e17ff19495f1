//! fails: stop_ends_the_task, the_name_is_gone_when_stop_returns
//! says: uses the CPU
//! says: keeps the very thread on which the runtime would have to end the task
//!
//! A loop without an await: the runtime never gets to the task.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// The names of the services that are being watched.
pub type Board = Arc<Mutex<BTreeSet<String>>>;

/// The entry of one service on the board: there as long as this value lives.
struct Entry {
    board: Board,
    name: String,
}

impl Entry {
    fn new(name: &str, board: &Board) -> Self {
        let (name, board) = (name.to_owned(), Arc::clone(board));
        board.lock().unwrap().insert(name.clone());
        Self { board, name }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.board.lock().unwrap().remove(&self.name);
    }
}

/// Watches a service until its check returns `false`, or until the task is stopped.
pub fn watch(
    name: &str,
    board: &Board,
    mut check: impl FnMut() -> bool + Send + 'static,
) -> JoinHandle<()> {
    let entry = Entry::new(name, board);
    tokio::spawn(async move {
        let _entry = entry;
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
    })
}

/// Stops a task that `watch` has started. When this returns, the task is gone.
pub async fn stop(handle: JoinHandle<()>) {
    handle.abort();
    while !handle.is_finished() {}
}
