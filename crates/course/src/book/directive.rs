//! Finds `{{#name ..}}` in a chapter's Markdown.
//!
//! mdBook itself leaves an unknown directive on the page and is silent about it; here each
//! mistake is a fault with its line.

use super::teach::Part;

/// A directive of the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directive {
    Figure { names: Vec<String>, caption: String },
    Count(Thing),
    Exercises,
    Quiz,
    Cards,
    Minutes,
    Errors,
    Glossary,
    Cheatsheet,
    Catalogue,
    Teach(Part),
}

/// What a page can count, so that no number of these is ever typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Chapters,
    Exercises,
    /// Solutions, other right answers and wrong ones: each is graded by the tests.
    Answers,
    Figures,
}

const THINGS: [(&str, Thing); 4] = [
    ("chapters", Thing::Chapters),
    ("exercises", Thing::Exercises),
    ("answers", Thing::Answers),
    ("figures", Thing::Figures),
];

/// What mdBook's own preprocessor `links` knows.
const MDBOOK: [&str; 4] = ["include", "rustdoc_include", "playground", "title"];
/// Ours that take no argument.
const PLAIN: [(&str, Directive); 11] = [
    ("exercises", Directive::Exercises),
    ("quiz", Directive::Quiz),
    ("cards", Directive::Cards),
    ("minutes", Directive::Minutes),
    ("errors", Directive::Errors),
    ("glossary", Directive::Glossary),
    ("cheatsheet", Directive::Cheatsheet),
    ("catalogue", Directive::Catalogue),
    ("timings", Directive::Teach(Part::Timings)),
    ("schedules", Directive::Teach(Part::Schedules)),
    ("notes", Directive::Teach(Part::Notes)),
];

impl Directive {
    /// Whether it makes words of a sentence; the others make blocks.
    fn inline(&self) -> bool {
        matches!(self, Directive::Minutes | Directive::Count(_))
    }
}

/// What stands between `{{#` and `}}`.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Ours(Directive),
    /// An mdBook directive: its name and argument.
    Theirs(String, String),
}

/// Replaces each directive of the course by what `expand` makes of it. `include` gets the
/// name and the argument of each one of mdBook's, and may replace it too. Faults come back with their line, counted from 1.
pub fn replace(
    markdown: &str,
    mut expand: impl FnMut(usize, Directive) -> Option<String>,
    mut include: impl FnMut(&str, &str) -> Result<Option<String>, String>,
) -> (String, Vec<(usize, String)>) {
    let mut out = String::with_capacity(markdown.len());
    let mut faults = Vec::new();
    let mut fence = Fence::default();
    for (i, line) in markdown.split_inclusive('\n').enumerate() {
        let number = i + 1;
        fence.step(line);
        let mut rest = line;
        while let Some(at) = rest.find("{{#") {
            let (before, directive) = rest.split_at(at);
            out.push_str(before);
            let Some(end) = directive.find("}}") else {
                faults.push((number, "`{{#` without `}}` on the same line".to_string()));
                rest = &directive[3..];
                continue;
            };
            let text = &directive[..end + 2];
            rest = &directive[end + 2..];
            if before.ends_with('\\') {
                out.push_str(text);
                continue;
            }
            match parse(&directive[3..end]) {
                Err(fault) => faults.push((number, fault)),
                Ok(Found::Theirs(name, argument)) => match include(&name, &argument) {
                    Ok(Some(content)) => out.push_str(&content),
                    Ok(None) => out.push_str(text),
                    Err(fault) => faults.push((number, fault)),
                },
                Ok(Found::Ours(_)) if fence.open() => {
                    faults.push((number, format!("`{text}` stands in a code block")));
                }
                Ok(Found::Ours(d)) if !d.inline() && line.trim() != text => {
                    faults.push((number, format!("`{text}` must stand alone on its line")));
                }
                Ok(Found::Ours(directive)) => {
                    out.push_str(&expand(number, directive).unwrap_or_default());
                }
            }
        }
        out.push_str(rest);
    }
    (out, faults)
}

fn parse(inside: &str) -> Result<Found, String> {
    let inside = inside.trim();
    let end = inside
        .find(|c: char| c.is_whitespace() || c == ':')
        .unwrap_or(inside.len());
    let (name, argument) = inside.split_at(end);
    let argument = argument.trim();
    if MDBOOK.contains(&name) {
        return Ok(Found::Theirs(name.to_string(), argument.to_string()));
    }
    if name == "figure" {
        let form = "a figure is written `{{#figure 03_one 03_other: Caption.}}`";
        let (names, caption) = argument
            .split_once(':')
            .ok_or_else(|| format!("no caption: {form}"))?;
        let names: Vec<String> = names.split_whitespace().map(String::from).collect();
        let caption = caption.trim().to_string();
        if names.is_empty() || caption.is_empty() {
            return Err(format!("no recording or no caption: {form}"));
        }
        return Ok(Found::Ours(Directive::Figure { names, caption }));
    }
    if name == "count" {
        let thing = THINGS.iter().find(|(n, _)| *n == argument);
        let known = THINGS.map(|(n, _)| n).join(", ");
        return match thing {
            Some((_, thing)) => Ok(Found::Ours(Directive::Count(*thing))),
            None => Err(format!("`{{{{#count}}}}` counts one of {known}")),
        };
    }
    match PLAIN.iter().find(|(n, _)| *n == name) {
        Some(_) if !argument.is_empty() => Err(format!("`{{{{#{name}}}}}` takes no argument")),
        Some((_, directive)) => Ok(Found::Ours(directive.clone())),
        None => {
            let known = PLAIN
                .iter()
                .map(|(n, _)| *n)
                .chain(["figure", "count"])
                .chain(MDBOOK);
            let near = known
                .map(|n| (strsim::jaro_winkler(name, n), n))
                .filter(|(score, _)| *score > 0.75)
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let hint = near
                .map(|(_, n)| format!("; did you mean `{n}`?"))
                .unwrap_or_default();
            Err(format!("unknown directive `{name}`{hint}"))
        }
    }
}

/// Follows the code fences of a Markdown text, line by line.
#[derive(Default)]
pub struct Fence {
    mark: Option<(char, usize)>,
    inside: bool,
}

impl Fence {
    /// Takes the next line. Quotes and list items may hold a fence.
    pub fn step(&mut self, line: &str) {
        let text = line.trim_start_matches([' ', '>', '\t']).trim_end();
        let Some(c) = text.chars().next().filter(|c| matches!(c, '`' | '~')) else {
            self.inside = self.mark.is_some();
            return;
        };
        let n = text.chars().take_while(|x| *x == c).count();
        self.inside = true;
        match self.mark {
            None if n >= 3 => self.mark = Some((c, n)),
            Some((m, least)) if c == m && n >= least && text.len() == n => self.mark = None,
            None => self.inside = false,
            _ => {}
        }
    }

    /// Whether the last line belongs to a code block, its fences included.
    pub fn open(&self) -> bool {
        self.inside
    }
}

/// The words of a Markdown text that a reader reads: no code blocks, no directives.
pub fn words(markdown: &str) -> usize {
    let mut fence = Fence::default();
    let mut words = 0;
    for line in markdown.lines() {
        fence.step(line);
        if fence.open() || line.trim_start().starts_with("{{#") {
            continue;
        }
        let counts = |word: &&str| word.chars().any(char::is_alphanumeric);
        words += line.split_whitespace().filter(counts).count();
    }
    words
}
