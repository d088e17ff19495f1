//! The programs and the compiler errors that pages show, and what was recorded of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Course, Defect};
use crate::command;

const LISTINGS: &str = "tests/listings";

/// An error in a recorded `.stderr`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordedError {
    /// Without `error[E0000]: `.
    pub message: String,
    pub line: usize,
}

/// The errors of a recorded `.stderr`, in its order.
pub fn recorded_errors(stderr: &str) -> Vec<RecordedError> {
    let mut found = Vec::new();
    let mut message = None;
    for line in stderr.lines() {
        if let Some(rest) = line.strip_prefix("error") {
            message = rest.split_once(": ").map(|(_, message)| message.to_owned());
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let number = place
                .rsplit(':')
                .nth(1)
                .and_then(|number| number.parse().ok());
            if let (Some(message), Some(line)) = (message.take(), number) {
                found.push(RecordedError { message, line });
            }
        }
    }
    found
}

/// Each recording has its program, each error its words, each measurement its test.
pub fn check_recordings(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let mut say = |path: &Path, message: &str| defects.push(Defect::of(path, message));
    for file in course.files(&format!("{LISTINGS}/examples"))? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let (stem, kind) = name.split_once('.').unwrap_or((&name, ""));
        if kind != "rs" && !course.has(file.with_file_name(format!("{stem}.rs"))) {
            say(&file, "no program printed it");
        }
        match kind {
            "rs" | "out" => {}
            "measured.txt" => {
                let text = course.page(&file)?.text;
                let mut lines = text.lines();
                let mut starts = |with| lines.next().is_some_and(|line| line.starts_with(with));
                if !starts("# machine: ") || !starts("# command: ") {
                    say(
                        &file,
                        "a measurement starts with `# machine: ` and `# command: `",
                    );
                }
                if !course.has(format!("{LISTINGS}/tests/{stem}.rs")) {
                    say(
                        &file,
                        &format!("no test {LISTINGS}/tests/{stem}.rs measures it again"),
                    );
                }
            }
            _ => say(&file, "neither a program nor a recording"),
        }
    }
    for file in course.files(&format!("{LISTINGS}/errors"))? {
        match file.extension().and_then(|e| e.to_str()) {
            Some("rs") => {
                if !course.has(file.with_extension("stderr")) {
                    say(
                        &file,
                        "no recorded .stderr (TRYBUILD=overwrite cargo test -p listings --test errors)",
                    );
                }
                let text = course.page(&file)?.text;
                let words = |name: &str| {
                    let start = format!("//! {name}: ");
                    text.lines()
                        .find_map(|line| line.strip_prefix(&start).map(str::to_owned))
                };
                match words("chapter") {
                    Some(chapter) if course.has(format!("src/{}/index.md", chapter.trim())) => {}
                    Some(_) => say(&file, "its `//! chapter:` is no chapter"),
                    None => say(&file, "lacks `//! chapter: NN_name`"),
                }
                if words("plain").is_none_or(|plain| plain.trim().is_empty()) {
                    say(&file, "lacks `//! plain: one sentence`");
                }
            }
            Some("stderr") => {
                if !course.has(file.with_extension("rs")) {
                    say(&file, "no program has this error");
                }
                if recorded_errors(&course.page(&file)?.text).is_empty() {
                    say(&file, "holds no error with a line");
                }
            }
            // The build compares it with the errors and the chapters.
            Some("toml") if file.ends_with("ways_out.toml") => {}
            _ => say(&file, "neither a program nor a recording"),
        }
    }
    Ok(defects)
}

/// Every program with a recorded `.out` prints exactly that.
pub fn check_outputs(course: &Course) -> Result<Vec<Defect>> {
    let mut recorded = BTreeSet::new();
    for file in course.files(&format!("{LISTINGS}/examples"))? {
        if file.extension().is_some_and(|e| e == "out") {
            recorded.insert(file);
        }
    }
    let mut defects = Vec::new();
    if recorded.is_empty() {
        return Ok(defects);
    }
    let executables = match build(course)? {
        Ok(executables) => executables,
        Err(defect) => return Ok(vec![defect]),
    };
    for file in recorded {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((_, executable)) = executables.iter().find(|(known, _)| *known == name) else {
            // `check_recordings` names it.
            continue;
        };
        let mut program = std::process::Command::new(executable);
        program.current_dir(&course.root).env("NO_COLOR", "1");
        let ran = command::run(&mut program, Duration::from_secs(120))?;
        let expected = course.page(&file)?.text.replace("\r\n", "\n");
        let got = ran.stdout.replace("\r\n", "\n");
        if ran.timed_out {
            defects.push(Defect::of(&file, "its program did not end within 120 s"));
        } else if got != expected {
            let pairs = expected.lines().zip(got.lines());
            let line = pairs.take_while(|(expected, got)| expected == got).count() + 1;
            let message = format!("its program prints otherwise:\n{got}{}", ran.stderr);
            defects.push(Defect::at(&file, line, message));
        }
    }
    Ok(defects)
}

/// Builds the programs, all at once; their names and executables, or the first that does not compile.
fn build(course: &Course) -> Result<Result<Vec<(String, PathBuf)>, Defect>> {
    let ran = command::run(
        command::cargo()
            .args([
                "build",
                "-p",
                "listings",
                "--examples",
                "--message-format=json-render-diagnostics",
            ])
            .env("CARGO_TARGET_DIR", &course.target)
            .current_dir(&course.root),
        Duration::from_secs(3600),
    )?;
    if !ran.success {
        let errors = recorded_errors(&ran.stderr);
        let place = ran
            .stderr
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("--> "));
        let file = place.and_then(|place| place.split(':').next());
        let (Some(first), Some(file)) = (errors.first(), file) else {
            bail!("the listings cannot be built:\n{}", ran.stderr);
        };
        let message = format!("does not compile:\n{}", ran.stderr);
        return Ok(Err(Defect::at(Path::new(file), first.line, message)));
    }
    let mut found = Vec::new();
    for line in ran.stdout.lines() {
        let message: Value = serde_json::from_str(line).context("cargo's messages")?;
        if let (Some(executable), Some(name)) = (
            message["executable"].as_str(),
            message["target"]["name"].as_str(),
        ) {
            found.push((name.to_owned(), PathBuf::from(executable)));
        }
    }
    Ok(Ok(found))
}
