//! `cargo course reset`: an exercise as the course ships it, after keeping the learner's files.

use std::io;
use std::path::{Path, PathBuf};

use passes::Passes;

use super::say;
use crate::catalogue::{Catalogue, Exercise};
use crate::error::{Error, Result, slashed, write_atomically};
use crate::pristine;
use crate::progress::Progress;

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The exercise: its name, its path, or its number like 3.1
    name: String,
    /// Only the grader and its ui programs; your answer stays
    #[arg(long)]
    grader: bool,
}

pub(super) fn run(catalogue: &Catalogue, options: &Options) -> Result<()> {
    let exercise = catalogue.find(&options.name)?;
    let package = &exercise.package;
    if exercise.recorded.is_empty() {
        return Err(
            Error::new(format!("{} does not know `{package}`", pristine::FILE)).with_help(
                "authors: `cargo course bless` writes it; everyone else: download the course again",
            ),
        );
    }
    let mut files = exercise.edited()?;
    if options.grader {
        files.retain(|file| !file.starts_with("src/"));
    }
    if files.is_empty() {
        say::out(&format!("{package} is already as the course ships it."));
        return Ok(());
    }
    // All the texts first, then the copies of the learner's files, then the change: whatever
    // fails leaves the exercise as it was.
    let texts = texts(catalogue, exercise, &files)?;
    let kept = keep(catalogue, exercise, &files)?;
    for (file, text) in &texts {
        write_atomically(&exercise.path().join(file), text)?;
    }
    if !options.grader {
        if let Some(passes) = Passes::of(&exercise.path()) {
            passes.forget();
        }
        if let Err(error) = Progress::update(&catalogue.root, package, Progress::forget) {
            say::warning(&format!("the progress still says what it said: {error}"));
        }
    }
    say::out(&format!(
        "{package} is as the course ships it: {}.",
        files.join(", ")
    ));
    if let Some(kept) = kept {
        say::out(&format!("Your files are in {}", slashed(&kept)));
    }
    Ok(())
}

/// The shipped text of each file, or an error that names what is missing.
fn texts(
    catalogue: &Catalogue,
    exercise: &Exercise,
    files: &[String],
) -> Result<Vec<(String, Vec<u8>)>> {
    let text = |file: &String| {
        let id = exercise.recorded.get(file).map_or("", String::as_str);
        let content = pristine::content(&catalogue.root, id).ok_or_else(|| {
            let message = format!(
                "the shipped text of {}/{file} is nowhere to be found: git has no object {id}, and no copy was kept",
                exercise.dir
            );
            Error::new(message).with_help("nothing was changed; download the course again and copy that file from it")
        })?;
        Ok((file.clone(), content))
    };
    files.iter().map(text).collect()
}

/// Copies the learner's files to a new folder `kept/NAME/N`; its path from the root.
fn keep(catalogue: &Catalogue, exercise: &Exercise, files: &[String]) -> Result<Option<PathBuf>> {
    let existing: Vec<&String> = files
        .iter()
        .filter(|file| exercise.path().join(file).exists())
        .collect();
    if existing.is_empty() {
        return Ok(None);
    }
    let folder = new_folder(&catalogue.root, &Path::new("kept").join(&exercise.package))?;
    for file in existing {
        let (from, to) = (
            exercise.path().join(file),
            catalogue.root.join(&folder).join(file),
        );
        let dir = to.parent().unwrap_or(&to);
        std::fs::create_dir_all(dir).map_err(|e| Error::io("create", dir, &e))?;
        std::fs::copy(&from, &to).map_err(|e| Error::io("keep a copy of", &from, &e))?;
    }
    Ok(Some(folder))
}

/// The first of `1`, `2`, ... that is not there yet.
fn new_folder(root: &Path, under: &Path) -> Result<PathBuf> {
    let parent = root.join(under);
    std::fs::create_dir_all(&parent).map_err(|e| Error::io("create", &parent, &e))?;
    let mut number = 1;
    loop {
        let folder = under.join(number.to_string());
        match std::fs::create_dir(root.join(&folder)) {
            Ok(()) => return Ok(folder),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(e) => return Err(Error::io("create", &root.join(&folder), &e)),
        }
    }
}
