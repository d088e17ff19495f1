//! fails: computing_beyond_the_threads_stays_plain
//! says: the plainest tool is good enough
//!
//! Forgets that the machine refuses a thread, when the jobs compute.

#[derive(Debug)]
pub struct Load {
    /// How many jobs there are.
    pub jobs: u32,
    /// How long each of them waits, in milliseconds.
    pub wait_ms: u64,
    /// How long each of them computes then, in milliseconds.
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
