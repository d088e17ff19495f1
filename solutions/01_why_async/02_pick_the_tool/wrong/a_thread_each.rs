//! fails: ten_thousand_waits_share_a_thread
//! says: Threads: the machine refuses thread number 1001
//! says: A thread each is too much for thousands of waits
//!
//! Gives every wait a thread of its own.

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
        Tool::Threads
    }
}
