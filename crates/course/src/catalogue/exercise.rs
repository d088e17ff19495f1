//! One exercise: its folder, its metadata, and the texts beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::kind::{Kind, Level};
use super::manifest::{self, Lines};
use crate::error::{Defect, Error, Result, read as read_text, slashed};
use crate::pristine::{self, Files};
use crate::text::{self, Hint};

/// An exercise crate.
#[derive(Debug, Clone, Serialize)]
pub struct Exercise {
    /// The package's name, what the learner types after `-p`.
    pub package: String,
    /// For people.
    pub title: String,
    /// About how long it takes.
    pub minutes: u32,
    /// How hard it is.
    pub level: Level,
    /// What the learner does in it.
    pub kind: Kind,
    /// The one idea, in a sentence.
    pub teaches: String,
    /// The exercises that should come before.
    pub after: Vec<String>,
    /// The tests that the untouched starter fails.
    pub fails: Vec<String>,
    /// `3.1`: chapter and position, as the folders number them.
    pub number: String,
    /// The number of its chapter.
    pub chapter: u32,
    /// Its place in the chapter.
    pub position: u32,
    /// From the course's root, with forward slashes.
    pub dir: String,
    /// The blob ids of its files as the course ships them; none before the first `bless`.
    #[serde(skip)]
    pub recorded: Files,
    #[serde(skip)]
    pub(super) root: PathBuf,
    #[serde(skip)]
    pub(super) lines: Lines,
}

/// The answers that the course knows for an exercise.
#[derive(Debug, Clone, Serialize)]
pub struct Solution {
    /// `solution.rs`, whole.
    pub source: String,
    /// Its leading `//!` lines: the explanation, in Markdown.
    pub explanation: String,
    /// The code without them.
    pub code: String,
    /// Other right answers, by name.
    pub right: Vec<Answer>,
    /// Typical wrong answers, by name.
    pub wrong: Vec<Answer>,
}

/// An answer in `right/` or `wrong/`.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The file's name without `.rs`.
    pub name: String,
    /// From the course's root.
    pub file: String,
    /// The whole file.
    pub source: String,
}

impl Exercise {
    /// Its folder.
    pub fn path(&self) -> PathBuf {
        self.root.join(&self.dir)
    }

    /// The file that the learner edits, from the course's root.
    pub fn edits(&self) -> String {
        format!("{}/src/lib.rs", self.dir)
    }

    /// The command that grades it.
    pub fn command(&self) -> String {
        format!("cargo test -p {}", self.package)
    }

    /// Its `Cargo.toml`, from the course's root.
    pub(super) fn manifest(&self) -> PathBuf {
        Path::new(&self.dir).join("Cargo.toml")
    }

    /// Chapter and position, to compare.
    pub fn order(&self) -> (u32, u32) {
        (self.chapter, self.position)
    }

    /// The folder of its answers, from the course's root.
    pub fn solution_dir(&self) -> String {
        self.dir.replacen("exercises", "solutions", 1)
    }

    /// A recorded file as the course ships it, if that text can be found; else as it is now.
    fn shipped(&self, file: &str) -> Result<String> {
        let path = self.path().join(file);
        let now = std::fs::read(&path);
        if let Some(id) = self.recorded.get(file)
            && !now
                .as_ref()
                .is_ok_and(|content| pristine::blob_id(content) == *id)
            && let Some(content) = pristine::content(&self.root, id)
        {
            return Ok(String::from_utf8_lossy(&content).into_owned());
        }
        now.map_err(|e| Error::io("read", &path, &e))?;
        read_text(&path)
    }

    /// The starter, whole: what the course ships, whatever the learner has made of it.
    pub fn starter(&self) -> Result<String> {
        self.shipped("src/lib.rs")
    }

    /// The grader, whole: what the course ships.
    pub fn grader(&self) -> Result<String> {
        self.shipped("tests/grade.rs")
    }

    /// The tests that must run and pass.
    pub fn tests(&self) -> Result<Vec<String>> {
        Ok(text::test_names(&self.grader()?))
    }

    /// The task in Markdown: the `//!` lines that the starter begins with.
    pub fn task(&self) -> Result<String> {
        Ok(text::inner_doc(&self.starter()?).0)
    }

    /// The hints, from a nudge to nearly the answer.
    pub fn hints(&self) -> Result<Vec<Hint>> {
        let file = Path::new(&self.dir).join("hints.md");
        let (hints, faults) = text::hints(&read_text(&self.root.join(&file))?);
        if faults.is_empty() {
            return Ok(hints);
        }
        Err(Error::Defects(
            faults
                .into_iter()
                .map(|(line, message)| Defect::at(&file, line, message))
                .collect(),
        ))
    }

    /// The answers that the course knows.
    pub fn solution(&self) -> Result<Solution> {
        let dir = self.solution_dir();
        let source = read_text(&self.root.join(&dir).join("solution.rs"))?;
        let (explanation, code) = text::inner_doc(&source);
        let code = code.to_owned();
        let answers = |kind: &str| answers(&self.root, &Path::new(&dir).join(kind));
        Ok(Solution {
            explanation,
            code,
            right: answers("right")?,
            wrong: answers("wrong")?,
            source,
        })
    }

    /// The recorded files that are not as the course ships them, sorted; a deleted one too.
    pub fn edited(&self) -> Result<Vec<String>> {
        let now = pristine::current(&self.path())?;
        Ok(self
            .recorded
            .iter()
            .filter(|(file, id)| now.get(*file) != Some(id))
            .map(|(file, _)| file.clone())
            .collect())
    }
}

fn answers(root: &Path, dir: &Path) -> Result<Vec<Answer>> {
    let Ok(entries) = std::fs::read_dir(root.join(dir)) else {
        return Ok(Vec::new());
    };
    let mut answers = Vec::new();
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
    {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file = slashed(&dir.join(format!("{name}.rs")));
        answers.push(Answer {
            name,
            file,
            source: read_text(&path)?,
        });
    }
    answers.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(answers)
}

/// Lower case letters, digits and underscores, a letter first.
pub(crate) fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Reads one exercise; whatever is wrong is added to the defects. Nothing comes back only if
/// its manifest cannot be understood.
pub(super) fn read(
    root: &Path,
    dir: &Path,
    chapter: u32,
    position: u32,
    recorded: &mut BTreeMap<String, Files>,
    defects: &mut Vec<Defect>,
) -> Option<Exercise> {
    let file = dir.join("Cargo.toml");
    let source = match std::fs::read_to_string(root.join(&file)) {
        Ok(source) => source,
        Err(_) => {
            let message =
                "a folder without Cargo.toml stops every cargo command: move it out of exercises/";
            defects.push(Defect::of(dir, message));
            return None;
        }
    };
    let meta = manifest::read(&file, &source, defects)?;
    let exercise = Exercise {
        recorded: recorded.remove(&meta.package).unwrap_or_default(),
        package: meta.package,
        title: meta.title,
        minutes: meta.minutes,
        level: meta.level,
        kind: meta.kind,
        teaches: meta.teaches,
        after: meta.after,
        fails: meta.fails,
        number: format!("{chapter}.{position}"),
        chapter,
        position,
        dir: slashed(dir),
        root: root.to_owned(),
        lines: meta.lines,
    };
    exercise.check_texts(dir, defects);
    Some(exercise)
}

impl Exercise {
    /// Everything beside the manifest that a command or a page will want.
    fn check_texts(&self, dir: &Path, defects: &mut Vec<Defect>) {
        let starter = dir.join("src/lib.rs");
        match self.task() {
            Ok(task) if task.is_empty() => {
                defects.push(Defect::at(
                    &starter,
                    1,
                    "the file must start with the task, in `//!` lines",
                ));
            }
            Ok(_) => {}
            Err(_) => defects.push(Defect::of(&starter, "the starter is missing")),
        }
        let grader = dir.join("tests/grade.rs");
        match self.tests() {
            Ok(tests) if tests.is_empty() => {
                defects.push(Defect::of(&grader, "the grader has no `#[test]` function"))
            }
            Ok(tests) => {
                for (name, line) in self.fails.iter().zip(&self.lines.fails) {
                    if !tests.contains(name) {
                        let message = format!(
                            "`fails` names `{name}`, and tests/grade.rs has no test of that name"
                        );
                        defects.push(Defect::at(&self.manifest(), *line, message));
                    }
                }
            }
            Err(_) => defects.push(Defect::of(&grader, "the grader is missing")),
        }
        match self.hints() {
            Ok(_) => {}
            Err(Error::Defects(found)) => defects.extend(found),
            Err(_) => defects.push(Defect::of(&dir.join("hints.md"), "the hints are missing")),
        }
        let solution = Path::new(&self.solution_dir()).join("solution.rs");
        if !self.root.join(&solution).is_file() {
            defects.push(Defect::of(&solution, "the solution is missing"));
        }
    }
}
