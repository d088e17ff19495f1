//! Quizzes, cards, terms and the instructor's notes.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use toml_edit::de::from_str;

use super::{Course, Defect, Page};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    kind: String,
    ask: String,
    program: Option<String>,
    anchor: Option<String>,
    #[serde(default)]
    options: Vec<Choice>,
    compiles: Option<bool>,
    line: Option<usize>,
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
struct Cards {
    card: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    /// The build holds it against the others.
    #[serde(default, rename = "id")]
    _id: Option<String>,
    front: String,
    back: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    name: String,
    text: String,
}

const PROGRAMS: &str = "tests/listings/examples";
const ERRORS: &str = "tests/listings/errors";
const NOTES: [&str; 4] = [
    "## Timing",
    "## Demonstrate",
    "## What people ask",
    "## Reveal in this order",
];

/// Reads a TOML file of a chapter; a missing one is another check's business.
fn read<T: for<'de> Deserialize<'de>>(
    course: &Course,
    path: &Path,
    defects: &mut Vec<Defect>,
) -> Option<(Page, T)> {
    let page = course.page(path).ok()?;
    match from_str(&page.text) {
        Ok(value) => Some((page, value)),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            defects.push(page.defect(at, error.message().to_owned()));
            None
        }
    }
}

/// Where the `number`th table of a list starts.
fn place(page: &Page, header: &str, number: usize) -> usize {
    page.text
        .match_indices(header)
        .nth(number)
        .map_or(0, |(at, _)| at)
}

/// Every quiz: its answers are those of the compiler and of recorded runs.
pub fn check_quizzes(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for chapter in course.chapters()? {
        let Some((page, quiz)) = read::<Quiz>(course, &chapter.join("quiz.toml"), &mut defects)
        else {
            continue;
        };
        if quiz.question.len() < 5 {
            defects.push(page.defect(
                0,
                format!("{} questions: five are the least", quiz.question.len()),
            ));
        }
        for (number, question) in quiz.question.iter().enumerate() {
            let at = place(&page, "[[question]]", number);
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
        let texts: std::collections::BTreeSet<&str> = question
            .options
            .iter()
            .map(|choice| choice.text.trim())
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
    (right.text.trim() != out.text.trim()).then(|| {
        format!(
            "the right option is not what `{program}` printed:\n{}",
            out.text
        )
    })
}

/// The compiler agrees with the answer.
fn compiles_faults(course: &Course, question: &Question) -> Vec<String> {
    let mut faults = Vec::new();
    if question.why.is_none() {
        faults.push("`compiles` needs a `why`".to_owned());
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
                let line = super::listings::recorded_errors(&stderr.text)
                    .first()
                    .map(|error| error.line);
                if question.line.is_some() && question.line != line {
                    faults.push(format!(
                        "the compiler points at line {line:?}, not {:?}",
                        question.line
                    ));
                }
                if question.line.is_none() {
                    faults.push("the `line` that the compiler points at is missing".into());
                }
            }
        },
    }
    faults
}

/// Every chapter's cards, terms and notes.
pub fn check_cards_terms_and_notes(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let mut names = std::collections::BTreeMap::new();
    for chapter in course.chapters()? {
        if let Some((page, cards)) =
            read::<Cards>(course, &chapter.join("cards.toml"), &mut defects)
        {
            if cards.card.len() < 8 {
                defects.push(page.defect(
                    0,
                    format!("{} cards: eight are the least", cards.card.len()),
                ));
            }
            for (number, card) in cards.card.iter().enumerate() {
                if card.front.trim().is_empty() || card.back.trim().is_empty() {
                    defects.push(page.defect(place(&page, "[[card]]", number), "an empty side"));
                }
            }
        }
        if let Some((page, terms)) =
            read::<Terms>(course, &chapter.join("terms.toml"), &mut defects)
        {
            for (number, term) in terms.term.iter().enumerate() {
                let at = place(&page, "[[term]]", number);
                if term.name.trim().is_empty() || term.text.trim().is_empty() {
                    defects.push(page.defect(at, "a term without a name or a text"));
                }
                if let Some(first) = names.insert(term.name.to_lowercase(), page.path.clone()) {
                    let message =
                        format!("`{}` is already defined in {}", term.name, first.display());
                    defects.push(page.defect(at, message));
                }
            }
        }
        if let Ok(notes) = course.page(&chapter.join("notes.md")) {
            let found: Vec<&str> = notes
                .text
                .lines()
                .filter(|line| line.starts_with("## "))
                .map(str::trim)
                .collect();
            if found != NOTES {
                defects
                    .push(notes.defect(0, format!("the headings are {NOTES:?}, here {found:?}")));
            }
        }
    }
    Ok(defects)
}
