//! Lists made from the catalogue and from the chapters' own text.

use std::fmt::Write;
use std::path::Path;

use super::exercise::page;
use super::page::{count, link};
use crate::catalogue::{Catalogue, Chapter};

/// Words a minute. Our assumption for prose with code in it; the page states it.
const RATE: usize = 150;

/// The minutes that so many words take to read.
pub fn reading(words: usize) -> usize {
    words.div_ceil(RATE).max(1)
}

/// `{{#minutes}}`: how long a chapter takes.
pub fn minutes(words: usize, chapter: Option<&Chapter>) -> String {
    let reading = reading(words);
    let mut out = format!(
        "{} to read (at {RATE} words a minute)",
        count(reading, "minute")
    );
    let exercises = chapter.map(|c| c.exercises.as_slice()).unwrap_or_default();
    if !exercises.is_empty() {
        let total: u32 = exercises.iter().map(|e| e.minutes).sum();
        let n = count(exercises.len(), "exercise");
        let _ = write!(out, ", about {} for {n}", count(total as usize, "minute"));
    }
    out
}

/// `{{#exercises}}`: the exercises of one chapter, linked from its own page.
pub fn exercises(chapter: &Chapter) -> String {
    let mut out = String::new();
    for e in &chapter.exercises {
        let _ = writeln!(
            out,
            "- **[{}]({}.md)** · {} · {} · {}<br>{}<br>`{}`",
            e.title,
            e.package,
            count(e.minutes as usize, "minute"),
            e.level.name(),
            e.kind.words(),
            e.teaches,
            e.command(),
        );
    }
    out
}

/// `{{#catalogue}}`: every exercise.
pub fn catalogue(catalogue: &Catalogue, from: &Path) -> String {
    let mut out = String::from(
        "| | Exercise | Minutes | Level | Kind | Grade it with |\n|---|---|--:|---|---|---|\n",
    );
    for e in catalogue.exercises() {
        let _ = writeln!(
            out,
            "| {} | [{}]({}) | {} | {} | {} | `{}` |",
            e.number,
            cell(&e.title),
            link(from, &page(catalogue, e)),
            e.minutes,
            e.level.name(),
            e.kind.words(),
            e.command(),
        );
    }
    out
}

/// What you write, and what it does.
type Row = (String, String);

/// A chapter's cheat-sheet row: `**Cheat sheet.** code | what it does`, with its line.
pub fn row(content: &str) -> Option<(usize, Result<Row, String>)> {
    let (i, text) = content.lines().enumerate().find_map(|(i, l)| {
        l.trim()
            .strip_prefix("**Cheat sheet.**")
            .map(|text| (i, text))
    })?;
    let mut code = false;
    let split = text.char_indices().find(|(_, c)| {
        code ^= *c == '`';
        *c == '|' && !code
    });
    let parts = split.map(|(at, _)| (text[..at].trim(), text[at + 1..].trim()));
    let row = match parts {
        Some((left, right)) if !left.is_empty() && !right.is_empty() => {
            Ok((left.to_string(), right.to_string()))
        }
        _ => Err("the row is written `**Cheat sheet.** code | what it does`".to_string()),
    };
    Some((i + 1, row))
}

/// `{{#cheatsheet}}`: the rows of all chapters, with the chapter's link and title.
pub fn cheatsheet(rows: &[(String, String, String, String)]) -> String {
    let mut out = String::from("| Write | What it does | Chapter |\n|---|---|---|\n");
    for (left, right, link, title) in rows {
        let _ = writeln!(
            out,
            "| {} | {} | [{}]({link}) |",
            cell(left),
            cell(right),
            cell(title)
        );
    }
    out
}

/// A `|` would end the cell, even in code.
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
