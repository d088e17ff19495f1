//! The guide as Markdown: tables of minutes, schedules, and the notes of each chapter.

use std::fmt::Write;

use super::Taught;
use super::notes::{REVEAL, Shown};
use super::schedule::{self, FORMATS, Format, Line, Place, Plan, Rank, Row, Use};
use crate::book::directive::Fence;
use crate::book::page::{count, literal};
use crate::book::place::reading;
use crate::book::tables::cell;
use crate::catalogue::Exercise;

/// Minutes after midnight: 9:00. With JavaScript another start can be chosen.
const START: u32 = 9 * 60;
/// What is left over is for open work from this many minutes on.
const OPEN: u32 = 30;

/// `{{#timings}}`: what each chapter takes.
pub fn timings(taught: &[Taught]) -> String {
    let mut out = String::from(
        "| Chapter | To read alone | Talk, core | Talk, all | Exercises |\n|---|--:|--:|--:|--:|\n",
    );
    let mut sums = [0; 4];
    for t in taught {
        let talk = |core: bool| {
            let lines = t.notes.timing.iter();
            let talks = lines.filter(|l| l.exercise.is_none() && (!core || l.rank == Rank::Core));
            talks.map(|l| l.minutes).sum::<u32>()
        };
        let exercises = t.chapter.exercises.iter().map(|e| e.minutes).sum();
        let row = [reading(t.words) as u32, talk(true), talk(false), exercises];
        for (sum, n) in sums.iter_mut().zip(row) {
            *sum += n;
        }
        let [read, core, all, exercises] = row;
        let n = t.chapter.exercises.len();
        let title = title(t);
        let _ = writeln!(
            out,
            "| {title} | {read} | {core} | {all} | {exercises} for {n} |"
        );
    }
    let [read, core, all, exercises] = sums;
    let _ = writeln!(
        out,
        "| **All, in minutes** | **{read}** | **{core}** | **{all}** | **{exercises}** |"
    );
    out
}

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

/// `{{#notes}}`: all notes, folded by chapter. The chapter's page takes its own from here.
pub fn notes(taught: &[Taught]) -> String {
    let mut out = String::new();
    for t in taught {
        let dir = &t.chapter.dir;
        let _ = writeln!(out, "### {}. {}\n", t.chapter.number, t.chapter.title);
        let _ = writeln!(
            out,
            "<details class=\"chapter-notes\" id=\"notes-{dir}\" data-chapter=\"{dir}\"><summary>Timing, what to show, what people ask, what to reveal</summary>\n"
        );
        let _ = writeln!(out, "Read [the chapter]({dir}/index.md) first.\n");
        let timing: Vec<(String, String)> = t
            .notes
            .timing
            .iter()
            .map(|l| (timing(t, l), String::new()))
            .collect();
        part(&mut out, t, "Timing", "", &timing, &t.notes.remarks);
        let shown: Vec<(String, String)> = t
            .notes
            .demonstrate
            .iter()
            .map(|(text, shown)| (text.clone(), section(t.content, shown).unwrap_or_default()))
            .collect();
        part(&mut out, t, "Demonstrate", "", &shown, "");
        let plain = |items: &[String]| -> Vec<(String, String)> {
            items
                .iter()
                .map(|text| (text.clone(), String::new()))
                .collect()
        };
        let (ask, reveal) = (plain(&t.notes.ask), plain(&t.notes.reveal));
        part(
            &mut out,
            t,
            "What people ask",
            "what-people-get-wrong",
            &ask,
            "",
        );
        part(
            &mut out,
            t,
            "Reveal in this order",
            "exercises",
            &reveal,
            "",
        );
        out.push_str("</details>\n\n");
    }
    out
}

/// One part of a chapter's notes; `by` and each item's own name the section to stand beside.
fn part(
    out: &mut String,
    t: &Taught,
    name: &str,
    by: &str,
    items: &[(String, String)],
    more: &str,
) {
    let list = if name.starts_with("Reveal") {
        "ol"
    } else {
        "ul"
    };
    let _ = writeln!(
        out,
        "<section data-part=\"{name}\" data-by=\"{by}\">\n\n#### {name}\n\n<{list}>"
    );
    for (text, by) in items {
        let by = match by.as_str() {
            "" => String::new(),
            by => format!(" data-by=\"{by}\""),
        };
        let _ = writeln!(
            out,
            "<li{by}>\n\n{}\n\n</li>",
            literal(&relink(text, &t.chapter.dir))
        );
    }
    let _ = writeln!(
        out,
        "</{list}>\n\n{}\n</section>\n",
        literal(&relink(more, &t.chapter.dir))
    );
}

fn timing(t: &Taught, line: &Line) -> String {
    let rank = match line.rank {
        Rank::Core => ", core",
        Rank::Extra => ", extra",
        Rank::Plain | Rank::Home => "",
    };
    match exercise(t, line) {
        None => format!("**{} minutes{rank}:** {}", line.minutes, line.text),
        Some(e) if line.rank == Rank::Home => {
            format!(
                "**Homework, {} minutes:** `{}`. {}",
                e.minutes, e.package, line.text
            )
        }
        Some(e) => format!(
            "**{} and {REVEAL} minutes{rank}:** exercise `{}`. {}",
            e.minutes, e.package, line.text
        ),
    }
}

/// The id of the section in which the chapter first shows it.
fn section(content: &str, shown: &Shown) -> Option<String> {
    let needles = match shown {
        Shown::Program(name) => [format!("/{name}.rs"), format!("--example {name}")],
        Shown::Figure(name) => [format!("{{{{#figure {name}"), format!(" {name}:")],
        Shown::Exercise => return Some("exercises".into()),
        Shown::Test => return None,
    };
    let mut fence = Fence::default();
    let mut id = None;
    for line in content.lines() {
        fence.step(line);
        let heading = line.trim_start_matches('#').strip_prefix(' ');
        if let Some(heading) = heading.filter(|_| line.starts_with("##") && !fence.open()) {
            id = Some(heading_id(heading));
        } else if needles.iter().any(|needle| line.contains(needle)) {
            return id;
        }
    }
    None
}

/// As mdBook makes it.
fn heading_id(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_ascii_lowercase()),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

/// Links of a chapter's folder, from a page at the root.
fn relink(text: &str, dir: &str) -> String {
    let mut parts = text.split("](");
    let mut out = parts.next().unwrap_or_default().to_string();
    for rest in parts {
        out.push_str("](");
        let away = ["http://", "https://", "#", "/"]
            .iter()
            .any(|start| rest.starts_with(start));
        match rest.strip_prefix("../") {
            Some(up) => out.push_str(up),
            None if away => out.push_str(rest),
            None => {
                let _ = write!(out, "{dir}/{rest}");
            }
        }
    }
    out
}

fn exercise<'a>(t: &Taught<'a>, line: &Line) -> Option<&'a Exercise> {
    let name = &line.exercise.as_ref()?.name;
    t.chapter.exercises.iter().find(|e| e.package == *name)
}

fn linked(t: &Taught, e: &Exercise) -> String {
    format!("[{}]({}/{}.md)", e.title, t.chapter.dir, e.package)
}

fn title(t: &Taught) -> String {
    let c = t.chapter;
    format!("{}. [{}]({}/index.md)", c.number, c.title, c.dir)
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

/// With a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
}

/// `9:05`, `17:00`.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60 % 24, minutes % 60)
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
