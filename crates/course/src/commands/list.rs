//! `cargo course list`: every exercise and its state.

use serde::Serialize;

use super::{progress, say};
use crate::catalogue::{Broken, Catalogue, Exercise};
use crate::error::{Defect, Error, Result};
use crate::progress::Progress;

/// How far the learner is with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Open,
    Started,
    Solved,
}

impl State {
    fn of(exercise: &Exercise, progress: &Progress) -> State {
        let name = &exercise.package;
        let edited = || {
            exercise
                .edited()
                .is_ok_and(|files| files.iter().any(|file| file.starts_with("src/")))
        };
        match progress.solved(name) {
            true => State::Solved,
            false if progress.hints(name) > 0 || edited() => State::Started,
            false => State::Open,
        }
    }

    fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Started => "started",
            State::Solved => "solved",
        }
    }
}

#[derive(Serialize)]
struct Listed<'c> {
    chapters: Vec<ListedChapter<'c>>,
    broken: &'c [Broken],
    defects: &'c [Defect],
}

#[derive(Serialize)]
struct ListedChapter<'c> {
    number: u32,
    dir: &'c str,
    title: &'c str,
    exercises: Vec<ListedExercise<'c>>,
}

#[derive(Serialize)]
struct ListedExercise<'c> {
    #[serde(flatten)]
    exercise: &'c Exercise,
    state: State,
    hints_shown: usize,
    edits: String,
    command: String,
}

pub(super) fn run(catalogue: &Catalogue, json: bool) -> Result<()> {
    let progress = progress(catalogue)?;
    if json {
        let text = serde_json::to_string_pretty(&listed(catalogue, &progress));
        say::out(
            &text
                .map_err(|e| Error::new(format!("the catalogue cannot be written as JSON: {e}")))?,
        );
    } else {
        say::out(&table(catalogue, &progress));
        for defect in &catalogue.defects {
            say::warning(&defect.to_string());
        }
    }
    Ok(())
}

fn listed<'c>(catalogue: &'c Catalogue, progress: &Progress) -> Listed<'c> {
    let exercise = |exercise: &'c Exercise| ListedExercise {
        state: State::of(exercise, progress),
        hints_shown: progress.hints(&exercise.package),
        edits: exercise.edits(),
        command: exercise.command(),
        exercise,
    };
    let chapters = catalogue.chapters.iter().map(|chapter| ListedChapter {
        number: chapter.number,
        dir: &chapter.dir,
        title: &chapter.title,
        exercises: chapter.exercises.iter().map(exercise).collect(),
    });
    Listed {
        chapters: chapters.collect(),
        broken: &catalogue.broken,
        defects: &catalogue.defects,
    }
}

fn table(catalogue: &Catalogue, progress: &Progress) -> String {
    let names = catalogue
        .exercises()
        .map(|e| e.package.len())
        .chain(catalogue.broken.iter().map(|b| b.name.len()));
    let width = names.max().unwrap_or(0);
    let mut text = String::new();
    let (mut solved, mut all) = (0, 0);
    for chapter in &catalogue.chapters {
        let mut rows = Vec::new();
        for exercise in &chapter.exercises {
            let state = State::of(exercise, progress);
            let style = match state {
                State::Solved => say::GOOD,
                State::Started => say::BOLD,
                State::Open => say::DIM,
            };
            all += 1;
            solved += usize::from(state == State::Solved);
            let Exercise {
                number,
                package,
                minutes,
                level,
                kind,
                ..
            } = exercise;
            let (level, kind) = (level.name(), kind.words());
            let state = say::styled(style, state.word());
            rows.push((exercise.position, format!("  {number:<5} {package:<width$}  {minutes:>2} min  {level:<6}  {kind:<13}  {state}\n")));
        }
        for broken in catalogue
            .broken
            .iter()
            .filter(|broken| broken.dir.contains(&format!("/{}/", chapter.dir)))
        {
            all += 1;
            let position = broken
                .number
                .rsplit('.')
                .next()
                .and_then(|n| n.parse().ok())
                .unwrap_or(u32::MAX);
            let Broken { number, name, .. } = broken;
            rows.push((
                position,
                format!(
                    "  {number:<5} {name:<width$}  {}\n",
                    say::styled(say::BAD, "cannot be read")
                ),
            ));
        }
        if rows.is_empty() {
            continue;
        }
        rows.sort();
        text.push_str(&say::styled(
            say::BOLD,
            format!("{} {}", chapter.number, chapter.title),
        ));
        text.push('\n');
        text.extend(rows.into_iter().map(|(_, row)| row));
    }
    text.push_str(&format!(
        "{solved} of {} solved",
        say::count(all, "exercise")
    ));
    text
}
