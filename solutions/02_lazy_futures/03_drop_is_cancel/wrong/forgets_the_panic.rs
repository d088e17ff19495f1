//! fails: a_panic_closes_the_line
//! says: A panic leaves
//!
//! Arms the guard only between the polls.

use probe::Log;
struct Line<'a>(&'a Log);
impl Drop for Line<'_> {
    fn drop(&mut self) {}
}
pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    struct D<'a>(&'a Log, bool);
    impl Drop for D<'_> {
        fn drop(&mut self) {
            if self.1 {
                self.0.push("line closed");
            }
        }
    }
    let mut d = D(log, false);
    let mut a = Box::pin(answer);
    let s = std::future::poll_fn(|cx| {
        d.1 = false;
        let p = a.as_mut().poll(cx);
        d.1 = p.is_pending();
        p
    })
    .await;
    log.push("line closed");
    s
}
