//! A value that lives to the end of the function is inside the future during the wait.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        let check = async {
            let _name = Name::new(rec);
            rec.track("wait", wait_ms(20)).await;
        };
        rec.track("check", check).await;
    });
    // ANCHOR_END: code
}

/// Notes when it is made and when it ends.
struct Name<'a>(&'a Recorder);

impl<'a> Name<'a> {
    fn new(rec: &'a Recorder) -> Self {
        rec.note("name is made");
        Name(rec)
    }
}

impl Drop for Name<'_> {
    fn drop(&mut self) {
        self.0.note("name ends");
    }
}
