//! Compiles programs that use and misuse your function, then starts a job with it.

use probe::Log;
use spawn_on_pool::spawn_on_pool;

#[test]
fn fair_use_compiles_and_misuse_does_not() {
    probe::test().compiler().run_sync(|| {
        probe::compile::marks(env!("CARGO_MANIFEST_DIR"), "ui");
    });
}

#[test]
fn the_job_runs_without_being_awaited() {
    probe::run(async {
        let log = Log::new();
        let job = {
            let log = log.clone();
            async move { log.push("the job ran") }
        };
        // Boxed, so that this file compiles with a bound too many: `ui/` is there to tell.
        let handle = spawn_on_pool(Box::pin(job));
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        let entries = log.entries();
        assert!(
            entries == ["the job ran"],
            "a job was started, its handle was not awaited, and after ten turns of the runtime \
             this had happened: {entries:?}.\n\n\
             Expected: [\"the job ran\"]. Starting a task means that the runtime polls it, whoever \
             awaits the handle: see chapter 5. `tokio::spawn(job)` does just that."
        );
        drop(handle);
    });
}

#[test]
fn the_job_runs_on_the_runtime_of_its_caller() {
    probe::run(async {
        let here = std::thread::current().id();
        let log = Log::new();
        let seen = log.clone();
        let job = async move {
            tokio::task::yield_now().await;
            seen.push(match std::thread::current().id() == here {
                true => "here",
                false => "on another thread",
            });
        };
        let done = spawn_on_pool(Box::pin(job)).await;
        done.expect("the job does not panic");
        let entries = log.entries();
        assert!(
            entries == ["here"],
            "the handle of a job was awaited, on a runtime with one thread, and the job had run: {entries:?}.\n\n\
             Expected: [\"here\"], on the runtime's thread. A blocking thread for each job, or a runtime of your own, is a \
             second pool beside the caller's. `tokio::spawn(job)` starts a task on the runtime that the caller runs on."
        );
    });
}
