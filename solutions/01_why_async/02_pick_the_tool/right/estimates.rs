//! Estimates what each tool would take, and takes the plainest that is good enough.

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
    let jobs = u64::from(load.jobs);
    let plain = jobs * (load.wait_ms + load.compute_ms);
    let tasks = load.wait_ms + jobs * load.compute_ms;
    let threads = if jobs <= 1_000 {
        load.wait_ms + jobs.div_ceil(4) * load.compute_ms
    } else {
        u64::MAX
    };
    let limit = 2 * plain.min(tasks).min(threads);
    if plain <= limit {
        Tool::Plain
    } else if threads <= limit {
        Tool::Threads
    } else {
        Tool::Tasks
    }
}
