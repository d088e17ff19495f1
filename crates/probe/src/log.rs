//! A log that tasks and threads write to and a grader reads: the order of events, without a clock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A shared list of what happened, in order. Clones write to the same list.
///
/// Never blocks for long and never panics: a task that panicked while it logged leaves a
/// whole list behind, so the poisoning of the mutex says nothing and is ignored.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends one entry.
    pub fn push(&self, entry: impl Into<String>) {
        // Converted first: a conversion that panics or logs must not do so under the lock.
        let entry = entry.into();
        self.lock().push(entry);
    }

    /// A copy of all entries so far, oldest first.
    pub fn entries(&self) -> Vec<String> {
        self.lock().clone()
    }

    /// Forgets all entries.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_the_entries_across_threads() {
        let log = Log::new();
        let other = log.clone();
        log.push("first");
        std::thread::spawn(move || other.push(String::from("second")))
            .join()
            .unwrap();
        assert_eq!(log.entries(), ["first", "second"]);
        log.clear();
        assert_eq!(log.entries(), [""; 0]);
    }
}
