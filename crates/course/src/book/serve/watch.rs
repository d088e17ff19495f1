//! Watches what the pages are made from, and builds again when it has changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, UNIX_EPOCH};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::site::{Builder, Solved};
use crate::book::build::walk;
use crate::catalogue::{Catalogue, Exercise};

/// Everything a page shows comes from here.
const SOURCES: [&str; 6] = [
    "src",
    "theme",
    "exercises",
    "solutions",
    "tests/figures/snapshots",
    "tests/listings",
];
/// An editor writes several files, and each in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Watches for as long as the process lives, on two threads: a build takes seconds, and a pass is told at once.
pub fn start(mut builder: Builder, solved: Solved) {
    let root = builder.root.clone();
    let (watcher, changes) = match watched(&root) {
        Ok(watched) => watched,
        Err(e) => {
            eprintln!("Changes are not seen ({e}): start again to see them.");
            return;
        }
    };
    let mut built = fingerprint(&root);
    let (sender, perhaps) = mpsc::channel();
    std::thread::spawn(move || {
        let _watcher = watcher;
        while changes.recv().is_ok() {
            std::thread::sleep(QUIET);
            changes.try_iter().for_each(drop);
            solved.read();
            let _ = sender.send(());
        }
    });
    std::thread::spawn(move || {
        while perhaps.recv().is_ok() {
            perhaps.try_iter().for_each(drop);
            // `target/` beside us changes too.
            let now = fingerprint(&root);
            if now != built {
                built = now;
                builder.build();
            }
        }
    });
}

/// What changes from now on, path by path, for as long as the watcher lives.
fn watched(root: &Path) -> notify::Result<(RecommendedWatcher, Receiver<PathBuf>)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        for path in event.into_iter().filter(is_change).flat_map(|e| e.paths) {
            let _ = sender.send(path);
        }
    })?;
    for source in SOURCES.map(|s| root.join(s)).iter().filter(|s| s.is_dir()) {
        watcher.watch(source, RecursiveMode::Recursive)?;
    }
    // Made now: a folder that comes later cannot be watched. Where none can be made no pass is left either.
    let passes = passes::folder(root);
    if std::fs::create_dir_all(&passes).is_ok() {
        watcher.watch(&passes, RecursiveMode::Recursive)?;
    }
    // The folder, because many editors replace a file by a new one.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    Ok((watcher, changes))
}

/// On Linux it is an event too that somebody opens a file or a folder, and we open them all after each: without this we
/// would look for ever.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Names, sizes and times of all sources in one number. A page shows the starter as the course ships it: what a learner
/// makes of it is no source, and a build would only take the processor away from the compiler.
fn fingerprint(root: &Path) -> u64 {
    let is_shipped = |exercise: &&Exercise| exercise.recorded.contains_key("src/lib.rs");
    let catalogue = Catalogue::load(root).ok();
    let exercises = catalogue.iter().flat_map(Catalogue::exercises);
    let answers: Vec<PathBuf> = exercises
        .filter(is_shipped)
        .map(|exercise| exercise.path().join("src"))
        .collect();
    let mut hasher = DefaultHasher::new();
    let mut note = |file: &Path| {
        if answers.iter().any(|src| file.starts_with(src)) {
            return Ok(());
        }
        file.hash(&mut hasher);
        if let Ok(meta) = file.metadata() {
            meta.len().hash(&mut hasher);
            let time = meta
                .modified()
                .ok()
                .and_then(|t| t.duration_since(UNIX_EPOCH).ok());
            time.hash(&mut hasher);
        }
        Ok(())
    };
    // A folder that vanishes while we look shows itself in the next event.
    let _ = note(&root.join("book.toml"));
    for source in SOURCES {
        let _ = walk(&root.join(source), &mut note);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learners_answer_is_no_source() {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/book/fixture");
        let dir = tempfile::tempdir().expect("a temporary folder");
        let copy = |file: &Path| {
            let to = dir.path().join(file.strip_prefix(&fixture).expect("in it"));
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::copy(file, to).map(drop).expect("a copy");
            Ok(())
        };
        walk(&fixture, &mut { copy }).expect("a course");
        let is_source = |file: &str, text: &str| {
            let before = fingerprint(dir.path());
            std::fs::write(dir.path().join(file), text).expect("a file");
            before != fingerprint(dir.path())
        };
        let exercise = "exercises/03_waiting_together/01_overlap_checks";
        let (answer, hints) = (
            format!("{exercise}/src/lib.rs"),
            format!("{exercise}/hints.md"),
        );
        assert!(is_source(&answer, "// new"), "an author writes the starter");
        let id = "0".repeat(40);
        let record = format!("[overlap_checks]\n\"src/lib.rs\" = \"{id}\"\n");
        assert!(is_source("exercises/pristine.toml", &record));
        assert!(!is_source(&answer, "// a learner's"));
        assert!(is_source(&hints, "## Hint 1: new\n"));
    }

    /// Only inotify tells of looks.
    #[cfg(target_os = "linux")]
    #[test]
    fn to_look_is_no_change() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path();
        for file in ["src/a.md", "book.toml"] {
            std::fs::create_dir_all(root.join("src")).expect("a folder");
            std::fs::write(root.join(file), "a").expect("a file");
        }
        let (_watcher, changes) = watched(root).expect("it can be watched");
        fingerprint(root);
        std::fs::read(root.join("src/a.md")).expect("it is there");
        std::fs::read(root.join("book.toml")).expect("it is there");
        let written = root.join("src/b.md");
        std::fs::write(&written, "b").expect("a file");
        let seen = changes
            .recv_timeout(Duration::from_secs(60))
            .expect("the change is seen");
        assert_eq!(seen, written, "the first event of all");
    }
}
