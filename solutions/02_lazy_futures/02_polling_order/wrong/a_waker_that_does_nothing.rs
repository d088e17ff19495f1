//! fails: it_is_woken_for_the_second_poll
//! says: left nobody to wake it
//!
//! Polls the answer with a waker of its own, so that the runtime is never told.

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    let mut a = Box::pin(answer());
    let mut asked = false;
    std::future::poll_fn(move |_| {
        if !asked {
            asked = true;
            log.push(format!("asked {service}"));
        }
        let p = a
            .as_mut()
            .poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
        if p.is_ready() {
            log.push(format!("{service} answered"));
        }
        p
    })
}
