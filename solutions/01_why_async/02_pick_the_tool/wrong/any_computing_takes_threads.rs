//! fails: ten_thousand_waits_share_a_thread
//! says: 5000 jobs, each waits 10000 ms and computes 1 ms: you picked Threads
//!
//! Sends everything to threads that computes at all, however short.

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
    if load.jobs == 1 {
        Tool::Plain
    } else if load.compute_ms > 0 {
        Tool::Threads
    } else {
        Tool::Tasks
    }
}
