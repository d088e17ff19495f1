//! Lists made from the catalogue and from the chapters' own text.

use std::fmt::Write;
use std::path::Path;

use super::exercise::page;
use super::page::{count, link};
use super::place;
use crate::catalogue::{Catalogue, Chapter};

/// `{{#minutes}}`: how long a chapter takes.
pub fn minutes(words: usize, chapter: Option<&Chapter>) -> String {
    let reading = place::reading(words);
    let mut out = format!(
        "{} to read (at {} words a minute)",
        count(reading, "minute"),
        place::RATE
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
            "- **[{}]({}.md)** · {} · {} · {}{}<br>{}<br>`{}`",
            e.title,
            e.package,
            count(e.minutes as usize, "minute"),
            e.level.name(),
            e.kind.words(),
            place::mark(&e.package),
            e.teaches,
            e.command(),
        );
    }
    out
}

/// A chapter of the book, for a list of them.
pub struct Listed<'a> {
    /// Its exercises.
    pub chapter: &'a Chapter,
    pub title: &'a str,
    pub link: String,
    /// Minutes to read it.
    pub reading: usize,
}

/// `{{#catalogue}}`: every exercise, under its chapter.
pub fn catalogue(catalogue: &Catalogue, chapters: &[Listed<'_>], from: &Path) -> String {
    let listed = || chapters.iter().flat_map(|c| &c.chapter.exercises);
    let total: u32 = listed().map(|e| e.minutes).sum();
    let mut out = format!(
        "<div class=\"place-total\"><p>{}, about {} in all.</p><p class=\"place-state\"></p></div>\n\n",
        count(listed().count(), "exercise"),
        place::hours(total as usize),
    );
    for listed in chapters.iter().filter(|c| !c.chapter.exercises.is_empty()) {
        let _ = writeln!(
            out,
            "## {} {}\n\n[The chapter]({}): {}.\n\n<div class=\"exercise-table\">\n\n\
             | | Exercise | Minutes | Level | Kind | Grade it with |\n|---|---|--:|---|---|---|",
            listed.chapter.number,
            listed.title,
            listed.link,
            place::times(listed.reading, Some(listed.chapter)),
        );
        for e in &listed.chapter.exercises {
            let _ = writeln!(
                out,
                "| {}{} | [{}]({}) | {} | {} | {} | `{}` |",
                e.number,
                place::mark(&e.package),
                cell(&e.title),
                link(from, &page(catalogue, e)),
                e.minutes,
                e.level.name(),
                e.kind.words(),
                e.command(),
            );
        }
        // The stylesheet makes blocks of its rows where the table is too wide.
        out.push_str("\n</div>\n\n");
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
    let mut out = String::from(
        "<div class=\"cheat-sheet\">\n\n| Write | What it does | Chapter |\n|---|---|---|\n",
    );
    for (left, right, link, title) in rows {
        let _ = writeln!(
            out,
            "| {} | {} | [{}]({link}) |",
            cell(left),
            cell(right),
            cell(title)
        );
    }
    out.push_str("\n</div>\n");
    out
}

/// A `|` would end the cell, even in code.
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
