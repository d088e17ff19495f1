//! What stands in the place of each directive.

use std::path::Path;

use super::{GUIDE, Pages, Place};
use crate::book::directive::{self, Directive, Thing};
use crate::book::page::{link, literal};
use crate::book::{cards, errors, exercise, figure, place, quiz, tables, teach, terms};
use crate::catalogue;
use crate::error::{Defect, slashed};

impl Pages<'_> {
    /// What stands in the place of a directive; a fault is noted with the page's line.
    pub(super) fn directive(
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
