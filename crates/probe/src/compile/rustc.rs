//! Compiles one program the way cargo would compile an example of the exercise: finds, with
//! cargo's help, the learner's library and its dependencies, and reads what rustc answers.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::json::Json;
use super::{CompileError, Verdict};
use crate::scratch::Scratch;

/// The compiler that cargo uses too.
pub(super) fn program() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

/// An exercise's package, built, with what rustc must be told to compile programs against it.
pub(super) struct Package {
    dir: PathBuf,
    args: Vec<OsString>,
}

impl Package {
    /// Builds what `cargo test` in `dir` builds. Right after `cargo test` this is all there
    /// already, and cargo only says where. An error is for the learner to read.
    pub(super) fn build(dir: &Path) -> Result<Self, String> {
        let place = env::current_exe()
            .ok()
            .and_then(|exe| Place::of(&exe))
            .unwrap_or_default();
        let metadata = cargo(dir, &["metadata", "--format-version=1", "--no-deps"], &[])?;
        let manifest = dir.join("Cargo.toml");
        let metadata = Json::parse(&metadata).ok_or("cannot read what `cargo metadata` says")?;
        let package = metadata.get("packages").items().iter();
        let package = package
            .into_iter()
            .find(|package| is_at(package.get("manifest_path"), &manifest))
            .ok_or_else(|| format!("`cargo metadata` does not know {}", manifest.display()))?;

        let build = [
            "test",
            "--no-run",
            "--tests",
            "--message-format=json-render-diagnostics",
        ];
        let built = cargo(dir, &build, &place.args())?;
        let artifacts: Vec<Json> = built
            .lines()
            .filter(|line| line.contains(r#""reason":"compiler-artifact""#))
            .filter_map(Json::parse)
            .collect();

        let mut args: Vec<OsString> = Vec::new();
        args.push(
            format!(
                "--edition={}",
                package.get("edition").text().unwrap_or("2024")
            )
            .into(),
        );
        if let Some(triple) = &place.triple {
            args.push("--target".into());
            args.push(triple.into());
        }
        let mut folders = BTreeSet::new();
        for artifact in &artifacts {
            let Some(library) = library(artifact) else {
                continue;
            };
            let files = artifact
                .get("filenames")
                .items()
                .iter()
                .filter_map(Json::text);
            folders.extend(files.filter_map(|file| Path::new(file).parent()));
            if let Some(name) = name_here(artifact, package, &manifest) {
                args.push("--extern".into());
                args.push(joined(&format!("{name}="), library));
            }
        }
        for folder in folders {
            args.push("-L".into());
            args.push(joined("dependency=", folder));
        }
        Ok(Self {
            dir: dir.into(),
            args,
        })
    }

    /// Compiles `file`, a path inside the package, up to and with the borrow checker.
    pub(super) fn compile(&self, file: &Path) -> Result<Verdict, String> {
        let source = fs::read_to_string(self.dir.join(file))
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let out = Scratch::new().map_err(|error| format!("cannot make a folder: {error}"))?;
        let run = Command::new(program())
            .current_dir(&self.dir)
            .args([
                "--crate-type=bin",
                "--crate-name=case",
                "--emit=metadata",
                "-Awarnings",
            ])
            .args(["--error-format=json", "--diagnostic-width=100", "--out-dir"])
            .arg(out.path())
            .args(&self.args)
            // A relative path, so that the messages show no more than the learner needs.
            .arg(file)
            .output()
            .map_err(|error| format!("cannot run rustc: {error}"))?;
        let said = String::from_utf8_lossy(&run.stderr);
        let mut errors: Vec<_> = said.lines().filter_map(|l| self.error(l, file)).collect();
        if !run.status.success() && errors.is_empty() {
            errors.push(CompileError {
                file: file.to_path_buf(),
                line: 0,
                message: format!("rustc gave up without an error: {}", run.status),
                rendered: said.into_owned(),
            });
        }
        Ok(Verdict {
            file: file.into(),
            source,
            errors,
        })
    }

    /// The error that one line of rustc's output holds, if it holds one.
    fn error(&self, line: &str, file: &Path) -> Option<CompileError> {
        let json = Json::parse(line)?;
        let message = json.get("message").text()?;
        // "aborting due to 2 previous errors" is an error by level only.
        if json.get("level").text()? != "error" || message.starts_with("aborting due to") {
            return None;
        }
        let code = json.get("code").get("code").text();
        let message = code.map_or(message.into(), |code| format!("[{code}] {message}"));
        let spans = json.get("spans").items();
        let primary = spans.iter().find(|span| span.get("is_primary").is_true());
        let place = primary.and_then(|span| self.place(span, file));
        let (at, line) = place.unwrap_or_else(|| (file.into(), 0));
        let rendered = json.get("rendered").text().unwrap_or(&message);
        Some(CompileError {
            file: at,
            line,
            rendered: plain(rendered, file),
            message,
        })
    }

    /// Where an error lies: in the case, or in the learner's source; when it lies in a macro,
    /// where the macro was called.
    fn place(&self, span: &Json, case: &Path) -> Option<(PathBuf, usize)> {
        let named = Path::new(span.get("file_name").text()?);
        let line = span.get("line_start").number()?;
        let real = fs::canonicalize(self.dir.join(named)).ok();
        for known in [case, Path::new(super::LIB)] {
            if real.is_some() && real == fs::canonicalize(self.dir.join(known)).ok() {
                return Some((known.into(), line));
            }
        }
        match span.get("expansion").get("span") {
            Json::Null => Some((named.into(), line)),
            outer => self.place(outer, case),
        }
    }
}

/// Shortens the paths that rustc prints: `ui/../src/lib.rs`, as it names what a case includes by
/// `#[path]`, to `src/lib.rs`, and the place of a dependency's source to `tokio-1.54.1/src/...`.
fn plain(rendered: &str, case: &Path) -> String {
    let mut text = rendered.to_string();
    if let Some(folder) = case.parent().filter(|folder| *folder != Path::new("")) {
        let folder = folder.display();
        text = text
            .replace(&format!("{folder}/../"), "")
            .replace(&format!("{folder}\\../"), "");
    }
    // `--> <cargo's home>/registry/src/<index>/tokio-1.54.1/src/task/spawn.rs:176:21`
    let lines = text.split_inclusive('\n').map(|line| {
        let long = line.split_once("--> ").and_then(|(margin, path)| {
            let (_, below) = path.split_once("registry").filter(|(_, below)| {
                let mut parts = below.split(['/', '\\']);
                parts.next() == Some("") && parts.next() == Some("src")
            })?;
            let short = below.splitn(4, ['/', '\\']).nth(3)?;
            Some(format!("{margin}--> {short}"))
        });
        long.unwrap_or_else(|| line.to_string())
    });
    lines.collect()
}

/// By which name a program of `package` knows the library `artifact`, if at all: its own
/// library, and what it declares as a dependency (of any kind but build).
fn name_here(artifact: &Json, package: &Json, manifest: &Path) -> Option<String> {
    let crate_name = artifact.get("target").get("name").text()?.replace('-', "_");
    if is_at(artifact.get("manifest_path"), manifest) {
        return Some(crate_name);
    }
    let id = artifact.get("package_id").text()?;
    let declared = package.get("dependencies").items();
    let dependency = declared.iter().find(|dependency| {
        dependency.get("kind").text() != Some("build")
            && dependency.get("name").text() == package_name(id)
    })?;
    let rename = dependency
        .get("rename")
        .text()
        .map(|name| name.replace('-', "_"));
    Some(rename.unwrap_or(crate_name))
}

/// The name in a package id: `registry+https://...#tokio@1.54.1`, `path+file:///a/b/probe#0.1.0`
/// or `path+file:///a/b#probe@0.1.0` (the Cargo book, "Package ID specifications").
fn package_name(id: &str) -> Option<&str> {
    let (place, spec) = id.split_once('#')?;
    match spec.split_once('@') {
        Some((name, _)) => Some(name),
        None => place.split('?').next()?.rsplit('/').next(),
    }
}

/// The file that rustc links a library from; for a procedural macro, that it loads.
fn library(artifact: &Json) -> Option<&Path> {
    let files = artifact
        .get("filenames")
        .items()
        .iter()
        .filter_map(Json::text)
        .map(Path::new);
    let kinds = artifact
        .get("target")
        .get("kind")
        .items()
        .iter()
        .filter_map(Json::text);
    let extensions: &[&str] = if kinds.into_iter().any(|kind| kind == "proc-macro") {
        &["so", "dylib", "dll"]
    } else {
        &["rlib"]
    };
    files.into_iter().find(|file| {
        file.extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| extensions.contains(&e))
    })
}

fn is_at(named: &Json, manifest: &Path) -> bool {
    let Some(named) = named.text() else {
        return false;
    };
    Path::new(named) == manifest
        || matches!((fs::canonicalize(named), fs::canonicalize(manifest)), (Ok(a), Ok(b)) if a == b)
}

fn joined(prefix: &str, path: &Path) -> OsString {
    let mut word = OsString::from(prefix);
    word.push(path);
    word
}

/// Runs cargo in `dir` and gives its standard output.
fn cargo(dir: &Path, command: &[&str], more: &[OsString]) -> Result<String, String> {
    let run = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(dir)
        .args(command)
        // Whoever runs this test has built it, so all that is needed is here.
        .args(["--offline", "--quiet", "--color=never", "--manifest-path"])
        .arg(dir.join("Cargo.toml"))
        .args(more)
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !run.status.success() {
        let said = String::from_utf8_lossy(&run.stderr);
        return Err(format!(
            "`cargo {}` failed in {}:\n{said}",
            command[0],
            dir.display()
        ));
    }
    Ok(String::from_utf8_lossy(&run.stdout).into_owned())
}

/// Where the running test was built, so that cargo looks for its dependencies there, whichever
/// flags it was started with.
#[derive(Debug, Default, PartialEq)]
struct Place {
    target_dir: Option<PathBuf>,
    triple: Option<OsString>,
    profile: Option<OsString>,
}

impl Place {
    /// A test lies in `<target>/[<triple>/]<profile>/deps/`; `None` when this one does not.
    fn of(exe: &Path) -> Option<Self> {
        let deps = exe.parent()?;
        let profile = deps.parent()?;
        let above = profile.parent()?;
        if deps.file_name()? != "deps" {
            return None;
        }
        // Cargo keeps these two files at the top of a target folder.
        let is_top =
            |dir: &Path| dir.join(".rustc_info.json").exists() || dir.join("CACHEDIR.TAG").exists();
        let top = [above, above.parent()?]
            .into_iter()
            .find(|dir| is_top(dir))?;
        Some(Self {
            target_dir: Some(top.into()),
            triple: if top == above {
                None
            } else {
                above.file_name().map(Into::into)
            },
            profile: profile
                .file_name()
                .filter(|name| *name != "debug")
                .map(Into::into),
        })
    }

    fn args(&self) -> Vec<OsString> {
        let mut args = Vec::new();
        let flags = [
            (
                "--target-dir",
                self.target_dir.as_ref().map(|dir| dir.as_os_str()),
            ),
            ("--target", self.triple.as_deref()),
            ("--profile", self.profile.as_deref()),
        ];
        for (flag, value) in flags {
            if let Some(value) = value {
                args.extend([flag.into(), value.to_owned()]);
            }
        }
        args
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_test_tells_its_profile_and_target() {
        let top = Scratch::new().unwrap();
        let at = |path: &str| Place::of(&top.path().join(path));
        fs::write(top.path().join("CACHEDIR.TAG"), "").unwrap();
        let place = |triple: Option<&str>, profile: Option<&str>| {
            Some(Place {
                target_dir: Some(top.path().into()),
                triple: triple.map(Into::into),
                profile: profile.map(Into::into),
            })
        };
        assert_eq!(at("debug/deps/grade-1"), place(None, None));
        assert_eq!(at("release/deps/grade-1"), place(None, Some("release")));
        assert_eq!(
            at("wasm32-wasip1/debug/deps/grade-1"),
            place(Some("wasm32-wasip1"), None)
        );
        assert_eq!(at("debug/grade"), None);
    }

    #[test]
    fn package_ids_of_all_forms_have_a_name() {
        for (id, name) in [
            (
                "registry+https://github.com/rust-lang/crates.io-index#tokio@1.54.1",
                "tokio",
            ),
            ("path+file:///course/crates/probe#0.1.0", "probe"),
            (
                "path+file:///course/exercises/06_send/01_x#make_it_send@0.1.0",
                "make_it_send",
            ),
            (
                "git+https://example.org/some/thing?branch=main#1.0.0",
                "thing",
            ),
        ] {
            assert_eq!(package_name(id), Some(name));
        }
    }

    #[test]
    fn paths_are_shown_short() {
        for (long, short) in [
            ("ui/../src/lib.rs:3:1", "src/lib.rs:3:1"),
            ("ui\\../src/lib.rs:3:1", "src/lib.rs:3:1"),
            ("ui/case.rs:3:1", "ui/case.rs:3:1"),
            (
                "/home/me/.cargo/registry/src/index-1949/tokio-1.54.1/src/lib.rs:1:2",
                "tokio-1.54.1/src/lib.rs:1:2",
            ),
            (
                r"C:\me\.cargo\registry\src\index-1949\tokio-1.54.1\src\lib.rs:1:2",
                r"tokio-1.54.1\src\lib.rs:1:2",
            ),
            ("/work/registry", "/work/registry"),
        ] {
            let said = plain(
                &format!("error: x\n  --> {long}\n   |\n"),
                Path::new("ui/case.rs"),
            );
            assert_eq!(said, format!("error: x\n  --> {short}\n   |\n"));
        }
    }
}
