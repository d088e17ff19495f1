//! `list`, `next`, `hint`, `solution`, and the progress behind them.

use crate::course::{Course, LIB};

#[test]
fn the_list_shows_chapters_and_states() {
    let course = Course::blessed();
    course.write("progress.txt", "keeps: solved\n");
    course.edit(LIB, "_b", "b");
    insta::assert_snapshot!(course.ok(&["list"]).out);
    let listed: serde_json::Value =
        serde_json::from_str(&course.ok(&["list", "--json"]).out).expect("JSON");
    let first = &listed["chapters"][0]["exercises"][0];
    assert_eq!(
        (&first["package"], &first["state"]),
        (&"adds".into(), &"started".into())
    );
    assert_eq!(
        (&first["level"], &first["kind"], &first["minutes"]),
        (&"easy".into(), &"write".into(), &10.into())
    );
}

#[test]
fn the_next_exercise_comes_with_file_and_command() {
    let course = Course::new();
    course.write("progress.txt", "adds: solved\n");
    insta::assert_snapshot!(course.ok(&["next"]).out, @"
    Next: 1.2 It keeps (10 minutes, easy)
      edit   exercises/01_first/02_keeps/src/lib.rs
      grade  cargo test -p keeps
      hint   cargo course hint keeps
    ");
    course.write(
        "progress.txt",
        "adds: solved\nkeeps: solved\nlater: solved\n",
    );
    insta::assert_snapshot!(course.ok(&["next"]).out, @"Every exercise is solved.");
}

#[test]
fn a_learner_may_start_in_the_middle() {
    let course = Course::new();
    course.write("progress.txt", "later: solved\nadds: solved\n");
    assert!(course.ok(&["next"]).out.starts_with("Next: 1.2"));
    course.write("progress.txt", "keeps: solved\n");
    assert!(course.ok(&["next"]).out.starts_with("Next: 2.1"));
    course.write("progress.txt", "later: solved\ngone: solved\n");
    assert!(course.ok(&["next"]).out.starts_with("Next: 1.1"));
}

#[test]
fn each_call_gives_one_more_hint() {
    let course = Course::new();
    let calls: Vec<String> = (0..3).map(|_| course.ok(&["hint", "adds"]).out).collect();
    insta::assert_snapshot!(calls.join("=====\n"));
    assert!(course.read("progress.txt").ends_with("\nadds: 2 hints\n"));
}

#[test]
fn a_broken_hint_names_its_line() {
    let course = Course::new();
    course.edit(
        "exercises/01_first/01_adds/hints.md",
        "## Hint 2: add",
        "## Second",
    );
    let error = course.fails(&["hint", "adds"]).err;
    insta::assert_snapshot!(error, @"error: exercises/01_first/01_adds/hints.md:5: this heading must be `## Hint 2: ` and a few words");
}

#[test]
fn the_solution_says_if_it_comes_early() {
    let course = Course::new();
    let done = course.ok(&["solution", "adds"]);
    assert_eq!(done.out, crate::course::ANSWER);
    insta::assert_snapshot!(done.err, @"
    You have not solved adds yet. Here is the solution all the same.

    Other right answers:
      solutions/01_first/01_adds/right/turned.rs
    ");
    course.write("progress.txt", "adds: solved\n");
    assert!(!course.ok(&["solution", "adds"]).err.contains("not solved"));
}

#[test]
fn progress_keeps_what_it_does_not_know() {
    let course = Course::new();
    let before = "# mine\r\nrenamed_long_ago: solved, 1 hint\r\nadds: solved\r\n\r\nwhat is this\r\nlater: maybe\r\n";
    course.write("progress.txt", before);
    let done = course.ok(&["hint", "keeps"]);
    insta::assert_snapshot!(done.err, @"
    warning: progress.txt:5: `what is this` cannot be read and is left alone; a line looks like `overlap_checks: solved, 2 hints`
    warning: progress.txt:6: `later: maybe` cannot be read and is left alone; a line looks like `overlap_checks: solved, 2 hints`
    ");
    assert_eq!(
        course.read("progress.txt"),
        before.replace("\r\n", "\n") + "keeps: 1 hint\n"
    );
}

#[test]
fn a_progress_file_that_cannot_be_written_stops_no_hint() {
    let course = Course::new();
    // A folder in its place is refused on every system, whoever runs the test.
    std::fs::create_dir(course.path("progress.txt")).expect("a folder");
    let error = course.fails(&["hint", "adds"]).err;
    assert!(error.contains("progress.txt"), "{error}");
}

#[test]
fn no_color_leaves_the_terminal() {
    let course = Course::new();
    assert!(
        !course.ok(&["list"]).out.contains('\u{1b}'),
        "no color in a pipe"
    );
    let output = course
        .command(&["next"])
        .env("NO_COLOR", "1")
        .output()
        .expect("it starts");
    assert!(!output.stdout.contains(&0x1b));
}
