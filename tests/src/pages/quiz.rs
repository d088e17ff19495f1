//! Quizzes: every answer about code is the compiler's or a recorded run's, and no answer is
//! given away by its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use course::book::quiz::{self, Kind, Question, Quiz};

use super::listings::recorded_errors;
use super::{Course, Defect};

/// The entry test's folder.
const ENTRY: &str = "src/introduction";
const PROGRAMS: &str = "tests/listings/examples";
const ERRORS: &str = "tests/listings/errors";

/// Every quiz, by its file: those of the chapters, and last the entry test. The build names what is
/// wrong with the form of one.
fn quizzes(course: &Course) -> Result<Vec<(PathBuf, Quiz)>> {
    let mut folders = course.chapters()?;
    folders.push(ENTRY.into());
    let files = folders.into_iter().map(|folder| folder.join("quiz.toml"));
    let read = files.filter_map(|file| Some((file.clone(), quiz::read(&course.root, &file).ok()?)));
    Ok(read.collect())
}

/// Every quiz: its answers are those of the compiler and of recorded runs.
pub fn check_quizzes(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for (file, quiz) in quizzes(course)? {
        let mut say = |what: String| defects.push(Defect::of(&file, what));
        let number = quiz.questions.len();
        if number < 5 {
            say(format!("{number} questions: five are the least"));
        }
        for kind in [Kind::Prints, Kind::Compiles] {
            if !file.starts_with(ENTRY) && !quiz.questions.iter().any(|it| it.kind == kind) {
                say(format!("no question of the kind {kind:?}"));
            }
        }
        if let Some(letter) = one_place(&quiz.questions) {
            say(format!("every right answer is {letter}"));
        }
        for question in &quiz.questions {
            let faults = match question.kind {
                Kind::Choice | Kind::Several => proof_faults(course, question),
                Kind::Prints => prints_fault(course, question).into_iter().collect(),
                Kind::Compiles => compiles_faults(course, question),
            };
            defects.extend(
                faults
                    .into_iter()
                    .map(|what| quiz.defect_of(question, what)),
            );
        }
    }
    Ok(defects)
}

/// What a program printed, as it is recorded.
fn recorded(course: &Course, program: &str) -> Result<String, String> {
    let file = format!("{PROGRAMS}/{program}.out");
    match course.page(Path::new(&file)) {
        Ok(page) => Ok(page.text),
        Err(_) => Err(format!("no recorded output {file}")),
    }
}

/// The right option is what the program printed.
fn prints_fault(course: &Course, question: &Question) -> Option<String> {
    let program = question.program.as_ref()?.get_ref();
    let out = match recorded(course, program) {
        Ok(out) => out,
        Err(missing) => return Some(missing),
    };
    let right = question.options.iter().find(|choice| choice.right)?;
    (shown(&right.text) != shown(&out))
        .then(|| format!("the right option is not what `{program}` printed:\n{out}"))
}

/// Each right option is a line that the program printed, and no wrong one is.
fn proof_faults(course: &Course, question: &Question) -> Vec<String> {
    let Some(proof) = &question.proof else {
        return Vec::new();
    };
    let out = match recorded(course, proof.get_ref()) {
        Ok(out) => out,
        Err(missing) => return vec![missing],
    };
    let mut faults = Vec::new();
    for choice in &question.options {
        let text = choice.text.replace('`', "");
        let printed = out.lines().any(|line| line.trim() == text.trim());
        if printed != choice.right {
            let what = if printed { "printed" } else { "did not print" };
            faults.push(format!("`{}` {what} `{text}`", proof.get_ref()));
        }
    }
    faults
}

/// The compiler agrees with the answer.
fn compiles_faults(course: &Course, question: &Question) -> Vec<String> {
    let program = question.program.as_ref().map_or("", |it| it.get_ref());
    let Some(line) = question.line else {
        let file = format!("{PROGRAMS}/{program}.rs");
        let compiled = course.has(&file);
        return match compiled {
            true => Vec::new(),
            false => vec![format!("no program {file}, which must compile")],
        };
    };
    let file = format!("{ERRORS}/{program}.stderr");
    let Ok(stderr) = course.page(Path::new(&file)) else {
        return vec![format!("no recorded error {file}")];
    };
    let mut faults = Vec::new();
    let errors: Vec<usize> = recorded_errors(&stderr.text)
        .iter()
        .map(|it| it.line)
        .collect();
    if errors != [line] {
        faults.push(format!(
            "the compiler points at the lines {errors:?}, not at {line} alone"
        ));
    }
    for near in &question.near {
        if !marked(&stderr.text, near.line) {
            faults.push(format!("the message does not show line {}", near.line));
        }
    }
    faults
}

/// An output as a reader sees it.
fn shown(output: &str) -> String {
    let lines: Vec<&str> = output.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The place of all right options, if there are three or more and they share one.
fn one_place(questions: &[Question]) -> Option<char> {
    let places: Vec<char> = questions.iter().filter_map(right_place).collect();
    let first = *places.first()?;
    (places.len() > 2 && places.iter().all(|place| *place == first)).then_some(first)
}

/// The letter of the one right option.
fn right_place(question: &Question) -> Option<char> {
    let one = matches!(question.kind, Kind::Choice | Kind::Prints);
    let found = ('A'..)
        .zip(&question.options)
        .find(|(_, o)| one && o.right)?;
    Some(found.0)
}

/// Over the whole course: who always takes the same letter, or the longest option, learns
/// nothing, and must not do well.
pub fn check_guesses(course: &Course) -> Result<Vec<Defect>> {
    let mut places = BTreeMap::<char, usize>::new();
    let (mut all, mut longest, mut choices) = (0, 0, 0);
    for (file, quiz) in quizzes(course)? {
        if file.starts_with(ENTRY) {
            continue;
        }
        for question in &quiz.questions {
            let Some(letter) = right_place(question) else {
                continue;
            };
            all += 1;
            *places.entry(letter).or_default() += 1;
            if question.kind == Kind::Choice {
                choices += 1;
                let length = |right| {
                    let texts = question.options.iter().filter(|o| o.right == right);
                    texts.map(|o| o.text.chars().count()).max().unwrap_or(0)
                };
                longest += usize::from(length(true) > length(false));
            }
        }
    }
    let mut defects = Vec::new();
    let mut say = |what| defects.push(Defect::of(Path::new("src"), what));
    for (letter, number) in places {
        if all > 4 && number * 2 > all {
            say(format!("{number} of {all} right answers are {letter}"));
        }
    }
    if choices > 4 && longest * 2 > choices {
        say(format!(
            "{longest} of {choices} right options are the longest one"
        ));
    }
    Ok(defects)
}

/// Whether a compiler's message shows this line of the program and marks something in it.
fn marked(stderr: &str, line: usize) -> bool {
    let lines: Vec<&str> = stderr.lines().collect();
    lines.windows(2).any(|pair| {
        let number = pair[0].split('|').next().unwrap_or_default().trim();
        let marks = pair[1]
            .split_once('|')
            .map_or("", |(_, marks)| marks.trim());
        number == line.to_string() && marks.starts_with(['-', '^', '|', '_'])
    })
}
