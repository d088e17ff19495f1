//! `cargo course bless`: notes the exercises as they are now as the untouched ones.

use super::say;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result, write_atomically};
use crate::pristine;

pub(super) fn run(catalogue: &Catalogue, check: bool) -> Result<()> {
    // An exercise left out would lose its ids, and with them `reset`.
    let unread = catalogue
        .broken
        .iter()
        .flat_map(|broken| catalogue.defects_of(&broken.dir));
    let unread: Vec<_> = unread.collect();
    if !unread.is_empty() {
        return Err(Error::Defects(unread));
    }
    let text = pristine::bless(catalogue)?;
    let path = catalogue.root.join(pristine::FILE);
    let same = std::fs::read_to_string(&path).is_ok_and(|now| now.replace("\r\n", "\n") == text);
    let count = say::count(catalogue.exercises().count(), "exercise");
    if same {
        warn(catalogue);
        say::out(&format!("{} is up to date with {count}.", pristine::FILE));
        return Ok(());
    }
    if check {
        let changed = catalogue
            .exercises()
            .filter(|e| pristine::current(&e.path()).ok().as_ref() != Some(&e.recorded));
        let mut names: Vec<&str> = changed.map(|exercise| exercise.package.as_str()).collect();
        if names.is_empty() {
            names.push("an exercise that is no longer there");
        }
        let message = format!("{} is not up to date: {}", pristine::FILE, names.join(", "));
        return Err(
            Error::new(message).with_help("authors: run `cargo course bless` and commit the file")
        );
    }
    write_atomically(&path, text.as_bytes())?;
    // Only now do the manifests stand beside the graders that they speak of.
    warn(&Catalogue::load(&catalogue.root)?);
    say::out(&format!(
        "{} holds the ids of {count} now; commit it.",
        pristine::FILE
    ));
    Ok(())
}

fn warn(catalogue: &Catalogue) {
    for defect in &catalogue.defects {
        if defect.file != pristine::FILE {
            say::warning(&defect.to_string());
        }
    }
}
