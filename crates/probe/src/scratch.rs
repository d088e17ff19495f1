//! Folders of our own among the system's temporary files.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// A new, empty folder, gone when dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder that nobody else has: what lies there already, left over from a killed process or in use by one of
    /// another container, is not touched.
    pub fn new() -> io::Result<Self> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        loop {
            let (process, nth) = (std::process::id(), NEXT.fetch_add(1, Relaxed));
            let dir = std::env::temp_dir().join(format!("probe-{process}-{nth}"));
            match std::fs::create_dir(&dir) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => return made.map(|()| Self(dir)),
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays behind is a few kB in the system's folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_the_same_and_what_lies_there_is_left_alone() {
        let first = Scratch::new().unwrap();
        let name = first.path().file_name().unwrap().to_str().unwrap();
        let (process, nth) = name.rsplit_once('-').unwrap();
        let next: usize = nth.parse::<usize>().unwrap() + 1;
        // Other tests take numbers too: one of the next hundred is in the way.
        let taken: Vec<_> = (next..next + 100)
            .map(|nth| first.path().with_file_name(format!("{process}-{nth}")))
            .filter(|dir| std::fs::create_dir(dir).is_ok())
            .collect();
        let second = Scratch::new().unwrap();
        assert!(!taken.iter().any(|dir| dir == second.path()));
        for dir in taken {
            std::fs::remove_dir(dir).expect("still there, and empty");
        }
    }
}
