//! The preprocessor: expands the directives and adds the pages of the exercises.

mod added;
mod made;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mdbook_preprocessor::book::{Book, Chapter, SectionNumber};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::page::literal;
use super::{directive, languages, listing, program, search, teach};
use crate::catalogue::{self, Catalogue};
use crate::error::{Defect, Error};

/// The page that holds every chapter's notes.
pub(super) const GUIDE: &str = "instructor.md";

/// The preprocessor `course`.
pub struct Course;

impl Preprocessor for Course {
    fn name(&self) -> &str {
        "course"
    }

    fn supports_renderer(&self, renderer: &str) -> mdbook_preprocessor::errors::Result<bool> {
        Ok(super::supports(renderer))
    }

    fn run(
        &self,
        ctx: &PreprocessorContext,
        book: Book,
    ) -> mdbook_preprocessor::errors::Result<Book> {
        let src = ctx.config.book.src.clone();
        let book = expand(&ctx.root, &src, book)?;
        search::write(&ctx.root, &ctx.config, &book)?;
        Ok(book)
    }
}

/// A chapter of the course in the book.
struct Place {
    /// `03_waiting_together`.
    dir: String,
    title: String,
    /// The page, from `src/`.
    page: PathBuf,
    content: String,
}

struct Pages<'a> {
    root: &'a Path,
    src: &'a Path,
    catalogue: &'a Catalogue,
    places: Vec<Place>,
    /// Whether there is a guide to lead the instructor to.
    guide: bool,
    /// The page that asks the cards of all chapters.
    deck: Option<PathBuf>,
    /// How often each figure was drawn: its id must be unique, the print page holds all.
    drawn: RefCell<BTreeMap<String, usize>>,
    defects: RefCell<Vec<Defect>>,
}

/// Expands a whole book, or says everything that is wrong with it. `src` is the folder of
/// the pages, from `root`.
pub fn expand(root: &Path, src: &Path, mut book: Book) -> Result<Book, Error> {
    let catalogue = Catalogue::load(root)?;
    catalogue.sound()?;
    let mut places = Vec::new();
    let mut deck = None;
    let mut guide = false;
    for chapter in book.chapters() {
        guide |= chapter.path.as_deref() == Some(Path::new(GUIDE));
        if numbered(chapter).is_none() && chapter.content.lines().any(|l| l.trim() == "{{#cards}}")
        {
            deck = chapter.path.clone();
        }
        if let Some(dir) = numbered(chapter) {
            places.push(Place {
                dir,
                title: chapter.name.clone(),
                page: chapter.path.clone().unwrap_or_default(),
                content: chapter.content.clone(),
            });
        }
    }
    let (drawn, defects) = (RefCell::default(), RefCell::default());
    let pages = Pages {
        root,
        src,
        catalogue: &catalogue,
        places,
        guide,
        deck,
        drawn,
        defects,
    };
    book.for_each_chapter_mut(|chapter| pages.chapter(chapter));
    let mut defects = pages.defects.into_inner();
    if defects.is_empty() {
        return Ok(book);
    }
    defects.sort();
    defects.dedup();
    Err(Error::Defects(defects))
}

/// The folder `NN_name` of a chapter's `index.md`.
fn numbered(chapter: &Chapter) -> Option<String> {
    let path = chapter.path.as_deref()?;
    let dir = path.parent()?.to_str()?;
    let is_index = path.file_name().is_some_and(|f| f == "index.md");
    (is_index && catalogue::numbered(dir).is_some()).then(|| dir.to_string())
}

impl Pages<'_> {
    fn chapter(&self, chapter: &mut Chapter) {
        // What was added is finished: it comes from an exercise, or from outside of src/.
        let Some(page) = chapter.source_path.clone().filter(|p| !p.starts_with("..")) else {
            return;
        };
        let file = self.src.join(&page);
        let dir = numbered(chapter);
        let content = chapter.content.clone();
        let lines = content.split_inclusive('\n').zip(1..);
        let lines = lines.map(|(line, number)| (number, line.to_string()));
        let folder = file.parent().unwrap_or(Path::new(""));
        let lines = program::mark(self.root, folder, languages::mark(lines.collect()));
        // Where a line stood before anything was added. What was added may be several lines.
        let mut marked = String::new();
        let mut numbers = Vec::new();
        for (number, text) in lines {
            numbers.extend(text.split_inclusive('\n').map(|_| number));
            marked.push_str(&text);
        }
        let number = |line: usize| numbers.get(line - 1).copied().unwrap_or(line);
        let (expanded, faults) = directive::replace(
            &marked,
            |line, directive| {
                let line = number(line);
                self.directive(&file, line, &page, dir.as_deref(), &content, directive)
            },
            |name, argument| {
                let page = self.root.join(&file);
                match name {
                    "title" => Ok(None),
                    _ => listing::include(page.parent().unwrap_or(self.root), argument)
                        .map(|part| (name == "include").then(|| literal(&part))),
                }
            },
        );
        chapter.content = match dir.as_deref() {
            Some(dir) => self.framed(dir, &page, &content, &expanded),
            None => expanded,
        };
        let mut defects = self.defects.borrow_mut();
        defects.extend(
            faults
                .into_iter()
                .map(|(line, what)| Defect::at(&file, number(line), what)),
        );
        drop(defects);
        if let Some(dir) = dir {
            // mdBook counts the chapters that it finds; ours keep the number of their folder.
            if let Some((number, _)) = catalogue::numbered(&dir) {
                chapter.number = Some(SectionNumber::new([number]));
            }
            if self.guide {
                chapter.content = teach::with_link(&chapter.content, &dir);
            }
            self.exercises(chapter, &dir);
        }
    }
}
