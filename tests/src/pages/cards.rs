//! Cards, terms and the instructor's notes.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use toml_edit::de::from_str;

use super::{Course, Defect, Page};

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

const NOTES: [&str; 4] = [
    "## Timing",
    "## Demonstrate",
    "## What people ask",
    "## Reveal in this order",
];

/// Reads a TOML file of a chapter; a missing one is another check's business.
pub(super) fn read<T: for<'de> Deserialize<'de>>(
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
pub(super) fn place(page: &Page, header: &str, number: usize) -> usize {
    page.text
        .match_indices(header)
        .nth(number)
        .map_or(0, |(at, _)| at)
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
