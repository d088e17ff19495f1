//! Runs clippy on the programs of `clippy/` and holds what it says against the recorded text.
//!
//! `CLIPPY=overwrite cargo test -p listings --test 08_clippy` records it anew.
use std::path::Path;
use std::process::Command;

/// The clippy that the texts were recorded with.
const RECORDED: &str = "clippy 0.1.95";

/// What clippy says about one program of `clippy/`; nothing where clippy is not installed.
fn clippy(name: &str) -> Option<(String, bool)> {
    let dir = env!("CARGO_MANIFEST_DIR");
    let Ok(version) = Command::new("clippy-driver").arg("--version").output()
    else {
        println!(
            "skipped: no clippy-driver here (rustup component add clippy)"
        );
        return None;
    };
    if !version.status.success() {
        println!("skipped: clippy-driver does not run here");
        return None;
    }
    let recorded =
        String::from_utf8_lossy(&version.stdout).starts_with(RECORDED);
    let metadata = std::env::temp_dir()
        .join(format!("{name}-{}.rmeta", std::process::id()));
    let run = Command::new("clippy-driver")
        .args([
            "--edition=2024",
            "--crate-type=lib",
            "--emit=metadata",
            "--color=never",
            "-o",
        ])
        .arg(&metadata)
        .arg(format!("clippy/{name}.rs"))
        .current_dir(dir)
        .output()
        .expect("clippy-driver has just told its version");
    let _ = std::fs::remove_file(metadata);
    let said = String::from_utf8(run.stderr).expect("clippy speaks UTF-8");
    assert!(
        run.status.success(),
        "{name} must compile, with warnings at most:\n{said}"
    );
    Some((said, recorded))
}

/// Holds clippy's words against `clippy/<name>.stderr`, or, with another clippy,
/// only the warned lines.
fn check(name: &str, lines: &[usize]) {
    let Some((said, recorded)) = clippy(name) else {
        return;
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("clippy/{name}.stderr"));
    if !lines.is_empty()
        && std::env::var("CLIPPY").is_ok_and(|value| value == "overwrite")
    {
        std::fs::write(&path, &said).expect("the recording can be written");
    }
    let warned: Vec<usize> = said
        .split("warning: this `MutexGuard` is held across an await point")
        .skip(1)
        .map(|rest| {
            let at =
                rest.split_once(".rs:").expect("a warning names its line").1;
            at.split(':')
                .next()
                .and_then(|line| line.parse().ok())
                .expect("a line number")
        })
        .collect();
    assert_eq!(
        warned, lines,
        "{name}: clippy warns about other lines than the page says\n{said}"
    );
    if lines.is_empty() {
        assert_eq!(said, "", "{name}: the page says that clippy finds nothing");
    } else if recorded {
        let text = std::fs::read_to_string(&path)
            .expect("a recording lies beside the program");
        assert_eq!(
            said, text,
            "{name}: clippy says something else than the recorded text"
        );
    }
}

#[test]
fn clippy_names_the_guard_and_the_await() {
    check("08_guard_held", &[10]);
}

#[test]
fn clippy_misses_a_guard_in_a_field_and_warns_of_a_dropped_one() {
    check("08_what_clippy_sees", &[6]);
}

#[test]
fn clippy_finds_nothing_where_no_guard_crosses_an_await() {
    check("08_alert_twice", &[]);
}
