//! Builds the staged packages in one go and sorts what the compiler says by package.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, IsTerminal, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::command;

/// What became of one package.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// Its test executables.
    pub executables: Vec<PathBuf>,
    /// The compiler's errors, as a reader sees them.
    pub errors: Vec<String>,
    /// The compiler's warnings, as a reader sees them.
    pub warnings: Vec<String>,
}

/// Which of cargo's commands: both check, only one makes executables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Build,
    Clippy,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    message: Option<Diagnostic>,
    executable: Option<PathBuf>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// Compiles the named packages of a generated workspace, with their tests.
///
/// A package that does not compile is no error here, since some must not. An error is what
/// keeps cargo from trying: a broken manifest, or a dependency that does not compile.
pub fn compile(
    root: &Path,
    workspace: &Path,
    packages: &[String],
    tool: Tool,
) -> Result<BTreeMap<String, Compiled>> {
    if packages.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut command = command::cargo();
    command
        .arg(match tool {
            Tool::Build => "build",
            Tool::Clippy => "clippy",
        })
        .args(["--tests", "--keep-going", "--message-format=json"])
        .arg("--manifest-path")
        .arg(workspace.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", command::target_folder()?)
        // Where the root's `.cargo/config.toml` holds.
        .current_dir(root);
    for package in packages {
        command.args(["-p", package]);
    }
    let mut stderr = tempfile::tempfile()?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(stderr.try_clone()?)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let stdout = BufReader::new(child.stdout.take().context("no stdout")?);
    let sorted = sort(stdout, workspace, packages, tool);
    child.wait()?;
    let mut said = String::new();
    stderr.rewind()?;
    stderr.read_to_string(&mut said)?;
    let (compiled, finished) = sorted?;
    if !finished {
        bail!("cargo did not get as far as to compile:\n{said}");
    }
    let elsewhere = compiled
        .iter()
        .find(|(name, compiled)| !packages.contains(name) && !compiled.errors.is_empty());
    if let Some((name, compiled)) = elsewhere {
        bail!("{name} does not compile:\n{}", compiled.errors.join("\n"));
    }
    Ok(compiled)
}

/// Reads cargo's messages; also says whether cargo came to the end of the build.
fn sort(
    messages: impl BufRead,
    workspace: &Path,
    packages: &[String],
    tool: Tool,
) -> Result<(BTreeMap<String, Compiled>, bool)> {
    let mut sorted: BTreeMap<String, Compiled> = packages
        .iter()
        .map(|name| (name.clone(), Compiled::default()))
        .collect();
    let mut progress = Progress::new(packages.len(), tool);
    let mut finished = false;
    for line in messages.lines() {
        let Ok(message) = serde_json::from_str::<Message>(&line?) else {
            continue;
        };
        finished |= message.reason == "build-finished";
        let Some(manifest) = message.manifest_path else {
            continue;
        };
        let package = sorted.entry(package_of(&manifest, workspace)).or_default();
        if let Some(diagnostic) = message.message {
            let rendered = diagnostic.rendered.unwrap_or_default();
            if diagnostic.level.starts_with("error") {
                package.errors.push(rendered);
            } else if diagnostic.level == "warning" {
                package.warnings.push(rendered);
            }
        }
        if message.profile.is_some_and(|profile| profile.test) {
            package.executables.extend(message.executable);
            progress.step();
        }
    }
    progress.end();
    Ok((sorted, finished))
}

/// A staged package is named like its folder; any other is named by its whole path.
fn package_of(manifest: &Path, workspace: &Path) -> String {
    let folder = manifest.parent().unwrap_or(manifest);
    match folder.strip_prefix(workspace) {
        Ok(name) => name.to_string_lossy().into_owned(),
        Err(_) => folder.to_string_lossy().into_owned(),
    }
}

/// One line that counts on a terminal, nothing in a log.
struct Progress {
    done: usize,
    all: usize,
    verb: &'static str,
    shown: bool,
}

impl Progress {
    fn new(all: usize, tool: Tool) -> Self {
        let verb = match tool {
            Tool::Build => "compiled",
            Tool::Clippy => "linted",
        };
        let shown = std::io::stderr().is_terminal();
        Self {
            done: 0,
            all,
            verb,
            shown,
        }
    }

    fn step(&mut self) {
        self.done += 1;
        if self.shown {
            eprint!(
                "\r{} {} of {} variants ",
                self.verb,
                self.done.min(self.all),
                self.all
            );
            std::io::stderr().flush().ok();
        }
    }

    fn end(&self) {
        if self.shown {
            eprintln!();
        }
    }
}
