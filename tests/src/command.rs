//! Runs a program within a bound and keeps what it prints.

use std::io::{Read, Seek};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

/// What a program did.
#[derive(Debug, Clone)]
pub struct Ran {
    /// It ended by itself, with exit code 0.
    pub success: bool,
    /// It had to be killed when its time was over.
    pub timed_out: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Both streams, the way a reader of a terminal sees them.
    pub fn output(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// Runs `command` for at most `bound`.
///
/// Its output goes to files, not to pipes: a grandchild that outlives the program and keeps
/// a pipe open cannot make us wait, and no amount of output can block it.
pub fn run(command: &mut Command, bound: Duration) -> Result<Ran> {
    let mut stdout = tempfile::tempfile()?;
    let mut stderr = tempfile::tempfile()?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(stdout.try_clone()?)
        .stderr(stderr.try_clone()?)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let status = child.wait_timeout(bound)?;
    if status.is_none() {
        child.kill().ok();
        child.wait()?;
    }
    Ok(Ran {
        success: status.is_some_and(|status| status.success()),
        timed_out: status.is_none(),
        stdout: read(&mut stdout)?,
        stderr: read(&mut stderr)?,
    })
}

fn read(file: &mut std::fs::File) -> Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cargo command without the variables of the cargo that runs these tests.
///
/// `cargo test` gives its tests `CARGO_PKG_NAME` and the like; a compiler or a build script
/// that tracks one of them would otherwise build everything again.
pub fn cargo() -> Command {
    let mut command = Command::new(cargo_path());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that runs these tests.
pub fn cargo_path() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from)
}

/// The target folder of the workspace at our root, wherever it was set.
pub fn target_folder() -> Result<&'static PathBuf> {
    static FOLDER: LazyLock<Result<PathBuf, String>> =
        LazyLock::new(|| ask_target_folder().map_err(|error| format!("{error:#}")));
    FOLDER
        .as_ref()
        .map_err(|error| anyhow::anyhow!("no target folder: {error}"))
}

fn ask_target_folder() -> Result<PathBuf> {
    let ran = run(
        cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(crate::root()),
        Duration::from_secs(600),
    )?;
    if !ran.success {
        bail!("cargo metadata failed:\n{}", ran.stderr);
    }
    let metadata: serde_json::Value = serde_json::from_str(&ran.stdout)?;
    let folder = metadata["target_directory"]
        .as_str()
        .context("cargo metadata names no target_directory")?;
    Ok(PathBuf::from(folder))
}
