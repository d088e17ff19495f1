//! The pages of an exercise: the task, and its solution.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::answers;
use super::page::{count, fence, folded, literal, sentence};
use crate::catalogue::{Answer, Catalogue, Exercise};
use crate::error::{Defect, Error, Result, read};

/// The page with the task, beside its chapter.
pub fn task(catalogue: &Catalogue, exercise: &Exercise, chapter: &str) -> Result<String> {
    let name = &exercise.package;
    let mut out = format!("# {}\n\n", exercise.title);
    let _ = writeln!(
        out,
        "**Exercise {}** of [{chapter}](index.md) · {} · {} · {}\n",
        exercise.number,
        count(exercise.minutes as usize, "minute"),
        exercise.level.name(),
        exercise.kind.words(),
    );
    let _ = writeln!(out, "> **The idea.** {}\n", sentence(&exercise.teaches));
    let before: Vec<String> = exercise
        .after
        .iter()
        .filter_map(|name| catalogue.exercises().find(|e| e.package == *name))
        .map(|e| format!("[{}]({})", e.title, self::link(catalogue, e)))
        .collect();
    if !before.is_empty() {
        let _ = writeln!(out, "Do {} first.\n", before.join(" and "));
    }
    let _ = writeln!(
        out,
        "Edit `{}`, then grade it:\n\n{}",
        exercise.edits(),
        fence("console", &exercise.command())
    );
    let _ = writeln!(out, "{}", super::place::solved(name));
    let _ = writeln!(out, "## Task\n\n{}\n", literal(&exercise.task()?));
    let starter = exercise.starter()?;
    let (_, starter) = crate::text::inner_doc(&starter);
    let _ = writeln!(out, "## Starter\n\n{}", fence("rust,ignore", starter));
    // A hand-out on paper has the task and the starter, and no links to what gives the answer away.
    out.push_str("<div class=\"on-screen\">\n\n");
    out.push_str("## Hints\n\nEach hint says more than the one before it.\n\n");
    for hint in exercise.hints()? {
        let summary = format!(
            "Hint {}: {}",
            hint.number,
            super::figure::escape(&hint.title)
        );
        let _ = writeln!(out, "{}", folded("hint", &summary, &literal(&hint.text)));
    }
    let tests = count(exercise.tests()?.len(), "test");
    let grader = fence("rust,ignore", &exercise.grader()?);
    let _ = writeln!(
        out,
        "## Grader\n\nYou may read it; there is nothing to hide.\n"
    );
    let _ = writeln!(
        out,
        "{}",
        folded("", &format!("tests/grade.rs, {tests}"), &grader)
    );
    for (file, text) in cases(exercise)? {
        let info = if file.ends_with(".rs") {
            "rust,ignore"
        } else {
            "text"
        };
        let _ = writeln!(out, "{}", folded("", &file, &fence(info, &text)));
    }
    let _ = writeln!(
        out,
        "## Solution\n\nWhen your tests pass, compare with [the solution]({name}_solution.md).\n\n</div>"
    );
    Ok(out)
}

/// The page with the answers: ours, other right ones, and typical wrong ones.
pub fn solution(exercise: &Exercise) -> Result<String> {
    let solution = exercise.solution()?;
    let mut out = format!("# {}: solution\n\n", exercise.title);
    let _ = writeln!(
        out,
        "This gives away [{}]({}.md). Try it first: a test that fails teaches more than an answer read.\n",
        exercise.title, exercise.package
    );
    if !solution.explanation.is_empty() {
        let _ = writeln!(out, "{}\n", literal(&solution.explanation));
    }
    let _ = writeln!(out, "{}", fence("rust,ignore", &solution.code));
    if !solution.right.is_empty() {
        out.push_str("## Other right answers\n\n");
        for answer in &solution.right {
            let (prose, code) = crate::text::inner_doc(&answer.source);
            let _ = writeln!(out, "### {}\n\n{}\n", words(answer), literal(&prose));
            let _ = writeln!(out, "{}", fence("rust,ignore", code));
        }
    }
    if !solution.wrong.is_empty() {
        out.push_str("## Wrong answers, and what the grader says\n\n");
        out.push_str("The course's own tests give each of these to the grader and check that it says so.\n\n");
        for answer in &solution.wrong {
            let wrong = answers::wrong(answer).map_err(Error::from)?;
            let said: Vec<String> = wrong.says.iter().map(|s| format!("“{s}”")).collect();
            let said = literal(&said.join(" and "));
            let _ = writeln!(out, "### {}\n", words(answer));
            if !wrong.prose.trim().is_empty() {
                let _ = writeln!(out, "{}\n", literal(wrong.prose.trim()));
            }
            if wrong.compiles() {
                let tests: Vec<String> = wrong.fails.iter().map(|t| format!("`{t}`")).collect();
                let _ = writeln!(out, "Fails {}, which says {said}.\n", tests.join(" and "));
            } else {
                let _ = writeln!(out, "Does not compile: the compiler says {said}.\n");
            }
            let _ = writeln!(
                out,
                "{}",
                folded("", "The code", &fence("rust,ignore", &wrong.code))
            );
        }
    }
    Ok(out)
}

/// The link to an exercise's page from another chapter's folder.
fn link(catalogue: &Catalogue, exercise: &Exercise) -> String {
    format!("../{}", page(catalogue, exercise))
}

/// An exercise's page, from `src/`.
pub fn page(catalogue: &Catalogue, exercise: &Exercise) -> String {
    let chapter = catalogue
        .chapters
        .iter()
        .find(|c| c.number == exercise.chapter);
    format!("{}/{}.md", chapter.map_or("", |c| &c.dir), exercise.package)
}

/// The compile-time cases: `ui/*`, sorted.
fn cases(exercise: &Exercise) -> Result<Vec<(String, String)>> {
    let Ok(entries) = std::fs::read_dir(exercise.path().join("ui")) else {
        return Ok(Vec::new());
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "rs" || e == "stderr"));
    paths.sort();
    let name = |p: &Path| format!("ui/{}", p.file_name().unwrap_or_default().to_string_lossy());
    paths.iter().map(|p| Ok((name(p), read(p)?))).collect()
}

/// `right/spawn_each.rs` is headed `Spawn each`.
fn words(answer: &Answer) -> String {
    let text = answer.name.replace('_', " ");
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| {
        c.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// A missing solution is a defect of the course, with its file.
pub fn defects(error: Error, file: &Path) -> Vec<Defect> {
    match error {
        Error::Defects(found) => found,
        other => vec![Defect::of(file, other.to_string())],
    }
}
