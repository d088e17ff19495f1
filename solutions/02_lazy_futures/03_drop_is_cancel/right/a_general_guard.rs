//! One guard for any cleanup: it runs a closure when it is dropped.

use probe::Log;

struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    let _line = OnDrop(|| log.push("line closed"));
    answer.await
}
