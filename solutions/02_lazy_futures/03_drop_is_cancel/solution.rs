//! To drop a future is to cancel it. It never goes on after the await at which it waits,
//! but its local variables are dropped like those of any function that returns early. So
//! the line gets an owner, and the owner's destructor closes it, on every way out: answer,
//! cancellation, panic.

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
    answer.await
}
