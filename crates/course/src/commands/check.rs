//! `cargo course check`: grades, says pass or the first thing to look at. It notes a pass by
//! itself, for graders that do without probe too.

use std::process::ExitCode;

use super::{named_or_next, next_open, progress, say};
use crate::catalogue::{Catalogue, Exercise};
use crate::error::{Error, Result};
use crate::grade::{self, Outcome, Stream, Verdict};
use crate::progress::Progress;

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The exercise: its name, its path, or its number like 3.1; the next open one if not given
    name: Option<String>,
    /// Every exercise
    #[arg(long, conflicts_with = "name")]
    all: bool,
    /// The verdicts as JSON on standard output; everything else goes to standard error
    #[arg(long)]
    json: bool,
}

pub(super) fn run(catalogue: &Catalogue, options: &Options) -> Result<ExitCode> {
    let before = progress(catalogue)?;
    let exercises: Vec<&Exercise> = match options.all {
        true => catalogue.exercises().collect(),
        false => vec![named_or_next(catalogue, &before, options.name.as_deref())?],
    };
    let stream = if options.json {
        Stream::StderrOnly
    } else {
        Stream::Both
    };
    let mut verdicts = Vec::new();
    for exercise in exercises {
        let verdict = grade::check(&catalogue.root, exercise, stream)?;
        if verdict.passed() && !before.solved(&exercise.package) {
            let noted = Progress::update(&catalogue.root, &exercise.package, Progress::set_solved);
            if let Err(error) = noted {
                say::warning(&format!("the pass is not noted: {error}"));
            }
        }
        if !options.json {
            say::out(&format!("\n{}", words(exercise, &verdict)));
        }
        verdicts.push(verdict);
    }
    let passed = verdicts.iter().filter(|verdict| verdict.passed()).count();
    if options.json {
        let text = serde_json::to_string_pretty(&verdicts);
        say::out(
            &text
                .map_err(|e| Error::new(format!("the verdicts cannot be written as JSON: {e}")))?,
        );
    } else if options.all {
        say::out(&summary(&verdicts, passed));
    } else if passed == 1
        && let Some(next) = next_open(catalogue, &Progress::load(&catalogue.root)?)
    {
        say::out(&format!(
            "Next: {} {}, in {}",
            next.number,
            next.title,
            next.edits()
        ));
    }
    // A catalogue that cannot show all its exercises cannot say that all of them pass.
    let unread = options.all && !catalogue.broken.is_empty();
    if unread {
        let dirs: Vec<&str> = catalogue
            .broken
            .iter()
            .map(|broken| broken.dir.as_str())
            .collect();
        say::warning(&format!(
            "not graded, because it cannot be read: {}",
            dirs.join(", ")
        ));
    }
    Ok(if passed == verdicts.len() && !unread {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn summary(verdicts: &[Verdict], passed: usize) -> String {
    let width = verdicts
        .iter()
        .map(|verdict| verdict.exercise.len())
        .max()
        .unwrap_or(0);
    let mut text = String::from("\n");
    for verdict in verdicts {
        let (style, word) = match verdict.outcome {
            Outcome::Passed => (say::GOOD, "passes"),
            Outcome::Failed => (say::BAD, "fails"),
            Outcome::DoesNotCompile => (say::BAD, "does not compile"),
            Outcome::GraderEdited => (say::BAD, "its grader was edited"),
            Outcome::TestsMissing => (say::BAD, "a test did not run"),
            Outcome::CargoFailed => (say::BAD, "cargo failed"),
        };
        text.push_str(&format!(
            "{:<width$}  {}\n",
            verdict.exercise,
            say::styled(style, word)
        ));
    }
    text.push_str(&format!(
        "{passed} of {} pass",
        say::count(verdicts.len(), "exercise")
    ));
    text
}

/// The verdict in words: the first thing to look at, and what to do about it. What the run has
/// printed just before is pointed to, not repeated.
fn words(exercise: &Exercise, verdict: &Verdict) -> String {
    let package = &exercise.package;
    let (what, text) = verdict
        .look_at
        .as_ref()
        .map_or(("", ""), |at| (at.what.as_str(), at.text.as_str()));
    let no_pass = say::styled(say::BAD, format!("{package} is not solved yet."));
    // Without probe, Rust's own heading comes before the message.
    let is_heading = |line: &str| line.starts_with("thread '") && line.contains("panicked at");
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty() && !is_heading(line));
    let first = first.unwrap_or_default();
    let place = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("--> "))
        .unwrap_or_default();
    let reset = format!("cargo course reset --grader {package}");
    let mut words = match verdict.outcome {
        Outcome::Passed => {
            let passes = say::styled(say::GOOD, format!("{package} passes."));
            format!("{passes} Compare with the solution: cargo course solution {package}")
        }
        Outcome::Failed => format!("{no_pass} Look first at {what}:\n  {first}"),
        Outcome::DoesNotCompile => {
            format!("{no_pass} It does not compile. Look first at {place}\n  {what}")
        }
        Outcome::GraderEdited => format!(
            "{no_pass} The tests pass, but {what} is not the course's.\n\
             Bring the grader back, and keep your answer: {reset}"
        ),
        Outcome::TestsMissing => {
            format!("{no_pass} What ran passed, but the test {what} did not run.")
        }
        Outcome::CargoFailed => format!("{no_pass} cargo could not run the tests:\n  {what}"),
    };
    if verdict.outcome != Outcome::GraderEdited && !verdict.edited.is_empty() {
        let files = verdict.edited.join(", ");
        words.push_str(&format!(
            "\nThe grader is not the course's ({files}). Bring it back: {reset}"
        ));
    }
    words.trim_end().to_owned()
}
