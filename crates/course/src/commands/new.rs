//! `cargo course new`: an exercise to start from, with its answers. What it writes is a small
//! example that the course's own tests accept, so that an author changes something that works.

use std::path::Path;

use super::say;
use crate::catalogue::{Catalogue, Chapter, is_snake_case};
use crate::error::{Error, Result, write_atomically};

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The chapter: its number, its folder, or the folder's name without the number
    chapter: String,
    /// The exercise's name, in snake_case: what the learner types after -p
    name: String,
}

/// Each file of the exercise, and of its answers.
const EXERCISE: [(&str, &str); 4] = [
    ("Cargo.toml", include_str!("../../template/manifest.toml")),
    ("src/lib.rs", include_str!("../../template/lib.rs")),
    ("tests/grade.rs", include_str!("../../template/grade.rs")),
    ("hints.md", include_str!("../../template/hints.md")),
];
const ANSWERS: [(&str, &str); 5] = [
    ("solution.rs", include_str!("../../template/solution.rs")),
    (
        "right/until_an_instant.rs",
        include_str!("../../template/right/until_an_instant.rs"),
    ),
    (
        "wrong/blocks_the_thread.rs",
        include_str!("../../template/wrong/blocks_the_thread.rs"),
    ),
    (
        "wrong/never_awaits.rs",
        include_str!("../../template/wrong/never_awaits.rs"),
    ),
    (
        "wrong/returns_something_else.rs",
        include_str!("../../template/wrong/returns_something_else.rs"),
    ),
];

pub(super) fn run(catalogue: &Catalogue, options: &Options) -> Result<()> {
    let name = options.name.as_str();
    if !is_snake_case(name) {
        return Err(Error::new(format!(
            "`{name}` must be snake_case: lower case letters, digits and underscores"
        )));
    }
    if let Some(taken) = catalogue
        .exercises()
        .find(|exercise| exercise.package == name)
    {
        return Err(
            Error::new(format!("`{name}` is already the name of {}", taken.dir))
                .with_help("choose another name"),
        );
    }
    let chapter = find_chapter(catalogue, &options.chapter)?;
    let unread = catalogue
        .broken
        .iter()
        .filter(|broken| broken.chapter == chapter.number);
    let unread = unread.filter_map(|broken| broken.number.rsplit('.').next()?.parse().ok());
    let last = chapter
        .exercises
        .iter()
        .map(|exercise| exercise.position)
        .chain(unread)
        .max();
    let folder = format!("{}/{:02}_{name}", chapter.dir, last.unwrap_or(0) + 1);
    let (exercise, answers) = (format!("exercises/{folder}"), format!("solutions/{folder}"));
    for dir in [&exercise, &answers] {
        if catalogue.root.join(dir).exists() {
            return Err(
                Error::new(format!("{dir} exists already, and nothing is overwritten"))
                    .with_help("move it away or choose another name"),
            );
        }
    }
    write_all(&catalogue.root.join(&answers), &ANSWERS, name)?;
    write_all(&catalogue.root.join(&exercise), &EXERCISE, name)?;
    say::out(&format!(
        "{exercise}\n{answers}\nBoth hold a small example that works; every TODO in them is yours to replace.\n\
         Try it:        cargo test -p {name}\n\
         Then note it:  cargo course bless"
    ));
    Ok(())
}

fn write_all(dir: &Path, files: &[(&str, &str)], name: &str) -> Result<()> {
    let mut title = name.replace('_', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    for (file, template) in files {
        let text = template.replace("NAME", name).replace("TITLE", &title);
        write_atomically(&dir.join(file), text.as_bytes())?;
    }
    Ok(())
}

/// `3`, `03`, `03_waiting_together` or `waiting_together`.
fn find_chapter<'c>(catalogue: &'c Catalogue, wanted: &str) -> Result<&'c Chapter> {
    let plain = wanted.trim_end_matches(['/', '\\']);
    let plain = plain.rsplit(['/', '\\']).next().unwrap_or(plain);
    let matches = |chapter: &&Chapter| {
        chapter.dir == plain
            || chapter.dir.get(3..) == Some(plain)
            || plain.parse() == Ok(chapter.number)
    };
    catalogue.chapters.iter().find(matches).ok_or_else(|| {
        let all: Vec<&str> = catalogue
            .chapters
            .iter()
            .map(|chapter| chapter.dir.as_str())
            .collect();
        Error::new(format!("no chapter is called `{wanted}`"))
            .with_help(format!("the chapters are {}", all.join(", ")))
    })
}
