//! Reading the course's own texts: titles, tasks, hints, the names of tests.

use serde::Serialize;

/// One section of an exercise's `hints.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Counted from 1.
    pub number: usize,
    /// The heading without `Hint N:`.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// A fault at a line (counted from 1) of the text that was read.
pub type Fault = (usize, String);

/// The text of the first `# ` heading.
pub fn title(markdown: &str) -> Option<&str> {
    markdown
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .map(str::trim)
}

/// The Markdown of the `//!` lines that a source starts with, and the lines that follow.
pub fn inner_doc(source: &str) -> (String, &str) {
    let mut doc = String::new();
    let mut rest = source.strip_prefix('\u{feff}').unwrap_or(source);
    while let Some(line) = rest.lines().next() {
        let Some(text) = line.trim_start().strip_prefix("//!") else {
            break;
        };
        doc.push_str(text.strip_prefix(' ').unwrap_or(text).trim_end());
        doc.push('\n');
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    (doc.trim().to_owned(), rest.trim_start_matches(['\r', '\n']))
}

/// The names of the `#[test]` functions, in the order of the file.
pub fn test_names(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in source.lines().map(str::trim) {
        let mut code = line;
        if let Some(rest) = line.strip_prefix("#[test]") {
            marked = true;
            code = rest.trim_start();
        }
        if !marked || code.is_empty() || code.starts_with("//") || code.starts_with("#[") {
            continue;
        }
        if let Some((_, after)) = code.split_once("fn ") {
            names.push(
                after
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
        marked = false;
    }
    names
}

/// Splits `hints.md` at its headings `## Hint N: short heading`.
pub fn hints(markdown: &str) -> (Vec<Hint>, Vec<Fault>) {
    let mut hints: Vec<Hint> = Vec::new();
    let mut lines_of: Vec<usize> = Vec::new();
    let mut faults = Vec::new();
    let mut fenced = false;
    for (i, line) in markdown.lines().enumerate() {
        let number = hints.len() + 1;
        fenced ^= line.trim_start().starts_with("```");
        if !fenced && line.starts_with("## ") {
            let expected = format!("## Hint {number}: ");
            let title = line
                .strip_prefix(&expected)
                .map(str::trim)
                .filter(|title| !title.is_empty());
            if title.is_none() {
                faults.push((
                    i + 1,
                    format!("this heading must be `{expected}` and a few words"),
                ));
            }
            hints.push(Hint {
                number,
                title: title.unwrap_or_default().to_owned(),
                text: String::new(),
            });
            lines_of.push(i + 1);
        } else if let Some(hint) = hints.last_mut() {
            hint.text.push_str(line);
            hint.text.push('\n');
        } else if !line.trim().is_empty() && !line.starts_with("# ") {
            faults.push((
                i + 1,
                "text before the first heading `## Hint 1: ` belongs to no hint".to_owned(),
            ));
        }
    }
    for (hint, line) in hints.iter_mut().zip(&lines_of) {
        hint.text = hint.text.trim().to_owned();
        if hint.text.is_empty() {
            faults.push((*line, format!("hint {} has no text", hint.number)));
        }
    }
    if !(2..=4).contains(&hints.len()) {
        faults.push((
            1,
            format!(
                "there are 2 to 4 hints, each under a heading `## Hint N: few words`; here {}",
                hints.len()
            ),
        ));
    }
    (hints, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tests_among_attributes_and_comments() {
        let source = "#[test]\nfn one() {}\n// #[test]\nfn no() {}\n#[test]\n// why\n#[cfg(unix)]\nfn two() {}\n#[test] fn three() {}\nfn helper() {}\n";
        assert_eq!(test_names(source), ["one", "two", "three"]);
    }

    #[test]
    fn splits_the_task_from_the_code() {
        assert_eq!(
            inner_doc("//! Do it.\r\n//!\r\n//! ## More\r\n\r\nfn f() {}\r\n"),
            ("Do it.\n\n## More".to_owned(), "fn f() {}\r\n")
        );
        assert_eq!(inner_doc("fn f() {}"), (String::new(), "fn f() {}"));
    }

    #[test]
    fn a_heading_in_a_fence_is_no_hint() {
        let (hints, faults) =
            hints("## Hint 1: look\n\n```text\n## not one\n```\n\n## Hint 2: do\n\nIt.\n");
        assert_eq!(faults, []);
        assert_eq!(hints.len(), 2);
        assert_eq!(hints[0].text, "```text\n## not one\n```");
    }
}
