//! Which programs of a page come with what.

use super::*;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn marked(page: &str) -> String {
    let lines = page.split_inclusive('\n').map(|line| (1, line.to_string()));
    let marked = mark(
        root(),
        Path::new("src/03_waiting_together"),
        lines.collect(),
    );
    marked.into_iter().map(|(_, line)| line).collect()
}

fn fence(info: &str, file: &str) -> String {
    format!("```{info}\n{{{{#include ../../tests/{file}}}}}\n```\n")
}

#[test]
fn a_program_that_the_playground_can_run_comes_whole() {
    let shown = marked(&fence("rust,ignore", "listings/examples/03_joined.rs:main"));
    let source = std::fs::read_to_string(root().join("tests/listings/examples/03_joined.rs"));
    let whole: Vec<String> = source
        .unwrap()
        .lines()
        .filter(|line| !line.contains("ANCHOR"))
        .map(str::to_string)
        .collect();
    let (_, rest) = shown
        .split_once("data-code=\"")
        .expect("the program is sent");
    let (code, rest) = rest.split_once('"').unwrap();
    let read = code
        .replace("&#10;", "\n")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    assert_eq!(read, whole.join("\n"));
    assert!(
        !code.contains("\n\n"),
        "an empty line ends the HTML: {code}"
    );
    assert!(rest.contains("<code>cargo run -p listings --example 03_joined</code>"));
}

#[test]
fn a_program_that_needs_our_own_crate_stays_here() {
    let shown = marked(&fence("rust,ignore", "listings/examples/03_cost.rs:polls"));
    assert!(
        shown.contains("cargo run -p listings --example 03_cost"),
        "{shown}"
    );
    assert!(!shown.contains("data-code"), "{shown}");
}

#[test]
fn a_measurement_shows_the_command_of_its_record() {
    let shown = marked(&fence(
        "rust,ignore",
        "listings/examples/01_n_waits.rs:tasks",
    ));
    assert!(shown.contains("cargo run --release -p listings --example 01_n_waits -- 10000"));
    assert!(!shown.contains("data-code"), "{shown}");
}

#[test]
fn a_program_in_another_language_is_run_with_the_flags_of_its_record() {
    let race = marked(&fence("go", "listings/other_languages/06_race.go:main"));
    let command = "<code>go run -race tests/listings/other_languages/06_race.go</code>";
    assert!(race.contains(command), "{race}");
    let plain = marked(&fence("go", "listings/other_languages/05_panic.go:main"));
    assert!(plain.contains("<code>go run tests/listings/"), "{plain}");
}

#[test]
fn a_program_in_parts_has_one_bar_under_the_last() {
    let parts = ["check", "main"].map(|part| {
        fence(
            "rust,ignore",
            &format!("listings/examples/01_smallest.rs:{part}"),
        )
    });
    let shown = marked(&format!("{}\nAnd then:\n\n{}\nEnd\n", parts[0], parts[1]));
    assert_eq!(shown.matches("class=\"program\"").count(), 1, "{shown}");
    assert!(shown.find("And then").unwrap() < shown.find("class=\"program\"").unwrap());
}

#[test]
fn what_was_recorded_is_marked_when_it_is_shown_whole() {
    let shown = marked(&fence("text", "listings/examples/03_joined.out"));
    assert!(shown.starts_with("\n<div class=\"recorded\" data-of=\"03_joined\">\n\n```text\n"));
    let part = fence("text", "listings/errors/02_needs_move.stderr:1:3");
    assert_eq!(marked(&part), part);
}

#[test]
fn in_a_quote_every_line_has_its_mark() {
    let quoted: String = fence("rust,ignore", "listings/examples/03_joined.rs:main")
        .lines()
        .map(|line| format!("> {line}\n"))
        .collect();
    let shown = marked(&quoted);
    assert!(shown.contains("> <div class=\"program\""), "{shown}");
    assert!(shown.lines().all(|line| line.starts_with('>')), "{shown}");
}

#[test]
fn what_the_playground_lacks() {
    let crates = ["futures", "listings", "probe", "tokio", "trybuild"].map(String::from);
    let lacks = |code: &str| lacking(code, &crates);
    assert_eq!(
        lacks("use tokio::time::sleep;\nuse futures::future::join_all;"),
        None
    );
    assert_eq!(lacks("use probe::wait_ms;").as_deref(), Some("probe"));
    assert_eq!(lacks("probe::watch(a)").as_deref(), Some("probe"));
    assert_eq!(lacks("listings::check()").as_deref(), Some("listings"));
    assert_eq!(lacks("use tokio::net::TcpStream;").as_deref(), Some("net"));
    assert_eq!(lacks("std::fs::read(a)").as_deref(), Some("fs"));
    assert_eq!(
        lacks("use std::{fs, io};\nfs::read(a)").as_deref(),
        Some("fs")
    );
    assert_eq!(
        lacks("std::process::Command::new(a)").as_deref(),
        Some("process::Command")
    );
    assert_eq!(lacks("std::process::exit(1)"), None);
    assert_eq!(
        lacks("include_str!(\"a\")").as_deref(),
        Some("include_str!")
    );
    assert_eq!(lacks("// probe::watch\nlet my_probe = offs::x;"), None);
}

#[test]
fn a_snippet_is_sent_whole_in_a_main() {
    let page =
        "```rust\n# use std::rc::Rc;\n##[derive(Debug)] struct A;\n#\nlet n = Rc::new(1);\n```\n";
    let shown = marked(page);
    let sent =
        "fn main() {\nuse std::rc::Rc;\n#[derive(Debug)] struct A;\n&#10;let n = Rc::new(1);\n}";
    assert!(shown.contains(&format!("data-code=\"{sent}\"")), "{shown}");
    let main = marked("```rust\n# #[tokio::main]\n# async fn main() {\nprintln!();\n# }\n```\n");
    assert!(
        main.contains("data-code=\"#[tokio::main]\nasync fn main() {\nprintln!();\n}\""),
        "{main}"
    );
    for left in [
        "```rust,no_run\nlet n = 1;\n```\n",
        "```rust\nprobe::watch(1);\n```\n",
    ] {
        assert_eq!(marked(left), left);
    }
}
