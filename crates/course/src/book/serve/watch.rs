//! Watches what the pages are made from, and builds again when it has changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, UNIX_EPOCH};

use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;

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
    let (sender, changes) = mpsc::channel();
    let root = builder.root.clone();
    let watcher = new_debouncer(QUIET, sender).and_then(|mut debouncer| {
        let watcher = debouncer.watcher();
        for source in SOURCES.map(|s| root.join(s)).iter().filter(|s| s.is_dir()) {
            watcher.watch(source, RecursiveMode::Recursive)?;
        }
        // The folder, because many editors replace a file by a new one.
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        Ok(debouncer)
    });
    let watcher = match watcher {
        Ok(watcher) => watcher,
        Err(e) => {
            eprintln!("Changes are not seen ({e}): start again to see them.");
            return;
        }
    };
    let mut built = fingerprint(&root);
    std::thread::spawn(move || {
        let _watcher = watcher;
        while changes.recv().is_ok() {
            // Lies in the root, which is watched.
            builder.read_progress();
            // Reading a file is an event too on some systems, and so is `target/` beside us.
            let now = fingerprint(&root);
            if now != built {
                built = now;
                builder.build();
            }
        }
    });
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
