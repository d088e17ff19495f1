//! Watches what the pages are made from, and builds again when it has changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, UNIX_EPOCH};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::site::Builder;
use crate::book::build::walk;

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

/// Watches on a thread of its own, for as long as the process lives.
pub fn start(mut builder: Builder) {
    let root = builder.root.clone();
    let (watcher, changes) = match watched(&root) {
        Ok(watched) => watched,
        Err(e) => {
            eprintln!("Changes are not seen ({e}): start again to see them.");
            return;
        }
    };
    let mut built = fingerprint(&root);
    std::thread::spawn(move || {
        let _watcher = watcher;
        while changes.recv().is_ok() {
            std::thread::sleep(QUIET);
            changes.try_iter().for_each(drop);
            builder.read_progress();
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
    // The folder, because many editors replace a file by a new one.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    // Made now: a folder that comes later cannot be watched. Where none can be made no pass is left either.
    let passes = passes::folder(root);
    if std::fs::create_dir_all(&passes).is_ok() {
        watcher.watch(&passes, RecursiveMode::Recursive)?;
    }
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

/// Names, sizes and times of all sources in one number.
fn fingerprint(root: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut note = |file: &Path| {
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

/// Only inotify tells of looks.
#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

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
