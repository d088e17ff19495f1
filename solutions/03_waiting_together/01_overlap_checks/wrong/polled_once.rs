//! fails: both_checks_wait_at_the_same_time
//! says: one of them stood still for a while
//!
//! Gives the database a first poll, then leaves it until the API has answered.

pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let mut d = Box::pin(database);
    let w = std::future::poll_fn(|cx| std::task::Poll::Ready(d.as_mut().poll(cx))).await;
    let a = api.await;
    match w {
        std::task::Poll::Ready(d) => (a, d),
        _ => (a, d.await),
    }
}
