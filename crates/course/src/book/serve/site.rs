//! The built pages that are being served, and how they are replaced.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::sync::watch;

use crate::book::build::build_into;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::progress::Progress;

/// What the server shows now.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Counts the builds that changed anything a reader sees.
    pub version: u64,
    /// The last good pages.
    pub site: Option<PathBuf>,
    /// Why the newest build failed.
    pub error: Option<String>,
}

/// Builds into two folders in turn, so that the served one is never half written.
pub struct Builder {
    pub root: PathBuf,
    dir: PathBuf,
    state: watch::Sender<State>,
}

/// What the learner has solved, as JSON.
pub struct Solved {
    root: PathBuf,
    json: watch::Sender<String>,
}

impl Solved {
    pub fn new(root: &Path) -> (Solved, watch::Receiver<String>) {
        let (json, receiver) = watch::channel(solved(root));
        let root = root.to_path_buf();
        (Solved { root, json }, receiver)
    }

    /// Reads it anew; whoever serves hears of a change.
    pub fn read(&self) {
        let now = solved(&self.root);
        self.json.send_if_modified(|before| {
            let changed = *before != now;
            *before = now;
            changed
        });
    }
}

impl Builder {
    pub fn new(root: &Path) -> Result<(Builder, watch::Receiver<State>)> {
        // Two servers of one course, on two ports, must not share a folder.
        let dir = root
            .join("target/course")
            .join(format!("serving-{}", std::process::id()));
        fs::create_dir_all(&dir).map_err(|e| Error::io("create", &dir, &e))?;
        sweep(&root.join("target/course"), &dir);
        let (state, receiver) = watch::channel(State::default());
        Ok((
            Builder {
                root: root.to_path_buf(),
                dir,
                state,
            },
            receiver,
        ))
    }

    /// Builds once; whoever serves sees the result.
    pub fn build(&mut self) {
        let version = self.state.borrow().version + 1;
        let dir = self.dir.join(version.to_string());
        match build_into(&self.root, &dir) {
            Ok(_) => {
                let old = self.state.borrow().site.clone();
                let new = State {
                    version,
                    site: Some(dir),
                    error: None,
                };
                self.state.send_replace(new);
                if let Some(old) = old {
                    // A page that is being read from it now comes back after the reload.
                    let _ = fs::remove_dir_all(old);
                }
            }
            Err(error) => {
                let error = error.to_string();
                eprintln!("\nThe book cannot be built:\n{error}\n");
                let _ = fs::remove_dir_all(dir);
                self.state.send_modify(|state| {
                    state.version = version;
                    state.error = Some(error);
                });
            }
        }
    }
}

/// `{"solved": ["overlap_checks"]}`, with what has passed just now. A file that cannot be read
/// says nothing: the commands that need it tell what is wrong with it.
fn solved(root: &Path) -> String {
    let progress = Catalogue::load(root).and_then(|catalogue| Progress::up_to_date(&catalogue));
    let progress = progress.map(|(progress, _)| progress).ok();
    let mut names: Vec<&str> = progress
        .iter()
        .flat_map(Progress::solved_last_first)
        .collect();
    names.sort_unstable();
    serde_json::json!({ "solved": names }).to_string()
}

/// Removes what servers have left that were ended by Ctrl-C a day ago or more.
fn sweep(parent: &Path, own: &Path) {
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let ours = entry.file_name().to_string_lossy().starts_with("serving-");
        let age = entry
            .metadata()
            .and_then(|m| m.modified())
            .ok()
            .and_then(|m| m.elapsed().ok());
        if ours && path != own && age.is_some_and(|age| age.as_secs() > 24 * 3600) {
            let _ = fs::remove_dir_all(path);
        }
    }
}
