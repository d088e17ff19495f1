//! Eight locks, and the name of the service says which: those of different services seldom meet.
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Mutex;

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    shards: [Mutex<BTreeMap<&'static str, u32>>; 8],
    hasher: RandomState,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        *self
            .shard(service)
            .lock()
            .unwrap()
            .entry(service)
            .or_default() += 1;
    }

    fn shard(&self, service: &str) -> &Mutex<BTreeMap<&'static str, u32>> {
        &self.shards[self.hasher.hash_one(service) as usize % self.shards.len()]
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        self.shard(service)
            .lock()
            .unwrap()
            .get(service)
            .copied()
            .unwrap_or(0)
    }
}
