//! A chapter's questions, from `quiz.toml`, shown plainly: the question, the program, the
//! options, and the answer folded away.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::page::{fence, folded, indent};
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
    kind: Kind,
    ask: String,
    program: Option<Spanned<String>>,
    anchor: Option<String>,
    #[serde(default)]
    options: Vec<Choice>,
    compiles: Option<bool>,
    line: Option<usize>,
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

/// The chapter's questions as Markdown; `dir` is the chapter's folder, from the root.
pub fn quiz(root: &Path, dir: &Path) -> Result<String, Vec<Defect>> {
    let file = dir.join("quiz.toml");
    let (text, parsed): (String, File) = data::read(root, &file)?;
    if parsed.question.is_empty() {
        return Err(vec![Defect::at(&file, 1, "there is no `[[question]]`")]);
    }
    let mut out = String::new();
    let mut defects = Vec::new();
    for (i, question) in parsed.question.iter().enumerate() {
        let line = data::line(&text, question.span().start);
        match question.get_ref().show(root, i + 1) {
            Ok(shown) => out.push_str(&shown),
            Err(fault) => {
                let at = question.get_ref().program.as_ref().map(|p| p.span().start);
                let line = match (&fault, at) {
                    (Fault::Program(_), Some(at)) => data::line(&text, at),
                    _ => line,
                };
                let (Fault::Program(what) | Fault::Question(what)) = fault;
                defects.push(Defect::at(&file, line, what));
            }
        }
    }
    if defects.is_empty() {
        Ok(out)
    } else {
        Err(defects)
    }
}

/// What is wrong: the program, whose line is known, or the question.
enum Fault {
    Program(String),
    Question(String),
}

impl Question {
    fn check(&self) -> Result<(), String> {
        let right = self.options.iter().filter(|o| o.right).count();
        let expected = match self.kind {
            Kind::Compiles => {
                if !self.options.is_empty() {
                    return Err("a `compiles` question has no options".into());
                }
                return match (self.compiles, self.line, &self.why) {
                    (None, ..) => Err("say `compiles = true` or `compiles = false`".into()),
                    (Some(true), Some(_), _) => Err("`line` needs `compiles = false`".into()),
                    (Some(false), None, _) => Err("say in which `line` the error is".into()),
                    (.., None) => Err("`why` is missing".into()),
                    _ => Ok(()),
                };
            }
            Kind::Several => right >= 1,
            Kind::Choice | Kind::Prints => right == 1,
        };
        if self.compiles.is_some() || self.line.is_some() {
            return Err("`compiles` and `line` belong to a `compiles` question".into());
        }
        if self.options.len() < 2 {
            return Err("a question needs two options or more".into());
        }
        if !expected {
            return Err(format!("{right} options are right"));
        }
        Ok(())
    }

    fn show(&self, root: &Path, number: usize) -> Result<String, Fault> {
        self.check().map_err(Fault::Question)?;
        let mut out = format!(
            "<div class=\"question\">\n\n**{number}.** {}\n\n",
            self.ask.trim()
        );
        let needed = matches!(self.kind, Kind::Prints | Kind::Compiles);
        let program = match &self.program {
            None if needed => return Err(Fault::Question("`program` is missing".into())),
            None => None,
            Some(name) => {
                let compiles = self.compiles != Some(false);
                let anchor = self.anchor.as_deref();
                let program = listing::program(root, name.get_ref(), compiles, anchor);
                Some(program.map_err(Fault::Program)?)
            }
        };
        if let Some(program) = &program {
            out.push_str(&fence("rust,ignore", &program.text()));
            out.push('\n');
        }
        if let (Kind::Prints, Some(name)) = (self.kind, &self.program) {
            let recorded = listing::output(root, name.get_ref()).map_err(Fault::Program)?;
            let right = self
                .options
                .iter()
                .find(|o| o.right)
                .map_or("", |o| &o.text);
            if right.trim() != recorded.trim() {
                let what = format!(
                    "the right option is not what is recorded in {}.out",
                    name.get_ref()
                );
                return Err(Fault::Program(what));
            }
        }
        for (letter, option) in ('A'..).zip(&self.options) {
            let (gap, text) = match self.kind {
                Kind::Prints => ("\n\n  ", fence("text", &option.text)),
                _ => (" ", option.text.clone()),
            };
            out.push_str(&format!("- **{letter}.**{gap}{}\n", indent(&text, 2)));
        }
        let answer = match self.kind {
            Kind::Compiles => self.verdict(program.as_ref()).map_err(Fault::Question)?,
            _ => self.answer(),
        };
        out.push('\n');
        out.push_str(&folded("answer", "Answer", &answer));
        out.push_str("\n</div>\n\n");
        Ok(out)
    }

    fn answer(&self) -> String {
        let letters: Vec<(char, &Choice)> = ('A'..).zip(&self.options).collect();
        let right: Vec<String> = letters
            .iter()
            .filter(|(_, o)| o.right)
            .map(|(l, _)| format!("**{l}**"))
            .collect();
        let mut out = format!("Right: {}.", right.join(", "));
        if let Some(why) = &self.why {
            out.push_str(&format!(" {}", why.trim()));
        }
        out.push_str("\n\n");
        for (letter, option) in letters {
            let verdict = if option.right { "is right" } else { "is wrong" };
            out.push_str(&format!(
                "- **{letter}** {verdict}. {}\n",
                indent(&option.why, 2)
            ));
        }
        out
    }

    fn verdict(&self, program: Option<&listing::Program>) -> Result<String, String> {
        let why = self.why.as_deref().unwrap_or_default().trim();
        let Some(line) = self.line else {
            return Ok(format!("**It compiles.** {why}"));
        };
        let shown = program.and_then(|p| p.shown(line));
        let (number, code) = shown.ok_or_else(|| format!("line {line} is not shown"))?;
        let code = code.trim();
        Ok(format!(
            "**It does not compile.** The compiler points at line {number}, `{code}`. {why}"
        ))
    }
}
