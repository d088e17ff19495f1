//! For the quiz: prints in which cases a task drops what it holds.
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::sleep;

struct TemporaryFile(Arc<AtomicBool>);

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    std::panic::set_hook(Box::new(|_| {})); // the panic is meant
    let removed = || Arc::new(AtomicBool::new(false));

    let state = removed();
    let file = TemporaryFile(state.clone());
    let task = tokio::spawn(async move {
        let _file = file;
    });
    task.await.unwrap();
    report("The task returns", &state);

    let state = removed();
    let file = TemporaryFile(state.clone());
    let task = tokio::spawn(async move {
        let _file = file;
        panic!("as a bug would");
    });
    task.await.unwrap_err();
    report("The task panics", &state);

    let state = removed();
    let file = TemporaryFile(state.clone());
    let task = tokio::spawn(async move {
        let _file = file;
        pending::<()>().await;
    });
    sleep(Duration::from_millis(10)).await;
    task.abort();
    task.await.unwrap_err();
    report("The task is aborted while it waits", &state);

    let state = removed();
    let file = TemporaryFile(state.clone());
    drop(tokio::spawn(async move {
        let _file = file;
        pending::<()>().await;
    }));
    sleep(Duration::from_secs(60)).await;
    report(
        "The task's handle is dropped, and the task waits forever",
        &state,
    );
}

fn report(case: &str, removed: &AtomicBool) {
    if removed.load(Ordering::SeqCst) {
        println!("{case}");
    }
}
