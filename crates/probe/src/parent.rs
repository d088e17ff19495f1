//! The parent's side of a graded test: starts the child, bounds it, judges it, and words the verdict.

use crate::child::FOLDER;
use crate::platform::{self, Life};
use crate::report::{self, Fact, Paths};
use crate::scratch::Scratch;
use crate::watchdog::Bounds;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// More output than this is no test's.
const FLOOD: u64 = 8 << 20;
/// How much of what a test printed is shown: its beginning and its end.
const SHOWN: u64 = 4 << 10;
/// Who halts a process and means to let it go on, to hold it back, does so sooner.
const HALTED: Duration = Duration::from_secs(1);

/// What came of a graded test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    outcome: Outcome,
    printed: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    /// An assertion failed, or the body panicked otherwise.
    Failed(String),
    /// The test did not come to its end; the reason.
    Stopped(String),
}

impl Verdict {
    /// Whether the body returned, and nothing else was amiss.
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// What the learner reads: the message of the failed assertion, or why the test was stopped, and below it what
    /// the code printed.
    pub fn message(&self) -> String {
        let first = match &self.outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed(why) => why.clone(),
            Outcome::Stopped(why) => format!("stopped: {why}"),
        };
        match self.printed.trim_end() {
            "" => first,
            printed => format!("{first}\n\nthe code printed:\n{printed}"),
        }
    }

    pub(crate) fn outcome(&self) -> &Outcome {
        &self.outcome
    }
}

/// Runs the named test of this very program in a child process.
///
/// Returns the verdict, and the lines of the timeline that the child recorded, if any.
pub(crate) fn run(
    name: &str,
    bounds: Bounds,
    expected_panics: Option<usize>,
) -> (Verdict, Vec<String>) {
    let folder = match Scratch::new() {
        Ok(folder) => folder,
        Err(error) => {
            let dir = std::env::temp_dir();
            let why = format!(
                "cannot write to the temporary folder {}: {error}",
                dir.display()
            );
            return (stopped(why), Vec::new());
        }
    };
    let paths = Paths::inside(folder.path());
    match watch_child(name, bounds, &paths) {
        Ok((status, why)) => judge(name, &paths, status, why, expected_panics),
        Err(error) => (
            stopped(format!("cannot start the test's own process: {error}")),
            Vec::new(),
        ),
    }
}

fn stopped(why: String) -> Verdict {
    Verdict {
        outcome: Outcome::Stopped(why),
        printed: String::new(),
    }
}

/// Waits until the child ends, or ends it: `Some(reason)` when the parent had to.
fn watch_child(
    name: &str,
    bounds: Bounds,
    paths: &Paths,
) -> io::Result<(ExitStatus, Option<String>)> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args([
            name,
            "--exact",
            "--nocapture",
            "--include-ignored",
            "--test-threads=1",
        ])
        .env(FOLDER, &paths.dir)
        // The learner is shown the message and its place, not our frames, and no escape codes in a file.
        .env("RUST_BACKTRACE", "0")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(File::create(&paths.stdout)?)
        .stderr(File::create(&paths.stderr)?);
    platform::own_group(&mut command);
    let mut child = command.spawn()?;

    // The watchdog inside the child knows more, so it gets the first word.
    let deadline = Instant::now() + bounds.patience;
    let mut halted = None;
    let mut nap = Duration::from_millis(1);
    let why = loop {
        // Asked first: what was printed just before the end counts too.
        let life = platform::life(&mut child);
        let (stdout, stderr) = paths.printed();
        if stdout + stderr > FLOOD {
            break Some(format!("it printed more than {} MiB", FLOOD >> 20));
        } else if life == Life::Ended {
            break None;
        } else if life == Life::Halted
            && halted.get_or_insert_with(Instant::now).elapsed() >= HALTED
        {
            break Some(
                "a signal has halted its process (SIGSTOP, say), and nobody would let it go on"
                    .into(),
            );
        } else if Instant::now() >= deadline {
            break Some(format!("not finished after {:.0?}", bounds.patience));
        }
        if life == Life::Lives {
            halted = None;
        }
        std::thread::sleep(nap);
        nap = (nap * 2).min(Duration::from_millis(10));
    };
    Ok((platform::finish(&mut child)?, why))
}

fn judge(
    name: &str,
    paths: &Paths,
    status: ExitStatus,
    why: Option<String>,
    expected_panics: Option<usize>,
) -> (Verdict, Vec<String>) {
    let (mut started, mut returned, mut passed) = (None, None, false);
    let (mut panics, mut events, mut outcome) = (Vec::new(), Vec::new(), None);
    for fact in report::read(&paths.report) {
        match fact {
            Fact::Start { stdout, stderr } => started = Some((stdout, stderr)),
            Fact::Returned { stdout, stderr } => returned = Some((stdout, stderr)),
            Fact::Passed => passed = true,
            Fact::Panic(text) => panics.push(text),
            Fact::Event(line) => events.push(line),
            Fact::Failed(text) => outcome = Some(Outcome::Failed(text)),
            Fact::Stopped(why) => outcome = Some(Outcome::Stopped(why)),
        }
    }
    if expected_panics.is_none() {
        panics.clear();
    }
    if let Some(Outcome::Failed(message)) = &mut outcome {
        panics.retain(|panic| panic != message);
        if !panics.is_empty() {
            *message += &format!("\n\nbefore that, {}", tell(&panics));
        }
    }
    let from = started.unwrap_or_default();
    let until = returned.unwrap_or((u64::MAX, u64::MAX));
    let stderr = printed_part(&paths.stderr, from.1, until.1);
    let outcome = match (why, outcome) {
        (Some(why), _) => Outcome::Stopped(why),
        (None, Some(outcome)) => outcome,
        (None, None) if passed => Outcome::Passed,
        (None, None) if started.is_none() && status.success() => Outcome::Stopped(format!(
            "0 tests ran: probe did not find the test `{name}` in its own program. This is a bug of the course"
        )),
        (None, None) if returned.is_some() => Outcome::Failed(unexpected_panics(
            &panics,
            expected_panics.unwrap_or_default(),
        )),
        (None, None) if stderr.contains("has overflowed its stack") => Outcome::Stopped(
            "the stack overflowed: a recursion without an end, or a very large future on the stack"
                .into(),
        ),
        (None, None) if status.code().is_some() => Outcome::Stopped(format!(
            "the process ended (exit code {}) before the test was done: something called exit. That is not a pass",
            status.code().unwrap_or_default()
        )),
        (None, None) if !panics.is_empty() => Outcome::Stopped(format!(
            "the process died: {status}. Before that, {}\n\nA panic in a `drop` that an earlier panic called aborts the \
             process",
            tell(&panics)
        )),
        (None, None) => Outcome::Stopped(format!("the process died: {status}")),
    };
    let stdout = printed_part(&paths.stdout, from.0, until.0);
    let mut printed = [stdout.trim_end(), stderr.trim_end()].join("\n");
    if expected_panics.is_none() {
        printed = without_progress(&printed);
    }
    let printed = printed.trim_matches('\n').to_owned();
    (Verdict { outcome, printed }, events)
}

fn unexpected_panics(panics: &[String], expected: usize) -> String {
    match (panics.len(), expected) {
        (_, 0) => format!(
            "no assertion failed, but {}\n\nNobody looked at the result: a panic in a task stays in its JoinHandle \
             until somebody awaits it",
            tell(panics)
        ),
        (0, _) => format!(
            "{expected} panic(s) were planted in this test, but none happened: was that code not run?"
        ),
        (seen, _) => format!(
            "{expected} panic(s) were planted in this test, but {seen} happened: {}",
            tell(panics)
        ),
    }
}

fn tell(panics: &[String]) -> String {
    let who = match panics.len() {
        1 => "a task or thread panicked".to_owned(),
        n => format!("{n} tasks or threads panicked"),
    };
    format!("{who}: {}", panics.join("\n"))
}

/// What the compiler said, without cargo's lines on how far it is: they stand above what matters.
fn without_progress(printed: &str) -> String {
    const STATUS: [&str; 7] = [
        "Blocking",
        "Checking",
        "Compiling",
        "Finished",
        "Locking",
        "Adding",
        "Updating",
    ];
    let is_status = |line: &str| {
        // cargo sets its status words right-aligned in 12 columns.
        let word = line.trim_start();
        line.starts_with(' ') && STATUS.iter().any(|status| word.starts_with(status))
    };
    let kept: Vec<&str> = printed.lines().filter(|line| !is_status(line)).collect();
    kept.join("\n")
}

/// The bytes that the test itself printed: not what libtest printed around it. Long output loses its middle.
fn printed_part(path: &std::path::Path, from: u64, until: u64) -> String {
    let read = |from: u64, len: u64| -> io::Result<String> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(len).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let until = until.min(std::fs::metadata(path).map_or(0, |m| m.len()));
    let len = until.saturating_sub(from);
    if len <= 2 * SHOWN {
        return read(from, len).unwrap_or_default();
    }
    let (head, tail) = (read(from, SHOWN), read(until - SHOWN, SHOWN));
    format!(
        "{}\n[... {} bytes more ...]\n{}",
        head.unwrap_or_default(),
        len - 2 * SHOWN,
        tail.unwrap_or_default()
    )
}
