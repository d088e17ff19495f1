//! fails: each_check_closes_its_own_line
//! says: Do not decide by what the log
//!
//! Keeps the line at the end, and lets the guard look whether it was reached.

use probe::Log;
struct Line<'a>(&'a Log);
impl Drop for Line<'_> {
    fn drop(&mut self) {
        if !self.0.entries().iter().any(|l| l == "line closed") {
            self.0.push("line closed");
        }
    }
}
pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    let _g = Line(log);
    let s = answer.await;
    log.push("line closed");
    s
}
