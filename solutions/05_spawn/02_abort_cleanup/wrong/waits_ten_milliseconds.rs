//! fails: stop_waits_until_the_task_is_gone
//! says: stop returned after 10 ms all the same
//!
//! Waits for the task, but not for long.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub type Board = Arc<Mutex<BTreeSet<String>>>;

struct Entry {
    board: Board,
    name: String,
}
impl Drop for Entry {
    fn drop(&mut self) {
        self.board.lock().unwrap().remove(&self.name);
    }
}
pub fn watch(
    name: &str,
    board: &Board,
    mut check: impl FnMut() -> bool + Send + 'static,
) -> JoinHandle<()> {
    let name = name.to_owned();
    let board = Arc::clone(board);
    tokio::spawn(async move {
        board.lock().unwrap().insert(name.clone());
        let _e = Entry { board, name };
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
    })
}
pub async fn stop(handle: JoinHandle<()>) {
    handle.abort();
    let _ = tokio::time::timeout(Duration::from_millis(10), handle).await;
}
