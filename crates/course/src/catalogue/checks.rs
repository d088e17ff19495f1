//! What only the whole catalogue can judge: numbers, names, and what comes after what.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Catalogue, Exercise, folders};
use crate::error::{Defect, slashed};

impl Catalogue {
    /// Adds every defect that lies between files rather than in one.
    pub(super) fn check_together(&mut self) {
        self.check_chapter_numbers();
        self.check_names();
        self.check_after();
        self.check_solutions();
    }

    fn check_chapter_numbers(&mut self) {
        for pair in self.chapters.windows(2) {
            if pair[0].number == pair[1].number {
                let message = format!("chapter {} is already src/{}/", pair[1].number, pair[0].dir);
                self.defects
                    .push(Defect::of(&Path::new("src").join(&pair[1].dir), message));
            }
        }
    }

    fn check_names(&mut self) {
        let mut seen: BTreeMap<&str, &Exercise> = BTreeMap::new();
        let mut defects = Vec::new();
        for exercise in self.chapters.iter().flat_map(|chapter| &chapter.exercises) {
            if let Some(first) = seen.insert(&exercise.package, exercise) {
                let message = format!(
                    "`{}` is already the name of {}",
                    exercise.package, first.dir
                );
                defects.push(Defect::at(
                    &exercise.manifest(),
                    exercise.lines.name,
                    message,
                ));
            }
        }
        for chapter in &self.chapters {
            for pair in chapter.exercises.windows(2) {
                if pair[0].number == pair[1].number {
                    let message = format!(
                        "{} is already the number of {}",
                        pair[1].number, pair[0].dir
                    );
                    defects.push(Defect::of(Path::new(&pair[1].dir), message));
                }
            }
        }
        self.defects.extend(defects);
    }

    fn check_after(&mut self) {
        let order: BTreeMap<&str, (u32, u32)> = self
            .exercises()
            .map(|e| (e.package.as_str(), e.order()))
            .collect();
        let unread: Vec<&str> = self.broken.iter().map(|b| b.name.as_str()).collect();
        let mut defects = Vec::new();
        for exercise in self.exercises() {
            for (earlier, line) in exercise.after.iter().zip(&exercise.lines.after) {
                let message = match order.get(earlier.as_str()) {
                    Some(at) if *at < exercise.order() => continue,
                    Some(_) => format!(
                        "`after` names `{earlier}`, which does not come before this exercise"
                    ),
                    None if unread.contains(&earlier.as_str()) => continue,
                    None => format!("`after` names `{earlier}`, and no exercise is called so"),
                };
                defects.push(Defect::at(&exercise.manifest(), *line, message));
            }
        }
        self.defects.extend(defects);
    }

    /// Answers that belong to no exercise: a renamed or renumbered folder.
    fn check_solutions(&mut self) {
        let solutions = Path::new("solutions");
        for chapter in folders(&self.root.join(solutions)).unwrap_or_default() {
            for name in folders(&self.root.join(solutions).join(&chapter)).unwrap_or_default() {
                let exercise = Path::new("exercises").join(&chapter).join(&name);
                if !self.root.join(&exercise).is_dir() {
                    let message = format!(
                        "there is no exercise {}/ for these answers",
                        slashed(&exercise)
                    );
                    self.defects
                        .push(Defect::of(&solutions.join(&chapter).join(&name), message));
                }
            }
        }
    }
}
