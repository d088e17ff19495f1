//! fails: an_answered_check_closes_its_line_once
//! says: your Drop and the last line of `check` both close it
//! says: One owner closes the line

use probe::Log;

struct Line<'a>(&'a Log);

impl<'a> Line<'a> {
    fn open(log: &'a Log) -> Self {
        log.push("line opened");
        Line(log)
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.0.push("line closed");
    }
}

pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    let _line = Line::open(log);
    let status = answer.await;
    log.push("line closed");
    status
}
