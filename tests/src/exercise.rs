//! The variants of an exercise: its starter, and every answer that lies in `solutions/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use course::catalogue::{Catalogue, Exercise};

/// What a `lib.rs` of an exercise is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Starter,
    Solution,
    Right,
    Wrong,
}

/// One `lib.rs` to prove: the starter, or an answer.
#[derive(Debug, Clone)]
pub struct Variant {
    pub exercise: Exercise,
    pub kind: Kind,
    /// The file that takes the place of `src/lib.rs`.
    pub source: PathBuf,
}

/// What someone has changed in an exercise since it was blessed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Edits {
    /// Something in `src`: a learner's answer.
    pub starter: bool,
    /// Something in `tests` or `ui`: no longer the grader that the answers were written for.
    pub grader: bool,
}

/// What is edited. An exercise that was never blessed has nothing to compare with.
pub fn edits(exercise: &Exercise) -> Result<Edits> {
    let mut edits = Edits::default();
    if exercise.recorded.is_empty() {
        return Ok(edits);
    }
    let mut edited = exercise.edited()?;
    let now = course::pristine::current(&exercise.path())?;
    edited.extend(
        now.into_keys()
            .filter(|file| !exercise.recorded.contains_key(file)),
    );
    for file in edited {
        match file.starts_with("src/") {
            true => edits.starter = true,
            false => edits.grader = true,
        }
    }
    Ok(edits)
}

/// What a wrong answer says of itself in its first lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// `//! fails: compile`
    pub compile: bool,
    /// `//! fails: a_test, another_test`
    pub fails: Vec<String>,
    /// One `//! says: words` each.
    pub says: Vec<String>,
}

impl Variant {
    /// `starter`, `solution`, `right-spawned`, `wrong-in_sequence`.
    pub fn label(&self) -> String {
        let stem = self
            .source
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        match self.kind {
            Kind::Starter => "starter".into(),
            Kind::Solution => "solution".into(),
            Kind::Right => format!("right-{stem}"),
            Kind::Wrong => format!("wrong-{stem}"),
        }
    }

    /// The name of the package that it is staged as.
    pub fn package(&self) -> String {
        format!("{}--{}", self.exercise.package, self.label())
    }

    /// The name of its proof: the exercise's name first.
    pub fn proof(&self) -> String {
        format!(
            "{}::{}",
            self.exercise.package,
            self.label().replacen('-', "::", 1)
        )
    }

    /// What a wrong answer claims.
    pub fn claim(&self) -> Result<Claim> {
        let text = fs::read_to_string(&self.source)?;
        claim(&text).with_context(|| self.source.display().to_string())
    }
}

/// Reads the `//! fails:` and `//! says:` lines at the top of a wrong answer.
pub fn claim(text: &str) -> Result<Claim> {
    let mut claim = Claim::default();
    for line in text.lines().map_while(|line| line.strip_prefix("//!")) {
        if let Some(names) = line.trim().strip_prefix("fails:") {
            for name in names.split(',').map(str::trim) {
                match name {
                    "compile" => claim.compile = true,
                    name => claim.fails.push(name.to_owned()),
                }
            }
        } else if let Some(words) = line.trim().strip_prefix("says:") {
            claim.says.push(words.trim().to_owned());
        }
    }
    if !claim.compile && claim.fails.is_empty() {
        bail!(
            "line 1: a wrong answer starts with `//! fails: <test name>` or `//! fails: compile`"
        );
    }
    if claim.compile && !claim.fails.is_empty() {
        bail!("line 1: what does not compile fails no test: name `compile` or tests, not both");
    }
    if claim.says.is_empty() {
        bail!("line 1: a wrong answer needs a line `//! says: <words of the message>`");
    }
    Ok(claim)
}

/// The variants of all exercises of a course, in its order.
pub fn all_variants(catalogue: &Catalogue) -> Result<Vec<Variant>> {
    let mut all = Vec::new();
    for exercise in catalogue.exercises() {
        all.extend(variants(&catalogue.root, exercise)?);
    }
    Ok(all)
}

/// The starter and all answers of an exercise.
fn variants(root: &Path, exercise: &Exercise) -> Result<Vec<Variant>> {
    let solutions = root.join(exercise.solution_dir());
    let variant = |kind, source| Variant {
        exercise: exercise.clone(),
        kind,
        source,
    };
    let mut all = vec![
        variant(Kind::Starter, exercise.path().join("src/lib.rs")),
        variant(Kind::Solution, solutions.join("solution.rs")),
    ];
    for (kind, folder) in [(Kind::Right, "right"), (Kind::Wrong, "wrong")] {
        for file in files(&solutions.join(folder))? {
            if file.extension().is_some_and(|extension| extension == "rs") {
                all.push(variant(kind, file));
            }
        }
    }
    Ok(all)
}

/// The folders in `folder`, sorted; none if it does not exist.
pub fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect())
}

/// The files in `folder`, sorted; none if it does not exist.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.is_file())
        .collect())
}

/// All files below `folder`, sorted, without what lies in a folder `target`.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if !path.is_dir() {
            found.push(path);
        } else if !path.ends_with("target") {
            found.extend(files_below(&path)?);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            found.push(entry?.path());
        }
    }
    found.sort();
    Ok(found)
}
