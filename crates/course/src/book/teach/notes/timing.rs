//! The lines of the timing, which the schedules are computed from.

use super::{Notes, Piece, REVEAL, Reader};
use crate::book::teach::schedule::{Line, Rank, Task};
use crate::catalogue::Exercise;
use crate::error::Defect;

/// The longest line, with its reveal: it fits into the shortest stretch between two breaks.
const LONGEST: u32 = 30;
const FORM: &str = "a line of the timing is `- 10 minutes: what`, `- 10 minutes, core: what`, \
    `- 10 minutes, extra: what`, or the same with an exercise, `- 10 minutes, core, `name`: what`; \
    or `- homework, `name`: what`";

impl Reader<'_> {
    pub(super) fn timing(&mut self, part: &[Piece], heading: usize, notes: &mut Notes) {
        let mut seen: Vec<(String, Rank)> = Vec::new();
        for piece in part {
            if !piece.item {
                notes.remarks.push_str(&format!("{}\n\n", piece.text));
                continue;
            }
            let line = match self.line(&piece.text) {
                Ok(line) => line,
                Err(what) => {
                    self.fault(piece.line, what);
                    continue;
                }
            };
            if let Some(task) = &line.exercise {
                let name = &task.name;
                if seen.iter().any(|(n, _)| n == name) {
                    self.fault(piece.line, format!("`{name}` stands here twice"));
                }
                let own = |after: &&String| self.exercise(after).is_some();
                let wrong: Vec<String> = task
                    .after
                    .iter()
                    .filter(own)
                    .filter(|after| {
                        // At home everything has been done before.
                        let earlier = seen.iter().find(|(n, _)| n == *after);
                        line.rank != Rank::Home
                            && earlier.is_none_or(|(_, rank)| {
                                line.rank == Rank::Core && *rank != Rank::Core
                            })
                    })
                    .map(|after| match line.rank {
                        Rank::Core => format!(
                            "`{after}` comes before the core exercise `{name}`: it must stand earlier, and be core too"
                        ),
                        _ => format!("`{after}` comes before `{name}`: it must stand earlier"),
                    })
                    .collect();
                for what in wrong {
                    self.fault(piece.line, what);
                }
                seen.push((name.clone(), line.rank));
            }
            notes.timing.push(line);
        }
        for exercise in &self.chapter.exercises {
            if !seen.iter().any(|(name, _)| *name == exercise.package) {
                let what = format!(
                    "the timing does not name `{}`: give it its minutes, or call it homework",
                    exercise.package
                );
                self.defects.push(Defect::at(&self.file, heading, what));
            }
        }
        if !notes.timing.iter().any(|line| line.rank == Rank::Core) {
            self.fault(heading, "no line is core: what is this chapter without?");
        }
    }

    /// `10 minutes, core, `name`: what`.
    fn line(&self, text: &str) -> Result<Line, String> {
        let (head, text) = text.split_once(": ").ok_or(FORM)?;
        let mut words = head.split(", ").peekable();
        let time = words.next().unwrap_or_default();
        let mut rank = match words.peek().copied() {
            Some("core") => Some(Rank::Core),
            Some("extra") => Some(Rank::Extra),
            _ => None,
        };
        if rank.is_some() {
            words.next();
        }
        let exercise = match words.next() {
            None => None,
            Some(name) => {
                let name = name.strip_prefix('`').and_then(|n| n.strip_suffix('`'));
                let name = name.ok_or(FORM)?;
                let found = self.exercise(name);
                Some(found.ok_or(format!("no exercise of this chapter is called `{name}`"))?)
            }
        };
        if words.next().is_some() || text.trim().is_empty() {
            return Err(FORM.into());
        }
        let mut minutes = match time {
            "homework" => {
                if rank.replace(Rank::Home).is_some() {
                    return Err(FORM.into());
                }
                exercise.map(|e| e.minutes).ok_or(FORM)?
            }
            _ => {
                let number = time.strip_suffix(" minutes").ok_or(FORM)?;
                number.parse().map_err(|_| FORM)?
            }
        };
        if let Some(exercise) = exercise {
            if exercise.minutes != minutes {
                return Err(format!(
                    "`{}` takes {} minutes by its manifest, here {minutes}",
                    exercise.package, exercise.minutes
                ));
            }
            minutes += REVEAL;
        }
        if minutes == 0 || minutes > LONGEST && rank != Some(Rank::Home) {
            return Err(format!(
                "between two breaks a line takes 1 to {LONGEST} minutes (with {REVEAL} to reveal an exercise), here {minutes}"
            ));
        }
        let task = |e: &Exercise| Task {
            name: e.package.clone(),
            after: e.after.clone(),
        };
        Ok(Line {
            rank: rank.unwrap_or(Rank::Plain),
            minutes,
            exercise: exercise.map(task),
            text: text.trim().to_string(),
        })
    }
}
