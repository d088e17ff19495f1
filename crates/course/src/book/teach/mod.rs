//! The instructor's guide: schedules from the real minutes, and each chapter's notes.

mod days;
mod notes;
mod page;
mod schedule;

use std::path::Path;

use notes::Notes;
pub use page::heading_id;

use super::directive::{self, Fence};
use crate::catalogue::{self, Catalogue};
use crate::error::Defect;

/// A chapter of the book, with everything that the guide says of it.
struct Taught<'a> {
    chapter: &'a catalogue::Chapter,
    notes: Notes,
    /// The words of its page.
    words: usize,
    /// Its page's Markdown.
    content: &'a str,
}

/// A page of the book that is a chapter: its folder and its Markdown.
pub type Chapter<'a> = (&'a str, &'a str);

/// What a directive of the guide asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `{{#timings}}`: what each chapter takes.
    Timings,
    /// `{{#schedules}}`: what goes into half a day, a day, two days.
    Schedules,
    /// `{{#notes}}`: what to show, to answer and to reveal.
    Notes,
}

/// A part of the guide, for a page at the root of the book. `src` is the folder of the pages.
pub fn part(
    part: Part,
    root: &Path,
    src: &Path,
    catalogue: &Catalogue,
    chapters: &[Chapter],
) -> Result<String, Vec<Defect>> {
    let taught = read(root, src, catalogue, chapters)?;
    Ok(match part {
        Part::Timings => page::timings(&taught),
        Part::Schedules => days::schedules(&taught),
        Part::Notes => page::notes(&taught),
    })
}

fn read<'a>(
    root: &Path,
    src: &Path,
    catalogue: &'a Catalogue,
    chapters: &[Chapter<'a>],
) -> Result<Vec<Taught<'a>>, Vec<Defect>> {
    let mut taught: Vec<Taught> = Vec::new();
    let mut defects = Vec::new();
    for &(dir, content) in chapters {
        let Some(chapter) = catalogue.chapters.iter().find(|c| c.dir == dir) else {
            continue;
        };
        match notes::read(root, src, chapter) {
            Ok(notes) => taught.push(Taught {
                chapter,
                notes,
                words: directive::words(content),
                content,
            }),
            Err(found) => defects.extend(found),
        }
    }
    if defects.is_empty() {
        defects = unsound_cores(src, &taught);
    }
    if defects.is_empty() {
        Ok(taught)
    } else {
        Err(defects)
    }
}

/// A core exercise goes in without a question: what comes before it must go in as well.
fn unsound_cores(src: &Path, taught: &[Taught]) -> Vec<Defect> {
    let mut core = Vec::new();
    let mut defects = Vec::new();
    for Taught { chapter, notes, .. } in taught {
        let lines = notes.timing.iter();
        for task in lines
            .filter(|line| line.rank == schedule::Rank::Core)
            .filter_map(|line| line.exercise.as_ref())
        {
            for after in task.after.iter().filter(|after| !core.contains(after)) {
                let file = src.join(&chapter.dir).join("notes.md");
                let name = &task.name;
                let what =
                    format!("`{name}` is core, and `{after}`, which comes before it, is not");
                defects.push(Defect::of(&file, what));
            }
            core.push(&task.name);
        }
    }
    defects
}

/// The line that leads from a chapter to its notes, put before the first part of the chapter.
/// With JavaScript it holds the switch that shows them beside the text.
pub fn with_link(content: &str, dir: &str) -> String {
    let mut fence = Fence::default();
    let mut at = 0;
    for line in content.split_inclusive('\n') {
        fence.step(line);
        if line.starts_with("## ") && !fence.open() {
            let link = format!(
                "<p class=\"teach\"><a href=\"../instructor.html#notes-{dir}\">Notes for the instructor</a></p>\n\n"
            );
            return format!("{}{link}{}", &content[..at], &content[at..]);
        }
        at += line.len();
    }
    content.to_string()
}
