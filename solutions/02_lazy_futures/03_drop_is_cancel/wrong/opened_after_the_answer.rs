//! fails: the_line_is_open_during_the_wait
//! says: must be ["line opened"], and is []

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
    let status = answer.await;
    let _line = Line::open(log);
    status
}
