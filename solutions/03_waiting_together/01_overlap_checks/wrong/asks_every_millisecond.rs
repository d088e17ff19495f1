//! fails: a_waiting_check_is_left_alone
//! says: asks them again and again
//!
//! Polls both every millisecond, with a waker that wakes nobody.

pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let mut a = Box::pin(api);
    let mut d = Box::pin(database);
    let (mut x, mut y) = (None, None);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if x.is_none() {
            if let std::task::Poll::Ready(v) = a.as_mut().poll(&mut cx) {
                x = Some(v);
            }
        }
        if y.is_none() {
            if let std::task::Poll::Ready(v) = d.as_mut().poll(&mut cx) {
                y = Some(v);
            }
        }
        if let (Some(x), Some(y)) = (x, y) {
            return (x, y);
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}
