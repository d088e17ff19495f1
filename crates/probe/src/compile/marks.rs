//! The `//~` marks of a case: what its author expects of rustc, and whether it came so.

use std::path::Path;

use super::{CompileError, LIB, Verdict};

/// What the comments of a case demand.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) errors: Vec<Mark>,
    pub(super) hints: Vec<String>,
}

/// One expected error.
#[derive(Debug, PartialEq)]
pub(super) struct Mark {
    /// The line of the case; `None`: anywhere in the learner's source.
    line: Option<usize>,
    /// What the error's message must contain.
    text: String,
}

impl Marks {
    /// Reads the marks of `source`; an error names the line of a mark that says nothing.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        let mut marks = Self::default();
        for (line, content) in (1_usize..).zip(source.lines()) {
            let Some((_, mark)) = content.split_once("//~") else {
                continue;
            };
            if let Some(hint) = mark.strip_prefix('?') {
                marks.hints.push(hint.trim().into());
                continue;
            }
            let pointed = mark.trim_start_matches('^');
            let up = mark.len() - pointed.len();
            let text = pointed
                .trim_start()
                .strip_prefix("ERROR ")
                .map_or("", str::trim);
            let (line, text) = match text.strip_prefix("in lib.rs:") {
                Some(text) => (None, text.trim_start()),
                None => (Some(line.saturating_sub(up)), text),
            };
            if text.is_empty() {
                return Err(format!(
                    "line {}: a mark is `//~ ERROR words of the message`",
                    line.unwrap_or(0)
                ));
            }
            marks.errors.push(Mark {
                line,
                text: text.into(),
            });
        }
        Ok(marks)
    }

    /// What is wrong with `verdict`, for the learner to read; `None` when it is as marked.
    pub(super) fn judge(&self, verdict: &Verdict) -> Option<Wrong> {
        let name = verdict.file.display();
        let wrong = |short: &'static str, mut full: String| {
            for hint in &self.hints {
                full += &format!("\nHint: {hint}");
            }
            Some(Wrong {
                short: format!("{name} {short}"),
                full: full.trim_end().into(),
            })
        };
        if self.errors.is_empty() {
            if verdict.compiles() {
                return None;
            }
            let says = verdict.rendered();
            return wrong(
                "must compile, but does not",
                format!("`{name}` must compile with your code, but rustc rejects it:\n\n{says}"),
            );
        }
        let expected: String = self
            .errors
            .iter()
            .map(|mark| mark.describe(verdict))
            .collect();
        if verdict.compiles() {
            return wrong(
                "must be rejected, but compiles",
                format!("`{name}` must not compile with your code, but it does.\n{expected}"),
            );
        }
        let met = |mark: &Mark| {
            verdict
                .errors
                .iter()
                .any(|error| mark.fits(error, &verdict.file))
        };
        let meant = |error: &CompileError| {
            self.errors
                .iter()
                .any(|mark| mark.fits(error, &verdict.file))
        };
        if self.errors.iter().all(met) && verdict.errors.iter().all(meant) {
            return None;
        }
        let says = verdict.rendered();
        wrong(
            "must be rejected, but for another reason",
            format!(
                "`{name}` is rejected, but not (only) for the reason that this exercise is about.\n\
                 {expected}\nrustc says:\n\n{says}"
            ),
        )
    }
}

impl Mark {
    fn fits(&self, error: &CompileError, case: &Path) -> bool {
        let placed = match self.line {
            Some(line) => error.file == case && error.line == line,
            None => error.file == Path::new(LIB),
        };
        placed && error.message.contains(&self.text)
    }

    fn describe(&self, verdict: &Verdict) -> String {
        let text = &self.text;
        let Some(line) = self.line else {
            return format!("    in your {LIB}\n        rustc should say: {text}\n");
        };
        let source = verdict
            .source
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default();
        let source = source.split("//~").next().unwrap_or_default().trim();
        format!("    line {line}: {source}\n        rustc should say here: {text}\n")
    }
}

/// A case that did not come out as marked.
#[derive(Debug)]
pub(super) struct Wrong {
    /// For the list of further wrong cases.
    pub(super) short: String,
    pub(super) full: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: impl Into<Option<usize>>, text: &str) -> Mark {
        Mark {
            line: line.into(),
            text: text.into(),
        }
    }

    const SOURCE: &str = "\
//! A case.
//~? Who may still hold the value?
let a = 1; //~ ERROR cannot be sent
let b = 2;
//~^ ERROR [E0277]
//~^^ ERROR does not live
//~ ERROR in lib.rs: mismatched types
";

    #[test]
    fn marks_name_a_line_or_the_learners_file() {
        let marks = Marks::read(SOURCE).unwrap();
        assert_eq!(
            marks.errors,
            [
                mark(3, "cannot be sent"),
                mark(4, "[E0277]"),
                mark(4, "does not live"),
                mark(None, "mismatched types")
            ]
        );
        assert_eq!(marks.hints, ["Who may still hold the value?"]);
    }

    #[test]
    fn a_mark_that_says_nothing_is_an_authors_mistake() {
        for bad in [
            "x(); //~ ERROR",
            "x(); //~ ERROR ",
            "x(); //~ cannot",
            "//~ ERROR in lib.rs:",
        ] {
            assert!(Marks::read(bad).is_err(), "{bad}");
        }
    }

    fn verdict(errors: &[(&str, usize, &str)]) -> Verdict {
        let error = |&(file, line, message): &(&str, usize, &str)| CompileError {
            file: file.into(),
            line,
            message: message.into(),
            rendered: format!("error: {message}\n"),
        };
        Verdict {
            file: "ui/case.rs".into(),
            source: "fn main() {\n    misuse(); //~ ERROR cannot be sent\n}\n".into(),
            errors: errors.iter().map(error).collect(),
        }
    }

    fn judge(marks: &str, errors: &[(&str, usize, &str)]) -> String {
        let wrong = Marks::read(marks).unwrap().judge(&verdict(errors));
        wrong.map_or(String::new(), |wrong| wrong.full)
    }

    #[test]
    fn line_and_message_must_agree() {
        let marked = "\nmisuse(); //~ ERROR cannot be sent\n//~? Which bound is missing?";
        let right = (
            "ui/case.rs",
            2,
            "[E0277] `Rc<u32>` cannot be sent between threads",
        );
        assert_eq!(judge(marked, &[right]), "");
        assert_eq!(
            judge(marked, &[right, right]),
            "",
            "one mark may stand for two errors there"
        );
        for errors in [
            &[("ui/case.rs", 3, "cannot be sent")][..],
            &[("src/lib.rs", 2, "cannot be sent")],
            &[("ui/case.rs", 2, "something else")],
            &[right, ("ui/case.rs", 1, "something else")],
        ] {
            let said = judge(marked, errors);
            assert!(said.contains("not (only) for the reason"), "{said}");
            assert!(said.contains("line 2: misuse();\n"), "{said}");
            assert!(said.ends_with("Hint: Which bound is missing?"), "{said}");
        }
        let said = judge(marked, &[]);
        assert!(said.starts_with("`ui/case.rs` must not compile with your code, but it does."));
    }

    #[test]
    fn no_mark_means_that_it_must_compile() {
        assert_eq!(judge("fn main() {}", &[]), "");
        let said = judge("fn main() {}", &[("src/lib.rs", 1, "no such bound")]);
        assert!(
            said.contains("must compile with your code, but rustc rejects it"),
            "{said}"
        );
        assert!(said.contains("error: no such bound"), "{said}");
    }

    #[test]
    fn an_error_in_the_learners_file_has_any_line() {
        let marked = "//~ ERROR in lib.rs: mismatched";
        assert_eq!(
            judge(marked, &[("src/lib.rs", 7, "[E0308] mismatched types")]),
            ""
        );
        let said = judge(marked, &[("ui/case.rs", 1, "mismatched types")]);
        assert!(said.contains("in your src/lib.rs"), "{said}");
    }
}
