//! The schedules as Markdown: a table a day, and what is not in it.

use std::fmt::Write;

use super::Taught;
use super::notes::REVEAL;
use super::page::{capital, exercise, title};
use super::schedule::{self, FORMATS, Format, Line, Place, Plan, Row, Use};
use crate::book::page::{count, literal};
use crate::book::place::reading;
use crate::book::tables::cell;
use crate::catalogue::Exercise;

/// Minutes after midnight: 9:00. With JavaScript another start can be chosen.
const START: u32 = 9 * 60;
/// What is left over is for open work from this many minutes on.
const OPEN: u32 = 30;

/// `{{#schedules}}`: each kind of workshop, a table a day, and what is not in it.
pub fn schedules(taught: &[Taught]) -> String {
    let chapters: Vec<schedule::Chapter> = taught
        .iter()
        .map(|t| schedule::Chapter {
            number: t.chapter.number,
            lines: t.notes.timing.clone(),
        })
        .collect();
    let mut out = String::new();
    for format in &FORMATS {
        let plan = schedule::plan(format, &chapters);
        let _ = writeln!(out, "## {}\n", format.name);
        let _ = writeln!(out, "{}\n", sums(&plan, taught));
        for (i, rows) in plan.days.iter().enumerate() {
            let (mut id, mut name) = (format.id.to_string(), format.name.to_string());
            if format.days.len() > 1 {
                id = format!("{id}-{}", i + 1);
                name = format!("{name}, day {}", i + 1);
                let _ = writeln!(out, "### Day {}\n", i + 1);
            }
            let _ = writeln!(
                out,
                "<div class=\"schedule\" data-day=\"{id}\" data-name=\"{name}\">\n"
            );
            out.push_str(&table(rows, taught));
            out.push_str("\n</div>\n\n");
        }
        out.push_str(&left(format, &plan, taught));
    }
    out
}

fn line<'a>(taught: &'a [Taught], (c, l): Place) -> &'a Line {
    &taught[c].notes.timing[l]
}

/// What the plan's minutes are for, in a sentence.
fn sums(plan: &Plan, taught: &[Taught]) -> String {
    let (mut talk, mut work, mut exercises, mut spare, mut breaks, mut fixed) = (0, 0, 0, 0, 0, 0);
    for row in plan.days.iter().flatten() {
        match row.what {
            Use::Line(place) if line(taught, place).exercise.is_some() => {
                work += row.minutes - REVEAL;
                exercises += 1;
            }
            Use::Line(_) => talk += row.minutes,
            Use::Spare => spare += row.minutes,
            Use::Break(_) => breaks += row.minutes,
            Use::Fixed(_) => fixed += row.minutes,
        }
    }
    let reveal = exercises * REVEAL;
    let all = talk + work + reveal + spare + breaks + fixed;
    let n = count(exercises as usize, "exercise");
    format!(
        "{} in all: {talk} of talk, {work} for {n} and {reveal} to reveal them, {fixed} for setup and recap, \
         {breaks} of breaks, {spare} to spare.",
        count(all as usize, "minute")
    )
}

/// One day. Each time says where it stands in the day, so that another start can be chosen.
fn table(rows: &[Row], taught: &[Taught]) -> String {
    let mut out = String::from("| Time | Minutes | What |\n|--:|--:|---|\n");
    let mut chapter = None;
    for row in rows {
        let what = match row.what {
            Use::Break(text) => {
                chapter = None;
                format!("*{text}*")
            }
            Use::Fixed(text) => text.to_string(),
            Use::Spare if row.minutes >= OPEN => {
                "Open work: exercises that are not done yet, drills, questions".into()
            }
            Use::Spare => "To spare: questions, and what ran over".into(),
            Use::Line(place) => {
                let t = &taught[place.0];
                if chapter != Some(place.0) {
                    chapter = Some(place.0);
                    let _ = writeln!(out, "| | | **{}** |", title(t));
                }
                let line = line(taught, place);
                match exercise(t, line) {
                    None => capital(sentence(&line.text)),
                    Some(e) => format!(
                        "Exercise {} ({}), then reveal it ({REVEAL})",
                        linked(t, e),
                        e.minutes
                    ),
                }
            }
        };
        let of = match row.what {
            Use::Line((c, _)) => format!(" data-chapter=\"{}\"", taught[c].chapter.dir),
            _ => String::new(),
        };
        let (at, minutes) = (row.at, row.minutes);
        let _ = writeln!(
            out,
            "| <time data-at=\"{at}\" data-minutes=\"{minutes}\"{of}>{}</time> | {minutes} | {} |",
            clock(START + at),
            cell(&literal(&what))
        );
    }
    let end = rows.last().map_or(0, |row| row.at + row.minutes);
    let _ = writeln!(
        out,
        "| <time data-at=\"{end}\">{}</time> | | End |",
        clock(START + end)
    );
    out
}

/// What does not fit, and where to send people for it.
fn left(format: &Format, plan: &Plan, taught: &[Taught]) -> String {
    let mut out = String::from("**What does not fit, and where to send people for it:**\n\n");
    let mut whole = Vec::new();
    for (c, t) in taught.iter().enumerate() {
        let lines: Vec<&Line> = plan
            .left
            .iter()
            .filter(|p| p.0 == c)
            .map(|p| line(taught, *p))
            .collect();
        let outside = !format.chapters.contains(&t.chapter.number);
        if outside || lines.len() == t.notes.timing.len() {
            whole.push(t);
            continue;
        }
        if lines.is_empty() {
            continue;
        }
        let tasks: Vec<String> = lines
            .iter()
            .filter_map(|l| exercise(t, l))
            .map(|e| format!("{} ({} minutes)", linked(t, e), e.minutes))
            .collect();
        let talks: Vec<String> = lines
            .iter()
            .filter(|l| l.exercise.is_none())
            .map(|l| {
                sentence(&l.text)
                    .trim_end_matches(['.', '?', '!'])
                    .to_string()
            })
            .collect();
        let mut said = Vec::new();
        if !tasks.is_empty() {
            said.push(format!("as homework {}", tasks.join(", ")));
        }
        if !talks.is_empty() {
            said.push(format!("to read or do alone: {}", talks.join("; ")));
        }
        let _ = write!(out, "- {}: {}.", chapter(t), said.join(". Also "));
        out.push('\n');
    }
    for t in whole {
        let tasks: Vec<String> = t
            .chapter
            .exercises
            .iter()
            .map(|e| format!("{} ({})", linked(t, e), e.minutes))
            .collect();
        let _ = writeln!(
            out,
            "- {}, the whole of it: {} to read, and exercises of {} minutes: {}.",
            chapter(t),
            count(reading(t.words), "minute"),
            t.chapter.exercises.iter().map(|e| e.minutes).sum::<u32>(),
            tasks.join(", ")
        );
    }
    if out.ends_with(":**\n\n") {
        out.push_str("- Nothing: everything that stands is in.\n");
    }
    let stands = |n: &&u32| !taught.iter().any(|t| t.chapter.number == **n);
    let unwritten: Vec<String> = format
        .chapters
        .iter()
        .filter(stands)
        .map(u32::to_string)
        .collect();
    if !unwritten.is_empty() {
        let _ = writeln!(
            out,
            "\nMeant for this workshop, and not written yet: chapters {}.",
            unwritten.join(", ")
        );
    }
    out.push('\n');
    out
}

fn linked(t: &Taught, e: &Exercise) -> String {
    format!("[{}]({}/{}.md)", e.title, t.chapter.dir, e.package)
}

fn chapter(t: &Taught) -> String {
    let c = t.chapter;
    format!("Chapter {}, [{}]({}/index.md)", c.number, c.title, c.dir)
}

/// Up to the first full stop or question mark, outside of code.
fn sentence(text: &str) -> &str {
    let mut code = false;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = chars.windows(2).find(|pair| {
        code ^= pair[0].1 == '`';
        !code && matches!(pair[0].1, '.' | '?' | '!') && pair[1].1 == ' '
    });
    end.map_or(text, |pair| &text[..=pair[0].0])
}

/// `9:05`, `17:00`.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60 % 24, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_outside_of_code() {
        assert_eq!(sentence("one. Two."), "one.");
        assert_eq!(sentence("who? All."), "who?");
        assert_eq!(sentence("`a. b` and c. D."), "`a. b` and c.");
        assert_eq!(sentence("only one"), "only one");
    }

    #[test]
    fn clock_times() {
        assert_eq!(clock(START), "9:00");
        assert_eq!(clock(START + 485), "17:05");
    }
}
