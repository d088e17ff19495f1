//! A chapter's cards, from `cards.toml`: a question each, with its answer folded away.
//!
//! Learners' schedules are kept under a card's id. It is made from the front, so that an
//! answer can be put better and keeps its schedule; who rewords a front keeps the old id by
//! an `id` key.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, Parser, html};
use serde::Deserialize;
use toml::Spanned;

use super::data;
use super::page::{count, literal};
use crate::catalogue;
use crate::error::Defect;

/// The longest id, without the chapter's number.
const LONGEST: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    card: Vec<Spanned<Card>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    id: Option<String>,
    front: String,
    back: String,
}

/// The cards of a chapter, ready for a page.
pub struct Cards {
    /// The chapter's folder, `03_waiting_together`.
    pub dir: String,
    pub number: usize,
    list: String,
}

/// A chapter's cards; `dir` is its folder, from the root.
pub fn cards(root: &Path, dir: &Path) -> Result<Cards, Vec<Defect>> {
    let file = dir.join("cards.toml");
    let (text, parsed): (String, File) = data::read(root, &file)?;
    if parsed.card.is_empty() {
        return Err(vec![Defect::at(&file, 1, "there is no `[[card]]`")]);
    }
    let dir = dir.file_name().unwrap_or_default().to_string_lossy();
    // Ids differ between chapters by the number.
    let chapter = catalogue::numbered(&dir).map_or(0, |(number, _)| number);
    let mut list = String::new();
    let mut defects = Vec::new();
    let mut lines = BTreeMap::new();
    for card in &parsed.card {
        let line = data::line(&text, card.span().start);
        let Card { id, front, back } = card.get_ref();
        if front.trim().is_empty() || back.trim().is_empty() {
            defects.push(Defect::at(&file, line, "a card needs a front and a back"));
            continue;
        }
        let name = match id {
            Some(id) => id.clone(),
            None => slug(front),
        };
        if name.is_empty() || name != slug(&name) {
            let what = format!(
                "`{name}` is no id: small letters, digits and single `-`, at most {LONGEST} characters"
            );
            defects.push(Defect::at(&file, line, what));
        }
        let id = format!("{chapter:02}-{name}");
        if let Some(first) = lines.insert(id.clone(), line) {
            let what = format!(
                "the card at line {first} has the same id, `{id}`: ask something else, or add `id = \"...\"`"
            );
            defects.push(Defect::at(&file, line, what));
        }
        let (summary, back) = (summary(front), literal(back.trim()));
        list.push_str(&format!(
            "<details class=\"card\" data-card=\"{id}\"><summary>{summary}</summary>\n\n{back}\n\n</details>\n\n"
        ));
    }
    if defects.is_empty() {
        Ok(Cards {
            dir: dir.into_owned(),
            number: parsed.card.len(),
            list,
        })
    } else {
        Err(defects)
    }
}

impl Cards {
    /// On the chapter's page; `deck` is the link to the page that asks all cards.
    pub fn in_chapter(&self, deck: Option<&str>) -> String {
        let review = deck.map_or(String::new(), |deck| {
            let (number, dir) = (count(self.number, "card"), &self.dir);
            format!(
                "{number}. Say the answer aloud before you open it, or [review these cards]({deck}#review-{dir}) day by day.\n\n"
            )
        });
        format!("{review}{}", self.list)
    }

    /// In the contents of the page that asks all cards. The link from a chapter leads here.
    pub fn entry(&self, title: &str) -> String {
        let (number, dir) = (count(self.number, "card"), &self.dir);
        format!("- <span id=\"review-{dir}\">[{title}](#cards-{dir})</span>, {number}\n")
    }

    /// On that page; `link` leads to the chapter.
    pub fn in_deck(&self, title: &str, link: &str) -> String {
        let Cards { dir, list, .. } = self;
        format!(
            "<div class=\"deck-cards\" data-chapter=\"{dir}\">\n\n## {title} {{#cards-{dir}}}\n\nFrom [the chapter]({link}).\n\n{list}</div>\n\n"
        )
    }
}

/// What is left of a Markdown text in an id.
fn slug(markdown: &str) -> String {
    let mut slug = String::new();
    for event in Parser::new(markdown) {
        let (Event::Text(text) | Event::Code(text)) = event else {
            continue;
        };
        slug.push_str(&text);
        slug.push(' ');
    }
    let lower = slug.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// A single paragraph becomes inline HTML; anything more stays Markdown between empty lines.
fn summary(front: &str) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, Parser::new(front.trim()));
    let inner = rendered
        .trim()
        .strip_prefix("<p>")
        .and_then(|r| r.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") && !inner.contains("<pre>") => {
            literal(&inner.replace('\n', " "))
        }
        _ => format!("\n\n{}\n\n", literal(front.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Cards, Vec<String>> {
        let root = tempfile::tempdir().expect("a folder");
        let dir = Path::new("src/03_waiting_together");
        std::fs::create_dir_all(root.path().join(dir)).expect("a folder in it");
        std::fs::write(root.path().join(dir).join("cards.toml"), toml).expect("a file");
        cards(root.path(), dir).map_err(|d| d.iter().map(ToString::to_string).collect())
    }

    fn card(front: &str, back: &str) -> String {
        format!("[[card]]\nfront = \"{front}\"\nback = \"{back}\"\n")
    }

    fn ids(cards: &Cards) -> Vec<&str> {
        let parts = cards.list.split("data-card=\"").skip(1);
        parts.filter_map(|p| p.split('"').next()).collect()
    }

    #[test]
    fn an_id_is_made_from_the_front_and_does_not_change_with_the_back() {
        let front = "`let _ = check();`: what is *wrong*?";
        let one = read(&card(front, "It is dropped.")).expect("a card");
        let two = read(&card(front, "It is dropped at once.")).expect("a card");
        assert_eq!(ids(&one), ["03-let-check-what-is-wrong"]);
        assert_eq!(ids(&one), ids(&two));
    }

    #[test]
    fn a_long_id_ends_with_a_whole_word_and_an_own_one_is_kept() {
        let front = "Which heads keep a temporary lock guard through the whole of the body?";
        let long = read(&card(front, "`match`")).expect("a card");
        let expected = "03-which-heads-keep-a-temporary-lock-guard-through-the-whole-of";
        assert_eq!(ids(&long), [expected]);
        let own = read(&format!("{}id = \"heads\"\n", card(front, "`match`"))).expect("a card");
        assert_eq!(ids(&own), ["03-heads"]);
        let kept = read(&format!(
            "{}id = \"{}\"\n",
            card("New", "x"),
            &expected[3..]
        ));
        assert_eq!(ids(&kept.expect("a card")), [expected]);
    }

    #[test]
    fn equal_ids_and_bad_ones_are_named_with_their_line() {
        let twice = format!("{}\n{}", card("Why `x`?", "A"), card("Why x", "B"));
        let defects = read(&twice).err().expect("a defect");
        assert_eq!(
            defects,
            [
                "src/03_waiting_together/cards.toml:5: the card at line 1 has the same id, `03-why-x`: ask something else, or add `id = \"...\"`"
            ]
        );
        for bad in ["Heads", "a--b", "", "a_b"] {
            let text = format!("{}id = \"{bad}\"\n", card("Why?", "A"));
            let defects = read(&text).err().expect("a defect");
            assert!(defects[0].contains("cards.toml:1: `"), "{defects:?}");
            assert!(defects[0].contains("is no id"), "{defects:?}");
        }
    }

    #[test]
    fn pages_lead_to_each_other() {
        let cards = read(&card("Why?", "A")).expect("a card");
        let chapter = cards.in_chapter(Some("../cards.md"));
        assert!(chapter.starts_with("1 card. "), "{chapter}");
        let link = "(../cards.md#review-03_waiting_together)";
        assert!(chapter.contains(link), "{chapter}");
        assert!(
            cards
                .entry("W")
                .contains("id=\"review-03_waiting_together\"")
        );
        let deck = cards.in_deck("W", "03_waiting_together/index.md");
        assert!(deck.contains("## W {#cards-03_waiting_together}"), "{deck}");
        assert!(cards.in_chapter(None).starts_with("<details"));
    }
}
