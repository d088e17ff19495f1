//! A small course in a folder of its own, from `tests/book/fixture`, with the real book.toml
//! and theme.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub struct Fixture {
    dir: TempDir,
}

impl Fixture {
    pub fn new() -> Fixture {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&here.join("tests/book/fixture"), dir.path());
        let root = here.join("../..");
        fs::copy(root.join("book.toml"), dir.path().join("book.toml")).expect("book.toml");
        copy(&root.join("theme"), &dir.path().join("theme"));
        Fixture { dir }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Writes a file in one step: a server that watches never sees half of it.
    pub fn write(&self, name: &str, text: &str) {
        let half = self.root().with_extension("half");
        fs::write(&half, text)
            .and_then(|()| fs::rename(&half, self.file(name)))
            .unwrap_or_else(|e| panic!("{name}: {e}"));
    }

    /// Replaces `from`, which must be there, once.
    pub fn edit(&self, name: &str, from: &str, to: &str) -> &Fixture {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no `{from}`");
        self.write(name, &text.replacen(from, to, 1));
        self
    }

    /// A chapter of the expanded book, by its path.
    pub fn page(&self, path: &str) -> String {
        let book = course::book::expanded(self.root()).unwrap_or_else(|e| panic!("{e}"));
        let mut chapters = book.chapters();
        let found = chapters.find(|c| c.path.as_deref() == Some(Path::new(path)));
        found
            .unwrap_or_else(|| panic!("no page {path}"))
            .content
            .clone()
    }

    /// Why the book cannot be expanded.
    pub fn error(&self) -> String {
        match course::book::expanded(self.root()) {
            Ok(_) => panic!("the defect went unseen"),
            Err(e) => e.to_string(),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file to copy");
        }
    }
}
