//! `cargo course solution`: the answer, and where the others are.

use super::{progress, say};
use crate::catalogue::Catalogue;
use crate::error::Result;

pub(super) fn run(catalogue: &Catalogue, name: &str) -> Result<()> {
    let exercise = catalogue.find(name)?;
    let solution = exercise.solution()?;
    if !progress(catalogue)?.solved(&exercise.package) {
        say::note(&format!(
            "You have not solved {} yet. Here is the solution all the same.\n",
            exercise.package
        ));
    }
    say::out(&solution.source);
    if !solution.right.is_empty() {
        let files: Vec<String> = solution
            .right
            .iter()
            .map(|answer| format!("  {}", answer.file))
            .collect();
        say::note(&format!("\nOther right answers:\n{}", files.join("\n")));
    }
    Ok(())
}
