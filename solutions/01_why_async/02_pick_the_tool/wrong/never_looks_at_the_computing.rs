//! fails: computing_goes_to_the_cores
//! says: 800 jobs
//! says: you picked Tasks
//!
//! Goes by the number of jobs alone, and looks at no computing.

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
    match load.jobs {
        1 => Tool::Plain,
        2..=200 => Tool::Threads,
        _ => Tool::Tasks,
    }
}
