//! The catalogue names every defect, with file and line, and the rest stays usable.

use ::course::Catalogue;

use crate::course::{Course, GRADER, LIB, MANIFEST};

fn defects(course: &Course) -> String {
    let catalogue = Catalogue::load(course.root()).expect("the course is there");
    catalogue
        .defects
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_sound_course_has_no_defect() {
    let course = Course::blessed();
    let catalogue = Catalogue::load(course.root()).expect("the course is there");
    catalogue.sound().expect("nothing is wrong");
    let names: Vec<_> = catalogue
        .exercises()
        .map(|e| (e.number.as_str(), e.package.as_str(), e.title.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("1.1", "adds", "It adds"),
            ("1.2", "keeps", "It keeps"),
            ("2.1", "later", "It later")
        ]
    );
    let adds = catalogue.find("adds").expect("it is there");
    assert_eq!(adds.task().expect("a task"), "Add the numbers.");
    assert_eq!(
        adds.tests().expect("tests"),
        ["both_numbers_count", "nothing_adds_nothing"]
    );
    assert_eq!(adds.hints().expect("hints")[1].title, "add");
    assert_eq!(adds.solution().expect("a solution").right[0].name, "turned");
}

#[test]
fn every_defect_is_reported_at_once_with_its_line() {
    let course = Course::new();
    course.edit(MANIFEST, "minutes = 10", "minutes = 25\nminuets = 10");
    course.edit(MANIFEST, "\"easy\"", "\"eazy\"");
    course.edit(MANIFEST, "\"write\"", "7");
    course.edit(MANIFEST, "teaches = \"sums\"\n", "");
    course.edit(MANIFEST, "doctest = false\n", "");
    let second = "exercises/01_first/02_keeps";
    course.edit(
        &format!("{second}/Cargo.toml"),
        "both_numbers_count",
        "no_such_test",
    );
    course.edit(
        &format!("{second}/Cargo.toml"),
        "[\"adds\"]",
        "[\n  \"adds\",\n  \"later\",\n  \"nobody\",\n]",
    );
    course.write(
        &format!("{second}/hints.md"),
        "Stray.\n\n## Hint 1: look\n\n## A hint\n\nText.\n",
    );
    std::fs::remove_file(course.path("solutions/01_first/02_keeps/solution.rs"))
        .expect("it was there");
    let third = "exercises/02_second/01_later";
    course.edit(&format!("{third}/Cargo.toml"), "\"later\"", "\"keeps\"");
    course.edit(&format!("{third}/src/lib.rs"), "//!", "//");
    course.write("exercises/02_second/notes/text.md", "Left over.\n");
    course.write(
        "exercises/03_third/01_broken/Cargo.toml",
        "[package]\nname = \n",
    );
    course.write("src/04_fourth/index.md", "No title.\n");
    course.write("solutions/01_first/03_renamed/solution.rs", "");
    course.write(
        "exercises/pristine.toml",
        "[adds]\n\"src/lib.rs\" = \"abc\"\n",
    );
    insta::assert_snapshot!(defects(&course));
}

#[test]
fn what_comes_after_comes_after() {
    let course = Course::new();
    course.edit(MANIFEST, "after = []", "after = [\"later\"]");
    let expected =
        format!("{MANIFEST}:14: `after` names `later`, which does not come before this exercise");
    assert_eq!(defects(&course), expected);
}

#[test]
fn a_broken_exercise_leaves_the_others_usable() {
    let course = Course::new();
    course.edit(MANIFEST, "minutes = 10", "minutes = \"ten\"");
    insta::assert_snapshot!("list_with_a_broken_exercise", {
        let done = course.ok(&["list"]);
        format!("{}---\n{}", done.out, done.err)
    });
    assert!(course.ok(&["next"]).out.contains("1.2 It keeps"));
    let error = course.fails(&["hint", "adds"]).err;
    assert_eq!(
        error,
        format!("error: {MANIFEST}:10: `minutes` must be a whole number, not a text\n")
    );
    let listed: serde_json::Value =
        serde_json::from_str(&course.ok(&["list", "--json"]).out).expect("JSON");
    assert_eq!(listed["broken"][0]["number"], "1.1");
}

#[test]
fn an_edited_exercise_is_read_as_it_was_shipped() {
    let course = Course::blessed();
    course.ok(&["list"]);
    course.write(LIB, "pub fn sum() {}\n");
    course.write(GRADER, "\n");
    assert_eq!(defects(&course), "");
    let catalogue = Catalogue::load(course.root()).expect("the course is there");
    let adds = catalogue.find("adds").expect("it is there");
    assert_eq!(
        adds.starter().expect("the text kept"),
        crate::course::STARTER
    );
    assert_eq!(
        adds.edited().expect("readable"),
        ["src/lib.rs", "tests/grade.rs"]
    );
}

#[test]
fn exercises_are_found_by_name_path_and_number() {
    let course = Course::new();
    let catalogue = Catalogue::load(course.root()).expect("the course is there");
    let full = course.path("exercises/01_first/02_keeps/src/lib.rs");
    let full = full.to_str().expect("UTF-8");
    let names = [
        "keeps",
        "02_keeps",
        "1.2",
        "01.02",
        "exercises/01_first/02_keeps",
        "./exercises/01_first/02_keeps/",
        "exercises\\01_first\\02_keeps\\src\\lib.rs",
        full,
    ];
    for name in names {
        assert_eq!(
            catalogue.find(name).map(|e| e.package.as_str()),
            Ok("keeps"),
            "{name}"
        );
    }
    // From inside, as a shell completes it.
    let mut inside = course.command(&["hint", "../02_keeps"]);
    let output = inside
        .current_dir(course.path("exercises/01_first/01_adds"))
        .output()
        .expect("it starts");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("It keeps, hint 1 of 2"));
}

#[test]
fn an_unknown_name_suggests_the_nearest() {
    let course = Course::new();
    insta::assert_snapshot!(course.fails(&["check", "keep"]).err, @"
    error: no exercise is called `keep`
    help: did you mean `keeps`? `cargo course list` shows all names
    ");
    insta::assert_snapshot!(course.fails(&["check", "9.9"]).err, @"
    error: no exercise is called `9.9`
    help: `cargo course list` shows all names
    ");
}

#[test]
fn a_folder_without_a_course_says_so() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let course = Course::new();
    let output = course
        .command(&["list"])
        .current_dir(empty.path())
        .output()
        .expect("it starts");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("is not in the course") && error.contains("help: change to the folder"),
        "{error}"
    );
}
