//! What the exercises' manifests may say, so that the first verdict comes soon: the course is
//! built once, and an exercise builds nothing that its chapter does not teach.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};
use toml_edit::{DocumentMut, Item};

use super::{Course, Defect};
use crate::command;

/// What an exercise may depend on, and what only its grader may.
const MAY: [&str; 3] = ["futures", "probe", "tokio"];
const GRADER_MAY: [&str; 4] = ["futures", "probe", "tokio", "trybuild"];

/// What an exercise must inherit.
const INHERITED: [&str; 4] = ["edition", "rust-version", "publish", "version"];

/// Every exercise's Cargo.toml.
pub fn check_manifests(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for exercise in course.catalogue.exercises() {
        let path = Path::new(&exercise.dir).join("Cargo.toml");
        let page = course.page(&path)?;
        let manifest: DocumentMut = match page.text.parse() {
            Ok(manifest) => manifest,
            Err(error) => {
                let error: toml_edit::TomlError = error;
                defects
                    .push(page.defect(error.span().map_or(0, |span| span.start), error.message()));
                continue;
            }
        };
        let mut say = |words: &str, message: String| {
            defects.push(page.defect(page.text.find(words).unwrap_or(0), message));
        };
        for key in INHERITED {
            if !inherits(manifest["package"].get(key)) {
                say("[package]", format!("`{key}.workspace = true` is missing"));
            }
        }
        for key in ["test", "doctest"] {
            if manifest
                .get("lib")
                .and_then(|lib| lib.get(key))
                .and_then(Item::as_bool)
                != Some(false)
            {
                say(
                    "[lib]",
                    format!("[lib] needs `{key} = false`: one test binary an exercise"),
                );
            }
        }
        let tables = [
            ("dependencies", &MAY[..]),
            ("dev-dependencies", &GRADER_MAY[..]),
        ];
        for (table, may) in tables {
            let Some(dependencies) = manifest.get(table).and_then(Item::as_table_like) else {
                continue;
            };
            for (name, value) in dependencies.iter() {
                if !may.contains(&name) {
                    say(name, format!("[{table}] may hold {may:?}, not `{name}`"));
                } else if !inherits(Some(value)) || value.get("features").is_some() {
                    say(
                        name,
                        format!(
                            "`{name}.workspace = true`, and nothing else: one build serves all"
                        ),
                    );
                }
            }
        }
        for table in ["build-dependencies", "target", "features"] {
            if manifest.get(table).is_some() {
                say(table, format!("[{table}] does not belong into an exercise"));
            }
        }
    }
    Ok(defects)
}

fn inherits(item: Option<&Item>) -> bool {
    item.and_then(|item| item.get("workspace"))
        .and_then(Item::as_bool)
        == Some(true)
}

/// tokio has the same features in the build of every exercise, those that `probe` has it with,
/// so that a learner who goes from one to the next compiles it once.
pub fn check_tokio_features(course: &Course) -> Result<Vec<Defect>> {
    let wanted = tokio_features(&course.root, "probe")?;
    let mut defects = Vec::new();
    // Exercises with the same dependencies build the same.
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for exercise in course.catalogue.exercises() {
        let path = Path::new(&exercise.dir).join("Cargo.toml");
        let page = course.page(&path)?;
        let at = page.text.find("dependencies]").unwrap_or(0);
        let dependencies = page.text[at..].to_owned();
        let features = match known.get(&dependencies) {
            Some(features) => features.clone(),
            None => tokio_features(&course.root, &exercise.package)?,
        };
        if !features.is_empty() && features != wanted {
            let message = format!("builds tokio with {features}, but probe with {wanted}: twice");
            defects.push(page.defect(at, message));
        }
        known.insert(dependencies, features);
    }
    Ok(defects)
}

/// The features of tokio in the build of one package, sorted; nothing if it is not in it.
fn tokio_features(root: &Path, package: &str) -> Result<String> {
    let ran = command::run(
        command::cargo()
            .args([
                "tree",
                "-p",
                package,
                "-e",
                "normal,build,dev",
                "--prefix",
                "none",
            ])
            .args(["-f", "{p} features={f}"])
            .current_dir(root),
        Duration::from_secs(600),
    )?;
    if !ran.success {
        bail!("cargo tree -p {package} failed:\n{}", ran.stderr);
    }
    let line = ran.stdout.lines().find(|line| line.starts_with("tokio v"));
    let features = line
        .and_then(|line| line.split_once("features="))
        .map_or("", |(_, list)| list);
    let mut features: Vec<&str> = features.trim_end_matches(" (*)").split(',').collect();
    features.sort_unstable();
    Ok(features.join(","))
}
