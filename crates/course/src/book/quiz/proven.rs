//! Holds the options against what programs have printed, so that an author hears of a mistake at
//! once. The tests of the pages judge it again, by a rule of their own.

use std::path::Path;

use super::{Fault, Kind, Question, lines};
use crate::book::listing;

impl Question {
    /// For `prints` the right option is the whole output; for a `proof` each right one is a line
    /// of it, and no wrong one is.
    pub(super) fn proven(&self, root: &Path) -> Result<(), Fault> {
        if let (Kind::Prints, Some(name)) = (self.kind, &self.program) {
            let at_program = |what| self.in_field(Some(name), what);
            let name = name.get_ref();
            let recorded = listing::output(root, name).map_err(at_program)?;
            let mut right = self.options.iter().filter(|option| option.right);
            if right.any(|option| lines(&option.text) != lines(&recorded)) {
                let what = format!("the right option is not what is recorded in {name}.out");
                return Err(at_program(what));
            }
        }
        if let Some(name) = &self.proof {
            let at_proof = |what| self.in_field(Some(name), what);
            if !matches!(self.kind, Kind::Choice | Kind::Several) {
                let what = "a `proof` belongs to a `choice` or to `several`";
                return Err(at_proof(what.into()));
            }
            let name = name.get_ref();
            let recorded = listing::output(root, name).map_err(at_proof)?;
            for option in &self.options {
                let text = option.text.replace('`', "");
                let printed = recorded.lines().any(|line| line.trim() == text.trim());
                if printed != option.right {
                    let has = if printed { "has" } else { "lacks" };
                    return Err(at_proof(format!("{name}.out {has} the line `{text}`")));
                }
            }
        }
        Ok(())
    }
}
