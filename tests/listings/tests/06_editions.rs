//! Chapter 06 says what edition 2024 changed for temporaries: the same program in both.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

static PROGRAMS: AtomicUsize = AtomicUsize::new(0);

/// What rustc says about a program in this edition; empty if it compiles.
fn errors(edition: &str, body: &str) -> String {
    let program = format!(
        "
        use std::sync::Mutex;
        static FAILURES: Mutex<u32> = Mutex::new(0);
        fn can_be_sent<T: Send>(_: T) {{}}
        async fn report(_: u32) {{}}
        async fn check() {{ {body} }}
        fn main() {{ can_be_sent(check()); }}"
    );
    let number = PROGRAMS.fetch_add(1, Ordering::Relaxed);
    let name = format!("editions-{}-{number}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&directory).unwrap();
    let source = directory.join("program.rs");
    std::fs::write(&source, program).unwrap();
    let output =
        Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
            .args([
                "--emit=metadata",
                "--cap-lints=allow",
                "--edition",
                edition,
            ])
            .arg("--out-dir")
            .arg(&directory)
            .arg(&source)
            .output()
            .expect("rustc runs");
    std::fs::remove_dir_all(&directory).unwrap();
    assert!(output.status.success() || !output.stderr.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

const HELD: &str = "future cannot be sent between threads safely";

#[test]
fn edition_2024_ends_two_temporaries_earlier() {
    for body in [
        "if let 1.. = *FAILURES.lock().unwrap() {} else { report(0).await }",
        "report({ *FAILURES.lock().unwrap() }).await",
    ] {
        let (before, now) = (errors("2021", body), errors("2024", body));
        assert!(before.contains(HELD), "edition 2021, {body}: {before}");
        assert!(now.is_empty(), "edition 2024, {body}: {now}");
    }
}

#[test]
fn edition_2024_leaves_the_heads_of_match_if_let_and_while_let() {
    for body in [
        "match *FAILURES.lock().unwrap() { n => report(n).await }",
        "if let 1.. = *FAILURES.lock().unwrap() { report(0).await }",
        "while let 1.. = *FAILURES.lock().unwrap() { report(0).await }",
        "report(*FAILURES.lock().unwrap()).await",
    ] {
        for edition in ["2021", "2024"] {
            let said = errors(edition, body);
            assert!(said.contains(HELD), "edition {edition}, {body}: {said}");
        }
    }
}

#[test]
fn a_plain_if_and_a_let_let_go_in_both() {
    for body in [
        "if *FAILURES.lock().unwrap() > 0 { report(0).await }",
        "let n = *FAILURES.lock().unwrap(); report(n).await",
        "let 1.. = *FAILURES.lock().unwrap() else { return report(0).await }; report(1).await",
        "let n = { let guard = FAILURES.lock().unwrap(); *guard }; report(n).await",
    ] {
        for edition in ["2021", "2024"] {
            let said = errors(edition, body);
            assert!(said.is_empty(), "edition {edition}, {body}: {said}");
        }
    }
}
