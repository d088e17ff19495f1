//! Threads wherever there are few jobs, and tasks only where threads are too many.

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
    match load.jobs {
        1 => Tool::Plain,
        2..=200 => Tool::Threads,
        _ => Tool::Tasks,
    }
}
