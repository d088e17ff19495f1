//! The programs in `examples` and the errors in `errors` are what the pages show.

use std::process::Command;

/// Builds and runs a program of `examples`, and returns what it printed: for the tests that measure again.
///
/// # Panics
/// When it cannot be run or does not end with success; the message has all of its output.
pub fn run(program: &str, args: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--package",
            "listings",
            "--example",
            program,
            "--",
        ])
        .args(args)
        .output()
        .expect("cargo starts");
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{program} failed:\n{stdout}{stderr}"
    );
    stdout
}

/// For `errors/06_other_crate.rs`: its future keeps an `Rc` across an await.
pub async fn check_from_another_crate() {
    let name = std::rc::Rc::new("api");
    tokio::task::yield_now().await;
    println!("{name} is up");
}
