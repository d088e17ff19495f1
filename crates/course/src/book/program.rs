//! What stands under a program on a page: the command that runs it here, and, where the public
//! playground can run it too, the whole program, which `theme/run.js` sends there on a click.

use std::path::{Component, Path};

use super::figure::escape;
use super::page::literal;

/// The folder of the programs, from the root.
const LISTINGS: &str = "tests/listings";

/// Crates that the playground has, with the features that we use. It takes them from each crate's
/// `[package.metadata.playground]` (tokio: `full` and `test-util`), else its default ones.
const PLAYGROUND: [&str; 2] = ["futures", "tokio"];

/// What the playground's sandbox has not: files, a network, other programs, arguments.
const OUTSIDE: [&str; 5] = ["fs", "net", "process::Command", "env", "signal"];

/// What the fences of a page show.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    /// `tests/listings/examples/NAME.rs`.
    Example(String),
    /// `tests/listings/errors/NAME.rs`.
    Error(String),
    /// `tests/figures/NAME.rs`.
    Figure(String),
    /// A program in another language, with its path.
    Other(String),
    /// A short program that stands on the page itself, as a doctest: the whole of it.
    Snippet(String),
    /// All that the program of this name printed, or all that the compiler said about it.
    Recorded(String),
}

/// Marks the programs of a page. `dir` is the page's folder, from the root; each line comes with
/// its number on the page, which it keeps.
pub fn mark(root: &Path, dir: &Path, lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let fences = fences(dir, &lines);
    let mut out = Vec::with_capacity(lines.len() + 4 * fences.len());
    let mut done = 0;
    for (i, fence) in fences.iter().enumerate() {
        let Some(shown) = &fence.shown else { continue };
        let more = fences.get(i + 1).and_then(|next| next.shown.as_ref());
        let (before, after) = match shown {
            Shown::Recorded(name) => (
                format!("<div class=\"recorded\" data-of=\"{}\">", escape(name)),
                "</div>".to_string(),
            ),
            // The bar stands under the last part of a program that is shown in parts.
            shown if more == Some(shown) => continue,
            shown => match bar(root, shown, fence.prefix.is_empty()) {
                Some(bar) => (String::new(), bar),
                None => continue,
            },
        };
        let at = lines[fence.first].0;
        let around = |html: String| {
            let empty = fence.prefix.trim_end().to_string();
            let line = |line: &str| format!("{}{line}\n", fence.prefix);
            [format!("{empty}\n"), line(&html), format!("{empty}\n")].map(|line| (at, line))
        };
        out.extend_from_slice(&lines[done..fence.first]);
        if !before.is_empty() {
            out.extend(around(before));
        }
        out.extend_from_slice(&lines[fence.first..=fence.last]);
        out.extend(around(after));
        done = fence.last + 1;
    }
    out.extend_from_slice(&lines[done..]);
    out
}

/// A fence of a page, by the positions of its first and last line.
struct Fence {
    first: usize,
    last: usize,
    /// What stands before it on each of its lines: a quote, or a list's indentation.
    prefix: String,
    /// What it shows, if that is all that it shows.
    shown: Option<Shown>,
}

fn fences(dir: &Path, lines: &[(usize, String)]) -> Vec<Fence> {
    let mut found = Vec::new();
    // Where it began, what stands before it, its backticks, and what it has taken in.
    let mut open: Option<(usize, String, String, Vec<Option<Shown>>)> = None;
    for (i, (_, line)) in lines.iter().enumerate() {
        let text = line.trim_start_matches([' ', '>']);
        let ticks: String = text.chars().take_while(|c| *c == '`').collect();
        match &mut open {
            None if ticks.len() >= 3 => {
                let prefix = line[..line.len() - text.len()].to_string();
                open = Some((i, prefix, ticks, Vec::new()));
            }
            Some((first, prefix, mark, shown)) if *mark == text.trim_end() => {
                shown.dedup();
                let shown = match shown.as_mut_slice() {
                    [one] => one.take(),
                    _ => None,
                };
                let (first, prefix) = (*first, std::mem::take(prefix));
                let last = i;
                open = None;
                let shown = shown.or_else(|| snippet(&lines[first..last], &prefix));
                found.push(Fence {
                    first,
                    last,
                    prefix,
                    shown,
                });
            }
            Some((.., shown)) if !text.trim().is_empty() => shown.push(included(dir, text.trim())),
            _ => {}
        }
    }
    found
}

/// A doctest as rustdoc runs it: with its hidden lines, and in a `main` of its own.
fn snippet(fence: &[(usize, String)], prefix: &str) -> Option<Shown> {
    let ((_, info), body) = fence.split_first()?;
    let includes = body.iter().any(|(_, line)| line.contains("{{#"));
    if includes || !prefix.is_empty() || info.trim() != "```rust" {
        return None;
    }
    let shown = |(_, line): &(usize, String)| {
        let text = line.trim_end();
        let hidden = text.trim_start();
        match hidden.strip_prefix("# ") {
            Some(code) => code.to_string(),
            None if hidden == "#" => String::new(),
            None if hidden.starts_with("##") => hidden[1..].to_string(),
            None => text.to_string(),
        }
    };
    let code = body.iter().map(shown).collect::<Vec<_>>().join("\n");
    Some(Shown::Snippet(if code.contains("fn main()") {
        code
    } else {
        format!("fn main() {{\n{code}\n}}")
    }))
}

/// What a line of a fence takes in.
fn included(dir: &Path, line: &str) -> Option<Shown> {
    let argument = line.strip_prefix("{{#include ")?.strip_suffix("}}")?.trim();
    let (file, part) = match argument.split_once(':') {
        Some((file, part)) => (file, Some(part)),
        None => (argument, None),
    };
    let mut path: Vec<&str> = dir.iter().filter_map(|part| part.to_str()).collect();
    for part in Path::new(file).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name.to_str()?),
            _ => {}
        }
    }
    let path = path.join("/");
    let (folder, name) = path.rsplit_once('/')?;
    let (name, kind) = name.split_once('.')?;
    let name = name.to_string();
    match (folder, kind) {
        ("tests/listings/examples", "rs") => Some(Shown::Example(name)),
        ("tests/listings/errors", "rs") => Some(Shown::Error(name)),
        ("tests/figures", "rs") => Some(Shown::Figure(name)),
        ("tests/listings/examples", "out") | ("tests/listings/errors", "stderr")
            if part.is_none() =>
        {
            Some(Shown::Recorded(name))
        }
        ("tests/listings/other_languages", "js" | "py" | "go") => Some(Shown::Other(path)),
        _ => None,
    }
}

/// The bar under a program; `flat` if it stands in no quote and no list.
fn bar(root: &Path, shown: &Shown, flat: bool) -> Option<String> {
    let plain = |command: String| format!("<div class=\"program\">{}</div>", code(&command));
    match shown {
        Shown::Example(name) => {
            let measured = root.join(format!("{LISTINGS}/examples/{name}.measured.txt"));
            if let Ok(measured) = std::fs::read_to_string(measured) {
                let command = measured
                    .lines()
                    .find_map(|l| l.strip_prefix("# command: "))?;
                return Some(plain(command.trim().to_string()));
            }
            let command = format!("cargo run -p listings --example {name}");
            let source = source(root, &format!("examples/{name}.rs"))?;
            if lacking(&source, &crates(root)).is_some() {
                return Some(plain(command));
            }
            let data = sent(&source, flat);
            let name = escape(name);
            Some(format!(
                "<div class=\"program\" data-name=\"{name}\" data-code=\"{data}\">{}</div>",
                code(&command)
            ))
        }
        // All recorded errors are checked by one test, so that there is no command for one alone.
        Shown::Error(name) => {
            let source = source(root, &format!("errors/{name}.rs"))?;
            let sent = sent(&source, flat);
            let name = escape(name);
            (lacking(&source, &crates(root)).is_none()).then(|| {
                format!(
                    "<div class=\"program\" data-name=\"{name}\" data-fails data-code=\"{sent}\"></div>"
                )
            })
        }
        Shown::Figure(name) => Some(plain(format!(
            "cargo test -p course-tests --test figures f{name}"
        ))),
        Shown::Other(path) => {
            let with = match path.rsplit_once('.')?.1 {
                "js" => "node",
                "py" => "python3",
                _ => "go run",
            };
            // What the recorded output was made with.
            let source = std::fs::read_to_string(root.join(path)).unwrap_or_default();
            let flags = source.lines().find_map(|l| l.strip_prefix("// flags: "));
            let flags = flags.map_or(String::new(), |flags| format!("{} ", flags.trim()));
            Some(plain(format!("{with} {flags}{path}")))
        }
        Shown::Snippet(code) => lacking(code, &crates(root)).is_none().then(|| {
            let sent = sent(code, flat);
            format!("<div class=\"program\" data-name=\"this program\" data-code=\"{sent}\"></div>")
        }),
        Shown::Recorded(_) => None,
    }
}

fn code(command: &str) -> String {
    format!("<code>{}</code>", literal(&escape(command)))
}

/// A program without the marks of its parts.
fn source(root: &Path, file: &str) -> Option<String> {
    let text = std::fs::read_to_string(root.join(LISTINGS).join(file)).ok()?;
    let kept = text.lines().filter(|line| !line.contains("ANCHOR"));
    Some(kept.map(|line| format!("{line}\n")).collect())
}

/// A program as an attribute's value. An empty line would end the HTML block, and in a quote or a
/// list any line would.
fn sent(source: &str, flat: bool) -> String {
    let lines: Vec<String> = source.trim_end().lines().map(escape).collect();
    let text = literal(&lines.join("\n"));
    if flat {
        text.replace("\n\n", "\n&#10;")
    } else {
        text.replace('\n', "&#10;")
    }
}

/// The crates that a listing can name.
fn crates(root: &Path) -> Vec<String> {
    let manifest = std::fs::read_to_string(root.join(LISTINGS).join("Cargo.toml"));
    let manifest: toml::Table = manifest
        .ok()
        .and_then(|m| m.parse().ok())
        .unwrap_or_default();
    let mut crates = vec!["listings".to_string()];
    for kind in ["dependencies", "dev-dependencies"] {
        if let Some(toml::Value::Table(table)) = manifest.get(kind) {
            crates.extend(table.keys().map(|name| name.replace('-', "_")));
        }
    }
    crates
}

/// What a program needs and the playground has not.
fn lacking(source: &str, crates: &[String]) -> Option<String> {
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let own = crates.iter().map(String::as_str);
    own.filter(|name| !PLAYGROUND.contains(name))
        .chain(OUTSIDE)
        .find(|name| names(&code, name))
        .map(str::to_string)
        .or_else(|| {
            let files = ["include!", "include_str!", "include_bytes!", "env!"];
            let file = files.iter().find(|name| code.contains(*name));
            file.map(|name| (*name).to_string())
        })
}

/// Whether a path in the code has this part.
fn names(code: &str, part: &str) -> bool {
    code.match_indices(part).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + part.len()..]);
        let word = |c: char| c.is_alphanumeric() || c == '_';
        if before.ends_with(word) || after.starts_with(word) {
            return false;
        }
        let imported = before.ends_with("use ") || before.ends_with("crate ");
        after.starts_with("::") || before.ends_with("::") || imported
    })
}

#[cfg(test)]
mod tests;
