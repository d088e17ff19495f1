//! Reads a chapter's `notes.md`, strictly: what a schedule is computed from must not be guessed.

mod timing;

use std::path::{Path, PathBuf};

use super::schedule::Line;
use crate::catalogue::{Chapter, Exercise};
use crate::error::Defect;

/// An exercise is shown and talked over when its time is up. Our assumption; the page states it.
pub const REVEAL: u32 = 5;
const PARTS: [&str; 4] = [
    "Timing",
    "Demonstrate",
    "What people ask",
    "Reveal in this order",
];
/// What `notes.md` says.
#[derive(Debug, Default)]
pub struct Notes {
    pub timing: Vec<Line>,
    /// Markdown after the list.
    pub remarks: String,
    /// What to show, in Markdown, and what the chapter shows it with.
    pub demonstrate: Vec<(String, Shown)>,
    pub ask: Vec<String>,
    pub reveal: Vec<String>,
}

/// What a demonstration is about.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    /// A program of tests/listings/examples.
    Program(String),
    /// A recorded figure.
    Figure(String),
    /// An exercise.
    Exercise,
    /// A test of tests/listings.
    Test,
}

/// A list item or a paragraph, with its line.
struct Piece {
    line: usize,
    item: bool,
    text: String,
}

/// Reads the notes of `chapter`; `src` is the folder of the pages, from `root`.
pub fn read(root: &Path, src: &Path, chapter: &Chapter) -> Result<Notes, Vec<Defect>> {
    let file = src.join(&chapter.dir).join("notes.md");
    match std::fs::read_to_string(root.join(&file)) {
        Ok(text) => parse(root, &file, chapter, &text),
        Err(e) => Err(vec![Defect::of(&file, format!("cannot be read: {e}"))]),
    }
}

fn parse(root: &Path, file: &Path, chapter: &Chapter, text: &str) -> Result<Notes, Vec<Defect>> {
    let mut reader = Reader {
        root,
        file: file.to_owned(),
        chapter,
        defects: Vec::new(),
    };
    let headings: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .filter_map(|(i, l)| l.strip_prefix("## ").map(|h| (i + 1, h.trim())))
        .collect();
    let names: Vec<&str> = headings.iter().map(|(_, name)| *name).collect();
    if names != PARTS {
        let at = (0..).find(|&i| names.get(i) != PARTS.get(i)).unwrap_or(0);
        let line = headings.get(at).map_or(1, |(line, _)| *line);
        let what = format!("the headings are {PARTS:?} in this order, here {names:?}");
        return Err(vec![Defect::at(file, line, what)]);
    }
    let parts: Vec<Vec<Piece>> = headings
        .iter()
        .map(|(line, _)| pieces(text, *line))
        .collect();
    let mut notes = Notes::default();
    for (part, (line, name)) in parts.iter().zip(&headings) {
        if !part.iter().any(|piece| piece.item) {
            reader.fault(*line, format!("`{name}` lists nothing"));
        }
    }
    reader.timing(&parts[0], headings[0].0, &mut notes);
    for piece in reader.items(&parts[1]) {
        match reader.shown(&piece.text) {
            Ok(shown) => notes.demonstrate.push((piece.text.clone(), shown)),
            Err(what) => reader.fault(piece.line, what),
        }
    }
    for piece in reader.items(&parts[2]) {
        let rest = piece.text.strip_prefix("**");
        if rest
            .and_then(|r| r.split_once("?** "))
            .is_none_or(|(_, answer)| answer.is_empty())
        {
            reader.fault(piece.line, "a question is written `- **Why?** Answer.`");
        }
        notes.ask.push(piece.text.clone());
    }
    reader.reveal(&parts[3], headings[3].0, &mut notes);
    if reader.defects.is_empty() {
        Ok(notes)
    } else {
        Err(reader.defects)
    }
}

/// The items and paragraphs from the line after `start` to the next heading of that level.
fn pieces(text: &str, start: usize) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut open = false;
    for (i, line) in text.lines().enumerate().skip(start) {
        if line.starts_with("## ") {
            break;
        }
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let item = line
            .strip_prefix("- ")
            .or_else(|| number.strip_prefix(". ").filter(|_| number != line));
        if line.trim().is_empty() {
            open = false;
        } else if let Some(item) = item {
            open = true;
            let (text, line) = (item.trim().to_string(), i + 1);
            found.push(Piece {
                line,
                item: true,
                text,
            });
        } else if let Some(last) = found.last_mut().filter(|_| open) {
            last.text.push(' ');
            last.text.push_str(line.trim());
        } else {
            open = true;
            let (text, line) = (line.trim().to_string(), i + 1);
            found.push(Piece {
                line,
                item: false,
                text,
            });
        }
    }
    found
}

struct Reader<'a> {
    root: &'a Path,
    file: PathBuf,
    chapter: &'a Chapter,
    defects: Vec<Defect>,
}

impl Reader<'_> {
    fn fault(&mut self, line: usize, what: impl Into<String>) {
        self.defects.push(Defect::at(&self.file, line, what));
    }

    /// The items of a part that holds nothing else.
    fn items<'p>(&mut self, part: &'p [Piece]) -> Vec<&'p Piece> {
        for piece in part.iter().filter(|piece| !piece.item) {
            self.fault(piece.line, "only a list stands here");
        }
        part.iter().filter(|piece| piece.item).collect()
    }

    fn exercise(&self, name: &str) -> Option<&Exercise> {
        self.chapter.exercises.iter().find(|e| e.package == name)
    }

    /// What an item of `Demonstrate` begins with: a command that works, or a figure.
    fn shown(&self, text: &str) -> Result<Shown, String> {
        if let Some((_, rest)) = text.split_once("](index.md#figure-")
            && text.starts_with('[')
        {
            let name = rest.split(')').next().unwrap_or_default();
            let file = format!("tests/figures/snapshots/{name}.snap");
            return match self.root.join(&file).is_file() {
                true => Ok(Shown::Figure(name.into())),
                false => Err(format!("no figure is recorded as {file}")),
            };
        }
        let command = text.strip_prefix('`').and_then(|t| t.split_once('`'));
        let Some((command, _)) = command.filter(|(c, _)| c.starts_with("cargo ")) else {
            return Err(
                "a demonstration begins with its command, ``- `cargo run ...`: what to look at``, \
                 or with its figure, `- [The figure](index.md#figure-03_joined): what to look at`"
                    .into(),
            );
        };
        let words: Vec<&str> = command.split_whitespace().collect();
        let after = |flag: &str| {
            let at = words.iter().position(|word| *word == flag)?;
            words.get(at + 1).copied()
        };
        let there = |file: String| match self.root.join(&file).is_file() {
            true => Ok(()),
            false => Err(format!("`{command}`: there is no {file}")),
        };
        match (after("-p"), after("--example"), after("--test")) {
            (Some("listings"), Some(name), _) => {
                there(format!("tests/listings/examples/{name}.rs"))?;
                Ok(Shown::Program(name.into()))
            }
            (Some("listings"), _, Some(name)) => {
                there(format!("tests/listings/tests/{name}.rs")).map(|()| Shown::Test)
            }
            (Some(name), None, None) if self.exercise(name).is_some() => Ok(Shown::Exercise),
            _ => Err(format!(
                "`{command}` runs nothing of this chapter: `-p listings --example NAME`, or `-p EXERCISE`"
            )),
        }
    }

    fn reveal(&mut self, part: &[Piece], heading: usize, notes: &mut Notes) {
        let mut waiting: Vec<&str> = self
            .chapter
            .exercises
            .iter()
            .map(|e| e.package.as_str())
            .collect();
        for piece in self.items(part) {
            let name = piece
                .text
                .strip_prefix('`')
                .and_then(|t| t.split_once("`: "));
            let at = name.and_then(|(name, _)| waiting.iter().position(|w| *w == name));
            match at {
                Some(at) => drop(waiting.remove(at)),
                None => self.fault(
                    piece.line,
                    "a reveal begins with an exercise of this chapter, each once: ``1. `name`: how``",
                ),
            }
            notes.reveal.push(piece.text.clone());
        }
        for name in waiting {
            let what = format!("nothing says how to reveal `{name}`");
            self.defects.push(Defect::at(&self.file, heading, what));
        }
    }
}

#[cfg(test)]
#[path = "notes_tests.rs"]
mod tests;
