//! Threads wherever the machine has enough of them, and tasks only for more waits than that.

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
    let waits = load.wait_ms >= load.compute_ms;
    match load.jobs {
        1 => Tool::Plain,
        2..=1_000 => Tool::Threads,
        _ if waits => Tool::Tasks,
        _ => Tool::Plain,
    }
}
