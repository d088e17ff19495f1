//! A chapter's questions, from `quiz.toml`. The page holds everything that a reader without
//! JavaScript needs; theme/quiz.js only checks the answer that was chosen.

mod show;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{data, listing};
use crate::error::Defect;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    question: Vec<Spanned<Question>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// Names the question in the reader's memory, whatever becomes of its place and its words.
    id: Spanned<String>,
    kind: Kind,
    ask: String,
    program: Option<Spanned<String>>,
    anchor: Option<String>,
    /// In the entry test: the chapter for who does not know the answer.
    start: Option<Spanned<String>>,
    /// A program that is not shown, and prints the right options: see `Question::proven`.
    proof: Option<Spanned<String>>,
    #[serde(default)]
    options: Vec<Choice>,
    compiles: Option<bool>,
    /// Where the compiler's error stands, in the program's file.
    line: Option<usize>,
    /// Lines that the compiler's message shows too, and why the error is not there.
    #[serde(default)]
    near: Vec<Near>,
    /// What to tell who picks a line in which the message marks nothing.
    other: Option<String>,
    /// What to tell who says the contrary of `compiles`.
    tempting: Option<String>,
    why: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Choice,
    Several,
    Prints,
    Compiles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    text: String,
    #[serde(default)]
    right: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Near {
    line: usize,
    why: String,
}

/// A chapter's questions as Markdown; `dir` is the folder of quiz.toml, from the root, and
/// `chapters` are the folder, the link and the title of each.
pub fn quiz(
    root: &Path,
    dir: &Path,
    chapters: &[(String, String, String)],
) -> Result<String, Vec<Defect>> {
    let file = dir.join("quiz.toml");
    let (text, parsed): (String, File) = data::read(root, &file)?;
    if parsed.question.is_empty() {
        return Err(vec![Defect::at(&file, 1, "there is no `[[question]]`")]);
    }
    let chapter = dir.file_name().unwrap_or_default().to_string_lossy();
    let mut out = format!("<div class=\"quiz\" data-chapter=\"{chapter}\">\n\n");
    let mut defects = Vec::new();
    let mut known = BTreeMap::new();
    for (i, spanned) in parsed.question.iter().enumerate() {
        let question = spanned.get_ref();
        let at = |start: usize| data::line(&text, start);
        let id = at(question.id.span().start);
        if let Some(first) = known.insert(question.id.get_ref(), id) {
            let what = format!("the question of line {first} has the same `id`");
            defects.push(Defect::at(&file, id, what));
        }
        let (line, what) = match question.show(root, &chapter, chapters, i + 1) {
            Ok(shown) => {
                out.push_str(&shown);
                continue;
            }
            Err(Fault::Question(what)) => (at(spanned.span().start), what),
            Err(Fault::Id(what)) => (id, what),
            Err(Fault::Start(what)) => {
                let start = question.start.as_ref();
                (start.map_or(id, |start| at(start.span().start)), what)
            }
            Err(Fault::Program(what)) => {
                let program = question.program.as_ref().or(question.proof.as_ref());
                (
                    at(program.map_or(spanned.span().start, |p| p.span().start)),
                    what,
                )
            }
            Err(Fault::Proof(what)) => {
                let proof = question.proof.as_ref();
                (
                    at(proof.map_or(spanned.span().start, |p| p.span().start)),
                    what,
                )
            }
        };
        defects.push(Defect::at(&file, line, what));
    }
    // Its words come with JavaScript; its room is kept, so that nothing moves.
    out.push_str("<p class=\"score\"></p>\n</div>\n\n");
    if defects.is_empty() {
        Ok(out)
    } else {
        Err(defects)
    }
}

/// What is wrong, each with a line of its own.
enum Fault {
    Id(String),
    Start(String),
    Program(String),
    Proof(String),
    Question(String),
}

impl Question {
    fn check(&self) -> Result<(), Fault> {
        let id = self.id.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            return Err(Fault::Id(
                "an `id` has lower-case letters, digits and `_`".into(),
            ));
        }
        let faults = match self.kind {
            Kind::Compiles => self.compiles_fault(),
            _ => self.options_fault(),
        };
        faults.map_or(Ok(()), |what| Err(Fault::Question(what)))
    }

    fn compiles_fault(&self) -> Option<String> {
        let what = match (self.compiles, self.line) {
            _ if !self.options.is_empty() => "a `compiles` question has no options",
            (None, _) => "say `compiles = true` or `compiles = false`",
            (Some(true), Some(_)) => "`line` needs `compiles = false`",
            (Some(true), _) if !self.near.is_empty() => "`near` needs `compiles = false`",
            (Some(true), _) if self.other.is_some() => "`other` needs `compiles = false`",
            (Some(false), None) => "say in which `line` the error is",
            (Some(false), _) if self.other.is_none() => {
                "`other` is missing: words for a line in which the message marks nothing"
            }
            _ if self.why.is_none() => "`why` is missing",
            _ if self.tempting.is_none() => "`tempting` is missing: words for the contrary answer",
            _ => return None,
        };
        Some(what.into())
    }

    fn options_fault(&self) -> Option<String> {
        let right = self.options.iter().filter(|o| o.right).count();
        let one = self.kind != Kind::Several;
        let stray = self.compiles.is_some() || self.line.is_some() || self.tempting.is_some();
        if stray || !self.near.is_empty() || self.other.is_some() {
            let what = "`compiles`, `line`, `near`, `other` and `tempting` belong to a `compiles` question";
            Some(what.into())
        } else if self.why.is_some() {
            Some("each option says its own `why`".into())
        } else if self.options.len() < 2 {
            Some("a question needs two options or more".into())
        } else if right == 0 || (one && right > 1) {
            Some(format!("{right} options are right"))
        } else {
            None
        }
    }

    /// The program that is shown. Most kinds can do without.
    fn listing(&self, root: &Path) -> Result<Option<listing::Program>, Fault> {
        let needed = matches!(self.kind, Kind::Prints | Kind::Compiles);
        let Some(name) = &self.program else {
            return match needed {
                true => Err(Fault::Question("`program` is missing".into())),
                false => Ok(None),
            };
        };
        let compiles = self.compiles != Some(false);
        listing::program(root, name.get_ref(), compiles, self.anchor.as_deref())
            .map(Some)
            .map_err(Fault::Program)
    }

    /// Holds the options against what the program has printed: for `prints` the right one is
    /// the whole output; for a `proof` each right one is a line of it, and no wrong one is.
    fn proven(&self, root: &Path) -> Result<(), Fault> {
        if let (Kind::Prints, Some(name)) = (self.kind, &self.program) {
            let name = name.get_ref();
            let recorded = listing::output(root, name).map_err(Fault::Program)?;
            for option in &self.options {
                if option.right != (lines(&option.text) == lines(&recorded)) {
                    let is = if option.right {
                        "the right option is not"
                    } else {
                        "a wrong option is"
                    };
                    return Err(Fault::Program(format!(
                        "{is} what is recorded in {name}.out"
                    )));
                }
            }
        }
        if let Some(name) = &self.proof {
            if !matches!(self.kind, Kind::Choice | Kind::Several) {
                let what = "a `proof` belongs to a `choice` or to `several`";
                return Err(Fault::Proof(what.into()));
            }
            let name = name.get_ref();
            let recorded = listing::output(root, name).map_err(Fault::Proof)?;
            for option in &self.options {
                let text = option.text.replace('`', "");
                let printed = recorded.lines().any(|line| line.trim() == text.trim());
                if printed != option.right {
                    let has = if printed { "has" } else { "lacks" };
                    return Err(Fault::Proof(format!("{name}.out {has} the line `{text}`")));
                }
            }
        }
        Ok(())
    }
}

/// An output without what no reader sees: the ends of its lines, and its own end.
fn lines(output: &str) -> Vec<&str> {
    output.trim().lines().map(str::trim_end).collect()
}
