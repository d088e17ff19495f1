//! What `cargo course` can be asked for: one file a command.

mod bless;
mod check;
mod hint;
mod list;
mod new;
mod next;
mod reset;
pub mod say;
mod serve;
mod setup;
mod solution;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::book;
use crate::catalogue::{Catalogue, Exercise, find_root};
use crate::error::{Error, Result};
use crate::pristine;
use crate::progress::Progress;

/// "Async Rust, Proven" in your terminal. Without a command: builds the book and serves it.
#[derive(Debug, Parser)]
#[command(
    name = "cargo course",
    bin_name = "cargo course",
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    #[command(flatten)]
    serve: serve::Options,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the book into a folder; any warning is an error
    Build {
        /// Where to; `book/` at the root if not given
        #[arg(short, long, value_name = "DIR")]
        dest_dir: Option<PathBuf>,
    },
    /// Show every exercise: chapter, minutes, level, kind, state
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the next exercise that is not solved
    Next,
    /// Grade an exercise, the next open one if none is named, and say what to look at first
    Check(check::Options),
    /// Show one more hint
    Hint {
        /// The exercise: its name, its path, or its number like 3.1; the next open one if not given
        name: Option<String>,
    },
    /// Bring an exercise back as it was; your files are kept first
    Reset(reset::Options),
    /// Show the solution
    Solution {
        /// The exercise: its name, its path, or its number like 3.1
        name: String,
    },
    /// Build and download everything once, so that all works without a network
    Setup,
    /// For authors: start an exercise
    New(new::Options),
    /// For authors: note the exercises as they are now as the untouched ones
    Bless {
        /// Change nothing; fail if something would change
        #[arg(long)]
        check: bool,
    },
    /// For authors: write the book as plain Markdown, as it is after the preprocessor
    Expand {
        /// A new folder
        dir: PathBuf,
    },
    /// For mdBook: the preprocessor (reads the book on standard input)
    #[command(hide = true)]
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Debug, Subcommand)]
enum Question {
    /// Whether a renderer is served: ends with 0 or 1
    Supports {
        /// The renderer's name
        renderer: String,
    },
}

/// Runs what was asked for, in the course that holds the current folder.
pub fn run(args: Args) -> Result<ExitCode> {
    // mdBook names the book's root on standard input, and asks from anywhere.
    if let Some(Command::Preprocess { question }) = &args.command {
        return match question {
            Some(Question::Supports { renderer }) if !book::supports(renderer) => {
                Ok(ExitCode::FAILURE)
            }
            Some(Question::Supports { .. }) => Ok(ExitCode::SUCCESS),
            None => book::preprocess().map(|()| ExitCode::SUCCESS),
        };
    }
    let root = root()?;
    let done = match args.command {
        None => serve::run(&root, args.serve),
        Some(Command::Build { dest_dir }) => {
            book::build(&root, dest_dir.as_deref()).map(|built| say::out(&built.to_string()))
        }
        Some(Command::List { json }) => list::run(&learner(&root)?, json),
        Some(Command::Next) => next::run(&learner(&root)?),
        Some(Command::Check(options)) => return check::run(&learner(&root)?, &options),
        Some(Command::Hint { name }) => hint::run(&learner(&root)?, name.as_deref()),
        Some(Command::Reset(options)) => reset::run(&learner(&root)?, &options),
        Some(Command::Solution { name }) => solution::run(&learner(&root)?, &name),
        Some(Command::Setup) => setup::run(&learner(&root)?),
        Some(Command::New(options)) => new::run(&Catalogue::load(&root)?, &options),
        Some(Command::Bless { check }) => bless::run(&Catalogue::load(&root)?, check),
        Some(Command::Expand { dir }) => book::write_plain(&root, &dir)
            .map(|pages| say::out(&format!("{pages} pages in {}", dir.display()))),
        Some(Command::Preprocess { .. }) => Ok(()),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// The course around the current folder, else the one that this program was started from.
fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().map_err(|e| {
        Error::new(format!("the current folder cannot be read: {e}"))
            .with_help("change to the course's folder")
    })?;
    find_root(&here).or_else(|error| match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(manifest) => find_root(Path::new(&manifest)).map_err(|_| error),
        None => Err(error),
    })
}

/// The catalogue for a learner's command: what is still untouched is kept, for `reset`.
fn learner(root: &Path) -> Result<Catalogue> {
    let catalogue = Catalogue::load(root)?;
    pristine::keep_copies(&catalogue);
    Ok(catalogue)
}

/// The progress; lines that cannot be read are named, and nothing else happens to them.
fn progress(catalogue: &Catalogue) -> Result<Progress> {
    let (progress, unsaved) = Progress::up_to_date(catalogue)?;
    if let Some(error) = unsaved {
        say::warning(&format!("a pass is not noted: {error}"));
    }
    for defect in progress.defects() {
        say::warning(&defect.to_string());
    }
    Ok(progress)
}

/// The exercise to go on with: the first that is not solved after the one solved last, so that
/// a learner may start in the middle; at the end of the course, the first that was left out.
fn next_open<'c>(catalogue: &'c Catalogue, progress: &Progress) -> Option<&'c Exercise> {
    let last = progress.solved_last_first().find_map(|name| {
        catalogue
            .exercises()
            .position(|exercise| exercise.package == name)
    });
    let from = last.map_or(0, |last| last + 1);
    let mut open = catalogue
        .exercises()
        .skip(from)
        .chain(catalogue.exercises().take(from));
    open.find(|exercise| !progress.solved(&exercise.package))
}

/// The exercise that was named, else the next open one.
fn named_or_next<'c>(
    catalogue: &'c Catalogue,
    progress: &Progress,
    name: Option<&str>,
) -> Result<&'c Exercise> {
    match name {
        Some(name) => catalogue.find(name),
        None => next_open(catalogue, progress).ok_or_else(|| {
            Error::new("every exercise is solved")
                .with_help("name one to work on it again; `cargo course list` shows all names")
        }),
    }
}
