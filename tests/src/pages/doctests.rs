//! The doctests of the pages: each `rust` fence of the expanded book compiles and runs.
//!
//! rustdoc reads Markdown as it finds it, but a page includes files and is expanded by our
//! preprocessor. So the pages are taken after all that, written to a package of their own,
//! and become the documentation of its modules.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use mdbook_preprocessor::book::{BookItem, Chapter};

use super::Course;
use super::fences::fences;
use crate::{command, stage};

const MANIFEST: &str = r#"[package]
name = "NAME"
edition.workspace = true
publish.workspace = true
version.workspace = true

[lib]
test = false

[dependencies]
futures.workspace = true
probe.workspace = true
tokio.workspace = true
"#;

/// How many there were, and what failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doctests {
    pub passed: usize,
    /// rustdoc's report, if anything failed.
    pub failed: Option<String>,
}

/// Runs them for the course, in a workspace of its own at `workspace`. The package that the
/// pages become is named like that folder, so that cargo confuses no two of them.
pub fn run(course: &Course, workspace: &Path) -> Result<Doctests> {
    let book = course::book::expanded(&course.root)?;
    let pages: Vec<&Chapter> = book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some(chapter),
            _ => None,
        })
        .filter(|chapter| has_doctests(&chapter.content))
        .collect();
    let name = workspace
        .file_name()
        .context("a workspace has a name")?
        .to_string_lossy();
    let package = workspace.join(&*name);
    let mut modules = String::from("//! The pages of the book with code to run.\n");
    let mut expected = BTreeSet::new();
    for page in pages {
        let path = page.path.clone().unwrap_or_default();
        let module: String = path
            .with_extension("")
            .to_string_lossy()
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '_'
                }
            })
            .collect();
        write!(
            modules,
            "\n#[doc = include_str!(\"{module}.md\")]\npub mod page_{module} {{}}\n"
        )?;
        let file = package.join(format!("src/{module}.md"));
        stage::write_if_changed(&file, page.content.as_bytes())?;
        expected.insert(file);
    }
    for file in crate::exercise::files(&package.join("src"))? {
        if file.extension().is_some_and(|e| e == "md") && !expected.contains(&file) {
            fs::remove_file(file)?;
        }
    }
    stage::write_if_changed(
        &package.join("Cargo.toml"),
        MANIFEST.replace("NAME", &name).as_bytes(),
    )?;
    stage::write_if_changed(&package.join("src/lib.rs"), modules.as_bytes())?;
    stage::write_workspace(&course.root, workspace, &BTreeSet::from([name.to_string()]))?;
    match expected.is_empty() {
        true => Ok(Doctests::default()),
        false => test(&course.root, workspace, &name),
    }
}

/// Whether rustdoc would find something to test.
fn has_doctests(markdown: &str) -> bool {
    fences(markdown).iter().any(|fence| {
        let info = fence.info.as_deref().unwrap_or_default();
        fence.language() == "rust" && !info.iter().any(|word| word == "ignore")
    })
}

fn test(root: &Path, workspace: &Path, package: &str) -> Result<Doctests> {
    let ran = command::run(
        command::cargo()
            .args(["test", "--doc", "-p", package, "--manifest-path"])
            .arg(workspace.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", command::target_folder()?)
            .env("NO_COLOR", "1")
            .current_dir(root),
        Duration::from_secs(3600),
    )?;
    // One line for the merged tests, and one for those that stand alone.
    let passed = ran
        .stdout
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "))
        .filter_map(|line| {
            line.split_once(". ")?
                .1
                .split_once(" passed")?
                .0
                .parse::<usize>()
                .ok()
        })
        .sum();
    if ran.success {
        return Ok(Doctests {
            passed,
            failed: None,
        });
    }
    if !ran.stdout.contains("test result: FAILED") && !ran.timed_out {
        bail!("the doctests did not run:\n{}", ran.stderr);
    }
    Ok(Doctests {
        passed,
        failed: Some(ran.output()),
    })
}
