//! Quizzes: every answer about code is the compiler's or a recorded run's, and no answer is
//! given away by its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use super::cards::{place, read};
use super::listings::recorded_errors;
use super::{Course, Defect};

const PROGRAMS: &str = "tests/listings/examples";
const ERRORS: &str = "tests/listings/errors";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    kind: String,
    ask: String,
    program: Option<String>,
    anchor: Option<String>,
    #[serde(default)]
    options: Vec<Choice>,
    compiles: Option<bool>,
    line: Option<usize>,
    proof: Option<String>,
    start: Option<String>,
    #[serde(default)]
    near: Vec<Near>,
    other: Option<String>,
    tempting: Option<String>,
    why: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    text: String,
    #[serde(default)]
    right: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Near {
    line: usize,
    why: String,
}

/// Every quiz: its answers are those of the compiler and of recorded runs.
pub fn check_quizzes(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let mut folders = course.chapters()?;
    let chapters = folders.len();
    folders.push("src/introduction".into());
    for (number, chapter) in folders.iter().enumerate() {
        let Some((page, quiz)) = read::<Quiz>(course, &chapter.join("quiz.toml"), &mut defects)
        else {
            continue;
        };
        let entry = number == chapters;
        if quiz.question.len() < 5 {
            defects.push(page.defect(
                0,
                format!("{} questions: five are the least", quiz.question.len()),
            ));
        }
        for kind in ["prints", "compiles"] {
            if !entry && !quiz.question.iter().any(|question| question.kind == kind) {
                defects.push(page.defect(0, format!("no question of the kind `{kind}`")));
            }
        }
        if let Some(letter) = one_place(&quiz.question) {
            defects.push(page.defect(0, format!("every right answer is {letter}")));
        }
        let mut ids = BTreeSet::new();
        for (number, question) in quiz.question.iter().enumerate() {
            let at = place(&page, "[[question]]", number);
            if entry != question.start.is_some() {
                let message = "`start` belongs to each question of the entry test, and to no other";
                defects.push(page.defect(at, message));
            }
            if !ids.insert(question.id.as_str()) {
                defects.push(page.defect(at, format!("the `id` `{}` is taken", question.id)));
            }
            for message in question_faults(course, question) {
                defects.push(page.defect(at, message));
            }
        }
    }
    Ok(defects)
}

fn question_faults(course: &Course, question: &Question) -> Vec<String> {
    let mut faults = Vec::new();
    if question.ask.trim().is_empty() {
        faults.push("asks nothing".to_owned());
    }
    let right = question
        .options
        .iter()
        .filter(|choice| choice.right)
        .count();
    if question.kind != "compiles" {
        let texts: BTreeSet<String> = question
            .options
            .iter()
            .map(|choice| shown(&choice.text))
            .collect();
        if question.options.len() < 2 || texts.len() < question.options.len() {
            faults.push("needs at least two options, all different".into());
        }
        if question
            .options
            .iter()
            .any(|choice| choice.why.trim().is_empty())
        {
            faults.push("an option does not say why".into());
        }
    }
    match question.kind.as_str() {
        "choice" if right != 1 => faults.push(format!("one option is right, here {right}")),
        "several" if right == 0 => faults.push("no option is right".into()),
        "choice" | "several" => {}
        "prints" => faults.extend(prints_faults(course, question, right)),
        "compiles" => faults.extend(compiles_faults(course, question)),
        other => faults.push(format!(
            "no kind is called `{other}`: choice, several, prints or compiles"
        )),
    }
    if let Some(proof) = &question.proof {
        faults.extend(proof_faults(course, question, proof));
    }
    if let (Some(program), Some(anchor)) = (&question.program, &question.anchor) {
        let shows = [PROGRAMS, ERRORS].iter().any(|folder| {
            let source = course.page(Path::new(&format!("{folder}/{program}.rs")));
            source.is_ok_and(|source| {
                source
                    .text
                    .lines()
                    .any(|line| line.trim_end().ends_with(&format!("ANCHOR: {anchor}")))
            })
        });
        if !shows {
            faults.push(format!("the program `{program}` has no anchor `{anchor}`"));
        }
    }
    faults
}

/// The right option is what the program printed.
fn prints_faults(course: &Course, question: &Question, right: usize) -> Option<String> {
    if right != 1 {
        return Some(format!("one option is right, here {right}"));
    }
    let Some(program) = &question.program else {
        return Some("`prints` needs a `program`".into());
    };
    let Ok(out) = course.page(Path::new(&format!("{PROGRAMS}/{program}.out"))) else {
        return Some(format!("no recorded output {PROGRAMS}/{program}.out"));
    };
    let right = question.options.iter().find(|choice| choice.right)?;
    (shown(&right.text) != shown(&out.text)).then(|| {
        format!(
            "the right option is not what `{program}` printed:\n{}",
            out.text
        )
    })
}

/// Each right option is a line that the program printed, and no wrong one is.
fn proof_faults(course: &Course, question: &Question, proof: &str) -> Vec<String> {
    let Ok(out) = course.page(Path::new(&format!("{PROGRAMS}/{proof}.out"))) else {
        return vec![format!("no recorded output {PROGRAMS}/{proof}.out")];
    };
    let mut faults = Vec::new();
    for choice in &question.options {
        let text = choice.text.replace('`', "");
        let printed = out.text.lines().any(|line| line.trim() == text.trim());
        if printed != choice.right {
            let what = if printed { "printed" } else { "did not print" };
            faults.push(format!("`{proof}` {what} `{text}`"));
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
    let one = matches!(question.kind.as_str(), "choice" | "prints");
    let found = ('A'..)
        .zip(&question.options)
        .find(|(_, o)| one && o.right)?;
    Some(found.0)
}

/// Over the whole course: who always takes the same letter, or the longest option, learns
/// nothing, and must not do well.
pub fn check_guesses(course: &Course) -> Result<Vec<Defect>> {
    let mut ignored = Vec::new();
    let mut places = BTreeMap::<char, usize>::new();
    let (mut all, mut longest, mut choices) = (0, 0, 0);
    for chapter in course.chapters()? {
        let read = read::<Quiz>(course, &chapter.join("quiz.toml"), &mut ignored);
        for question in read.iter().flat_map(|(_, quiz)| &quiz.question) {
            let Some(letter) = right_place(question) else {
                continue;
            };
            all += 1;
            *places.entry(letter).or_default() += 1;
            if question.kind == "choice" {
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

/// The compiler agrees with the answer.
fn compiles_faults(course: &Course, question: &Question) -> Vec<String> {
    let mut faults = Vec::new();
    if question
        .why
        .as_deref()
        .is_none_or(|why| why.trim().is_empty())
    {
        faults.push("`compiles` needs a `why`".to_owned());
    }
    let tempting = question.tempting.as_deref();
    if tempting.is_none_or(|words| words.trim().is_empty()) {
        faults.push("`tempting` is missing: words for who says the contrary".to_owned());
    }
    let Some(program) = &question.program else {
        faults.push("`compiles` needs a `program`".into());
        return faults;
    };
    match question.compiles {
        None => faults.push("`compiles = true` or `false` is missing".into()),
        Some(true) => {
            if !course.has(format!("{PROGRAMS}/{program}.rs")) {
                faults.push(format!(
                    "no program {PROGRAMS}/{program}.rs, which must compile"
                ));
            }
        }
        Some(false) => match course.page(Path::new(&format!("{ERRORS}/{program}.stderr"))) {
            Err(_) => faults.push(format!("no recorded error {ERRORS}/{program}.stderr")),
            Ok(stderr) => {
                let errors = recorded_errors(&stderr.text);
                if errors.len() > 1 {
                    let number = errors.len();
                    faults.push(format!("{number} errors: one line could not be right"));
                }
                let line = errors.first().map(|error| error.line);
                if question.line.is_none() {
                    faults.push("the `line` that the compiler points at is missing".into());
                } else if question.line != line {
                    faults.push(format!(
                        "the compiler points at line {line:?}, not {:?}",
                        question.line
                    ));
                }
                let other = question.other.as_deref();
                if other.is_none_or(|words| words.trim().is_empty()) {
                    faults.push("`other` is missing: words for any other line".into());
                }
                for near in &question.near {
                    if near.why.trim().is_empty() || question.line == Some(near.line) {
                        faults.push(format!("line {} is right, or has no why", near.line));
                    }
                    if !marked(&stderr.text, near.line) {
                        faults.push(format!("the message does not show line {}", near.line));
                    }
                }
            }
        },
    }
    faults
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
