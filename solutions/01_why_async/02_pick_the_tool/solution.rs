//! One job has nothing to overlap with, so the plainest tool does it. Jobs that mostly
//! compute want cores, and threads reach them. Jobs that mostly wait want to wait together,
//! and tasks do that for ten thousand as well as for three.

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
    } else if load.compute_ms > load.wait_ms {
        Tool::Threads
    } else {
        Tool::Tasks
    }
}
