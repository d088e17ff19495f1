//! Tasks of a `LocalSet` are polled on its own thread, a spawned task on a worker.
use probe::Recorder;
use tokio::task::{LocalSet, spawn_local, yield_now};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.workers(2, async {
        let set = LocalSet::new();
        set.run_until(async {
            let api = spawn_local(rec.track("api", yield_now()));
            let database = spawn_local(rec.track("database", yield_now()));
            api.await.unwrap();
            database.await.unwrap();
            rec.spawn("mail", async {}).await.unwrap();
        })
        .await;
    });
    // ANCHOR_END: code
}
