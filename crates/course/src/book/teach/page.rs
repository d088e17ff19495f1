//! The guide as Markdown: the table of minutes, and the notes of each chapter.

use std::fmt::Write;

use super::Taught;
use super::notes::{REVEAL, Shown};
use super::schedule::{Line, Rank};
use crate::book::directive::Fence;
use crate::book::page::literal;
use crate::book::place::reading;
use crate::catalogue::Exercise;

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
                e.minutes,
                e.package,
                capital(&line.text)
            )
        }
        Some(e) => format!(
            "**{} and {REVEAL} minutes{rank}:** exercise `{}`. {}",
            e.minutes,
            e.package,
            capital(&line.text)
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
pub fn heading_id(heading: &str) -> String {
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

pub fn exercise<'a>(t: &Taught<'a>, line: &Line) -> Option<&'a Exercise> {
    let name = &line.exercise.as_ref()?.name;
    t.chapter.exercises.iter().find(|e| e.package == *name)
}

pub fn title(t: &Taught) -> String {
    let c = t.chapter;
    format!("{}. [{}]({}/index.md)", c.number, c.title, c.dir)
}

/// With a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
