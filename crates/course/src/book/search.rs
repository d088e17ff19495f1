//! What the search finds: the text of each section, as a script that theme/search.js loads with the first search.
//!
//! mdBook's own index holds starters, graders and answers too, stores each word several times over, and takes a third
//! of the time of a build. Ours is plain text, and the browser looks through all of it: it is a few hundred kilobytes.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use mdbook_markdown::pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use mdbook_preprocessor::book::{Book, Chapter};
use mdbook_preprocessor::config::Config;
use serde::Serialize;

use super::expand::GUIDE;
use crate::error::{Error, Result, slashed};

/// Where it is written, from the root. Under this name book.toml has mdBook publish it.
const FILE: &str = "target/course/search_index.js";
/// Answers, which a search for a word of the question would give away.
const ANSWERS: [&str; 2] = ["Quiz", "Cards"];
/// The part of an exercise's page that is not its task begins here: code, hints, the grader.
const AFTER_TASK: &str = "Starter";

/// A page: its address, its name with what it belongs to, its sections.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Page(String, String, Vec<Section>);

/// A section: the fragment that leads to it, its heading, its text.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Section(String, String, String);

/// Writes the index of an expanded book, if its book.toml asks for it.
pub fn write(root: &Path, config: &Config, book: &Book) -> Result<()> {
    let html = config.html_config().unwrap_or_default();
    if !html
        .additional_js
        .iter()
        .any(|file| file == Path::new(FILE))
    {
        return Ok(());
    }
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = html.smart_punctuation;
    options.definition_lists = html.definition_lists;
    options.admonitions = html.admonitions;
    let pages: Vec<Page> = book.chapters().filter_map(|c| page(c, &options)).collect();
    let json = serde_json::to_string(&pages).map_err(|e| Error::new(e.to_string()))?;
    let script = format!("export default {json};\n");
    let file = root.join(FILE);
    let failed = |e: std::io::Error| Error::io("write", &file, &e);
    // Two builds at a time may write it: each reads a whole one.
    let whole = file.with_extension(format!("{}.tmp", std::process::id()));
    fs::create_dir_all(root.join("target/course")).map_err(failed)?;
    fs::write(&whole, script).map_err(failed)?;
    fs::rename(&whole, &file).map_err(failed)
}

/// What of a page is found; nothing of answers, and nothing of what is for the instructor alone.
fn page(chapter: &Chapter, options: &MarkdownOptions) -> Option<Page> {
    let path = chapter.path.as_deref()?;
    let from = chapter.source_path.as_deref().unwrap_or(path);
    if from.starts_with("../solutions") || path == Path::new(GUIDE) || path == Path::new("cards.md")
    {
        return None;
    }
    let only_task = from.starts_with("../exercises");
    let name = match chapter.parent_names.last() {
        Some(parent) => format!("{parent} » {}", chapter.name),
        None => chapter.name.clone(),
    };
    let found = sections(&chapter.content, only_task, options);
    Some(Page(slashed(&path.with_extension("html")), name, found))
}

/// The sections of a page. What stands in HTML is not found: it is drawn from what stands beside it.
fn sections(markdown: &str, only_task: bool, options: &MarkdownOptions) -> Vec<Section> {
    let mut found = vec![Section::default()];
    let mut ids = HashSet::new();
    // The id that the author has given, while a heading or a term is read.
    let mut heading: Option<Option<String>> = None;
    // The level of the heading whose section is left out.
    let mut hidden: Option<HeadingLevel> = None;
    let mut level = HeadingLevel::H1;
    for event in new_cmark_parser(markdown, options) {
        let section = found.last_mut().expect("the first one stays");
        match event {
            Event::Start(Tag::Heading { level: l, id, .. }) => {
                level = l;
                heading = Some(id.map(|id| id.to_string()));
                found.push(Section::default());
            }
            // A term of the glossary is found as a section of its own.
            Event::Start(Tag::DefinitionListTitle) => {
                heading = Some(None);
                found.push(Section::default());
            }
            Event::End(end @ (TagEnd::Heading(_) | TagEnd::DefinitionListTitle)) => {
                let given = heading.take().flatten();
                section.0 = given.unwrap_or_else(|| unique(&slug(&section.1), &mut ids));
                section.1 = spaced(&section.1);
                if end == TagEnd::DefinitionListTitle {
                    continue;
                }
                if only_task && section.1 == AFTER_TASK {
                    found.pop();
                    break;
                }
                if hidden.is_some_and(|h| level <= h) {
                    hidden = None;
                }
                if hidden.is_none() && ANSWERS.contains(&section.1.as_str()) {
                    hidden = Some(level);
                }
                if hidden.is_some() {
                    // Its id counts, and nothing else.
                    section.1.clear();
                }
            }
            Event::Text(text) | Event::Code(text) if heading.is_some() => section.1.push_str(&text),
            Event::Text(text) | Event::Code(text) if hidden.is_none() => section.2.push_str(&text),
            Event::SoftBreak | Event::HardBreak if heading.is_some() => section.1.push('\n'),
            Event::SoftBreak | Event::HardBreak | Event::End(_) if block(&event) => {
                section.2.push(' ')
            }
            Event::InlineHtml(html) if html.starts_with("<br") => section.2.push(' '),
            _ => {}
        }
    }
    for section in &mut found {
        section.2 = spaced(&section.2);
    }
    found.retain(|s| !s.1.is_empty() || !s.2.is_empty());
    found
}

/// Whether an event parts words, as the end of a paragraph does and the end of `*emphasis*` does not.
fn block(event: &Event) -> bool {
    use TagEnd::{Emphasis, Link, Strikethrough, Strong};
    !matches!(event, Event::End(Emphasis | Link | Strikethrough | Strong))
}

/// With single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id that mdBook gives to a heading.
fn slug(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let ids = lower.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    ids.collect()
}

/// As mdBook does it: the second `note` is `note-1`.
fn unique(id: &str, used: &mut HashSet<String>) -> String {
    let numbered = (1..).map(|n| format!("{id}-{n}"));
    let mut ids = std::iter::once(id.to_string()).chain(numbered);
    ids.find(|id| used.insert(id.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markdown: &str, only_task: bool) -> Vec<(String, String, String)> {
        let options = MarkdownOptions::default();
        let found = sections(markdown, only_task, &options).into_iter();
        found.map(|s| (s.0, s.1, s.2)).collect()
    }

    fn section(id: &str, heading: &str, text: &str) -> (String, String, String) {
        (id.into(), heading.into(), text.into())
    }

    #[test]
    fn a_section_has_its_id_and_its_text() {
        let page = "# Locks\n\nA *mutex*<br>\nguards.\n\n```rust\nlet a = 1;\n```\n\n<div>\n\nOf `T`.\n\n</div>\n\n\
                    ## The `.await`, again {#again}\n\n- one\n- two\n\n## Locks\n\nTerm\n: Meaning.\n";
        let expected = [
            section("locks", "Locks", "A mutex guards. let a = 1; Of T."),
            section("again", "The .await, again", "one two"),
            section("locks-1", "Locks", ""),
            section("term", "Term", "Meaning."),
        ];
        assert_eq!(read(page, false), expected);
    }

    #[test]
    fn answers_are_not_found_and_what_follows_them_is() {
        let page = "# A\n\ntext\n\n## Quiz\n\nsecret\n\n### Question 1\n\nsecret\n\n## Cards\n\nsecret\n\n## Recap\n\nmore\n";
        let expected = [section("a", "A", "text"), section("recap", "Recap", "more")];
        assert_eq!(read(page, false), expected);
    }

    #[test]
    fn of_an_exercise_the_task_is_found() {
        let page = "# A\n\n## Task\n\ndo it\n\n## Starter\n\ncode\n\n## Hints\n\nsecret\n";
        let expected = [section("a", "A", ""), section("task", "Task", "do it")];
        assert_eq!(read(page, true), expected);
    }
}
