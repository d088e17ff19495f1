//! fails: each_check_closes_its_own_line
//! says: or a static
//!
//! Remembers in a static that a line is open.

use probe::Log;
struct Line<'a>(&'a Log);
impl Drop for Line<'_> {
    fn drop(&mut self) {}
}
static OPEN: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
struct L<'a>(&'a Log);
impl Drop for L<'_> {
    fn drop(&mut self) {
        if OPEN.swap(false, std::sync::atomic::Ordering::SeqCst) {
            self.0.push("line closed");
        }
    }
}
pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    OPEN.store(true, std::sync::atomic::Ordering::SeqCst);
    let _g = L(log);
    answer.await
}
