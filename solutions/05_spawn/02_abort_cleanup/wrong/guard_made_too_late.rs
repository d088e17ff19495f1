//! fails: a_task_stopped_before_it_began_leaves_no_name
//! says: before its first poll
//!
//! The name is put on the board at the call, the guard made in the task.

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
    board.lock().unwrap().insert(name.clone());
    tokio::spawn(async move {
        let _e = Entry { board, name };
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
    })
}
pub async fn stop(handle: JoinHandle<()>) {
    handle.abort();
    let _ = handle.await;
}
