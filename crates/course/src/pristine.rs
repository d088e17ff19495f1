//! What the untouched exercises look like: `exercises/pristine.toml` holds the git blob id of
//! every starter, grader and ui file, so that an edit is seen, and can be taken back, without
//! knowing which commit the learner is on, or whether there is a git at all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha1::{Digest, Sha1};
use toml::de::DeTable;

use crate::catalogue::Catalogue;
use crate::error::{Defect, Error, Result, slashed, write_atomically};

/// Where the ids are written down, from the course's root.
pub const FILE: &str = "exercises/pristine.toml";

/// Where the untouched texts are kept, from the course's root: each under its id.
const COPIES: &str = "kept/.pristine";

/// The folders of an exercise whose files are recorded.
const RECORDED: [&str; 3] = ["src", "tests", "ui"];

/// The ids of one exercise's files: its path in the exercise, and the blob id.
pub type Files = BTreeMap<String, String>;

/// The id that git gives a text file whose lines end in `\n`, as they do in the repository.
pub fn blob_id(content: &[u8]) -> String {
    let content = lf(content);
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", content.len()));
    hash.update(&content);
    hash.finalize()
        .iter()
        .fold(String::with_capacity(40), |mut id, byte| {
            let _ = write!(id, "{byte:02x}");
            id
        })
}

/// A checkout on Windows may have ended the lines with `\r\n`.
fn lf(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    for (i, &byte) in content.iter().enumerate() {
        if byte != b'\r' || content.get(i + 1) != Some(&b'\n') {
            out.push(byte);
        }
    }
    out
}

/// What `exercises/pristine.toml` says, by the exercise's name.
pub fn recorded(root: &Path) -> (BTreeMap<String, Files>, Vec<Defect>) {
    let file = Path::new(FILE);
    let Ok(source) = std::fs::read_to_string(root.join(file)) else {
        return Default::default();
    };
    let help = "run `git checkout exercises/pristine.toml`; authors: `cargo course bless`";
    let table = match DeTable::parse(&source) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let line =
                crate::catalogue::line_of(&source, error.span().map_or(0, |span| span.start));
            let message = format!("{}: {help}", error.message());
            return (BTreeMap::new(), vec![Defect::at(file, line, message)]);
        }
    };
    let mut all = BTreeMap::new();
    let mut defects = Vec::new();
    for (name, value) in &table {
        let files: Option<Files> = value.get_ref().as_table().and_then(|files| {
            let entry = |(path, id): (
                &toml::Spanned<toml::de::DeString<'_>>,
                &toml::Spanned<toml::de::DeValue<'_>>,
            )| {
                let id = id.get_ref().as_str().filter(|id| id.len() == 40)?;
                Some((path.get_ref().to_string(), id.to_owned()))
            };
            files.iter().map(entry).collect()
        });
        match files {
            Some(files) => drop(all.insert(name.get_ref().to_string(), files)),
            None => {
                let line = crate::catalogue::line_of(&source, name.span().start);
                defects.push(Defect::at(
                    file,
                    line,
                    format!("the ids of `{}` cannot be read: {help}", name.get_ref()),
                ));
            }
        }
    }
    (all, defects)
}

/// The ids of an exercise's files as they lie there now.
pub fn current(exercise: &Path) -> Result<Files> {
    let mut files = Files::new();
    for dir in RECORDED {
        collect(exercise, &exercise.join(dir), &mut files)?;
    }
    Ok(files)
}

fn collect(exercise: &Path, dir: &Path, files: &mut Files) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return Ok(());
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(exercise, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(exercise) {
            let content = std::fs::read(&path).map_err(|e| Error::io("read", &path, &e))?;
            files.insert(slashed(inside), blob_id(&content));
        }
    }
    Ok(())
}

/// The text of `exercises/pristine.toml` for the exercises as they are now.
pub fn bless(catalogue: &Catalogue) -> Result<String> {
    let mut all = BTreeMap::new();
    for exercise in catalogue.exercises() {
        all.insert(exercise.package.as_str(), current(&exercise.path())?);
    }
    let mut text = String::from(
        "# The git blob ids of every exercise as the course ships it, so that an edit is seen and\n\
         # `cargo course reset` can take it back. Written by `cargo course bless`, never by hand.\n",
    );
    for (name, files) in all {
        let _ = writeln!(text, "\n[{name}]");
        for (path, id) in files {
            let _ = writeln!(text, "\"{path}\" = \"{id}\"");
        }
    }
    Ok(text)
}

/// Keeps a copy of each file that is still as the course ships it, the first time it is seen:
/// in a download without git nothing else could bring it back. Best effort: a folder that
/// cannot be written takes the copies away, and nothing else.
pub fn keep_copies(catalogue: &Catalogue) {
    let copies = catalogue.root.join(COPIES);
    for exercise in catalogue.exercises() {
        for (path, id) in &exercise.recorded {
            let copy = copies.join(id);
            if copy.exists() {
                continue;
            }
            if let Ok(content) = std::fs::read(exercise.path().join(path))
                && blob_id(&content) == *id
            {
                let _ = write_atomically(&copy, &lf(&content));
            }
        }
    }
}

/// The untouched text behind an id: from git's objects, else from the copy kept.
pub fn content(root: &Path, id: &str) -> Option<Vec<u8>> {
    from_git(root, id)
        .or_else(|| std::fs::read(copy_path(root, id)).ok())
        .filter(|content| blob_id(content) == id)
}

/// Where the copy of a file with this id is kept, whether or not there is one.
pub fn copy_path(root: &Path, id: &str) -> PathBuf {
    root.join(COPIES).join(id)
}

fn from_git(root: &Path, id: &str) -> Option<Vec<u8>> {
    let output = Command::new("git")
        .args(["cat-file", "blob", id])
        .current_dir(root)
        // Never ask, never fetch: an object that is not here is not here.
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_gits() {
        assert_eq!(blob_id(b""), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assert_eq!(
            blob_id(b"hello\n"),
            "ce013625030ba8dba906f756967f9e9ca394464a"
        );
        assert_eq!(blob_id(b"hello\r\n"), blob_id(b"hello\n"));
        assert_ne!(blob_id(b"hel\rlo\n"), blob_id(b"hello\n"));
    }
}
