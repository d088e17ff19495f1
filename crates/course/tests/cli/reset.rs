//! `reset`: the shipped text comes back, and the learner's is never lost.

use crate::course::{ANSWER, Course, GRADER, LIB, STARTER, has_git};

const KEPT: &str = "kept/adds/1/src/lib.rs";

fn committed() -> Course {
    let course = Course::blessed();
    course.git(&["init", "-q"]);
    course.git(&["add", "-A"]);
    course.git(&["commit", "-qm", "the course"]);
    course
}

#[test]
fn in_a_clone_git_gives_the_text_back() {
    if !has_git() {
        return;
    }
    let course = committed();
    course.write(LIB, ANSWER);
    let done = course.ok(&["reset", "adds"]);
    insta::assert_snapshot!(done.out, @"
    adds is as the course ships it: src/lib.rs.
    Your files are in kept/adds/1
    ");
    assert_eq!(
        (course.read(LIB), course.read(KEPT)),
        (STARTER.to_owned(), ANSWER.to_owned())
    );
    assert_eq!(
        course.git(&["status", "--porcelain"]),
        "",
        "what is kept is ignored by git"
    );
}

#[test]
fn after_commits_of_ones_own_too() {
    if !has_git() {
        return;
    }
    let course = committed();
    course.write(LIB, ANSWER);
    course.edit(GRADER, "//! The grader.", "//! My grader.");
    course.git(&["commit", "-qam", "mine"]);
    course.ok(&["reset", "1.1"]);
    assert_eq!(course.read(LIB), STARTER);
    assert!(course.read(GRADER).starts_with("//! The grader."));
    assert_eq!(course.read(KEPT), ANSWER);
    assert!(
        course
            .read("kept/adds/1/tests/grade.rs")
            .starts_with("//! My grader.")
    );
}

#[test]
fn in_a_download_the_copy_gives_it_back_and_each_answer_is_kept() {
    let course = Course::blessed();
    course.ok(&["list"]);
    for (number, answer) in [
        (1, ANSWER.to_owned()),
        (2, ANSWER.replace("a + b", "b + a")),
    ] {
        course.write(LIB, &answer);
        // A download has no git, and the machine may have none either.
        let output = course
            .command(&["reset", "adds"])
            .env("PATH", "")
            .output()
            .expect("it starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(course.read(LIB), STARTER);
        assert_eq!(
            course.read(&format!("kept/adds/{number}/src/lib.rs")),
            answer
        );
    }
    assert!(
        course
            .ok(&["reset", "adds"])
            .out
            .starts_with("adds is already as the course ships it.")
    );
}

#[test]
fn a_deleted_file_comes_back_and_the_exercise_is_open_again() {
    let course = Course::blessed();
    course.ok(&["list"]);
    course.write("progress.txt", "adds: solved, 2 hints\nkeeps: solved\n");
    std::fs::remove_file(course.path(LIB)).expect("it was there");
    course.ok(&["reset", "adds"]);
    assert_eq!(course.read(LIB), STARTER);
    assert_eq!(course.read("progress.txt"), "keeps: solved\n");
    assert!(!course.path("kept/adds").exists());
}

#[test]
fn windows_line_ends_are_no_edit() {
    let course = Course::blessed();
    course.write(LIB, &STARTER.replace('\n', "\r\n"));
    assert!(course.ok(&["reset", "adds"]).out.contains("already"));
}

#[test]
fn without_any_source_nothing_changes() {
    let course = Course::new();
    course.edit(LIB, "the numbers", "both");
    course.ok(&["bless"]);
    course.write(LIB, ANSWER);
    let error = course.fails(&["reset", "adds"]).err;
    assert!(
        error.contains("nowhere to be found") && error.contains("nothing was changed"),
        "{error}"
    );
    assert_eq!(course.read(LIB), ANSWER);
}

#[test]
fn if_nothing_can_be_kept_nothing_changes() {
    let course = Course::blessed();
    course.ok(&["list"]);
    course.write(LIB, ANSWER);
    // A file where the folder should be is refused on every system, whoever runs the test.
    course.write("kept/adds", "in the way");
    let error = course.fails(&["reset", "adds"]).err;
    assert!(error.starts_with("error: cannot create"), "{error}");
    assert_eq!(course.read(LIB), ANSWER);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named_and_nothing_is_lost() {
    use std::os::unix::fs::PermissionsExt;

    let course = Course::blessed();
    course.ok(&["list"]);
    course.write(LIB, ANSWER);
    let src = course.path("exercises/01_first/01_adds/src");
    let mode = |mode| {
        std::fs::set_permissions(&src, std::fs::Permissions::from_mode(mode))
            .expect("our own folder")
    };
    mode(0o555);
    let writable = std::fs::write(src.join("probe"), "").is_ok();
    let done = course.run(&["reset", "adds"]);
    mode(0o755);
    if writable {
        eprintln!("skipped: this user may write to read-only folders");
        return;
    }
    assert!(
        done.err.contains("permission denied") && done.err.contains("help: make the folder"),
        "{}",
        done.err
    );
    assert_eq!(
        (course.read(LIB), course.read(KEPT)),
        (ANSWER.to_owned(), ANSWER.to_owned())
    );
}
