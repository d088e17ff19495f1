//! The task.
