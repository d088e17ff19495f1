//! `check`: the verdicts, and what is refused.

use crate::course::{ANSWER, Course, GRADER, LIB};

/// The program's own words: what follows cargo's and libtest's output.
fn words(out: &str) -> &str {
    let at = out
        .rfind("finished in")
        .and_then(|at| out[at..].find('\n').map(|end| at + end))
        .unwrap_or(0);
    out[at..].trim()
}

#[test]
fn the_starter_fails_with_the_first_thing_to_look_at() {
    let course = Course::blessed();
    let done = course.fails(&["check", "adds"]);
    assert!(
        done.out.contains("test both_numbers_count ... FAILED"),
        "the output streams: {}",
        done.out
    );
    insta::assert_snapshot!(words(&done.out), @"
    adds is not solved yet. Look first at both_numbers_count:
      sum(1, 2) is 1; both numbers count
    ");
    assert!(!course.path("progress.txt").exists());
}

#[test]
fn an_answer_passes_and_is_noted() {
    let course = Course::blessed();
    course.write(LIB, ANSWER);
    let done = course.ok(&["check"]);
    insta::assert_snapshot!(words(&done.out), @"
    adds passes. Compare with the solution: cargo course solution adds
    Next: 1.2 It keeps, in exercises/01_first/02_keeps/src/lib.rs
    ");
    assert!(course.read("progress.txt").ends_with("\nadds: solved\n"));
    assert!(course.ok(&["list"]).out.contains("solved\n"));
}

#[test]
fn a_compile_error_is_named_by_its_first_line() {
    let course = Course::blessed();
    course.write(LIB, &ANSWER.replace("a + b", "a + c"));
    let done = course.fails(&["check", "adds"]);
    insta::assert_snapshot!(done.out.trim(), @"
    adds is not solved yet. It does not compile. Look first at exercises/01_first/01_adds/src/lib.rs:4:9
      error[E0425]: cannot find value `c` in this scope
    ");
}

#[test]
fn a_pass_by_an_edited_grader_is_refused() {
    let course = Course::blessed();
    course.ok(&["list"]);
    course.edit(GRADER, "result == 3", "result == 1");
    let done = course.fails(&["check", "adds"]);
    insta::assert_snapshot!(words(&done.out), @"
    adds is not solved yet. The tests pass, but exercises/01_first/01_adds/tests/grade.rs is not the course's.
    Bring the grader back, and keep your answer: cargo course reset --grader adds
    ");
    course.write(LIB, ANSWER);
    course.ok(&["reset", "--grader", "adds"]);
    assert_eq!(course.read(LIB), ANSWER);
    course.ok(&["check", "adds"]);
}

#[test]
fn a_pass_without_an_expected_test_is_refused() {
    let course = Course::new();
    course.edit(
        GRADER,
        "#[test]\nfn nothing_adds",
        "#[cfg(any())]\n#[test]\nfn nothing_adds",
    );
    course.write(LIB, ANSWER);
    let done = course.fails(&["check", "adds"]);
    insta::assert_snapshot!(words(&done.out), @"adds is not solved yet. What ran passed, but the test nothing_adds_nothing did not run.");
    course.edit(GRADER, "#[cfg(any())]\n#[test]\n", "#[test]\n#[ignore]\n");
    course.fails(&["check", "adds"]);
}

#[test]
fn a_deleted_grader_can_be_brought_back() {
    let course = Course::blessed();
    course.ok(&["list"]);
    std::fs::remove_file(course.path(GRADER)).expect("it was there");
    let done = course.fails(&["check", "adds"]);
    assert!(
        done.out
            .contains("Bring it back: cargo course reset --grader adds"),
        "{}",
        done.out
    );
    course.ok(&["reset", "--grader", "adds"]);
    assert!(
        course
            .fails(&["check", "adds"])
            .out
            .contains("both_numbers_count ... FAILED")
    );
}

#[test]
fn an_exit_in_the_middle_is_no_pass() {
    let course = Course::blessed();
    course.write(
        LIB,
        &ANSWER.replace("a + b", "std::process::exit((a + b) as i32 * 0)"),
    );
    let done = course.fails(&["check", "adds"]);
    assert!(done.out.contains("adds is not solved yet."), "{}", done.out);
    course.write(
        LIB,
        &ANSWER.replace("a + b", "if a + b > 0 { std::process::abort() } else { 0 }"),
    );
    let done = course.fails(&["check", "adds"]);
    assert!(
        done.out
            .contains("the test program ended before its report"),
        "{}",
        done.out
    );
}

#[test]
fn json_has_standard_output_for_itself() {
    let course = Course::blessed();
    course.write(LIB, ANSWER);
    let done = course.fails(&["check", "--all", "--json"]);
    let verdicts: serde_json::Value = serde_json::from_str(&done.out).expect("nothing but JSON");
    let of = |i: usize| {
        (
            verdicts[i]["exercise"].as_str(),
            verdicts[i]["outcome"].as_str(),
        )
    };
    assert_eq!(of(0), (Some("adds"), Some("passed")));
    assert_eq!(of(2), (Some("later"), Some("failed")));
    assert_eq!(verdicts[1]["look_at"]["what"], "both_numbers_count");
    assert_eq!(verdicts[1]["tests"][1]["passed"], true);
    assert!(
        done.err.contains("test result:"),
        "cargo's output streams beside it"
    );
}

#[test]
fn all_of_them_end_in_a_summary() {
    let course = Course::blessed();
    course.write(LIB, ANSWER);
    let done = course.fails(&["check", "--all"]);
    let summary = done.out.rsplit("\n\n").next().unwrap_or_default();
    insta::assert_snapshot!(summary, @"
    adds   passes
    keeps  fails
    later  fails
    1 of 3 exercises pass
    ");
}

#[test]
fn a_broken_manifest_elsewhere_is_cargos_to_name() {
    let course = Course::blessed();
    course.write("exercises/02_second/02_copied/Cargo.toml", "[package\n");
    let done = course.fails(&["check", "adds"]);
    assert!(
        done.out.contains("cargo could not run the tests"),
        "{}",
        done.out
    );
    assert!(done.err.contains("02_copied"), "{}", done.err);
}

#[test]
fn setup_builds_all_and_names_what_does_not_compile() {
    let course = Course::blessed();
    assert!(
        course
            .ok(&["setup"])
            .out
            .ends_with("Ready: the course now works without a network.\n")
    );
    course.write(LIB, "no code");
    let done = course.fails(&["setup"]);
    insta::assert_snapshot!(done.out, @"
    Downloading what the course depends on
    Building exercise 1 of 3: adds
    Building exercise 2 of 3: keeps
    Building exercise 3 of 3: later
    ");
    assert!(
        done.err
            .contains("error: these do not compile: adds\nhelp: if you have edited them"),
        "{}",
        done.err
    );
}
