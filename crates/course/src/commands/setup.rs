//! `cargo course setup`: everything once, so that a workshop goes on without a network.

use std::path::Path;
use std::process::{Command, Stdio};

use super::say;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result, read};
use crate::grade::cargo;

pub(super) fn run(catalogue: &Catalogue) -> Result<()> {
    let root = &catalogue.root;
    say::out("Downloading what the course depends on");
    // Only for this machine: nobody's Wi-Fi should carry the crates of other systems.
    let host = host();
    let target = host.as_ref().map_or(vec![], |host| vec!["--target", host]);
    if !run_cargo(root, &[&["fetch"][..], &target].concat(), false)? {
        return Err(Error::new("the downloads failed")
            .with_help("connect to a network and run `cargo course setup` again; what is there already is not downloaded twice"));
    }
    let mut faults = Vec::new();
    if root.join("tests/listings/Cargo.toml").is_file() {
        say::out("Building the programs that the pages show");
        if !run_cargo(
            root,
            &["build", "--package", "listings", "--examples"],
            false,
        )? {
            faults.push("listings");
        }
    }
    let all = catalogue.exercises().count();
    for (i, exercise) in catalogue.exercises().enumerate() {
        let package = exercise.package.as_str();
        say::out(&format!("Building exercise {} of {all}: {package}", i + 1));
        // One at a time: built together, the exercises would share features that a learner's
        // `cargo test -p NAME` does not turn on, and everything would be built again.
        if !run_cargo(
            root,
            &["test", "--package", package, "--test", "grade", "--no-run"],
            false,
        )? {
            faults.push(package);
        } else if read(&exercise.path().join("Cargo.toml"))?.contains("trybuild") {
            // trybuild builds what its cases depend on when it first runs; the verdict is of no
            // interest, the exercise is not solved yet.
            say::out("  and what its compiler cases depend on");
            run_cargo(
                root,
                &["test", "--package", package, "--test", "grade"],
                true,
            )?;
        }
    }
    if faults.is_empty() {
        say::out("Ready: the course now works without a network.");
        return Ok(());
    }
    Err(
        Error::new(format!("these do not compile: {}", faults.join(", "))).with_help(
            "if you have edited them, that may well be; all that was downloaded is there",
        ),
    )
}

/// The target that rustc compiles for if none is named.
fn host() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(|host| host.trim().to_owned())
}

fn run_cargo(root: &Path, arguments: &[&str], quiet: bool) -> Result<bool> {
    let mut command = cargo(root);
    command.args(arguments);
    if quiet {
        command.stdout(Stdio::null()).stderr(Stdio::null());
    }
    let status = command.status().map_err(|e| {
        Error::new(format!("cargo cannot be started: {e}"))
            .with_help("`cargo --version` must work in this terminal")
    })?;
    Ok(status.success())
}
