//! fails: it_is_woken_for_the_second_poll
//! says: left nobody to wake it
//!
//! Says "not yet" at the first poll, and calls no waker.

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    let mut n = 0;
    std::future::poll_fn(move |_| {
        n += 1;
        if n == 1 {
            log.push(format!("asked {service}"));
            std::task::Poll::Pending
        } else {
            log.push(format!("{service} answered"));
            std::task::Poll::Ready(())
        }
    })
}
