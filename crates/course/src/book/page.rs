//! Small things that every generated page needs.

use std::path::Path;

/// A code block around `code`, with a fence that the code cannot close. mdBook's `links`
/// runs after us: a directive in the code stays text.
pub fn fence(info: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest.max(2) + 1);
    format!("{ticks}{info}\n{}\n{ticks}\n", literal(code.trim_end()))
}

/// Text in which mdBook finds no directive of its own.
pub fn literal(text: &str) -> String {
    text.replace("{{#", "\\{{#")
}

/// Folds Markdown away under a plain-text summary.
pub fn folded(class: &str, summary: &str, markdown: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!(
        "<details{class}><summary>{summary}</summary>\n\n{}\n\n</details>\n",
        markdown.trim()
    )
}

/// The link from a page to another one, both from `src/`.
pub fn link(from: &Path, to: &str) -> String {
    let up = from.components().count().saturating_sub(1);
    format!("{}{to}", "../".repeat(up))
}

/// Indents every line after the first, for text in a list item.
pub fn indent(text: &str, by: usize) -> String {
    text.trim().replace('\n', &format!("\n{}", " ".repeat(by)))
}

/// `1 minute`, `25 minutes`.
pub fn count(n: usize, thing: &str) -> String {
    if n == 1 {
        format!("1 {thing}")
    } else {
        format!("{n} {thing}s")
    }
}

/// Ends with a full stop, and begins with a capital unless the first word is code.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let upper = text
        .chars()
        .next()
        .filter(|c| c.is_lowercase() && !text.contains('!'));
    let text = match upper {
        Some(c) => c.to_uppercase().collect::<String>() + &text[c.len_utf8()..],
        None => text.to_string(),
    };
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        format!("{text}.")
    }
}
