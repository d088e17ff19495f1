//! fails: a_few_waits_take_either
//! says: 3 jobs, each waits 50 ms and computes 0 ms: you picked Plain
//! says: Plain: 150 ms
//!
//! Lets a few waits stand in a queue, because they are few.

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
    if load.jobs == 1 || (load.jobs < 10 && load.compute_ms <= load.wait_ms) {
        Tool::Plain
    } else if load.compute_ms > load.wait_ms {
        Tool::Threads
    } else {
        Tool::Tasks
    }
}
