//! *Vigil* starts all its tasks through one function, `spawn_on_pool`. A pool has several
//! threads, and a job may begin on one and go on on another. Whoever calls the function
//! must be told at once when a job cannot do that: by the compiler, in the line of the call.
//!
//! **Your task.** Write the bounds of `spawn_on_pool`, then its body: `tokio::spawn` does
//! the work. With the right bounds
//!
//! - a job that keeps a value tied to its thread (an `Rc`) across an await is rejected;
//! - a job that borrows a local variable of its caller is rejected;
//! - a job whose answer is tied to the thread that made it is rejected;
//! - everything else is accepted: any answer that may change threads, any future that may.
//!
//! How you spell the bounds is up to you. Ask for no more than a pool needs: each bound too
//! many locks somebody out.
//!
//! ## What the grader checks
//!
//! It compiles the programs in `ui/` with your code. Those with a mark, `//~ ERROR`, must
//! be rejected in that line with these words; those without one must compile. Then it runs
//! a job, on the runtime that it is called on.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future,
{
    drop(job);
    todo!("write the bounds, then `tokio::spawn(job)`")
}
