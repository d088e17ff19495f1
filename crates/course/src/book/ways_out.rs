//! Where the course leads on from a recorded error, and what repairs it: a file beside the errors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::data;
use super::directive::Fence;
use super::page::sentence;
use super::teach::heading_id;
use crate::error::{Defect, slashed};

const FILE: &str = "tests/listings/errors/ways_out.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WayOut {
    /// The words of a heading of the chapter.
    section: String,
    fix: Option<String>,
}

/// The ways out of the recorded errors, each by its program's name without `.rs`.
pub struct WaysOut {
    text: String,
    of: BTreeMap<String, WayOut>,
}

impl WaysOut {
    pub fn read(root: &Path) -> Result<Self, Vec<Defect>> {
        let (text, of) = data::read(root, Path::new(FILE))?;
        Ok(Self { text, of })
    }

    fn line(&self, name: &str) -> usize {
        let head = format!("[{name}]");
        self.text
            .lines()
            .position(|line| line == head)
            .map_or(1, |at| at + 1)
    }

    /// The anchor and the words of the section that leads on from a program, and what repairs it.
    /// Takes the way out: each is asked for once.
    pub fn take(
        &mut self,
        root: &Path,
        program: &Path,
        chapter: &str,
    ) -> Result<(String, String, String), Defect> {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        let line = self.line(&name);
        let Some(way) = self.of.remove(&*name) else {
            return Err(Defect::at(program, 1, format!("{FILE} has no `[{name}]`")));
        };
        let page = PathBuf::from(format!("src/{chapter}/index.md"));
        let text = std::fs::read_to_string(root.join(&page)).unwrap_or_default();
        if !headings(&text).any(|heading| heading == way.section) {
            let what = format!("{} has no section `{}`", slashed(&page), way.section);
            return Err(Defect::at(Path::new(FILE), line, what));
        }
        let fix = way.fix.map_or_else(String::new, |fix| {
            format!("<br>**The way out:** {}", sentence(&fix))
        });
        Ok((heading_id(&way.section), way.section, fix))
    }

    /// What is left belongs to no program.
    pub fn left(&self) -> Vec<Defect> {
        let unknown = |name: &String| {
            let what = format!("no recorded error is called `{name}`");
            Defect::at(Path::new(FILE), self.line(name), what)
        };
        self.of.keys().map(unknown).collect()
    }
}

/// The headings below a page's title.
fn headings(markdown: &str) -> impl Iterator<Item = &str> {
    let mut fence = Fence::default();
    markdown.lines().filter_map(move |line| {
        fence.step(line);
        let heading = line.trim_start_matches('#').strip_prefix(' ')?;
        (line.starts_with("##") && !fence.open()).then(|| heading.trim())
    })
}
