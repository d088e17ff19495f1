//! Cards: as many as a chapter needs. The build reads them, the terms and the notes, and names what
//! is wrong with their form.

use anyhow::Result;
use course::book::cards::cards;

use super::{Course, Defect};

/// Every chapter's cards.
pub fn check_cards(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for chapter in course.chapters()? {
        if let Ok(cards) = cards(&course.root, &chapter)
            && cards.number < 8
        {
            let what = format!("{} cards: eight are the least", cards.number);
            defects.push(Defect::of(&chapter.join("cards.toml"), what));
        }
    }
    Ok(defects)
}
