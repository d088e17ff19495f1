//! Code on a page: every fence names its language, and is either a doctest or taken in from a
//! file that is compiled or recorded.

use std::path::{Path, PathBuf};

use anyhow::Result;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{Course, Defect, Page, markdown};

/// A block of code on a page.
pub struct Fence {
    /// Where it starts.
    pub at: usize,
    /// What follows the backticks, split; nothing for an indented block.
    pub info: Option<Vec<String>>,
    pub body: String,
}

impl Fence {
    pub fn language(&self) -> &str {
        self.info
            .as_ref()
            .and_then(|info| info.first())
            .map_or("", String::as_str)
    }

    pub fn has(&self, word: &str) -> bool {
        self.info.iter().flatten().any(|known| known == word)
    }
}

/// The blocks of code of a page.
pub fn fences(text: &str) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let mut inside = false;
    for (event, range) in markdown(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                inside = true;
                let info = match kind {
                    CodeBlockKind::Indented => None,
                    CodeBlockKind::Fenced(info) => Some(
                        info.split([',', ' '])
                            .filter(|word| !word.is_empty())
                            .map(str::to_owned)
                            .collect(),
                    ),
                };
                found.push(Fence {
                    at: range.start,
                    info,
                    body: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(words) if inside => {
                if let Some(fence) = found.last_mut() {
                    fence.body.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

/// What may follow `rust` in a fence that is a doctest.
const DOCTEST: [&str; 5] = ["rust", "no_run", "should_panic", "editable", "noplayground"];

/// The folders whose Rust files are compiled by some test.
const COMPILED: [&str; 5] = [
    "tests/listings/",
    "tests/figures/",
    "exercises/",
    "solutions/",
    "crates/",
];

/// Every fence of every page.
pub fn check_fences(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for page in course.pages()? {
        for fence in fences(&page.text) {
            if let Some(message) = fault(&page, &fence) {
                defects.push(page.defect(fence.at, message));
            }
        }
    }
    Ok(defects)
}

fn fault(page: &Page, fence: &Fence) -> Option<String> {
    if fence.info.is_none() {
        return Some("an indented block of code: use a fence that names its language".into());
    }
    if fence.has("compile_fail") {
        let why =
            "it passes for any error at all: include a recorded program of tests/listings/errors";
        return Some(format!("a `compile_fail` fence; {why}"));
    }
    match fence.language() {
        "" => Some("a fence that names no language".into()),
        "rust" if fence.has("ignore") => {
            let included = included(page, &fence.body)?;
            let compiled = |path: &String| {
                path.ends_with(".rs") && COMPILED.iter().any(|folder| path.starts_with(folder))
            };
            match included.iter().find(|path| !compiled(path)) {
                None if !included.is_empty() => None,
                _ => Some(
                    "a `rust,ignore` fence holds only includes of files that are compiled".into(),
                ),
            }
        }
        "rust" => {
            let unknown = fence
                .info
                .iter()
                .flatten()
                .find(|word| !DOCTEST.contains(&word.as_str()));
            unknown
                .map(|word| format!("a `rust` fence is a doctest: `{word}` does not belong to it"))
        }
        "text" if fence.has("diagram") => None,
        "text" => {
            let included = included(page, &fence.body)?;
            let recorded = |path: &String| {
                [".out", ".stderr", ".measured.txt", ".snap"]
                    .iter()
                    .any(|end| path.ends_with(end))
            };
            match included.iter().find(|path| !recorded(path)) {
                None if !included.is_empty() => None,
                _ => Some(
                    "a `text` fence holds only includes of recorded output (.out, .stderr, \
                     .measured.txt); for a drawing write `text,diagram`"
                        .into(),
                ),
            }
        }
        "js" | "javascript" | "python" | "go" => {
            let ran = |path: &String| path.starts_with("tests/listings/other_languages/");
            let included = included(page, &fence.body)?;
            (included.is_empty() || !included.iter().all(ran)).then(|| {
                "code in another language is included from tests/listings/other_languages, \
                 where a test runs it"
                    .into()
            })
        }
        _ => None,
    }
}

/// The files that a body includes, from the root; one impossible path if it holds anything
/// else. Hidden lines (`# `) may stand around an include.
fn included(page: &Page, body: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let target = line
            .strip_prefix("{{#include ")
            .or_else(|| line.strip_prefix("{{#rustdoc_include "))
            .and_then(|rest| rest.strip_suffix("}}"));
        found.push(target.map_or_else(String::new, |target| {
            resolve(page, target.split(':').next().unwrap_or_default())
        }));
    }
    Some(found)
}

/// A path that a page names, from the root.
fn resolve(page: &Page, target: &str) -> String {
    let mut path = PathBuf::new();
    for part in page
        .path
        .parent()
        .unwrap_or(Path::new(""))
        .join(target.trim())
        .components()
    {
        match part {
            std::path::Component::ParentDir => drop(path.pop()),
            std::path::Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

/// What is included is named so that it cannot move unseen. That it is there, the build sees.
pub fn check_includes(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for page in course.pages()? {
        for (at, name, rest) in page.directives() {
            if !["include", "rustdoc_include", "playground"].contains(&name) {
                continue;
            }
            let mut parts = rest.split(':');
            let path = resolve(&page, parts.next().unwrap_or_default());
            let Ok(file) = course.page(Path::new(&path)) else {
                continue;
            };
            if let Some(message) = part_fault(&file, &parts.collect::<Vec<_>>()) {
                defects.push(page.defect(at, message));
            }
        }
    }
    Ok(defects)
}

fn part_fault(file: &Page, part: &[&str]) -> Option<String> {
    let asked = part.first()?.trim();
    let path = file.path.to_string_lossy().replace('\\', "/");
    if part.len() > 1 || asked.is_empty() || asked.parse::<usize>().is_ok() {
        // The lines of a recording, and of a program whose recorded error names them, cannot
        // move unseen.
        let fixed = path.contains("/errors/") || !path.ends_with(".rs");
        let lines = file.text.lines().count();
        let inside = |number: &str| {
            number.is_empty()
                || number
                    .trim()
                    .parse()
                    .is_ok_and(|n: usize| (1..=lines).contains(&n))
        };
        return match (fixed, part.iter().all(|number| inside(number))) {
            (false, _) => Some(format!(
                "includes lines of {path} by number: they move; use an anchor"
            )),
            (true, false) => Some(format!(
                "includes lines {} of {path}, which has {lines}",
                part.join(":")
            )),
            (true, true) => None,
        };
    }
    let count = |marker: &str| {
        let marker = format!("{marker}: {asked}");
        file.text
            .lines()
            .filter(|line| line.trim_end().ends_with(&marker))
            .count()
    };
    match (count("ANCHOR"), count("ANCHOR_END")) {
        (0 | 1, 0 | 1) => None,
        _ => Some(format!("{path} has two anchors `{asked}`")),
    }
}

/// The fences of what learners read outside `src`: hints, tasks and explanations.
pub fn check_exercise_fences(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for exercise in course.catalogue.exercises() {
        let mut files = vec![Path::new(&exercise.dir).join("hints.md")];
        files.push(Path::new(&exercise.dir).join("src/lib.rs"));
        files.push(Path::new(&exercise.solution_dir()).join("solution.rs"));
        for file in files {
            let Ok(page) = course.page(&file) else {
                continue;
            };
            // Only `//!` lines are Markdown in a Rust file; the line numbers stay.
            let is_rust = file.extension().is_some_and(|e| e == "rs");
            let lines = page.text.lines().map(|line| match is_rust {
                false => line,
                true => line
                    .strip_prefix("//!")
                    .map_or("", |rest| rest.strip_prefix(' ').unwrap_or(rest)),
            });
            let text = lines.collect::<Vec<_>>().join("\n");
            let markdown = Page { path: file, text };
            for fence in fences(&markdown.text) {
                if fence.language().is_empty() {
                    defects
                        .push(markdown.defect(fence.at, "a block of code that names no language"));
                }
            }
        }
    }
    Ok(defects)
}
