//! `cargo course next`: where to go on.

use super::{next_open, progress, say};
use crate::catalogue::{Catalogue, Exercise};
use crate::error::Result;
use crate::progress::Progress;

pub(super) fn run(catalogue: &Catalogue) -> Result<()> {
    say::out(&text(catalogue, &progress(catalogue)?));
    Ok(())
}

/// The next open exercise, the path to edit and the command that grades it.
pub(super) fn text(catalogue: &Catalogue, progress: &Progress) -> String {
    match next_open(catalogue, progress) {
        Some(exercise) => describe(exercise),
        None if catalogue.exercises().next().is_none() => "There is no exercise yet.".to_owned(),
        None => "Every exercise is solved.".to_owned(),
    }
}

fn describe(exercise: &Exercise) -> String {
    let Exercise {
        number,
        title,
        minutes,
        level,
        package,
        ..
    } = exercise;
    let heading = say::styled(say::BOLD, format!("Next: {number} {title}"));
    format!(
        "{heading} ({minutes} minutes, {})\n  edit   {}\n  grade  {}\n  hint   cargo course hint {package}",
        level.name(),
        exercise.edits(),
        exercise.command(),
    )
}
