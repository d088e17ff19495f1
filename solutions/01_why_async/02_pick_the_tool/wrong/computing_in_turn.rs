//! fails: computing_goes_to_the_cores
//! says: you picked Plain, and good here is [Threads]
//! says: threads spread over all cores
//!
//! Sees that tasks do not speed up computing, and concludes that nothing does.

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
    if load.compute_ms >= load.wait_ms {
        Tool::Plain
    } else {
        match load.jobs {
            1 => Tool::Plain,
            _ => Tool::Tasks,
        }
    }
}
