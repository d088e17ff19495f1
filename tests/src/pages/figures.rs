//! Figures: every one on a page is recorded, and every recording is on a page.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use super::{Course, Defect};

/// Pages, snapshots and the programs that are recorded agree.
pub fn check_figures(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let mut used = BTreeSet::new();
    for page in course.pages()? {
        for (_, name, rest) in page.directives() {
            if name == "figure" {
                let (names, _) = rest.split_once(':').unwrap_or((rest, ""));
                used.extend(names.split_whitespace().map(str::to_owned));
            }
        }
    }
    let recorded = match course.page(Path::new("tests/figures/main.rs")) {
        Ok(main) => main.text,
        Err(_) => String::new(),
    };
    for file in course.files("tests/figures")? {
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match file.extension().and_then(|e| e.to_str()) {
            Some("snap") if !course.has(format!("tests/figures/{stem}.rs")) => {
                defects.push(Defect::of(&file, "no program records it"));
            }
            Some("snap") if !used.contains(&stem) => {
                defects.push(Defect::of(&file, "no page shows it"));
            }
            Some("new") => defects.push(Defect::of(&file, "a recording that nobody has accepted")),
            Some("rs") if name == "main.rs" => {}
            Some("rs") if !recorded.contains(&format!("\"{name}\"")) => {
                defects.push(Defect::of(&file, "tests/figures/main.rs does not list it"));
            }
            _ => {}
        }
    }
    Ok(defects)
}
