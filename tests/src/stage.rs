//! Stages every variant as a package of its own, in one generated workspace.
//!
//! The workspace lies in `target/proofs`, uses the root's lock file and the root's target
//! folder, and repeats what its members inherit from the root's Cargo.toml. A full copy of
//! the exercise is needed, because ui programs take the learner's source in by its path.
//! Files are written only when they change: cargo compares modification times.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use toml_edit::{DocumentMut, Item, Table, TableLike, value};

use crate::exercise::{Variant, files_below, folders};

/// Writes the workspace for `variants` of the course at `root`, and says which of them could
/// not be staged, and why: one missing answer must not keep the others from their proof.
///
/// What an earlier run staged and nobody asks for any more is removed.
pub fn stage(
    root: &Path,
    workspace: &Path,
    variants: &[Variant],
) -> Result<BTreeMap<String, String>> {
    fs::create_dir_all(workspace)?;
    let mut members = BTreeSet::new();
    let mut missing = BTreeMap::new();
    for variant in variants {
        match stage_variant(workspace, variant) {
            Ok(()) => drop(members.insert(variant.package())),
            Err(error) => drop(missing.insert(variant.package(), format!("{error:#}"))),
        }
    }
    write_workspace(root, workspace, &members)?;
    Ok(missing)
}

/// Writes the generated workspace's own Cargo.toml and lock file, and removes stale members.
pub fn write_workspace(root: &Path, workspace: &Path, members: &BTreeSet<String>) -> Result<()> {
    for folder in folders(workspace)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if !members.contains(name.as_ref()) {
            fs::remove_dir_all(&folder)?;
        }
    }
    let text = fs::read_to_string(root.join("Cargo.toml"))?;
    let manifest = workspace_manifest(&text, root, members)?;
    write_if_changed(&workspace.join("Cargo.toml"), manifest.as_bytes())?;
    copy_lock(root, workspace)
}

/// Cargo adds the members to our copy of the lock file, so the copy is made anew only when
/// the root's has changed since.
fn copy_lock(root: &Path, workspace: &Path) -> Result<()> {
    let lock = fs::read(root.join("Cargo.lock")).context("cannot read the root's Cargo.lock")?;
    let seen = workspace.join("root.lock");
    if fs::read(&seen).ok().as_ref() != Some(&lock) || !workspace.join("Cargo.lock").exists() {
        fs::write(workspace.join("Cargo.lock"), &lock)?;
        fs::write(seen, &lock)?;
    }
    Ok(())
}

/// A full copy of the exercise, with the variant's source as its `src/lib.rs`.
fn stage_variant(workspace: &Path, variant: &Variant) -> Result<()> {
    let exercise = variant.exercise.path();
    let folder = workspace.join(variant.package());
    let mut expected = BTreeSet::new();
    let mut put = |path: PathBuf, bytes: &[u8]| {
        let written = write_if_changed(&path, bytes);
        expected.insert(path);
        written
    };
    for file in files_below(&exercise)? {
        let below = file.strip_prefix(&exercise)?;
        if below == Path::new("Cargo.toml") {
            let manifest = member_manifest(&fs::read_to_string(&file)?, &variant.package())?;
            put(folder.join(below), manifest.as_bytes())?;
        } else if below != Path::new("src/lib.rs") && below != Path::new("hints.md") {
            put(folder.join(below), &fs::read(&file)?)?;
        }
    }
    let source = fs::read(&variant.source)
        .with_context(|| format!("cannot read {}", variant.source.display()))?;
    put(folder.join("src/lib.rs"), &source)?;
    for file in files_below(&folder)? {
        if !expected.contains(&file) {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// The exercise's Cargo.toml under another package name; the library keeps its name, because
/// the grader imports it.
fn member_manifest(text: &str, package: &str) -> Result<String> {
    let mut manifest: DocumentMut = text.parse()?;
    let name = manifest["package"]["name"]
        .as_str()
        .context("no package name")?
        .to_owned();
    manifest["package"]["name"] = value(package);
    if manifest.get("lib").is_none() {
        manifest["lib"] = Item::Table(Table::new());
    }
    manifest["lib"]["name"] = value(name);
    Ok(manifest.to_string())
}

/// The generated workspace's Cargo.toml: what members inherit from the root's, the same
/// profiles without debug information, and nothing else.
fn workspace_manifest(text: &str, root: &Path, members: &BTreeSet<String>) -> Result<String> {
    let mut manifest: DocumentMut = text.parse().context("the root's Cargo.toml")?;
    let inherited = manifest["workspace"]
        .as_table_mut()
        .context("the root's Cargo.toml has no [workspace]")?;
    for gone in ["default-members", "exclude", "metadata"] {
        inherited.remove(gone);
    }
    inherited["members"] = value(members.iter().collect::<toml_edit::Array>());
    if let Some(dependencies) = inherited
        .get_mut("dependencies")
        .and_then(Item::as_table_like_mut)
    {
        make_paths_absolute(dependencies, root);
    }
    let dev = manifest["profile"]
        .or_insert(Item::Table(Table::new()))
        .as_table_mut()
        .context("[profile] is no table")?
        .entry("dev")
        .or_insert(Item::Table(Table::new()));
    dev["debug"] = value(false);
    // Nobody edits a copy and builds it again at once.
    dev["incremental"] = value(false);
    Ok(format!(
        "# Generated by `cargo test -p course-tests`: changes are overwritten.\n{manifest}"
    ))
}

fn make_paths_absolute(dependencies: &mut dyn TableLike, root: &Path) {
    for (_, dependency) in dependencies.iter_mut() {
        let Some(table) = dependency.as_table_like_mut() else {
            continue;
        };
        let absolute = table
            .get("path")
            .and_then(Item::as_str)
            .map(|path| root.join(path).to_string_lossy().into_owned());
        if let Some(path) = absolute {
            table.insert("path", value(path));
        }
    }
}

/// Writes a file, unless it already holds exactly these bytes. Says whether it wrote.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}
