//! Code that nobody has to scroll sideways on a desktop.

use std::path::Path;

use anyhow::Result;
use mdbook_preprocessor::book::Chapter;

use super::fences::fences;
use super::{Course, Defect};

/// The characters of code that a page holds in a window of 1280 px: tests/browser/code.rs looks.
/// tests/listings/rustfmt.toml says the same.
pub const WIDEST: usize = 80;

/// No line of code on a chapter's page is wider. Output and compiler errors are as they were
/// recorded, and the pages of exercises show files that others edit.
pub fn check_width(course: &Course) -> Result<Vec<Defect>> {
    // What stops the build is named by `check_book`.
    let Ok(book) = course::book::expanded(&course.root) else {
        return Ok(Vec::new());
    };
    let mut defects = Vec::new();
    for chapter in book.chapters() {
        let written = chapter
            .source_path
            .as_deref()
            .filter(|path| !path.starts_with(".."));
        let Some(path) = written else { continue };
        for line in wide_lines(chapter) {
            let message = format!("code of {} characters: `{line}`", line.chars().count());
            defects.push(match origin(course, &Path::new("src").join(path), &line)? {
                Some((file, number)) => Defect::at(&file, number, message),
                None => Defect::of(&Path::new("src").join(path), message),
            });
        }
    }
    defects.sort();
    defects.dedup();
    Ok(defects)
}

fn wide_lines(chapter: &Chapter) -> Vec<String> {
    let fences = fences(&chapter.content);
    let recorded = |it: &&super::fences::Fence| it.language() == "text" && !it.has("diagram");
    let code = fences.iter().filter(|fence| !recorded(fence));
    let lines = code.flat_map(|fence| fence.body.lines());
    lines
        .filter(|line| line.chars().count() > WIDEST)
        .map(str::to_owned)
        .collect()
}

/// Where a line was written: on the page, or in a program that the page takes in without the margin.
fn origin(course: &Course, page: &Path, line: &str) -> Result<Option<(std::path::PathBuf, usize)>> {
    let mut files = vec![page.to_path_buf()];
    for folder in ["tests/listings", "tests/figures"] {
        files.extend(course.files(folder)?);
    }
    for file in files {
        let Ok(source) = course.page(&file) else {
            continue;
        };
        if let Some(at) = source
            .text
            .lines()
            .position(|it| it.trim_start() == line.trim_start())
        {
            return Ok(Some((file, at + 1)));
        }
    }
    Ok(None)
}
