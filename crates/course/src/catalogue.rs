//! The chapters and the exercises, read from the course's files and checked.
//!
//! A defect in one exercise never hides the others: [`Catalogue::load`] reads what it can,
//! collects every defect, and leaves it to the command whether it can go on without
//! ([`Catalogue::sound`]).

mod checks;
mod exercise;
mod kind;
mod manifest;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

pub(crate) use exercise::is_snake_case;
pub use exercise::{Answer, Exercise, Solution};
pub use kind::{Kind, Level};

use crate::error::{Defect, Error, Result, slashed};
use crate::pristine;
use crate::text;

/// The whole course, as its files describe it.
#[derive(Debug, Clone, Serialize)]
pub struct Catalogue {
    /// The folder that holds `src`, `exercises` and `solutions`.
    #[serde(skip)]
    pub root: PathBuf,
    /// In the order of their numbers.
    pub chapters: Vec<Chapter>,
    /// Exercises whose manifest could not be read: they are listed, and nothing else.
    pub broken: Vec<Broken>,
    /// Everything that is wrong anywhere, by file and line.
    pub defects: Vec<Defect>,
}

/// A chapter: a folder `NN_name` in `src`, in `exercises`, or in both.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// The `NN` of its folder.
    pub number: u32,
    /// The folder's name, `03_waiting_together`.
    pub dir: String,
    /// The heading of its `index.md`.
    pub title: String,
    /// In the order of their numbers.
    pub exercises: Vec<Exercise>,
}

/// An exercise whose manifest could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Broken {
    /// The `NN` of its chapter.
    pub chapter: u32,
    /// The number that its folder gives it, `3.1`.
    pub number: String,
    /// The folder's name without its number.
    pub name: String,
    /// From the course's root, `exercises/03_waiting_together/01_overlap_checks`.
    pub dir: String,
}

/// The course's root: the nearest folder at or above `from` that looks like it.
pub fn find_root(from: &Path) -> Result<PathBuf> {
    let looks_right =
        |dir: &&Path| dir.join("Cargo.toml").is_file() && dir.join("exercises").is_dir();
    let root = from
        .ancestors()
        .find(|dir| looks_right(dir) && !dir.join("tests/grade.rs").is_file());
    root.map(Path::to_owned).ok_or_else(|| {
        Error::new(format!(
            "{} is not in the course: no folder at or above it holds Cargo.toml and exercises/",
            from.display()
        ))
        .with_help("change to the folder that you cloned or unpacked, and run the command there")
    })
}

impl Catalogue {
    /// Reads the course at `root`. An error means that there is no course there; whatever is
    /// wrong inside it is in [`Catalogue::defects`].
    pub fn load(root: &Path) -> Result<Catalogue> {
        let (mut recorded, defects) = pristine::recorded(root);
        let mut catalogue = Catalogue {
            root: root.to_owned(),
            chapters: Vec::new(),
            broken: Vec::new(),
            defects,
        };
        let mut chapters: BTreeMap<String, Chapter> = BTreeMap::new();
        let src = root.join("src");
        if src.is_dir() {
            for name in folders(&src)? {
                let Some((number, plain)) = numbered(&name) else {
                    continue;
                };
                let index = Path::new("src").join(&name).join("index.md");
                let title = match std::fs::read_to_string(root.join(&index)) {
                    Ok(markdown) => {
                        if text::title(&markdown).is_none() {
                            catalogue.defects.push(Defect::at(
                                &index,
                                1,
                                "the page needs a title: `# Words`",
                            ));
                        }
                        text::title(&markdown).map(str::to_owned)
                    }
                    Err(e) => {
                        catalogue.defects.push(Defect::of(
                            &index,
                            format!("every chapter has this page: {e}"),
                        ));
                        None
                    }
                };
                let title = title.unwrap_or_else(|| words(plain));
                chapters.insert(
                    name.clone(),
                    Chapter {
                        number,
                        dir: name.clone(),
                        title,
                        exercises: Vec::new(),
                    },
                );
            }
        }
        for dir in folders(&root.join("exercises"))? {
            let place = Path::new("exercises").join(&dir);
            let Some((number, plain)) = numbered(&dir) else {
                let message = "a chapter's folder is named `NN_name`; only exercises may lie under exercises/, so move this one elsewhere";
                catalogue.defects.push(Defect::of(&place, message));
                continue;
            };
            if !chapters.contains_key(&dir) {
                catalogue.defects.push(Defect::of(
                    &place,
                    format!("there is no chapter src/{dir}/ of that name"),
                ));
            }
            let new = Chapter {
                number,
                dir: dir.clone(),
                title: words(plain),
                exercises: Vec::new(),
            };
            let chapter = chapters.entry(dir.clone()).or_insert(new);
            catalogue.read_chapter(chapter, &place, &mut recorded)?;
        }
        catalogue.chapters = chapters.into_values().collect();
        catalogue
            .chapters
            .sort_by(|a, b| (a.number, &a.dir).cmp(&(b.number, &b.dir)));
        catalogue.check_together();
        catalogue.defects.sort();
        catalogue.defects.dedup();
        Ok(catalogue)
    }

    fn read_chapter(
        &mut self,
        chapter: &mut Chapter,
        place: &Path,
        recorded: &mut BTreeMap<String, pristine::Files>,
    ) -> Result<()> {
        for name in folders(&self.root.join(place))? {
            let dir = place.join(&name);
            let Some((position, plain)) = numbered(&name) else {
                let message = "an exercise's folder is named `NN_name`; a folder like this stops every cargo command, so move it out of exercises/";
                self.defects.push(Defect::of(&dir, message));
                continue;
            };
            let number = format!("{}.{position}", chapter.number);
            match exercise::read(
                &self.root,
                &dir,
                chapter.number,
                position,
                recorded,
                &mut self.defects,
            ) {
                Some(exercise) => chapter.exercises.push(exercise),
                None => self.broken.push(Broken {
                    chapter: chapter.number,
                    number,
                    name: plain.to_owned(),
                    dir: slashed(&dir),
                }),
            }
        }
        Ok(())
    }

    /// Every exercise that can be used, in the order of the course.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.chapters.iter().flat_map(|chapter| &chapter.exercises)
    }

    /// The catalogue, if nothing at all is wrong with it; else every defect.
    pub fn sound(&self) -> Result<&Catalogue> {
        if self.defects.is_empty() {
            Ok(self)
        } else {
            Err(Error::Defects(self.defects.clone()))
        }
    }

    /// The defects in an exercise's own files.
    pub fn defects_of(&self, dir: &str) -> Vec<Defect> {
        let inside = |file: &str| {
            file.strip_prefix(dir)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let solutions = dir.replacen("exercises", "solutions", 1);
        let of_it = |d: &&Defect| inside(&d.file) || d.file.starts_with(&format!("{solutions}/"));
        self.defects.iter().filter(of_it).cloned().collect()
    }

    /// An exercise by its name, its path or its number: `overlap_checks`,
    /// `exercises/03_waiting_together/01_overlap_checks` (or a file in it), `3.1`.
    pub fn find(&self, name: &str) -> Result<&Exercise> {
        let wanted = self.normalized(name);
        let matches = |package: &str, number: &str, dir: &str| {
            let folder = dir.rsplit('/').next().unwrap_or(dir);
            let inside = wanted
                .strip_prefix(dir)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            wanted == package
                || wanted == folder
                || inside
                || as_number(&wanted).as_deref() == Some(number)
        };
        if let Some(found) = self
            .exercises()
            .find(|e| matches(&e.package, &e.number, &e.dir))
        {
            return Ok(found);
        }
        if let Some(broken) = self
            .broken
            .iter()
            .find(|b| matches(&b.name, &b.number, &b.dir))
        {
            return Err(Error::Defects(self.defects_of(&broken.dir)));
        }
        let near = self
            .exercises()
            .map(|e| (strsim::jaro_winkler(&wanted, &e.package), &e.package));
        let nearest = near
            .filter(|(score, _)| *score > 0.7)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let help = match nearest {
            Some((_, package)) => {
                format!("did you mean `{package}`? `cargo course list` shows all names")
            }
            None => "`cargo course list` shows all names".to_owned(),
        };
        Err(Error::new(format!("no exercise is called `{name}`")).with_help(help))
    }

    /// A name as typed, on any system: a path becomes one from the course's root.
    fn normalized(&self, name: &str) -> String {
        let typed = Path::new(name);
        let looks_like_a_path = name == "." || name.contains(['/', '\\']) || typed.is_absolute();
        if looks_like_a_path
            && let (Ok(full), Ok(root)) = (typed.canonicalize(), self.root.canonicalize())
            && let Ok(inside) = full.strip_prefix(&root)
        {
            return slashed(inside);
        }
        let plain = name.trim().replace('\\', "/");
        plain
            .trim_start_matches("./")
            .trim_end_matches('/')
            .to_owned()
    }
}

/// The line (from 1) of a byte of a text.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(byte)
        .filter(|&&b| b == b'\n')
        .count()
        + 1
}

/// The names of the folders in a folder, sorted; hidden ones left out.
fn folders(dir: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(dir).map_err(|e| Error::io("read the folder", dir, &e))?;
    let is_folder = |entry: &std::fs::DirEntry| entry.path().is_dir();
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries
        .flatten()
        .filter(is_folder)
        .map(name)
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    Ok(names)
}

/// `03_waiting_together` as 3 and `waiting_together`.
pub(crate) fn numbered(dir: &str) -> Option<(u32, &str)> {
    let (digits, name) = dir.split_once('_')?;
    (digits.len() == 2 && is_snake_case(name)).then(|| digits.parse().ok().map(|n| (n, name)))?
}

/// `03.1` as `3.1`; nothing if it is not of that form.
fn as_number(text: &str) -> Option<String> {
    let (chapter, position) = text.split_once('.')?;
    let part = |digits: &str| digits.parse::<u32>().ok();
    Some(format!("{}.{}", part(chapter)?, part(position)?))
}

/// `waiting_together` as `Waiting together`.
fn words(name: &str) -> String {
    let mut text = name.replace('_', " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
