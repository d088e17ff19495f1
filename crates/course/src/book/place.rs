//! Where the reader is: what a chapter takes, and the room in which theme/place.js says how far
//! they are. The numbers come from here, the marks from the reader's own browser.

use std::fmt::Write;

use super::figure::escape;
use super::page::count;
use crate::catalogue::Chapter;

/// Words a minute. Our assumption for prose with code in it; the page states it.
pub const RATE: usize = 150;

/// How long a text takes to read.
pub fn reading(words: usize) -> usize {
    words.div_ceil(RATE).max(1)
}

/// `45 minutes`, `1 hour 20 minutes`.
pub fn hours(minutes: usize) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) => count(rest, "minute"),
        (_, 0) => count(hours, "hour"),
        _ => format!("{} {}", count(hours, "hour"), count(rest, "minute")),
    }
}

/// `9 minutes to read · 3 exercises, about 45 minutes`.
pub fn times(minutes: usize, chapter: Option<&Chapter>) -> String {
    let mut out = format!("{} to read", count(minutes, "minute"));
    let exercises = chapter.map(|c| c.exercises.as_slice()).unwrap_or_default();
    if !exercises.is_empty() {
        let total: u32 = exercises.iter().map(|e| e.minutes).sum();
        let (n, total) = (count(exercises.len(), "exercise"), hours(total as usize));
        let _ = write!(out, " · {n}, about {total}");
    }
    out
}

/// A chapter with the line under its title (its minutes stand in the box below), and the end of the page. `on` is the next chapter:
/// its link and its title.
pub fn framed(
    markdown: &str,
    minutes: usize,
    chapter: Option<&Chapter>,
    on: Option<(&str, &str)>,
) -> String {
    let exercises = chapter.map(|c| c.exercises.as_slice()).unwrap_or_default();
    let names: Vec<&str> = exercises.iter().map(|e| e.package.as_str()).collect();
    let line = format!(
        "<div class=\"place\" data-minutes=\"{minutes}\" data-exercises=\"{}\">\
         <p class=\"place-state\"></p></div>",
        names.join(" "),
    );
    let mut end = String::from("<div class=\"place-end\"></div>");
    // mdBook's own next page is the first exercise.
    if let Some((link, title)) = on.filter(|_| !exercises.is_empty()) {
        let _ = write!(
            end,
            "\n\nThe exercises come next. Or go on to the next chapter: [{}]({link}).",
            escape(title)
        );
    }
    let after = title_end(markdown);
    let (title, rest) = markdown.split_at(after);
    format!("{title}\n{line}\n{rest}\n\n{end}\n")
}

/// Where the line of the page's title ends; the start of a page without one.
fn title_end(markdown: &str) -> usize {
    let mut at = 0;
    for line in markdown.split_inclusive('\n') {
        at += line.len();
        if line.starts_with("# ") {
            return at;
        }
        if !line.trim().is_empty() {
            break;
        }
    }
    0
}

/// On the page of an exercise: whether it is solved. The script fills it.
pub fn solved(name: &str) -> String {
    format!("<div class=\"place-solved\" data-exercise=\"{name}\"></div>\n")
}

/// Beside an exercise in a list: whether it is solved. The script fills it.
pub fn mark(name: &str) -> String {
    format!("<span class=\"place-cell\" data-exercise=\"{name}\"></span>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_under_the_title_and_the_end_after_the_text() {
        let made = framed(
            "# Spawn\n\nText.\n",
            3,
            None,
            Some(("../06/index.md", "Send")),
        );
        let (title, rest) = made.split_once('\n').expect("lines");
        assert_eq!(title, "# Spawn");
        assert!(
            rest.starts_with("\n<div class=\"place\" data-minutes=\"3\" data-exercises=\"\"><p class=\"place-state\"></p>"),
            "{rest}"
        );
        assert!(
            rest.contains("</div>\n\nText.\n"),
            "no empty line ends the HTML: {rest}"
        );
        assert!(
            rest.ends_with("\n\n<div class=\"place-end\"></div>\n"),
            "{rest}"
        );
    }

    #[test]
    fn a_page_without_a_title_gets_the_line_first() {
        let made = framed("Text.\n\n# Late\n", 1, None, None);
        assert!(
            made.trim_start().starts_with("<div class=\"place\""),
            "{made}"
        );
    }

    #[test]
    fn minutes_become_hours() {
        assert_eq!(hours(1), "1 minute");
        assert_eq!(hours(60), "1 hour");
        assert_eq!(hours(145), "2 hours 25 minutes");
    }
}
