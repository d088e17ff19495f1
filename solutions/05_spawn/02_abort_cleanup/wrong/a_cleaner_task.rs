//! fails: stop_waits_until_the_task_is_gone
//! says: may come too late
//!
//! A second task waits for the end of the first, and cleans up then.

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
        let _ = (&self.board, &self.name);
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
    let (tx, rx) = tokio::sync::oneshot::channel::<()>();
    tokio::spawn(async move {
        let _ = rx.await;
        board.lock().unwrap().remove(&name);
    });
    tokio::spawn(async move {
        let _tx = tx;
        while check() {
            sleep(Duration::from_millis(10)).await;
        }
    })
}
pub async fn stop(handle: JoinHandle<()>) {
    handle.abort();
    let _ = handle.await;
}
