//! An exercise's `Cargo.toml`: read with the place of every value, so that each defect names
//! its line, and all of them are reported together.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::exercise::is_snake_case;
use super::kind::{Kind, Level};
use super::line_of;
use crate::error::Defect;

/// What `[package]` and `[package.metadata.course]` say.
pub(super) struct Meta {
    pub package: String,
    pub title: String,
    pub minutes: u32,
    pub level: Level,
    pub kind: Kind,
    pub teaches: String,
    pub after: Vec<String>,
    pub fails: Vec<String>,
    pub lines: Lines,
}

/// Where values stand that only the whole catalogue can judge.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    pub name: usize,
    pub after: Vec<usize>,
    pub fails: Vec<usize>,
}

const KEYS: [&str; 7] = [
    "title", "minutes", "level", "kind", "teaches", "after", "fails",
];

/// Reads a manifest; nothing comes back if a value that everything needs is missing or wrong.
pub(super) fn read(file: &Path, source: &str, defects: &mut Vec<Defect>) -> Option<Meta> {
    let document = match DeTable::parse(source) {
        Ok(document) => document,
        Err(error) => {
            let line = line_of(source, error.span().map_or(0, |span| span.start));
            defects.push(Defect::at(
                file,
                line,
                error.message().trim().replace('\n', "; "),
            ));
            return None;
        }
    };
    let mut reader = Reader {
        file,
        source,
        defects,
    };
    let root = document.get_ref();
    let package = reader.table(root, "package", 0..0)?;
    let name = reader.text(package.0, "name", package.1.clone());
    let name_line = entry(package.0, "name").map_or(1, |value| reader.line(value.span()));
    if let Some(name) = &name
        && !is_snake_case(name)
    {
        reader.fault(
            name_line,
            format!("`{name}` must be snake_case: lower case letters, digits and underscores"),
        );
    }
    reader.library(root);
    let course = entry(package.0, "metadata")
        .and_then(|value| value.get_ref().as_table())
        .and_then(|table| entry(table, "course"));
    let Some((course, table)) = course.and_then(|value| Some((value, value.get_ref().as_table()?)))
    else {
        let line = reader.line(package.1);
        reader.fault(line, "the table [package.metadata.course] is missing");
        return None;
    };
    let header = course.span();
    reader.unknown_keys(table);
    let title = reader.text(table, "title", header.clone());
    let minutes = reader.minutes(table, header.clone());
    let level = reader.one_of(table, "level", header.clone(), &Level::ALL);
    let kind = reader.one_of(table, "kind", header.clone(), &Kind::ALL);
    let teaches = reader.text(table, "teaches", header.clone());
    let after = reader.names(table, "after", header.clone());
    let fails = reader.names(table, "fails", header.clone());
    if fails.as_ref().is_some_and(|(names, _)| names.is_empty()) {
        let line = entry(table, "fails").map_or(1, |value| reader.line(value.span()));
        reader.fault(
            line,
            "`fails` must name at least one test that the untouched starter fails",
        );
    }
    let (after, after_lines) = after?;
    let (fails, fails_lines) = fails?;
    Some(Meta {
        package: name?,
        title: title?,
        minutes: minutes?,
        level: level?,
        kind: kind?,
        teaches: teaches?,
        after,
        fails,
        lines: Lines {
            name: name_line,
            after: after_lines,
            fails: fails_lines,
        },
    })
}

fn entry<'t, 's>(table: &'t DeTable<'s>, key: &str) -> Option<&'t Spanned<DeValue<'s>>> {
    table
        .iter()
        .find(|(name, _)| name.get_ref() == key)
        .map(|(_, value)| value)
}

struct Reader<'a> {
    file: &'a Path,
    source: &'a str,
    defects: &'a mut Vec<Defect>,
}

impl Reader<'_> {
    fn line(&self, span: Range<usize>) -> usize {
        line_of(self.source, span.start)
    }

    fn fault(&mut self, line: usize, message: impl Into<String>) {
        self.defects.push(Defect::at(self.file, line, message));
    }

    /// A value that must be there; `place` is that of the table it should stand in.
    fn value<'t, 's>(
        &mut self,
        table: &'t DeTable<'s>,
        key: &str,
        place: Range<usize>,
    ) -> Option<&'t Spanned<DeValue<'s>>> {
        let found = entry(table, key);
        if found.is_none() {
            let line = self.line(place);
            self.fault(line, format!("`{key}` is missing"));
        }
        found
    }

    fn table<'t, 's>(
        &mut self,
        table: &'t DeTable<'s>,
        key: &str,
        place: Range<usize>,
    ) -> Option<(&'t DeTable<'s>, Range<usize>)> {
        let value = self.value(table, key, place)?;
        match value.get_ref().as_table() {
            Some(inner) => Some((inner, value.span())),
            None => self.wrong(key, value, "a table"),
        }
    }

    fn wrong<T>(&mut self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) -> Option<T> {
        let line = self.line(value.span());
        self.fault(
            line,
            format!(
                "`{key}` must be {expected}, not {}",
                article(value.get_ref().type_str())
            ),
        );
        None
    }

    fn text(&mut self, table: &DeTable<'_>, key: &str, place: Range<usize>) -> Option<String> {
        let value = self.value(table, key, place)?;
        match value.get_ref().as_str() {
            Some("") => {
                let line = self.line(value.span());
                self.fault(line, format!("`{key}` is empty"));
                None
            }
            Some(text) => Some(text.to_owned()),
            None => self.wrong(key, value, "a text"),
        }
    }

    fn minutes(&mut self, table: &DeTable<'_>, place: Range<usize>) -> Option<u32> {
        let value = self.value(table, "minutes", place)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        match number {
            Some(minutes @ 5..=20) => u32::try_from(minutes).ok(),
            Some(minutes) => {
                let line = self.line(value.span());
                self.fault(
                    line,
                    format!("`minutes` is {minutes}; an exercise takes 5 to 20"),
                );
                None
            }
            None => self.wrong("minutes", value, "a whole number"),
        }
    }

    fn one_of<T: Copy>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        place: Range<usize>,
        all: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(table, key, place)?;
        let found = all
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
            let line = entry(table, key).map_or(1, |value| self.line(value.span()));
            self.fault(
                line,
                format!("`{key}` is \"{text}\"; it is one of {}", names.join(", ")),
            );
        }
        found
    }

    /// A list of names, and the line of each.
    fn names(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        place: Range<usize>,
    ) -> Option<(Vec<String>, Vec<usize>)> {
        let value = self.value(table, key, place)?;
        let Some(items) = value.get_ref().as_array() else {
            return self.wrong(key, value, "a list of names");
        };
        let mut names = (Vec::new(), Vec::new());
        for item in items.iter() {
            let Some(name) = item.get_ref().as_str() else {
                return self.wrong(key, item, "a list of names");
            };
            names.0.push(name.to_owned());
            names.1.push(self.line(item.span()));
        }
        Some(names)
    }

    fn unknown_keys(&mut self, table: &DeTable<'_>) {
        for (key, _) in table {
            let name = key.get_ref();
            if !KEYS.contains(&name.as_ref()) {
                let near = KEYS
                    .iter()
                    .map(|known| (strsim::jaro_winkler(name, known), known));
                let nearest = near
                    .filter(|(score, _)| *score > 0.7)
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                let meant = match nearest {
                    Some((_, known)) => format!("did you mean `{known}`?"),
                    None => format!("the keys are {}", KEYS.join(", ")),
                };
                let line = self.line(key.span());
                self.fault(
                    line,
                    format!("`{name}` is not a key of [package.metadata.course]; {meant}"),
                );
            }
        }
    }

    /// `[lib] test = false, doctest = false`: the grader is the only test, and builds faster.
    fn library(&mut self, root: &DeTable<'_>) {
        let lib = entry(root, "lib");
        for key in ["test", "doctest"] {
            let flag = lib
                .and_then(|lib| lib.get_ref().as_table())
                .and_then(|lib| entry(lib, key));
            if flag.and_then(|flag| flag.get_ref().as_bool()) != Some(false) {
                let line = lib.map_or(1, |lib| self.line(flag.unwrap_or(lib).span()));
                self.fault(
                    line,
                    format!("[lib] must say `{key} = false`: tests/grade.rs is the only test"),
                );
            }
        }
    }
}

fn article(kind: &str) -> String {
    match kind {
        "integer" | "array" => format!("an {kind}"),
        "string" => "a text".to_owned(),
        _ => format!("a {kind}"),
    }
}
