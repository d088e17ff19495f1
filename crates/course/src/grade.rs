//! Grading: runs an exercise's grader as the learner would (`cargo test -p NAME`), and reads
//! libtest's plain output; or finds what the learner's own `cargo test` has left. A pass counts
//! only if every test of the shipped grader ran and passed, and the grader is the shipped one.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use passes::Passes;
use serde::Serialize;

use crate::catalogue::{Catalogue, Exercise};
use crate::error::{Error, Result};

/// How a grading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every expected test ran and passed.
    Passed,
    /// At least one test failed, or the test program died.
    Failed,
    /// The exercise, or something it depends on, does not compile.
    DoesNotCompile,
    /// The tests pass, but they are not the course's.
    GraderEdited,
    /// What ran passed, but an expected test did not run.
    TestsMissing,
    /// cargo could not run the tests at all.
    CargoFailed,
}

/// What a grading found.
#[derive(Debug, Clone, Serialize)]
pub struct Verdict {
    /// The exercise's name.
    pub exercise: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The tests that the grader has, in its order.
    pub tests: Vec<Test>,
    /// The first thing to look at, unless it passed.
    pub look_at: Option<LookAt>,
    /// Files of the grader that are not as the course ships them.
    pub edited: Vec<String>,
}

/// One test of the grader.
#[derive(Debug, Clone, Serialize)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// Its result; nothing if it did not run.
    pub passed: Option<bool>,
}

/// The first thing to look at after a grading that is no pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookAt {
    /// A test's name, a compiler error's first line, or a file.
    pub what: String,
    /// What it says; may be empty.
    pub text: String,
}

impl Verdict {
    /// Whether the exercise is solved.
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }
}

/// Where cargo's own output goes while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output and standard error, as with plain `cargo test`.
    Both,
    /// Standard error only, so that standard output stays free for JSON.
    StderrOnly,
    /// Nowhere.
    Silent,
}

/// cargo at `root`, without the variables that `cargo run` set for this program: the learner's
/// own `cargo test` does not have them either.
pub fn cargo(root: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|prefix| text.starts_with(prefix))
        {
            cargo.env_remove(&name);
        }
    }
    cargo.current_dir(root).stdin(Stdio::null());
    cargo
}

/// Grades one exercise.
pub fn check(root: &Path, exercise: &Exercise, stream: Stream) -> Result<Verdict> {
    let expected = exercise.tests()?;
    let edited = edited_grader(exercise)?;
    let color = |on: bool| if on { "always" } else { "never" };
    let (out_color, err_color) = match stream {
        Stream::Both => (colored(&std::io::stdout()), colored(&std::io::stderr())),
        Stream::StderrOnly => (colored(&std::io::stderr()), colored(&std::io::stderr())),
        Stream::Silent => (false, false),
    };
    let mut command = cargo(root);
    command.args([
        "test",
        "--package",
        &exercise.package,
        "--test",
        "grade",
        "--color",
        color(err_color),
    ]);
    command.args(["--", "--color", color(out_color)]);
    let run = run(&mut command, stream)?;
    Ok(judge(exercise, expected, edited, &run))
}

/// The exercises that have passed since they were last asked for, by plain `cargo test`, with
/// what says so.
pub fn passed_since(catalogue: &Catalogue) -> Vec<(&Exercise, Passes)> {
    let passed = |exercise: &&Exercise, passes: &Passes| {
        exercise
            .tests()
            .is_ok_and(|tests| passes.are_complete(&tests))
            && edited_grader(exercise).is_ok_and(|edited| edited.is_empty())
    };
    catalogue
        .exercises()
        .filter_map(|exercise| Some((exercise, Passes::of(&exercise.path())?)))
        .filter(|(exercise, passes)| passed(exercise, passes))
        .collect()
}

/// The files of the grader that are not as the course ships them.
pub fn edited_grader(exercise: &Exercise) -> Result<Vec<String>> {
    let edited = exercise.edited()?;
    Ok(edited
        .into_iter()
        .filter(|file| file.starts_with("tests/") || file.starts_with("ui/"))
        .collect())
}

/// What a run printed, without colors, and how it ended.
struct Run {
    success: bool,
    stdout: String,
    stderr: String,
}

fn colored(stream: &impl anstream::stream::RawStream) -> bool {
    anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never
}

/// Runs a command, showing its output as it comes, and keeping it.
fn run(command: &mut Command, stream: Stream) -> Result<Run> {
    let started = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|e| {
        Error::new(format!("cargo cannot be started: {e}"))
            .with_help("`cargo --version` must work in this terminal")
    })?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (stdout, stderr) = std::thread::scope(|scope| {
        let out = scope.spawn(|| match stream {
            Stream::Both => tee(out, Some(std::io::stdout())),
            Stream::StderrOnly => tee(out, Some(std::io::stderr())),
            Stream::Silent => tee(out, None::<std::io::Sink>),
        });
        let err = scope.spawn(|| tee(err, (stream != Stream::Silent).then(std::io::stderr)));
        (
            out.join().unwrap_or_default(),
            err.join().unwrap_or_default(),
        )
    });
    let status = child
        .wait()
        .map_err(|e| Error::new(format!("cargo was lost: {e}")))?;
    Ok(Run {
        success: status.success(),
        stdout: plain(&stdout),
        stderr: plain(&stderr),
    })
}

/// Copies what comes at once, so that a line shows before it ends, and returns all of it.
fn tee(from: Option<impl Read>, mut to: Option<impl Write>) -> Vec<u8> {
    let mut all = Vec::new();
    let Some(mut from) = from else { return all };
    let mut chunk = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut chunk) {
        all.extend_from_slice(&chunk[..count]);
        if let Some(to) = &mut to {
            // A reader that has closed the pipe wants no more; the verdict is still due.
            let _ = to.write_all(&chunk[..count]).and_then(|()| to.flush());
        }
    }
    all
}

fn plain(output: &[u8]) -> String {
    anstream::adapter::strip_str(&String::from_utf8_lossy(output))
        .to_string()
        .replace("\r\n", "\n")
}

fn judge(exercise: &Exercise, expected: Vec<String>, edited: Vec<String>, run: &Run) -> Verdict {
    let results = results(&run.stdout);
    let result_of = |name: &str| {
        results
            .iter()
            .find(|(test, _)| *test == name)
            .map(|(_, passed)| *passed)
    };
    let tests: Vec<Test> = expected
        .into_iter()
        .map(|name| Test {
            passed: result_of(&name).flatten(),
            name,
        })
        .collect();
    let missing = tests.iter().find(|test| test.passed.is_none());
    let mut verdict = Verdict {
        exercise: exercise.package.clone(),
        outcome: Outcome::Failed,
        look_at: None,
        edited,
        tests: Vec::new(),
    };
    let started = run.stdout.lines().any(|line| line.starts_with("running "));
    if !run.success && !started {
        let compile = run.stderr.contains("could not compile");
        verdict.outcome = if compile {
            Outcome::DoesNotCompile
        } else {
            Outcome::CargoFailed
        };
        verdict.look_at = first_error(&run.stderr);
    } else if !run.success || tests.is_empty() {
        let failed = tests
            .iter()
            .map(|test| test.name.as_str())
            .find(|name| result_of(name) == Some(Some(false)));
        let any = failed.or_else(|| {
            results
                .iter()
                .find(|(_, passed)| *passed == Some(false))
                .map(|(name, _)| *name)
        });
        verdict.look_at = match any {
            Some(name) => Some(LookAt {
                what: name.to_owned(),
                text: output_of(&run.stdout, name),
            }),
            None => Some(died(&run.stderr)),
        };
    } else if let Some(first) = verdict.edited.first() {
        verdict.outcome = Outcome::GraderEdited;
        verdict.look_at = Some(LookAt {
            what: format!("{}/{first}", exercise.dir),
            text: String::new(),
        });
    } else if let Some(missing) = missing {
        verdict.outcome = Outcome::TestsMissing;
        verdict.look_at = Some(LookAt {
            what: missing.name.clone(),
            text: String::new(),
        });
    } else {
        verdict.outcome = Outcome::Passed;
    }
    verdict.tests = tests;
    verdict
}

/// The lines `test NAME ... ok` of libtest; an ignored test has no result.
fn results(stdout: &str) -> Vec<(&str, Option<bool>)> {
    let result = |line| {
        let (name, result) = str::strip_prefix(line, "test ")?.split_once(" ... ")?;
        let passed = match result.split([' ', ',']).next() {
            Some("ok") => Some(true),
            // `ignored, reason`
            Some("ignored") => None,
            _ => Some(false),
        };
        // `name - should panic ... ok`
        Some((name.split(" - ").next().unwrap_or(name), passed))
    };
    stdout.lines().filter_map(result).collect()
}

/// What a failed test printed: its section of libtest's report.
fn output_of(stdout: &str, name: &str) -> String {
    let heading = format!("---- {name} stdout ----");
    let section = stdout.lines().skip_while(|line| *line != heading).skip(1);
    let is_next = |line: &&str| {
        !(*line == "failures:" || line.starts_with("---- ") && line.ends_with(" stdout ----"))
    };
    let wanted = |line: &&str| !line.starts_with("note: run with `RUST_BACKTRACE=1`");
    section
        .take_while(is_next)
        .filter(wanted)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

/// The first error of the compiler or of cargo: its line, and where it points.
fn first_error(stderr: &str) -> Option<LookAt> {
    let mut lines = stderr.lines().skip_while(|line| !line.starts_with("error"));
    let what = lines.next()?.to_owned();
    let text = lines
        .take_while(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    Some(LookAt { what, text })
}

/// The test program ended without libtest's report.
fn died(stderr: &str) -> LookAt {
    let at = stderr
        .find("error: test failed")
        .or_else(|| stderr.find("error:"));
    let text = at.map_or("", |at| &stderr[at..]).trim().to_owned();
    LookAt {
        what: "the test program ended before its report".to_owned(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "\nrunning 3 tests\ntest a ... ok\ntest b - should panic ... FAILED\ntest c ... ignored, why\n\n\
        failures:\n\n---- b stdout ----\nit took 50 ms\n\nfailures:\n    b\n\ntest result: FAILED.\n";

    #[test]
    fn reads_libtests_lines() {
        assert_eq!(
            results(REPORT),
            [("a", Some(true)), ("b", Some(false)), ("c", None)]
        );
        assert_eq!(output_of(REPORT, "b"), "it took 50 ms");
    }

    #[test]
    fn colors_of_every_terminal_are_taken_out() {
        assert_eq!(
            plain(b"test a ... \x1b[32mok\x1b(B\x1b[m\r\ntest b\n"),
            "test a ... ok\ntest b\n"
        );
    }

    #[test]
    fn the_first_error_comes_with_its_place() {
        let found = first_error(
            "warning: w\n\nerror[E0425]: no `c`\n --> src/lib.rs:4:9\n  |\n\nerror: other\n",
        )
        .expect("an error");
        assert_eq!(found.what, "error[E0425]: no `c`");
        assert!(found.text.starts_with(" --> src/lib.rs:4:9"));
    }
}
