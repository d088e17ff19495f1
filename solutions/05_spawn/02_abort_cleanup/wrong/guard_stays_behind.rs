//! fails: the_name_is_on_the_board_while_the_task_runs
//! says: the task is running and the board lists []
//! says: a guard that the async block does not use stays behind in `watch`
//!
//! The guard has a name, but it is not the task's: the block does not use it.

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
    let _entry = Entry::new(name, board);
    tokio::spawn(async move {
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
    })
}

/// Stops a task that `watch` has started. When this returns, the task is gone.
pub async fn stop(handle: JoinHandle<()>) {
    handle.abort();
    let _ = handle.await;
}
