//! The preprocessor: expands the directives and adds the pages of the exercises.

mod added;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mdbook_preprocessor::book::{Book, Chapter, SectionNumber};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::directive::{self, Directive, Thing};
use super::page::{link, literal};
use super::{
    cards, errors, exercise, figure, languages, listing, place, program, quiz, search, tables,
    teach, terms,
};
use crate::catalogue::{self, Catalogue};
use crate::error::{Defect, Error, slashed};

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
                        .map(|part| part.filter(|_| name == "include").map(|p| literal(&p))),
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

    /// What stands in the place of a directive; a fault is noted with the page's line.
    fn directive(
        &self,
        file: &Path,
        line: usize,
        page: &Path,
        dir: Option<&str>,
        content: &str,
        directive: Directive,
    ) -> Option<String> {
        let fault = |what: String| {
            self.defects.borrow_mut().push(Defect::at(file, line, what));
            None
        };
        let chapter = dir.and_then(|d| self.catalogue.chapters.iter().find(|c| c.dir == d));
        let own = |name: &str| format!("`{{{{#{name}}}}}` belongs on the page of a chapter");
        let made = match directive {
            Directive::Figure { names, caption } => {
                return match self.figure(dir, &names, &caption) {
                    Ok(figure) => Some(figure),
                    Err(Fault::Here(what)) => fault(what),
                    Err(Fault::There(defect)) => {
                        self.defects.borrow_mut().push(defect);
                        None
                    }
                };
            }
            Directive::Count(thing) => self.count(thing).map_err(|e| exercise::defects(e, file)),
            Directive::Minutes => Ok(tables::minutes(directive::words(content), chapter)),
            Directive::Catalogue => Ok(self.every_exercise(page)),
            Directive::Exercises => match chapter {
                Some(chapter) if !chapter.exercises.is_empty() => Ok(tables::exercises(chapter)),
                Some(chapter) => {
                    return fault(format!("there is no exercise in exercises/{}", chapter.dir));
                }
                None => return fault(own("exercises")),
            },
            Directive::Quiz => match dir {
                Some(dir) => quiz::quiz(self.root, &self.src.join(dir), &[]),
                // The entry test lies in a folder named after its page.
                None if self
                    .root
                    .join(self.src)
                    .join(page)
                    .with_extension("")
                    .is_dir() =>
                {
                    let dir = self.src.join(page).with_extension("");
                    quiz::quiz(self.root, &dir, &self.links(page))
                }
                None => return fault(own("quiz")),
            },
            Directive::Cards => match dir {
                Some(dir) => {
                    let deck = self.deck.as_deref().map(|d| link(page, &slashed(d)));
                    cards::cards(self.root, &self.src.join(dir))
                        .map(|cards| cards.in_chapter(deck.as_deref()))
                }
                None => self.all_cards(page),
            },
            Directive::Errors => {
                let chapters: Vec<_> = self.links(page);
                errors::index(self.root, self.catalogue, &chapters)
            }
            Directive::Glossary => {
                let chapters: Vec<_> = self.links(page);
                let folder = |(dir, link, title)| (self.src.join::<String>(dir), link, title);
                terms::glossary(
                    self.root,
                    &chapters.into_iter().map(folder).collect::<Vec<_>>(),
                )
            }
            Directive::Cheatsheet => self.cheatsheet(page),
            Directive::Teach(_) if page != Path::new(GUIDE) => {
                return fault(format!("this belongs on the page src/{GUIDE}"));
            }
            Directive::Teach(part) => {
                let chapters = self.places.iter();
                let chapters: Vec<_> = chapters
                    .map(|p| (p.dir.as_str(), p.content.as_str()))
                    .collect();
                teach::part(part, self.root, self.src, self.catalogue, &chapters)
            }
        };
        match made {
            Ok(markdown) => Some(markdown),
            Err(defects) => {
                self.defects.borrow_mut().extend(defects);
                None
            }
        }
    }

    /// `{{#count exercises}}`: how many there are.
    fn count(&self, thing: Thing) -> crate::Result<String> {
        let n = match thing {
            Thing::Chapters => self.places.len(),
            Thing::Exercises => self.catalogue.exercises().count(),
            Thing::Answers => {
                let mut n = 0;
                for e in self.catalogue.exercises() {
                    let solution = e.solution()?;
                    n += 1 + solution.right.len() + solution.wrong.len();
                }
                n
            }
            Thing::Figures => {
                let figures = |p: &Place| p.content.matches("\n{{#figure ").count();
                self.places.iter().map(figures).sum()
            }
        };
        Ok(n.to_string())
    }

    /// Each chapter's folder, its link from a page, and its title.
    fn links(&self, page: &Path) -> Vec<(String, String, String)> {
        let link = |p: &Place| link(page, &slashed(&p.page));
        self.places
            .iter()
            .map(|p| (p.dir.clone(), link(p), p.title.clone()))
            .collect()
    }

    fn figure(&self, dir: Option<&str>, names: &[String], caption: &str) -> Result<String, Fault> {
        let mut recordings = Vec::new();
        for name in names {
            let file = format!("tests/figures/snapshots/{name}.snap");
            let text = std::fs::read_to_string(self.root.join(&file)).map_err(|_| {
                Fault::Here(format!(
                    "the figure `{name}` is not recorded: there is no {file} \
                     (write tests/figures/{name}.rs, name it in `figures!` of tests/figures/main.rs, then \
                     INSTA_UPDATE=always cargo test -p course-tests --test figures {name})"
                ))
            })?;
            let recording = figure::parse(&text)
                .map_err(|e| Fault::There(Defect::at(Path::new(&file), e.line, e.what)))?;
            let program = format!("tests/figures/{name}.rs");
            let program = std::fs::read_to_string(self.root.join(&program))
                .map_err(|_| Fault::Here(format!("there is no {program}, which was recorded")))?;
            recordings.push(figure::Source {
                name: name.clone(),
                recording,
                program,
            });
        }
        let mut drawn = self.drawn.borrow_mut();
        // The plain name is for the chapter, where links lead.
        let name = match dir {
            Some(_) => names[0].clone(),
            None => format!("first-{}", names[0]),
        };
        let n = drawn.entry(name.clone()).or_default();
        *n += 1;
        let id = match n {
            1 => format!("figure-{name}"),
            n => format!("figure-{name}-{n}"),
        };
        Ok(literal(&figure::figure(&id, &recordings, caption)))
    }

    fn every_exercise(&self, page: &Path) -> String {
        let chapters: Vec<_> = self
            .places
            .iter()
            .filter_map(|place| {
                let of = |c: &&catalogue::Chapter| c.dir == place.dir;
                Some(tables::Listed {
                    chapter: self.catalogue.chapters.iter().find(of)?,
                    title: &place.title,
                    link: link(page, &slashed(&place.page)),
                    reading: place::reading(directive::words(&place.content)),
                })
            })
            .collect();
        tables::catalogue(self.catalogue, &chapters, page)
    }

    fn all_cards(&self, page: &Path) -> Result<String, Vec<Defect>> {
        // The script draws the session in the box; without it, the box holds the contents.
        let mut out = String::from(
            "<div class=\"deck\">\n<noscript><p>The browser must run JavaScript to ask you the cards. Here they are all the same, with the answers folded away.</p></noscript>\n\n",
        );
        let mut lists = String::new();
        let mut defects = Vec::new();
        for place in &self.places {
            match cards::cards(self.root, &self.src.join(&place.dir)) {
                Ok(cards) => {
                    let link = link(page, &slashed(&place.page));
                    out.push_str(&cards.entry(&place.title));
                    lists.push_str(&cards.in_deck(&place.title, &link));
                }
                Err(found) => defects.extend(found),
            }
        }
        if defects.is_empty() {
            Ok(format!("{out}\n</div>\n\n{lists}"))
        } else {
            Err(defects)
        }
    }

    fn cheatsheet(&self, page: &Path) -> Result<String, Vec<Defect>> {
        let mut rows = Vec::new();
        let mut defects = Vec::new();
        for place in &self.places {
            let file = self.src.join(&place.page);
            let link = link(page, &slashed(&place.page));
            match tables::row(&place.content) {
                Some((_, Ok((left, right)))) => rows.push((left, right, link, place.title.clone())),
                Some((line, Err(what))) => defects.push(Defect::at(&file, line, what)),
                None => {
                    let what = "the recap has no row for the cheat sheet: `**Cheat sheet.** code | what it does`";
                    defects.push(Defect::of(&file, what));
                }
            }
        }
        if defects.is_empty() {
            Ok(tables::cheatsheet(&rows))
        } else {
            Err(defects)
        }
    }
}

/// What is wrong with a figure: how the page names it, or its recording.
enum Fault {
    Here(String),
    There(Defect),
}
