//! fails: computing_goes_to_the_cores
//! says: you picked Tasks, and good here is [Threads]
//! says: Tasks share the one core of their thread
//!
//! Expects that tasks make computing faster.

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
    } else {
        Tool::Tasks
    }
}
