//! Holds our course against every check of its pages. `--test pages_can_fail` tries the checks.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::Result;
use course_tests::pages::*;
use course_tests::{command, root};

fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| Course::load(&root()).expect("the course can be read"))
}

/// Fails with every defect, a line each.
#[track_caller]
fn clean(defects: Result<Vec<Defect>>) {
    let defects = defects.unwrap_or_else(|error| panic!("{error:#}"));
    let lines: Vec<String> = defects.iter().map(ToString::to_string).collect();
    assert!(
        lines.is_empty(),
        "{} defects:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

/// One test a check.
macro_rules! checks {
    ($($test:ident = $check:path;)*) => { $(
        #[test]
        fn $test() {
            clean($check(course()));
        }
    )* };
}

checks! {
    every_chapter_has_its_parts = anatomy::check_anatomy;
    every_chapter_has_its_files = summary::check_chapter_files;
    exercises_hold_nothing_else_and_are_answered = summary::check_folders;
    exercises_depend_on_no_more_than_they_may = packages::check_manifests;
    figures_are_recorded_and_shown = figures::check_figures;
    fences_are_compiled_or_recorded = fences::check_fences;
    fences_of_exercises_name_their_language = fences::check_exercise_fences;
    includes_exist = fences::check_includes;
    directives_are_known = fences::check_directives;
    metadata_is_sound = summary::check_catalogue;
    programs_print_what_is_recorded = listings::check_outputs;
    quizzes_agree_with_the_compiler_and_the_recordings = quiz::check_quizzes;
    cards_terms_and_notes_are_whole = quiz::check_cards_terms_and_notes;
    recordings_have_their_programs = listings::check_recordings;
    summary_lists_every_page = summary::check_summary;
    tokio_is_built_once = packages::check_tokio_features;
}

/// A learner's edits are welcome; a change that its author forgot to bless is not.
#[test]
fn exercises_are_as_they_were_blessed() {
    match std::env::var_os("CI") {
        Some(_) => clean(summary::check_pristine(course())),
        None => println!("not on CI: an edited exercise is a learner's answer"),
    }
}

#[test]
fn doctests_of_the_pages_pass() {
    let workspace = command::target_folder().unwrap().join("proofs/doctests");
    let doctests = doctests::run(course(), &workspace).unwrap_or_else(|error| panic!("{error:#}"));
    if let Some(report) = doctests.failed {
        panic!("{report}");
    }
    println!("{} doctests passed", doctests.passed);
}

/// The site, built in process, once.
fn site() -> PathBuf {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    let build = || -> Result<PathBuf> {
        let folder = command::target_folder()?.join("proofs/site");
        course::book::build(&root(), Some(&folder))?;
        Ok(folder)
    };
    SITE.get_or_init(|| build().unwrap_or_else(|error| panic!("{error:#}")))
        .clone()
}

#[test]
fn links_fragments_and_assets_of_the_site_resolve() {
    clean(site::check_site(&site()));
}

/// Stock mdBook runs our preprocessor as a program, as book.toml says.
#[test]
fn stock_mdbook_builds_the_same_book() {
    let folder = command::target_folder().unwrap().join("proofs/stock");
    if let Err(error) = site::build_stock(&root(), &folder) {
        panic!("{error:#}");
    }
    clean(site::differences(&site(), &folder));
}
