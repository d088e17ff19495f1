//! The compiler errors that pages show are what the compiler says.
//!
//! `TRYBUILD=overwrite cargo test -p listings --test errors` records them anew. The exact
//! text is compared with the rustc that they were recorded with; with any other one, the
//! line and the message of each error.

use std::fs;
use std::path::{Path, PathBuf};

use probe::compile::{CompileError, case, is_recorded_toolchain};

#[test]
fn errors() {
    if is_recorded_toolchain() || std::env::var_os("TRYBUILD").is_some() {
        trybuild::TestCases::new().compile_fail("errors/*.rs");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for program in programs(&root.join("errors")) {
        let recorded =
            fs::read_to_string(root.join(&program).with_extension("stderr"))
                .unwrap_or_else(|error| {
                    panic!("{}: {error}", program.display())
                });
        let verdict =
            case(env!("CARGO_MANIFEST_DIR"), &program.to_string_lossy());
        let (recorded, now) = (read(&recorded), verdict.errors());
        let same = recorded.len() == now.len()
            && recorded
                .iter()
                .all(|one| now.iter().any(|other| *one == place(other)));
        if !same {
            let now: Vec<_> = now.iter().map(place).collect();
            wrong.push(format!(
                "{}: recorded {recorded:?}, now {now:?}",
                program.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The programs, from the package's folder.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut programs: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder errors/ is there")
        .flatten()
        .map(|entry| Path::new("errors").join(entry.file_name()))
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "rs")
        })
        .collect();
    programs.sort();
    programs
}

/// Line and message of an error, with its code as `[E0277] `.
fn place(error: &CompileError) -> (usize, String) {
    (error.line, error.message.clone())
}

/// The same of each error of a recording.
fn read(stderr: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut message = None;
    for line in stderr.lines() {
        if let Some(rest) = line.strip_prefix("error") {
            message = rest.split_once(": ").map(|(code, words)| {
                format!("{code} {words}").trim_start().to_owned()
            });
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let line = place
                .rsplit(':')
                .nth(1)
                .and_then(|number| number.parse().ok());
            found.extend(line.zip(message.take()));
        }
    }
    found
}

#[test]
fn a_recording_is_read_by_line_and_message() {
    let stderr = "error[E0277]: not `Send`\n  --> errors/a.rs:7:9\n   |\n\nerror: no code\n --> errors/a.rs:12:1\n";
    let wanted = [
        (7, "[E0277] not `Send`".to_owned()),
        (12, "no code".to_owned()),
    ];
    assert_eq!(read(stderr), wanted);
}
