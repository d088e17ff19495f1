//! `cargo course hint`: one more hint at each call.

use super::{named_or_next, progress, say};
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::progress::Progress;

pub(super) fn run(catalogue: &Catalogue, name: Option<&str>) -> Result<()> {
    let progress = progress(catalogue)?;
    let exercise = named_or_next(catalogue, &progress, name)?;
    let package = &exercise.package;
    let hints = exercise.hints()?;
    let seen = progress.hints(package);
    let shown = (seen + 1).min(hints.len());
    let hint = &hints[shown - 1];
    let heading = format!(
        "{}, hint {shown} of {}: {}",
        exercise.title,
        hints.len(),
        hint.title
    );
    say::out(&format!(
        "{}\n\n{}\n",
        say::styled(say::BOLD, heading),
        hint.text
    ));
    match hints.len() - shown {
        0 if seen >= hints.len() => {
            say::out(&format!(
                "\nThat was the last hint, again. The solution: cargo course solution {package}"
            ));
        }
        0 => say::out(&format!(
            "\nThis was the last hint. The solution: cargo course solution {package}"
        )),
        left => say::out(&format!(
            "\n{} left: cargo course hint {package}",
            say::count(left, "hint")
        )),
    }
    if shown > seen {
        let noted = Progress::update(&catalogue.root, package, |progress, name| {
            progress.set_hints(name, shown)
        });
        if let Err(error) = noted {
            say::warning(&format!(
                "the next call will show the same hint again: {error}"
            ));
        }
    }
    Ok(())
}
