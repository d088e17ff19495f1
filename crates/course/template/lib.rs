//! TODO: the task, in Markdown, as the learner reads it. What follows is an example that the
//! course's own tests accept; replace all of it.
//!
//! Make `settle` wait for `ms` milliseconds before it returns `ms`.

/// Waits for `ms` milliseconds, without keeping the thread, and returns `ms`.
pub async fn settle(ms: u64) -> u64 {
    ms
}
