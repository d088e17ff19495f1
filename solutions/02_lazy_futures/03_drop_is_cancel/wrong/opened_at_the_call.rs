//! fails: a_check_that_was_never_polled_opens_no_line
//! says: inside the future, not at the call

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

pub fn check(answer: impl Future<Output = u16>, log: &Log) -> impl Future<Output = u16> {
    let line = Line::open(log);
    async move {
        let status = answer.await;
        drop(line);
        status
    }
}
