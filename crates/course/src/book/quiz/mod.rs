//! A chapter's questions: the form of `quiz.toml`, for the build and for the tests. The page holds
//! everything that a reader without JavaScript needs; theme/quiz.js only checks the answer that
//! was chosen.

mod proven;
mod show;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

pub use show::quiz;

use super::data;
use crate::error::Defect;

/// A `quiz.toml` in good form. Whether its answers are true is another question.
pub struct Quiz {
    file: PathBuf,
    text: String,
    pub questions: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    question: Vec<Spanned<Question>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Where it starts in the file.
    #[serde(skip)]
    at: usize,
    /// Names the question in the reader's memory, whatever becomes of its place and its words.
    pub id: Spanned<String>,
    pub kind: Kind,
    pub ask: String,
    /// A program of tests/listings, which is shown.
    pub program: Option<Spanned<String>>,
    /// The part of it that is shown.
    pub anchor: Option<String>,
    /// In the entry test: the chapter for who does not know the answer.
    pub start: Option<Spanned<String>>,
    /// A program that is not shown, and prints the right options.
    pub proof: Option<Spanned<String>>,
    #[serde(default)]
    pub options: Vec<Choice>,
    pub compiles: Option<bool>,
    /// Where the compiler's error stands, in the program's file.
    pub line: Option<usize>,
    /// Lines that the compiler's message shows too, and why the error is not there.
    #[serde(default)]
    pub near: Vec<Near>,
    /// What to tell who picks a line in which the message marks nothing.
    pub other: Option<String>,
    /// What to tell who says the contrary of `compiles`.
    pub tempting: Option<String>,
    pub why: Option<String>,
}

#[derive(Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of the options is right.
    Choice,
    /// One or more of them are.
    Several,
    /// The right one is what the program prints.
    Prints,
    /// Whether the program compiles, and if not, where the error stands.
    Compiles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub text: String,
    #[serde(default)]
    pub right: bool,
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    pub line: usize,
    pub why: String,
}

/// What is wrong, and at which byte of the file.
struct Fault {
    at: usize,
    what: String,
}

/// Reads a `quiz.toml`, named from the root.
pub fn read(root: &Path, file: &Path) -> Result<Quiz, Vec<Defect>> {
    let (text, parsed): (String, File) = data::read(root, file)?;
    let questions = parsed.question.into_iter().map(|question| {
        let at = question.span().start;
        Question {
            at,
            ..question.into_inner()
        }
    });
    let quiz = Quiz {
        file: file.to_owned(),
        questions: questions.collect(),
        text,
    };
    if quiz.questions.is_empty() {
        return Err(vec![Defect::at(file, 1, "there is no `[[question]]`")]);
    }
    let mut faults: Vec<Fault> = quiz.questions.iter().filter_map(Question::fault).collect();
    let mut known = BTreeMap::new();
    for question in &quiz.questions {
        let at = question.id.span().start;
        if let Some(first) = known.insert(question.id.get_ref(), at) {
            let first = data::line(&quiz.text, first);
            let what = format!("the question of line {first} has the same `id`");
            faults.push(Fault { at, what });
        }
    }
    if faults.is_empty() {
        return Ok(quiz);
    }
    Err(faults.into_iter().map(|fault| quiz.defect(fault)).collect())
}

impl Quiz {
    fn defect(&self, fault: Fault) -> Defect {
        Defect::at(&self.file, data::line(&self.text, fault.at), fault.what)
    }

    /// Something that is wrong with a question of this quiz.
    pub fn defect_of(&self, question: &Question, what: impl Into<String>) -> Defect {
        self.defect(question.here(what))
    }
}

impl Question {
    fn here(&self, what: impl Into<String>) -> Fault {
        let what = what.into();
        Fault { at: self.at, what }
    }

    /// At one of its fields, if it has that.
    fn in_field(&self, field: Option<&Spanned<String>>, what: impl Into<String>) -> Fault {
        let at = field.map_or(self.at, |field| field.span().start);
        let what = what.into();
        Fault { at, what }
    }

    fn fault(&self) -> Option<Fault> {
        let id = self.id.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            let what = "an `id` has lower-case letters, digits and `_`";
            return Some(self.in_field(Some(&self.id), what));
        }
        let what = match self.kind {
            _ if blank(&self.ask) => Some("it asks nothing".into()),
            Kind::Prints | Kind::Compiles if self.program.is_none() => {
                Some("`program` is missing".into())
            }
            Kind::Compiles => self.compiles_fault(),
            _ => self.options_fault(),
        };
        what.map(|what: String| self.here(what))
    }

    fn compiles_fault(&self) -> Option<String> {
        let missing = |words: &Option<String>| words.as_deref().is_none_or(blank);
        let what = match (self.compiles, self.line) {
            _ if !self.options.is_empty() => "a `compiles` question has no options",
            (None, _) => "say `compiles = true` or `compiles = false`",
            (Some(true), Some(_)) => "`line` needs `compiles = false`",
            (Some(true), _) if !self.near.is_empty() => "`near` needs `compiles = false`",
            (Some(true), _) if self.other.is_some() => "`other` needs `compiles = false`",
            (Some(false), None) => "say in which `line` the error is",
            (Some(false), _) if missing(&self.other) => {
                "`other` is missing: words for a line in which the message marks nothing"
            }
            (_, Some(line)) if self.near.iter().any(|near| near.line == line) => {
                return Some(format!("line {line} is right, not near"));
            }
            _ if self.near.iter().any(|near| blank(&near.why)) => "a `near` line says no `why`",
            _ if missing(&self.why) => "`why` is missing",
            _ if missing(&self.tempting) => {
                "`tempting` is missing: words for who says the contrary"
            }
            _ => return None,
        };
        Some(what.into())
    }

    fn options_fault(&self) -> Option<String> {
        let right = self.options.iter().filter(|o| o.right).count();
        let one = self.kind != Kind::Several;
        let texts: BTreeSet<_> = self.options.iter().map(|o| lines(&o.text)).collect();
        let stray = self.compiles.is_some() || self.line.is_some() || self.tempting.is_some();
        let what = if stray || !self.near.is_empty() || self.other.is_some() {
            "`compiles`, `line`, `near`, `other` and `tempting` belong to a `compiles` question"
        } else if self.why.is_some() {
            "each option says its own `why`"
        } else if self.options.iter().any(|o| blank(&o.why)) {
            "an option says no `why`"
        } else if texts.len() < 2 || texts.len() < self.options.len() {
            "a question needs two options or more, all different"
        } else if right == 0 || (one && right > 1) {
            return Some(format!("{right} options are right"));
        } else {
            return None;
        };
        Some(what.into())
    }
}

fn blank(words: &str) -> bool {
    words.trim().is_empty()
}

/// An output without what no reader sees: the ends of its lines, and its own end.
fn lines(output: &str) -> Vec<&str> {
    output.trim().lines().map(str::trim_end).collect()
}
