//! `new` and `bless`.

use ::course::Catalogue;

use crate::course::{Course, LIB, has_git};

#[test]
fn blessed_ids_are_gits() {
    if !has_git() {
        return;
    }
    let course = Course::blessed();
    let text = course.read("exercises/pristine.toml");
    let ids: toml::Table = toml::from_str(&text).expect("TOML");
    let adds = ids["adds"].as_table().expect("a table");
    assert_eq!(
        adds.keys().collect::<Vec<_>>(),
        ["src/lib.rs", "tests/grade.rs"]
    );
    for (file, id) in adds {
        let path = format!("exercises/01_first/01_adds/{file}");
        assert_eq!(
            id.as_str(),
            Some(course.git(&["hash-object", &path]).as_str()),
            "{file}"
        );
    }
}

#[test]
fn blessing_is_stable_and_can_be_checked() {
    let course = Course::blessed();
    let before = course.read("exercises/pristine.toml");
    assert_eq!(
        course.ok(&["bless"]).out,
        "exercises/pristine.toml is up to date with 3 exercises.\n"
    );
    course.ok(&["bless", "--check"]);
    course.edit(LIB, "Add the", "Add both");
    insta::assert_snapshot!(course.fails(&["bless", "--check"]).err, @"
    error: exercises/pristine.toml is not up to date: adds
    help: authors: run `cargo course bless` and commit the file
    ");
    assert_eq!(course.read("exercises/pristine.toml"), before);
    course.ok(&["bless"]);
    assert_ne!(course.read("exercises/pristine.toml"), before);
}

#[test]
fn an_exercise_that_cannot_be_read_is_not_left_out() {
    let course = Course::new();
    course.edit(crate::course::MANIFEST, "minutes = 10", "minutes = 0");
    let error = course.fails(&["bless"]).err;
    assert!(
        error.contains("Cargo.toml:10: `minutes` is 0; an exercise takes 5 to 20"),
        "{error}"
    );
    assert!(!course.path("exercises/pristine.toml").exists());
}

#[test]
fn a_new_exercise_keeps_the_contract() {
    let course = Course::new();
    let done = course.ok(&["new", "1", "wait_a_little"]);
    insta::assert_snapshot!(done.out, @"
    exercises/01_first/03_wait_a_little
    solutions/01_first/03_wait_a_little
    Both hold a small example that works; every TODO in them is yours to replace.
    Try it:        cargo test -p wait_a_little
    Then note it:  cargo course bless
    ");
    let catalogue = Catalogue::load(course.root()).expect("the course is there");
    catalogue.sound().expect("nothing is wrong");
    let new = catalogue.find("1.3").expect("it is there");
    assert_eq!(
        (
            new.title.as_str(),
            new.solution().expect("a solution").wrong.len()
        ),
        ("Wait a little", 3)
    );
}

#[test]
fn a_new_exercise_is_formatted() {
    let course = Course::new();
    course.ok(&["new", "1", "wait_a_little"]);
    let mut files = Vec::new();
    for dir in [
        "exercises/01_first/03_wait_a_little",
        "solutions/01_first/03_wait_a_little",
    ] {
        for inside in ["src", "tests", ".", "right", "wrong"] {
            let Ok(entries) = std::fs::read_dir(course.path(dir).join(inside)) else {
                continue;
            };
            let paths = entries.flatten().map(|entry| entry.path());
            files.extend(paths.filter(|path| path.extension().is_some_and(|e| e == "rs")));
        }
    }
    assert_eq!(files.len(), 7);
    let mut rustfmt = std::process::Command::new("rustfmt");
    match rustfmt
        .args(["--edition", "2024", "--check"])
        .args(files)
        .output()
    {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        ),
        Err(_) => eprintln!("skipped: there is no rustfmt on this machine"),
    }
}

#[test]
fn a_new_exercise_overwrites_nothing() {
    let course = Course::new();
    assert!(
        course
            .fails(&["new", "first", "adds"])
            .err
            .contains("already the name of exercises/01_first/01_adds")
    );
    assert!(
        course
            .fails(&["new", "nowhere", "adds_up"])
            .err
            .contains("the chapters are 01_first, 02_second")
    );
    assert!(
        course
            .fails(&["new", "1", "Adds-up"])
            .err
            .contains("snake_case")
    );
    course.write("solutions/01_first/03_left_over/solution.rs", "");
    let error = course.fails(&["new", "01_first", "left_over"]).err;
    assert!(
        error.contains("solutions/01_first/03_left_over exists already"),
        "{error}"
    );
    assert!(!course.path("exercises/01_first/03_left_over").exists());
}
