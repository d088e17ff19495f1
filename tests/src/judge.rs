//! Runs every test of a staged variant, and holds what happened against the rules.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};
use course::catalogue::Exercise;

use crate::command;
use crate::compile::Compiled;
use crate::exercise::{Claim, Kind, Variant};

/// probe ends a test after ten seconds, one that runs the compiler after minutes. This bound
/// is for a test that probe does not hold.
const BOUND: Duration = Duration::from_secs(1000);

/// What the compiler and the tests made of one variant.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub compiled: Compiled,
    /// What clippy said, where it was asked.
    pub lints: Vec<String>,
    /// `rustfmt --check` would change the file.
    pub unformatted: bool,
    pub tests: Vec<TestRun>,
}

/// One test, run on its own.
#[derive(Debug, Clone)]
pub struct TestRun {
    pub name: String,
    pub passed: bool,
    pub output: String,
}

/// Runs each test that the executables of a staged package list, one process a test.
pub fn run_tests(compiled: &Compiled, package: &Path, name: &str) -> Result<Vec<TestRun>> {
    let mut runs = Vec::new();
    for executable in &compiled.executables {
        let start = || -> Result<Command> {
            let mut command = Command::new(executable);
            command
                .current_dir(package)
                // What cargo sets for a test, and trybuild reads.
                .env("CARGO_MANIFEST_DIR", package)
                .env("CARGO_PKG_NAME", name)
                .env("CARGO", command::cargo_path())
                .env("CARGO_TARGET_DIR", command::target_folder()?)
                .env_remove("TRYBUILD");
            Ok(command)
        };
        let list = command::run(start()?.args(["--list", "--format", "terse"]), BOUND)?;
        if !list.success {
            bail!("{} --list failed:\n{}", executable.display(), list.output());
        }
        for test in list
            .stdout
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
        {
            let ran = command::run(start()?.args(["--exact", test]), BOUND)?;
            let mut output = ran.output();
            if ran.timed_out {
                output.push_str("\nkilled by the proofs: no verdict in time");
            }
            runs.push(TestRun {
                name: test.to_owned(),
                // Exit code 0 alone would also be that of "ran 0 tests".
                passed: ran.success && ran.stdout.contains("1 passed"),
                output,
            });
        }
    }
    Ok(runs)
}

/// The rules for one variant: what is wrong with it, a line each.
pub fn defects(variant: &Variant, report: &Report) -> Vec<String> {
    let mut defects = match variant.kind {
        Kind::Starter => starter(&variant.exercise, report),
        Kind::Solution | Kind::Right => right(report),
        Kind::Wrong => match variant.claim() {
            Ok(claim) => wrong(&claim, report),
            Err(error) => vec![format!("{error:#}")],
        },
    };
    if report.unformatted && variant.kind != Kind::Starter {
        defects.push("is not formatted: run rustfmt on it".into());
    }
    if report.compiled.errors.is_empty() && report.tests.is_empty() {
        defects.push("its grader has no test".into());
    }
    for test in report.tests.iter().filter(|test| !test.passed) {
        if bare_assert(&test.output) {
            defects.push(format!(
                "the test `{}` fails by a bare assert!(..), which teaches nothing: give it a message",
                test.name
            ));
        }
    }
    defects
}

/// It compiles without a warning and fails exactly the declared tests.
fn starter(exercise: &Exercise, report: &Report) -> Vec<String> {
    let mut defects = compiles(report);
    for test in &report.tests {
        let declared = exercise.fails.contains(&test.name);
        if test.passed && declared {
            defects.push(format!(
                "passes `{}`, which Cargo.toml declares that the starter fails",
                test.name
            ));
        } else if !test.passed && !declared {
            defects.push(format!(
                "fails `{}`, which Cargo.toml does not declare in `fails`:\n{}",
                test.name, test.output
            ));
        }
    }
    if exercise.fails.is_empty() {
        defects.push("Cargo.toml declares no test that the starter fails".into());
    }
    if report.compiled.errors.is_empty() {
        for name in &exercise.fails {
            if !report.tests.iter().any(|test| test.name == *name) {
                defects.push(format!(
                    "Cargo.toml declares `{name}` in `fails`: no such test"
                ));
            }
        }
    }
    defects
}

/// It compiles without a warning or a lint and passes everything.
fn right(report: &Report) -> Vec<String> {
    let mut defects = compiles(report);
    for lint in report
        .lints
        .iter()
        .filter(|lint| !report.compiled.warnings.contains(lint))
    {
        defects.push(format!("clippy: {lint}"));
    }
    for test in report.tests.iter().filter(|test| !test.passed) {
        defects.push(format!("fails `{}`:\n{}", test.name, test.output));
    }
    defects
}

fn compiles(report: &Report) -> Vec<String> {
    let compiled = &report.compiled;
    let errors = compiled
        .errors
        .iter()
        .map(|text| format!("does not compile: {text}"));
    let warnings = compiled
        .warnings
        .iter()
        .map(|text| format!("warns: {text}"));
    errors.chain(warnings).collect()
}

/// It is rejected as it claims, with the words that it claims.
fn wrong(claim: &Claim, report: &Report) -> Vec<String> {
    let mut defects = Vec::new();
    let said: Vec<&str> = if claim.compile {
        if report.compiled.errors.is_empty() {
            defects.push("compiles, but claims `fails: compile`".into());
        }
        report.compiled.errors.iter().map(String::as_str).collect()
    } else {
        defects.extend(
            report
                .compiled
                .errors
                .iter()
                .map(|text| format!("does not compile: {text}")),
        );
        let mut said = Vec::new();
        for name in &claim.fails {
            match report.tests.iter().find(|test| test.name == *name) {
                None if report.compiled.errors.is_empty() => {
                    defects.push(format!("claims to fail `{name}`: no such test"));
                }
                Some(test) if test.passed => {
                    defects.push(format!("passes `{name}`, which it claims to fail"));
                }
                Some(test) => said.push(test.output.as_str()),
                None => {}
            }
        }
        said
    };
    for words in &claim.says {
        if !said.is_empty() && !said.iter().any(|text| says(text, words)) {
            defects.push(format!(
                "is rejected without the words `{words}`:\n{}",
                said.join("\n")
            ));
        }
    }
    defects
}

/// Whether the grader itself failed by an `assert!` without a message.
fn bare_assert(output: &str) -> bool {
    let mut lines = output.lines();
    lines.any(|line| line.contains("panicked at") && line.contains("tests/"))
        && lines
            .next()
            .is_some_and(|line| line.starts_with("assertion failed: "))
}

/// Whether `text` holds `words`, wherever its lines are broken.
fn says(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(text).contains(&plain(words))
}

/// The rules for an exercise as a whole, given its wrong answers and its tests.
pub fn exercise_defects(exercise: &Exercise, tests: &[TestRun], wrong: &[Report]) -> Vec<String> {
    let mut defects = Vec::new();
    if wrong.len() < 3 {
        defects.push(format!(
            "{}/wrong has {} answers: at least three are needed",
            exercise.solution_dir(),
            wrong.len()
        ));
    }
    let failed: BTreeSet<&str> = wrong
        .iter()
        .flat_map(|report| &report.tests)
        .filter(|test| !test.passed)
        .map(|test| test.name.as_str())
        .collect();
    for test in tests {
        if !exercise.fails.contains(&test.name) && !failed.contains(test.name.as_str()) {
            defects.push(format!(
                "the test `{}` is failed neither by the starter nor by any wrong answer: what does it prove?",
                test.name
            ));
        }
    }
    defects
}
