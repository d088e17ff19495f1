//! Small courses to try the checks on: a good one, and copies of it with one thing broken.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A course in a folder of its own.
pub struct Fixture {
    pub root: PathBuf,
}

impl Fixture {
    /// An empty course: a workspace like ours, without members. Whatever lay there is gone.
    pub fn new(root: &Path) -> Result<Self> {
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        fs::create_dir_all(root)?;
        let ours = crate::root();
        let manifest = fs::read_to_string(ours.join("Cargo.toml"))?;
        let manifest = manifest.replace(
            "path = \"crates/",
            &format!(
                "path = \"{}/crates/",
                ours.display().to_string().replace('\\', "/")
            ),
        );
        let fixture = Self {
            root: root.to_path_buf(),
        };
        fixture.write("Cargo.toml", &manifest)?;
        fixture.write(
            "rustfmt.toml",
            &fs::read_to_string(ours.join("rustfmt.toml"))?,
        )?;
        fs::copy(ours.join("Cargo.lock"), root.join("Cargo.lock"))?;
        Ok(fixture)
    }

    /// Writes a file, its folders too.
    pub fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().context("a file in the root")?)?;
        fs::write(&path, text).with_context(|| path.display().to_string())
    }

    /// Replaces `old`, which must be there, in a file.
    pub fn replace(&self, path: &str, old: &str, new: &str) -> Result<()> {
        let text = fs::read_to_string(self.root.join(path)).context(path.to_owned())?;
        anyhow::ensure!(text.contains(old), "{path} does not hold `{old}`");
        self.write(path, &text.replace(old, new))
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) -> Result<()> {
        fs::remove_file(self.root.join(path)).context(path.to_owned())
    }

    /// Adds a good exercise `exercises/01_first/01_<name>` with its answers.
    pub fn exercise(&self, name: &str) -> Result<()> {
        let exercise = format!("exercises/01_first/01_{name}");
        let solutions = format!("solutions/01_first/01_{name}");
        self.write(
            &format!("{exercise}/Cargo.toml"),
            &MANIFEST.replace("NAME", name),
        )?;
        self.write(&format!("{exercise}/src/lib.rs"), STARTER)?;
        self.write(
            &format!("{exercise}/tests/grade.rs"),
            &GRADER.replace("NAME", name),
        )?;
        self.write(&format!("{exercise}/hints.md"), HINTS)?;
        let answers = [
            ("solution", "", "n * 2"),
            ("right/added", "", "n + n"),
            (
                "wrong/one_more",
                "//! fails: doubles, keeps_zero\n//! says: twice\n\n",
                "n + 1",
            ),
            (
                "wrong/thrice",
                "//! fails: doubles\n//! says: 3 became 9\n\n",
                "n * 3",
            ),
            (
                "wrong/unknown",
                "//! fails: compile\n//! says: cannot find value\n\n",
                "m",
            ),
        ];
        for (file, claim, body) in answers {
            let text = format!("{claim}pub fn double(n: u32) -> u32 {{\n    {body}\n}}\n");
            self.write(&format!("{solutions}/{file}.rs"), &text)?;
        }
        Ok(())
    }
}

const MANIFEST: &str = r#"[package]
name = "NAME"
edition.workspace = true
rust-version.workspace = true
publish.workspace = true
version.workspace = true

[package.metadata.course]
title = "Double a number"
minutes = 5
level = "easy"
kind = "write"
teaches = "doubling"
after = []
fails = ["doubles"]

[lib]
test = false
doctest = false
"#;

const STARTER: &str = r#"//! Double the number.

pub fn double(n: u32) -> u32 {
    n
}
"#;

const GRADER: &str = r#"//! Doubles two numbers.

#[test]
fn doubles() {
    let got = NAME::double(3);
    assert!(got == 6, "3 became {got}, not twice as much");
}

#[test]
fn keeps_zero() {
    let got = NAME::double(0);
    assert!(got == 0, "0 became {got}: twice nothing is nothing");
}
"#;

const HINTS: &str = "## Hint 1: add\n\nAdd it to itself.\n\n## Hint 2: multiply\n\nBy two.\n";
