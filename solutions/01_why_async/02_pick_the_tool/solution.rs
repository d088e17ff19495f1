//! One job has nothing to overlap with, so the plainest tool does it. Jobs that mostly
//! compute want cores, and threads reach them, as far as the machine has threads; beyond that
//! they run in turn with any tool. Jobs that mostly wait want to wait together,
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
    let mostly_computes = load.compute_ms > load.wait_ms;
    if load.jobs == 1 || (mostly_computes && load.jobs > 1_000) {
        Tool::Plain
    } else if mostly_computes {
        Tool::Threads
    } else {
        Tool::Tasks
    }
}
