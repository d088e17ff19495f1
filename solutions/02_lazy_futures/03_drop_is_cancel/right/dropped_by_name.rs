//! Drops the guard by name when the answer is there. A cancelled check drops it too.

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
    let line = Line::open(log);
    let status = answer.await;
    drop(line);
    status
}
