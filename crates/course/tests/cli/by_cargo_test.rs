//! A learner who grades by plain `cargo test` and nothing else: `list` and `next` know it all the same.

use std::path::Path;

use crate::course::{ANSWER, Course, GRADER, LIB, STARTER};

const FIRST: &str = "both_numbers_count";
const SECOND: &str = "nothing_adds_nothing";

/// The state that `list` gives `adds`; `next` must agree.
fn state(course: &Course) -> String {
    let listed: serde_json::Value =
        serde_json::from_str(&course.ok(&["list", "--json"]).out).expect("JSON");
    let state = &listed["chapters"][0]["exercises"][0]["state"];
    let next = course.ok(&["next"]).out;
    let is_next = next.starts_with("Next: 1.1");
    assert_eq!(state != "solved", is_next, "{state}, and {next}");
    state.as_str().expect("a word").to_owned()
}

#[test]
fn each_test_counts_for_the_text_that_it_has_passed() {
    let course = Course::with_probe();
    assert_eq!(state(&course), "open");
    assert!(!course.cargo_test(&["-p", "adds"]), "the starter");
    assert_eq!(state(&course), "open", "one of two has passed");
    course.write(LIB, ANSWER);
    assert!(course.cargo_test(&["-p", "adds", FIRST]));
    assert_eq!(state(&course), "started", "the other was the starter's");
    course.write(LIB, &ANSWER.replace("a + b", "b + a"));
    assert!(course.cargo_test(&["-p", "adds", SECOND]));
    assert_eq!(state(&course), "started", "another text again");
    assert!(course.cargo_test(&["-p", "adds", FIRST]));
    assert_eq!(state(&course), "solved");
    assert!(course.read("progress.txt").ends_with("\nadds: solved\n"));

    // Solved is solved, until the learner takes it back.
    course.write(LIB, STARTER);
    assert!(!course.cargo_test(&["-p", "adds"]));
    assert_eq!(state(&course), "solved");
    course.write("progress.txt", "");
    assert_eq!(state(&course), "open");
    course.write(LIB, ANSWER);
    assert!(course.cargo_test(&["-p", "adds"]));
    course.ok(&["reset", "adds"]);
    assert_eq!(
        state(&course),
        "open",
        "reset takes back what is not noted yet"
    );
}

#[test]
fn what_was_passed_and_edited_since_counts() {
    let course = Course::with_probe();
    course.write(LIB, ANSWER);
    assert!(course.cargo_test(&["-p", "adds"]));
    course.write(LIB, "what else?");
    assert_eq!(state(&course), "solved");
}

#[test]
fn neither_an_edited_grader_nor_a_copy_counts() {
    let course = Course::with_probe();
    course.ok(&["list"]);
    course.edit(GRADER, "result == 3", "result == 1");
    assert!(
        course.cargo_test(&["-p", "adds"]),
        "it asks for the starter"
    );
    assert_eq!(state(&course), "open", "the grader was edited");
    course.ok(&["reset", "--grader", "adds"]);
    assert_eq!(state(&course), "open", "it was edited when it passed");

    // As the course's proofs build every answer.
    let copy = "target/proofs/adds--solution";
    for file in ["Cargo.toml", "tests/grade.rs"] {
        let text = course.read(&format!("exercises/01_first/01_adds/{file}"));
        course.write(&format!("{copy}/{file}"), &text);
    }
    course.write(&format!("{copy}/src/lib.rs"), ANSWER);
    let root = course.read("Cargo.toml");
    let root = root.replace("exercises/*/*", "adds--solution");
    course.write("target/proofs/Cargo.toml", &root);
    let lock = course.read("Cargo.lock");
    course.write("target/proofs/Cargo.lock", &lock);
    let manifest = Path::new("target/proofs/Cargo.toml");
    let manifest = manifest.to_str().expect("UTF-8");
    assert!(course.cargo_test(&["--manifest-path", manifest, "-p", "adds"]));
    assert_eq!(state(&course), "open", "the answer of somebody else");

    course.write(LIB, ANSWER);
    assert!(course.cargo_test(&["-p", "adds"]));
    assert_eq!(state(&course), "solved");
}
