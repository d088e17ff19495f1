//! fails: one_job_stays_plain
//! says: you picked Tasks, and good here is [Plain]
//! says: Async is not faster
//!
//! Expects that a wait is shorter when it is async.

#[derive(Debug)]
pub struct Load {
    pub jobs: u32,
    pub wait_ms: u64,
    pub compute_ms: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Plain,
    Threads,
    Tasks,
}

pub fn pick(load: &Load) -> Tool {
    if load.compute_ms <= load.wait_ms {
        Tool::Tasks
    } else if load.jobs > 1 {
        Tool::Threads
    } else {
        Tool::Plain
    }
}
