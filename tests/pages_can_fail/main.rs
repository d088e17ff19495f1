//! Each check of the pages, tried on a small course with one thing broken.

mod cases;
mod site;

use std::path::Path;

use course_tests::fixture::Fixture;
use course_tests::pages::{Course, Defect, doctests, summary};

use cases::{Break, Case, Check, INDEX, cases};

/// A good course in a folder of its own.
fn good(name: &str) -> Fixture {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pages_can_fail")
        .join(name);
    let fixture = Fixture::new(&root).expect("an empty folder");
    fixture.chapter().expect("a chapter");
    fixture
}

fn course(fixture: &Fixture) -> Course {
    Course::load(&fixture.root, &fixture.root.with_extension("target")).expect("it can be read")
}

fn lines(defects: &[Defect]) -> Vec<String> {
    defects.iter().map(ToString::to_string).collect()
}

#[test]
fn the_good_course_has_no_defect() {
    let fixture = good("good");
    let mut checks: Vec<Check> = Vec::new();
    for case in cases() {
        // Nothing is blessed here, so nothing is compared.
        let pristine = case.0 as usize == summary::check_pristine as *const () as usize;
        if !pristine
            && !checks
                .iter()
                .any(|known| *known as usize == case.0 as usize)
        {
            checks.push(case.0);
        }
    }
    assert!(checks.len() > 14, "{} checks", checks.len());
    for check in checks {
        let defects = check(&course(&fixture)).expect("checked");
        assert!(defects.is_empty(), "{:#?}", lines(&defects));
    }
}

#[test]
fn each_check_names_the_place_of_its_own_kind_of_break() {
    let mut silent = Vec::new();
    for (number, Case(check, broken, file, words)) in cases().into_iter().enumerate() {
        let fixture = good("broken");
        let how = match broken {
            Break::Replace(path, old, new) => fixture.replace(path, old, new),
            Break::Cut(path, from, to) => fixture.cut(path, from, to),
            Break::Remove(path) => fixture.remove(path),
            Break::Add(path, text) => fixture.write(path, text),
        };
        how.unwrap_or_else(|error| panic!("case {number} ({words}): {error:#}"));
        let defects = check(&course(&fixture))
            .unwrap_or_else(|error| panic!("case {number} ({words}): {error:#}"));
        if !defects
            .iter()
            .any(|defect| defect.file == file && defect.message.contains(words))
        {
            silent.push(format!(
                "case {number}: no defect of {file} says `{words}`: {:#?}",
                lines(&defects)
            ));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn a_doctest_that_fails_is_reported_and_one_that_passes_is_counted() {
    let fixture = good("doctests");
    let workspace = course_tests::command::target_folder()
        .unwrap()
        .join("proofs/doctests-can-fail");
    let doctests = doctests::run(&course(&fixture), &workspace).unwrap();
    assert_eq!(
        doctests,
        doctests::Doctests {
            passed: 1,
            failed: None
        }
    );
    fixture
        .replace(INDEX, "assert_eq!(n, 3);", "assert_eq!(n, 6);")
        .unwrap();
    let doctests = doctests::run(&course(&fixture), &workspace).unwrap();
    let report = doctests.failed.expect("three is not six");
    assert!(report.contains("01_first_index"), "{report}");
}
