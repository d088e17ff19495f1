//! Reads the exercises of a course, and every answer that lies in `solutions/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use toml_edit::DocumentMut;

/// One exercise crate.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// The package's name, which is also the name of its library.
    pub name: String,
    /// `exercises/NN_chapter/NN_name`, absolute.
    pub folder: PathBuf,
    /// `solutions/NN_chapter/NN_name`, absolute; may be missing, which a proof says.
    pub solutions: PathBuf,
    /// The tests that the untouched starter fails.
    pub fails: Vec<String>,
}

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
        format!("{}--{}", self.exercise.name, self.label())
    }

    /// The name of its proof: the exercise's name first.
    pub fn proof(&self) -> String {
        format!(
            "{}::{}",
            self.exercise.name,
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

/// All exercises under `root`, in the order of their folders.
pub fn exercises(root: &Path) -> Result<Vec<Exercise>> {
    let mut found = Vec::new();
    for chapter in folders(&root.join("exercises"))? {
        for folder in folders(&chapter)? {
            found.push(exercise(root, &folder)?);
        }
    }
    Ok(found)
}

fn exercise(root: &Path, folder: &Path) -> Result<Exercise> {
    let path = folder.join("Cargo.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest: DocumentMut = text.parse().with_context(|| path.display().to_string())?;
    let package = &manifest["package"];
    let name = package["name"]
        .as_str()
        .with_context(|| format!("{}: no package name", path.display()))?;
    let fails = package
        .get("metadata")
        .and_then(|metadata| metadata.get("course"))
        .and_then(|course| course.get("fails"))
        .and_then(|fails| fails.as_array())
        .with_context(|| {
            format!(
                "{}: no `fails` in [package.metadata.course]",
                path.display()
            )
        })?
        .iter()
        .filter_map(|test| test.as_str().map(str::to_owned))
        .collect();
    let below = folder.strip_prefix(root.join("exercises"))?;
    Ok(Exercise {
        name: name.to_owned(),
        folder: folder.to_path_buf(),
        solutions: root.join("solutions").join(below),
        fails,
    })
}

/// The starter and all answers of an exercise.
pub fn variants(exercise: &Exercise) -> Result<Vec<Variant>> {
    let variant = |kind, source| Variant {
        exercise: exercise.clone(),
        kind,
        source,
    };
    let mut all = vec![
        variant(Kind::Starter, exercise.folder.join("src/lib.rs")),
        variant(Kind::Solution, exercise.solutions.join("solution.rs")),
    ];
    for (kind, folder) in [(Kind::Right, "right"), (Kind::Wrong, "wrong")] {
        for file in files(&exercise.solutions.join(folder))? {
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
