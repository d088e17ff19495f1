//! What the preprocessor adds to a chapter that nobody wrote: where the reader is, and the pages
//! of its exercises.

use std::path::{Path, PathBuf};

use mdbook_preprocessor::book::{BookItem, Chapter, SectionNumber};

use super::Pages;
use crate::book::page::link;
use crate::book::{directive, exercise, place};
use crate::error::{Defect, slashed};

impl Pages<'_> {
    /// A chapter's page with what says where the reader is.
    pub(super) fn framed(&self, dir: &str, page: &Path, content: &str, expanded: &str) -> String {
        let at = self.places.iter().position(|p| p.dir == dir);
        let next = at.and_then(|at| self.places.get(at + 1));
        let next = next.map(|next| (link(page, &slashed(&next.page)), next.title.as_str()));
        place::framed(
            expanded,
            place::reading(directive::words(content)),
            self.catalogue.chapters.iter().find(|c| c.dir == dir),
            next.as_ref().map(|(link, title)| (link.as_str(), *title)),
        )
    }

    /// Adds a page for each exercise, and the solutions after them.
    pub(super) fn exercises(&self, chapter: &mut Chapter, dir: &str) {
        let Some(found) = self.catalogue.chapters.iter().find(|c| c.dir == dir) else {
            return;
        };
        let mut parents = chapter.parent_names.clone();
        parents.push(chapter.name.clone());
        let mut solutions = Vec::new();
        let last = found.exercises.last().map(|e| &e.package);
        let at = self.places.iter().position(|p| p.dir == dir);
        let next = at.and_then(|at| self.places.get(at + 1));
        let after = found
            .exercises
            .iter()
            .map(|e| e.position)
            .max()
            .unwrap_or(0)
            + 1;
        for e in &found.exercises {
            let path = format!("{dir}/{}.md", e.package);
            let solved = format!("{dir}/{}_solution.md", e.package);
            for taken in [&path, &solved] {
                if self.root.join(self.src).join(taken).exists() {
                    let what = "this page is made from the exercise, and must not exist";
                    self.defects
                        .borrow_mut()
                        .push(Defect::of(&self.src.join(taken), what));
                }
            }
            let keep = |result: crate::Result<String>, file: PathBuf| {
                result.unwrap_or_else(|error| {
                    self.defects
                        .borrow_mut()
                        .extend(exercise::defects(error, &file));
                    String::new()
                })
            };
            let task = exercise::task(self.catalogue, e, &chapter.name);
            let mut task = keep(task, PathBuf::from(&e.dir));
            if let Some(on) = next.filter(|_| last == Some(&e.package)) {
                // mdBook's own next page gives away a solution.
                let to = link(Path::new(&path), &slashed(&on.page));
                task.push_str(&format!(
                    "Then go on to the next chapter: [{}]({to}).\n",
                    on.title
                ));
            }
            let answer = keep(exercise::solution(e), PathBuf::from(e.solution_dir()));
            let mut page = Chapter::new(&e.title, task, path, parents.clone());
            // Where it comes from, seen from src/: search.rs knows both pages by these paths.
            page.source_path = Some(Path::new("..").join(&e.dir).join("src/lib.rs"));
            page.number = Some(SectionNumber::new([e.chapter, e.position]));
            chapter.sub_items.push(BookItem::Chapter(page));
            let mut parents = parents.clone();
            parents.push("Solutions".to_string());
            let name = format!("Solution: {}", e.title);
            let mut page = Chapter::new(&name, answer, solved, parents);
            page.source_path = Some(Path::new("..").join(e.solution_dir()).join("solution.rs"));
            // mdBook nests its contents by these numbers.
            page.number = Some(SectionNumber::new([e.chapter, after, e.position]));
            solutions.push(BookItem::Chapter(page));
        }
        if !solutions.is_empty() {
            // A heading without a page: who turns the pages meets the exercises first.
            let mut heading = Chapter::new_draft("Solutions", parents);
            heading.number = Some(SectionNumber::new([found.number, after]));
            heading.sub_items = solutions;
            chapter.sub_items.push(BookItem::Chapter(heading));
        }
    }
}
