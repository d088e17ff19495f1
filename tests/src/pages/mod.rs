//! Checks of everything that a page shows, promises or names.
//!
//! Each check is a function over a course that returns its defects, by file and line, so that
//! `--test pages` can hold our course against it, and `--test pages_can_fail` a broken one.

pub mod anatomy;
pub mod cards;
pub mod doctests;
pub mod fences;
pub mod figures;
pub mod listings;
pub mod packages;
pub mod quiz;
pub mod site;
pub mod summary;
pub mod width;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use course::catalogue::Catalogue;
pub use course::error::Defect;
use pulldown_cmark::{Options, Parser};

use crate::exercise::{files_below, folders};

/// A course to check.
pub struct Course {
    pub root: PathBuf,
    pub catalogue: Catalogue,
    /// Where its programs are built. A small course that is no part of ours needs a folder of
    /// its own: cargo would take its package `listings` for ours.
    pub target: PathBuf,
}

/// A text file of the course.
pub struct Page {
    /// From the root.
    pub path: PathBuf,
    pub text: String,
}

impl Course {
    pub fn load(root: &Path, target: &Path) -> Result<Self> {
        Ok(Self {
            root: root.to_path_buf(),
            catalogue: Catalogue::load(root)?,
            target: target.to_path_buf(),
        })
    }

    /// The folders of the chapters, `src/NN_name`, from the root.
    pub fn chapters(&self) -> Result<Vec<PathBuf>> {
        let mut chapters = Vec::new();
        for folder in folders(&self.root.join("src"))? {
            let name = folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name.starts_with(|first: char| first.is_ascii_digit()) {
                chapters.push(Path::new("src").join(name));
            }
        }
        Ok(chapters)
    }

    /// Every Markdown page in `src`, but the table of contents.
    pub fn pages(&self) -> Result<Vec<Page>> {
        let mut pages = Vec::new();
        for path in self.files("src")? {
            if path.extension().is_some_and(|e| e == "md") && path != Path::new("src/SUMMARY.md") {
                pages.push(self.page(&path)?);
            }
        }
        Ok(pages)
    }

    /// One file.
    pub fn page(&self, path: &Path) -> Result<Page> {
        let text = fs::read_to_string(self.root.join(path))
            .with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Page {
            path: path.to_path_buf(),
            text,
        })
    }

    /// All files below a folder of the root, from the root, sorted.
    pub fn files(&self, folder: &str) -> Result<Vec<PathBuf>> {
        let files = files_below(&self.root.join(folder))?;
        files
            .into_iter()
            .map(|file| Ok(file.strip_prefix(&self.root)?.to_path_buf()))
            .collect()
    }

    /// Whether a file or folder of the root exists.
    pub fn has(&self, path: impl AsRef<Path>) -> bool {
        self.root.join(path).exists()
    }
}

impl Page {
    /// The line (from 1) of a byte of the text.
    pub fn line(&self, byte: usize) -> usize {
        self.text[..byte.min(self.text.len())].matches('\n').count() + 1
    }

    /// A defect at a byte of the text.
    pub fn defect(&self, byte: usize, message: impl Into<String>) -> Defect {
        Defect::at(&self.path, self.line(byte), message)
    }

    /// Our directives, `{{#name rest}}`: where each starts, its name, and the rest.
    pub fn directives(&self) -> Vec<(usize, &str, &str)> {
        let mut found = Vec::new();
        for (start, _) in self.text.match_indices("{{#") {
            let inside = &self.text[start + 3..];
            let Some(end) = inside.find("}}") else {
                continue;
            };
            // mdBook's way to show a directive instead of following it.
            if self.text[..start].ends_with('\\') {
                continue;
            }
            let (name, rest) = inside[..end]
                .split_once(' ')
                .unwrap_or((&inside[..end], ""));
            found.push((start, name, rest.trim()));
        }
        found
    }
}

/// Reads Markdown the way mdBook does.
pub fn markdown(text: &str) -> Parser<'_> {
    Parser::new_ext(
        text,
        Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM,
    )
}
