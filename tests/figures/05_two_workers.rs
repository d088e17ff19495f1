//! One task, polled first by one worker and then by the other. Meanwhile a second task keeps
//! the first worker busy, so that the runtime has no choice.
use probe::Recorder;
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use tokio::sync::oneshot;

pub fn run(rec: &Recorder) {
    let (asked, until_asked) = mpsc::channel();
    let (answer, until_answered) = oneshot::channel();
    let (busy, until_busy) = mpsc::channel();
    let (release, until_released) = mpsc::channel();

    // ANCHOR: code
    rec.workers(2, async {
        let check = rec.spawn("check", async move {
            asked.send(thread::current().id()).unwrap();
            until_answered.await.unwrap()
        });
        let first_worker = until_asked.recv().unwrap();

        // A computation occupies the worker that has polled the check.
        let report = occupy(
            first_worker,
            rec,
            Box::new(move || {
                busy.send(()).unwrap();
                until_released.recv().unwrap();
            }),
        );
        until_busy.recv().unwrap();

        answer.send(()).unwrap(); // wakes the check
        check.await.unwrap();
        release.send(()).unwrap();
        report.await;
    });
    // ANCHOR_END: code
}

/// Runs `work` on that worker of the two. A task on each of them, held by a barrier: one is
/// where it should be, the other ends and leaves its worker free.
fn occupy(
    worker: thread::ThreadId,
    rec: &Recorder,
    work: Box<dyn FnOnce() + Send>,
) -> impl Future<Output = ()> + use<> {
    let both = Arc::new(Barrier::new(2));
    let work = Arc::new(std::sync::Mutex::new(Some(work)));
    let tasks = [(); 2].map(|()| {
        let (both, work, rec) = (Arc::clone(&both), Arc::clone(&work), rec.clone());
        tokio::spawn(async move {
            both.wait();
            if thread::current().id() == worker {
                let work = work.lock().unwrap().take().unwrap();
                rec.track("report", async { work() }).await;
            }
        })
    });
    async {
        for task in tasks {
            task.await.unwrap();
        }
    }
}
