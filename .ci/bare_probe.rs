//! What a grader uses of `probe`, done in the plainest way and in the test's own process: for `.ci/measure`, which
//! grades one exercise with probe and without it.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

pub fn run(body: impl Future<Output = ()>) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().start_paused(true).build().unwrap().block_on(body);
}

#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn push(&self, entry: impl Into<String>) {
        self.0.lock().unwrap().push(entry.into());
    }
    pub fn entries(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

#[derive(Clone)]
pub struct Watch(Arc<AtomicUsize>);

impl Watch {
    pub fn polls(&self) -> usize {
        self.0.load(SeqCst)
    }
}

pub struct Watched<F>(Pin<Box<F>>, Watch);

pub fn watch<F: Future>(future: F) -> (Watched<F>, Watch) {
    let watch = Watch(Arc::default());
    (Watched(Box::pin(future), watch.clone()), watch)
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.1.0.fetch_add(1, SeqCst);
        self.0.as_mut().poll(cx)
    }
}
