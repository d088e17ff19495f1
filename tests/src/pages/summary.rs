//! The table of contents, the folders and their numbers agree.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::{Course, Defect, Page};
use crate::exercise::{files, files_below, folders};

const SUMMARY: &str = "src/SUMMARY.md";

/// Every page is listed once, the chapters by their numbers and under their own titles.
pub fn check_summary(course: &Course) -> Result<Vec<Defect>> {
    let summary = course.page(Path::new(SUMMARY))?;
    let mut defects = Vec::new();
    let mut listed: BTreeMap<String, usize> = BTreeMap::new();
    let mut last = 0;
    for (at, title, target) in links(&summary) {
        if !course.has(Path::new("src").join(target)) {
            defects.push(summary.defect(at, format!("lists {target}, which is not there")));
            continue;
        }
        if listed.insert(target.to_owned(), at).is_some() {
            defects.push(summary.defect(at, format!("lists {target} twice")));
        }
        let Some(chapter) = course
            .catalogue
            .chapters
            .iter()
            .find(|c| target == format!("{}/index.md", c.dir))
        else {
            continue;
        };
        if chapter.number <= last {
            defects.push(summary.defect(
                at,
                format!("chapter {} comes after chapter {last}", chapter.number),
            ));
        }
        last = chapter.number;
        if chapter.title != title {
            defects.push(summary.defect(at, format!("calls `{}` `{title}`", chapter.title)));
        }
    }
    for page in course.pages()? {
        let below = page
            .path
            .strip_prefix("src")?
            .to_string_lossy()
            .replace('\\', "/");
        // notes.md is the instructor's: it is taken into a page, or stays out of the book.
        if !listed.contains_key(&below) && !below.ends_with("/notes.md") {
            defects.push(Defect::of(
                &page.path,
                format!("{SUMMARY} does not list it"),
            ));
        }
    }
    Ok(defects)
}

/// The links of the table of contents: where, the title, and the file.
fn links(summary: &Page) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    for (at, _) in summary.text.match_indices("](") {
        let before = &summary.text[..at];
        let title = before.rsplit('[').next().unwrap_or_default();
        let after = &summary.text[at + 2..];
        if let Some(target) = after.split(')').next()
            && !target.is_empty()
        {
            found.push((at, title, target));
        }
    }
    found
}

/// Each chapter has its files.
pub fn check_chapter_files(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for chapter in course.chapters()? {
        for name in [
            "index.md",
            "quiz.toml",
            "cards.toml",
            "terms.toml",
            "notes.md",
        ] {
            if !course.has(chapter.join(name)) {
                defects.push(Defect::of(&chapter, format!("lacks {name}")));
            }
        }
        let name = chapter.strip_prefix("src")?.to_string_lossy().into_owned();
        let known = course
            .catalogue
            .chapters
            .iter()
            .find(|known| known.dir == name);
        let exercises = known.map_or(0, |chapter| chapter.exercises.len());
        if exercises < 2 {
            defects.push(Defect::of(
                &chapter,
                format!("has {exercises} exercises: two are the least"),
            ));
        }
    }
    Ok(defects)
}

/// `exercises/` holds exercises and nothing else, and `solutions/` an answer to each.
pub fn check_folders(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let root = &course.root;
    let mut say = |path: &Path, message: String| {
        defects.push(Defect::of(path.strip_prefix(root).unwrap_or(path), message));
    };
    let exercises = root.join("exercises");
    for file in files(&exercises)? {
        if !file.ends_with("pristine.toml") {
            say(&file, "nothing but exercises lies under exercises/".into());
        }
    }
    for chapter in folders(&exercises)? {
        for file in files(&chapter)? {
            say(&file, "nothing but exercises lies under exercises/".into());
        }
        for exercise in folders(&chapter)? {
            for path in files(&exercise)? {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                if !["Cargo.toml", "hints.md"].contains(&name.as_str()) {
                    say(
                        &path,
                        "an exercise has Cargo.toml, hints.md, src/, tests/ and ui/".into(),
                    );
                }
            }
            for needed in ["Cargo.toml", "hints.md", "src/lib.rs", "tests/grade.rs"] {
                if !exercise.join(needed).is_file() {
                    say(&exercise, format!("lacks {needed}"));
                }
            }
            let solutions = root
                .join("solutions")
                .join(exercise.strip_prefix(&exercises)?);
            if !solutions.join("solution.rs").is_file() {
                say(&solutions, "lacks solution.rs".into());
            }
        }
    }
    let solutions = root.join("solutions");
    for file in files_below(&solutions)? {
        let below = file.strip_prefix(&solutions)?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let placed = match parts.as_slice() {
            [chapter, exercise, name] => (chapter, exercise, name == "solution.rs"),
            [chapter, exercise, kind, _] => (
                chapter,
                exercise,
                (kind == "right" || kind == "wrong")
                    && below.extension().is_some_and(|e| e == "rs"),
            ),
            _ => {
                say(&file, "not the answer to an exercise".into());
                continue;
            }
        };
        let (chapter, exercise, named) = placed;
        if !named
            || !exercises
                .join(chapter.as_ref())
                .join(exercise.as_ref())
                .is_dir()
        {
            say(&file, "not the answer to an exercise".into());
        }
    }
    Ok(defects)
}

/// Every exercise is as it was blessed. A learner's edit is none of our business; on CI any
/// difference is a defect.
pub fn check_pristine(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for exercise in course.catalogue.exercises() {
        if exercise.recorded.is_empty() {
            defects.push(Defect::of(
                Path::new(course::pristine::FILE),
                format!("lacks `{}`: run `cargo course bless`", exercise.package),
            ));
            continue;
        }
        let now = course::pristine::current(&exercise.path())?;
        let mut files: Vec<&String> = now.keys().chain(exercise.recorded.keys()).collect();
        files.sort();
        files.dedup();
        for file in files {
            if now.get(file) != exercise.recorded.get(file) {
                let path = Path::new(&exercise.dir).join(file);
                defects.push(Defect::of(
                    &path,
                    "is not what was blessed: run `cargo course bless`",
                ));
            }
        }
    }
    Ok(defects)
}
