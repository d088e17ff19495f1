//! Records a figure: runs a program under the recorder, in bounds.

use crate::parent::Outcome;
use crate::report::Fact;
use crate::{Recorder, Recording, child};

/// Runs `program` with a recorder and returns what it recorded.
///
/// It runs in a child process under the same bounds as a graded test, and each event is written down as it happens:
/// the recording of a program that deadlocks ends where it hung, with the verdict as its outcome. As with a graded
/// test, a `#[test]` function has one such call (it may stand in a loop).
#[track_caller]
pub fn record(program: impl FnOnce(&Recorder)) -> Recording {
    let (verdict, lines) = crate::test().start(|| {
        let recorder = Recorder::new(|line| child::report(&Fact::Event(line.to_owned())));
        program(&recorder);
    });
    let outcome = match verdict.outcome() {
        Outcome::Passed => "finished".to_owned(),
        Outcome::Failed(why) => format!("failed: {}", one_line(why)),
        Outcome::Stopped(why) => format!("stopped: {}", one_line(why)),
    };
    Recording { lines, outcome }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
