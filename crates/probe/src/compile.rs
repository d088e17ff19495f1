//! Compile cases: programs that must, or must not, compile against the learner's code.
//!
//! A case is a whole program, `ui/*.rs`, that takes the learner's code in by its crate's name
//! or by `#[path = "../src/lib.rs"] mod answer;`, and may use all dependencies of the
//! exercise. Comments say what must become of it:
//!
//! - no mark: it must compile;
//! - `misuse(); //~ ERROR words of the message`: rustc must reject this line with a message
//!   that contains these words. An error's code counts as part of the message, in the form
//!   `[E0277] the message`. Below the line: `//~^ ERROR ...`, one `^` for each line up;
//! - `//~ ERROR in lib.rs: words`, on any line: rustc must reject the learner's `src/lib.rs`,
//!   wherever; for cases by `#[path]`, where the bound that is missing is the learner's;
//! - `//~? hint`: shown when the case comes out otherwise.
//!
//! Each error must be marked and each mark be met; one mark may stand for several errors of
//! its line. Only line and message are compared: rustc's whole text quotes the learner's own
//! signature, so it would accept one spelling of a bound of the many that are right.

mod json;
mod marks;
mod rustc;

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use marks::{Marks, Wrong};
use rustc::Package;

/// The rustc whose exact text the `.stderr` files hold.
pub const RECORDED_RUSTC: &str = "1.95.0";

/// The learner's source, as the cases and the messages name it.
const LIB: &str = "src/lib.rs";

/// What rustc said about one case.
#[derive(Clone, Debug)]
pub struct Verdict {
    file: PathBuf,
    source: String,
    errors: Vec<CompileError>,
}

impl Verdict {
    /// Whether the case compiles.
    pub fn compiles(&self) -> bool {
        self.errors.is_empty()
    }

    /// The errors, in rustc's order.
    pub fn errors(&self) -> &[CompileError] {
        &self.errors
    }

    /// What rustc printed about the first three errors, and how many more there are.
    pub fn rendered(&self) -> String {
        const SHOWN: usize = 3;
        let shown = self
            .errors
            .iter()
            .take(SHOWN)
            .map(|e| e.rendered.trim_end());
        let mut text = shown.collect::<Vec<_>>().join("\n\n");
        if self.errors.len() > SHOWN {
            text += &format!("\n\n... and {} more errors", self.errors.len() - SHOWN);
        }
        text + "\n"
    }
}

/// One error of rustc.
#[derive(Clone, Debug)]
pub struct CompileError {
    /// The case as it was asked for, `src/lib.rs`, or another file as rustc names it.
    pub file: PathBuf,
    /// The line of its primary place; 0 when rustc names none.
    pub line: usize,
    /// `[E0277] the message`, or the message alone where there is no code.
    pub message: String,
    /// As rustc prints it.
    pub rendered: String,
}

/// Compiles every `.rs` file of `folder` in the package at `manifest_dir`, and holds each to
/// its marks.
///
/// # Panics
/// When a case comes out otherwise: with the first such case in full, and the names of the
/// others. Also when there is nothing to compile, or cargo or rustc do not work.
#[track_caller]
pub fn marks(manifest_dir: &str, folder: &str) {
    let dir = Path::new(manifest_dir);
    let files = case_files(dir, folder);
    assert!(
        !files.is_empty(),
        "there are no cases in {}",
        dir.join(folder).display()
    );
    let package = package(dir);
    // Each case is a process of its own; one at a time for each core.
    let lanes = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(files.len());
    let judge = |lane: usize| -> Vec<_> {
        let mine = files.iter().enumerate().skip(lane).step_by(lanes);
        mine.map(|(nth, file)| (nth, judge(&package, file)))
            .collect()
    };
    let judge = &judge;
    let mut judged: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..lanes)
            .map(|lane| scope.spawn(move || judge(lane)))
            .collect();
        threads
            .into_iter()
            .flat_map(|t| t.join().expect("judging does not panic"))
            .collect()
    });
    judged.sort_by_key(|(nth, _)| *nth);
    let mut wrong = judged.into_iter().filter_map(|(_, judged)| match judged {
        Ok(wrong) => wrong,
        Err(broken) => panic!("{broken}"),
    });
    if let Some(first) = wrong.next() {
        let others: String = wrong.map(|other| format!("\n- {}", other.short)).collect();
        let others = if others.is_empty() {
            others
        } else {
            format!("\n\nAlso:{others}")
        };
        panic!("{}{others}", first.full);
    }
}

/// Compiles one file of the package at `manifest_dir`. Its marks mean nothing here.
///
/// # Panics
/// When the file cannot be read, or cargo or rustc do not work.
#[track_caller]
pub fn case(manifest_dir: &str, file: &str) -> Verdict {
    let package = package(Path::new(manifest_dir));
    package
        .compile(Path::new(file))
        .unwrap_or_else(|broken| panic!("{broken}"))
}

/// Whether rustc is the release that the `.stderr` files were recorded with. Its exact text is
/// compared only then; on any other, lines and messages are.
///
/// # Panics
/// When rustc cannot be run.
#[track_caller]
pub fn is_recorded_toolchain() -> bool {
    let run = match Command::new(rustc::program()).arg("--version").output() {
        Ok(run) => run,
        Err(error) => panic!("cannot run rustc: {error}"),
    };
    release(&String::from_utf8_lossy(&run.stdout)) == Some(RECORDED_RUSTC)
}

/// `1.95.0` of `rustc 1.95.0 (59807616e 2026-04-14)`.
fn release(version: &str) -> Option<&str> {
    version.strip_prefix("rustc ")?.split_whitespace().next()
}

fn case_files(dir: &Path, folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir.join(folder))
        .into_iter()
        .flatten()
        .flatten();
    let names = entries.map(|entry| Path::new(folder).join(entry.file_name()));
    let mut files: Vec<_> = names
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}

/// Judges one case. `Ok(None)`: it is as marked. `Err`: the case itself, or a tool, is broken.
fn judge(package: &Package, file: &Path) -> Result<Option<Wrong>, String> {
    let verdict = package.compile(file)?;
    let marks = Marks::read(&verdict.source);
    let marks = marks.map_err(|broken| format!("{}, {broken}", file.display()))?;
    Ok(marks.judge(&verdict))
}

/// The package at `dir`, built at the first call in this process.
#[track_caller]
fn package(dir: &Path) -> Arc<Package> {
    static BUILT: Mutex<Vec<(PathBuf, Arc<Package>)>> = Mutex::new(Vec::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, package)) = built.iter().find(|(known, _)| known == dir) {
        return package.clone();
    }
    match Package::build(dir) {
        Ok(package) => {
            let package = Arc::new(package);
            built.push((dir.into(), package.clone()));
            package
        }
        Err(broken) => panic!("{broken}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_the_whole_number() {
        assert_eq!(
            release("rustc 1.95.0 (59807616e 2026-04-14)\n"),
            Some("1.95.0")
        );
        assert_eq!(
            release("rustc 1.95.0-nightly (abc)"),
            Some("1.95.0-nightly")
        );
        assert_eq!(release("cargo 1.95.0"), None);
    }
}
