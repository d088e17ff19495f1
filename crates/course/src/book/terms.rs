//! The glossary: each chapter's `terms.toml`, in one alphabet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::data;
use super::page::{indent, literal};
use crate::error::Defect;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    name: Spanned<String>,
    text: String,
}

/// The terms of the chapters (folder from the root, and the chapter's link and title) as a
/// definition list. A chapter without the file has no terms.
pub fn glossary(
    root: &Path,
    chapters: &[(PathBuf, String, String)],
) -> Result<String, Vec<Defect>> {
    let mut terms: BTreeMap<String, (String, PathBuf)> = BTreeMap::new();
    let mut defects = Vec::new();
    for (dir, link, title) in chapters {
        let file = dir.join("terms.toml");
        if !root.join(&file).exists() {
            continue;
        }
        let (source, parsed): (String, File) = match data::read(root, &file) {
            Ok(read) => read,
            Err(found) => {
                defects.extend(found);
                continue;
            }
        };
        for Term { name, text } in parsed.term {
            let at = data::line(&source, name.span().start);
            let name = name.into_inner();
            if name.trim().is_empty() || text.trim().is_empty() {
                defects.push(Defect::at(&file, at, "a term needs a name and a text"));
                continue;
            }
            let entry = format!(
                "{name}\n: {} [{title}]({link})\n\n",
                literal(&indent(&text, 2))
            );
            if let Some((_, first)) = terms.get(&name.to_lowercase()) {
                let what = format!("`{name}` is already defined in {}", first.display());
                defects.push(Defect::at(&file, at, what));
                continue;
            }
            terms.insert(name.to_lowercase(), (entry, file.clone()));
        }
    }
    if !defects.is_empty() {
        return Err(defects);
    }
    Ok(terms.into_values().map(|(entry, _)| entry).collect())
}
