//! fails: an_answered_check_closes_its_line_once, a_dropped_check_closes_its_line
//! says: and logged ["line closed", "line opened"]
//! says: `let _ = ...` drops at once, at the semicolon

use probe::Log;

struct Line<'a>(&'a Log);

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.0.push("line closed");
    }
}

pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    let _ = Line(log);
    log.push("line opened");
    answer.await
}
