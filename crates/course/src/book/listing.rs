//! Programs under `tests/listings`, as a page shows them.

use std::path::Path;

/// A program's lines with their number in the file, without what only the tests read.
pub struct Program(Vec<(usize, String)>);

impl Program {
    pub fn text(&self) -> String {
        self.0.iter().map(|(_, line)| format!("{line}\n")).collect()
    }

    /// A line of the file as it is shown: its number there, and its text.
    pub fn shown(&self, line: usize) -> Option<(usize, &str)> {
        let at = self.0.iter().position(|(n, _)| *n == line)?;
        Some((at + 1, &self.0[at].1))
    }
}

/// A program that compiles stands in `examples`, one that does not in `errors`.
pub fn program(
    root: &Path,
    name: &str,
    compiles: bool,
    anchor: Option<&str>,
) -> Result<Program, String> {
    let dir = if compiles { "examples" } else { "errors" };
    let file = format!("tests/listings/{dir}/{name}.rs");
    let text =
        std::fs::read_to_string(root.join(&file)).map_err(|_| format!("there is no {file}"))?;
    let mut inside = anchor.is_none();
    let mut found = inside;
    let mut lines = Vec::new();
    let mut head = true;
    for (i, line) in text.lines().enumerate() {
        if let Some(at) = line.find("ANCHOR") {
            let rest = &line[at..];
            let this = |prefix| rest.strip_prefix(prefix).map(str::trim) == anchor;
            if anchor.is_some() && this("ANCHOR:") {
                (inside, found) = (true, true);
            } else if anchor.is_some() && this("ANCHOR_END:") {
                inside = false;
            }
            continue;
        }
        // `//! chapter:` and `//! plain:` would give the answer away.
        head &= line.starts_with("//!") || line.trim().is_empty();
        if inside && !head {
            lines.push((i + 1, line.to_string()));
        }
    }
    match (found, anchor) {
        (false, Some(anchor)) => Err(format!("{file} has no `ANCHOR: {anchor}`")),
        _ => Ok(Program(lines)),
    }
}

/// What the program prints, as recorded.
pub fn output(root: &Path, name: &str) -> Result<String, String> {
    let file = format!("tests/listings/examples/{name}.out");
    std::fs::read_to_string(root.join(&file)).map_err(|_| format!("there is no {file}"))
}

/// Reads what `{{#include file:anchor}}` names: mdBook is silent about a missing anchor, and
/// ends with success after a missing file. A named part comes back without its indentation, lines by
/// their numbers (`:3:7`, `:3:`) and whole files as they are. `dir` is the page's folder.
pub fn include(dir: &Path, argument: &str) -> Result<String, String> {
    let argument = argument.split_whitespace().next().unwrap_or_default();
    let (file, part) = argument.split_once(':').unwrap_or((argument, ""));
    let text = std::fs::read_to_string(dir.join(file))
        .map_err(|_| format!("`{file}` cannot be included: there is no such file"))?;
    if part.is_empty() || part.starts_with(|c: char| c.is_ascii_digit() || c == ':') {
        let (from, to) = part.split_once(':').unwrap_or((part, part));
        let number = |n: &str, open| match n {
            "" => Ok(open),
            n => n.parse().map_err(|_| format!("`{part}` names no lines")),
        };
        let before = number(from, 1)?.max(1) - 1;
        let count = number(to, usize::MAX)?.saturating_sub(before);
        let lines: Vec<&str> = text.lines().skip(before).take(count).collect();
        return Ok(lines.join("\n"));
    }
    let mut lines = Vec::new();
    let (mut inside, mut found, mut ended) = (false, false, false);
    for line in text.lines() {
        let is = |mark: &str| {
            line.split_once(mark)
                .is_some_and(|(_, name)| name.trim() == part)
        };
        if is("ANCHOR:") {
            (inside, found) = (true, true);
        } else if is("ANCHOR_END:") {
            (inside, ended) = (false, true);
        } else if inside && !line.contains("ANCHOR:") && !line.contains("ANCHOR_END:") {
            lines.push(line);
        }
    }
    if !found {
        return Err(format!("`{file}` has no `ANCHOR: {part}`"));
    }
    if !ended {
        return Err(format!("`{file}` has no `ANCHOR_END: {part}`"));
    }
    let filled = lines.iter().filter(|l| !l.trim().is_empty());
    let margin = filled
        .map(|l| l.len() - l.trim_start().len())
        .min()
        .unwrap_or(0);
    let cut = |l: &&str| l.get(margin..).unwrap_or("").to_string();
    Ok(lines.iter().map(cut).collect::<Vec<_>>().join("\n"))
}
