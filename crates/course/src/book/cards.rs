//! A chapter's cards, from `cards.toml`: a question each, with its answer folded away.

use std::path::Path;

use pulldown_cmark::{Parser, html};
use serde::Deserialize;
use toml::Spanned;

use super::data;
use super::page::literal;
use crate::error::Defect;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    card: Vec<Spanned<Card>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    front: String,
    back: String,
}

/// The chapter's cards as Markdown; `dir` is the chapter's folder, from the root.
pub fn cards(root: &Path, dir: &Path) -> Result<String, Vec<Defect>> {
    let file = dir.join("cards.toml");
    let (text, parsed): (String, File) = data::read(root, &file)?;
    if parsed.card.is_empty() {
        return Err(vec![Defect::at(&file, 1, "there is no `[[card]]`")]);
    }
    let mut out = String::new();
    let mut defects = Vec::new();
    for card in &parsed.card {
        let Card { front, back } = card.get_ref();
        if front.trim().is_empty() || back.trim().is_empty() {
            let line = data::line(&text, card.span().start);
            defects.push(Defect::at(&file, line, "a card needs a front and a back"));
        }
        let summary = summary(front);
        let back = literal(back.trim());
        out.push_str(&format!(
            "<details class=\"card\"><summary>{summary}</summary>\n\n{back}\n\n</details>\n\n"
        ));
    }
    if defects.is_empty() {
        Ok(out)
    } else {
        Err(defects)
    }
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
