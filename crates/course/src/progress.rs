//! What a learner has solved: a plain-text file at the root, one exercise a line, keyed by
//! name. Names that the course no longer has, comments and lines that cannot be read all stay
//! as they are, so that neither an update nor an edit by hand can lose anything.
//!
//! An exercise is solved once it has passed, whatever becomes of its text: learners try things
//! out. `reset` and an edit of the file take it back.
//!
//! ```text
//! overlap_checks: solved, 1 hint
//! lost_update: 2 hints
//! ```

use std::io;
use std::path::{Path, PathBuf};

use crate::catalogue::Catalogue;
use crate::error::{Defect, Error, Result, write_atomically};
use crate::grade;

/// The file's name, at the course's root.
pub const FILE: &str = "progress.txt";

const HEADER: &str = "# Your progress, one exercise a line, for example `overlap_checks: solved, 2 hints`.\n\
                      # You may edit it; what the course does not know it leaves alone.";

/// The progress file.
#[derive(Debug, Clone)]
pub struct Progress {
    path: PathBuf,
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
enum Line {
    Entry(Entry),
    /// A comment or an empty line.
    Plain(String),
    /// Neither; the text is kept.
    Unreadable(String),
}

#[derive(Debug, Clone, Default)]
struct Entry {
    name: String,
    solved: bool,
    hints: usize,
}

impl Progress {
    /// Reads the file; without one, nothing is solved yet.
    pub fn load(root: &Path) -> Result<Progress> {
        let path = root.join(FILE);
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
            Err(e) => return Err(Error::io("read", &path, &e)),
        };
        let lines = text
            .trim_start_matches('\u{feff}')
            .lines()
            .map(Line::parse)
            .collect();
        Ok(Progress { path, lines })
    }

    /// Reads the file, and takes in what has passed by plain `cargo test` since. If that cannot be
    /// written down it is known here all the same, with the reason, and found again the next time.
    pub fn up_to_date(catalogue: &Catalogue) -> Result<(Progress, Option<Error>)> {
        let passed = grade::passed_since(catalogue);
        let mut progress = Progress::load(&catalogue.root)?;
        let mut unsaved = None;
        if passed.iter().any(|(e, _)| !progress.solved(&e.package)) {
            for (exercise, _) in &passed {
                progress.set_solved(&exercise.package);
            }
            unsaved = progress.save().err();
        }
        if unsaved.is_none() {
            // Otherwise a line that the learner takes out would come back.
            passed.iter().for_each(|(_, passes)| passes.forget());
        }
        Ok((progress, unsaved))
    }

    /// Reads the file, changes one entry and writes it back.
    pub fn update(root: &Path, name: &str, change: impl FnOnce(&mut Self, &str)) -> Result<()> {
        let mut progress = Progress::load(root)?;
        change(&mut progress, name);
        progress.save()
    }

    /// The lines that could not be read.
    pub fn defects(&self) -> Vec<Defect> {
        let unreadable = |(i, line): (usize, &Line)| match line {
            Line::Unreadable(text) => {
                let message = format!(
                    "`{text}` cannot be read and is left alone; a line looks like `overlap_checks: solved, 2 hints`"
                );
                Some(Defect::at(Path::new(FILE), i + 1, message))
            }
            _ => None,
        };
        self.lines
            .iter()
            .enumerate()
            .filter_map(unreadable)
            .collect()
    }

    /// Whether an exercise is solved.
    pub fn solved(&self, name: &str) -> bool {
        self.entries(name).any(|entry| entry.solved)
    }

    /// How many hints were shown.
    pub fn hints(&self, name: &str) -> usize {
        self.entries(name)
            .map(|entry| entry.hints)
            .max()
            .unwrap_or(0)
    }

    /// The names of what is solved, the last one noted first.
    pub fn solved_last_first(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().rev().filter_map(|line| match line {
            Line::Entry(entry) if entry.solved => Some(entry.name.as_str()),
            _ => None,
        })
    }

    /// Notes an exercise as solved, at the end of the file.
    pub fn set_solved(&mut self, name: &str) {
        if !self.solved(name) {
            let hints = self.hints(name);
            self.forget(name);
            *self.entry(name) = Entry {
                name: name.to_owned(),
                solved: true,
                hints,
            };
        }
    }

    /// Notes how many hints were shown.
    pub fn set_hints(&mut self, name: &str, hints: usize) {
        self.entry(name).hints = hints;
    }

    /// Takes an exercise out: it is as new.
    pub fn forget(&mut self, name: &str) {
        self.lines
            .retain(|line| !matches!(line, Line::Entry(entry) if entry.name == name));
    }

    /// Writes the file, whole or not at all.
    pub fn save(&self) -> Result<()> {
        let mut text = String::new();
        if self.lines.is_empty() {
            text.push_str(HEADER);
            text.push('\n');
        }
        for line in &self.lines {
            text.push_str(&line.text());
            text.push('\n');
        }
        write_atomically(&self.path, text.as_bytes())
    }

    fn entries(&self, name: &str) -> impl Iterator<Item = &Entry> {
        self.lines.iter().filter_map(move |line| match line {
            Line::Entry(entry) if entry.name == name => Some(entry),
            _ => None,
        })
    }

    fn entry(&mut self, name: &str) -> &mut Entry {
        let at = self
            .lines
            .iter()
            .position(|line| matches!(line, Line::Entry(entry) if entry.name == name));
        let at = at.unwrap_or_else(|| {
            if self.lines.is_empty() {
                self.lines
                    .extend(HEADER.lines().map(|line| Line::Plain(line.to_owned())));
            }
            self.lines.push(Line::Entry(Entry {
                name: name.to_owned(),
                ..Entry::default()
            }));
            self.lines.len() - 1
        });
        match &mut self.lines[at] {
            Line::Entry(entry) => entry,
            Line::Plain(_) | Line::Unreadable(_) => {
                unreachable!("the position is that of an entry")
            }
        }
    }
}

impl Line {
    fn parse(text: &str) -> Line {
        let trimmed = text.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            return Line::Plain(text.to_owned());
        }
        Entry::parse(trimmed).map_or_else(|| Line::Unreadable(text.to_owned()), Line::Entry)
    }

    fn text(&self) -> String {
        match self {
            Line::Plain(text) | Line::Unreadable(text) => text.clone(),
            Line::Entry(entry) => {
                let solved = entry.solved.then(|| "solved".to_owned());
                let hints = match entry.hints {
                    0 => None,
                    1 => Some("1 hint".to_owned()),
                    n => Some(format!("{n} hints")),
                };
                let states: Vec<String> = solved.into_iter().chain(hints).collect();
                format!("{}: {}", entry.name, states.join(", "))
                    .trim_end()
                    .to_owned()
            }
        }
    }
}

impl Entry {
    fn parse(line: &str) -> Option<Entry> {
        let (name, states) = line.split_once(':')?;
        let name = name.trim();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return None;
        }
        let mut entry = Entry {
            name: name.to_owned(),
            ..Entry::default()
        };
        for state in states
            .split(',')
            .map(str::trim)
            .filter(|state| !state.is_empty())
        {
            match state.split_once(' ') {
                None if state == "solved" => entry.solved = true,
                Some((count, "hint" | "hints")) => entry.hints = count.parse().ok()?,
                _ => return None,
            }
        }
        Some(entry)
    }
}
