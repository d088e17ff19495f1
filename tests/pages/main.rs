//! Holds our course against every check of its pages. `--test pages_can_fail` tries the checks.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::Result;
use course_tests::exercise::{Edits, edits};
use course_tests::pages::*;
use course_tests::{command, root};

fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        let target = command::target_folder().expect("cargo names one");
        Course::load(&root(), target).expect("the course can be read")
    })
}

/// What a test failed with, printed as it is: the place in a page, not one in our code.
struct Report(String);

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<anyhow::Error> for Report {
    fn from(error: anyhow::Error) -> Self {
        Self(format!("{error:#}"))
    }
}

/// Fails with every defect, a line each. Where a learner is at work, in an exercise that is
/// no longer as it was blessed, nothing is a defect; on CI everything is.
fn clean(defects: Result<Vec<Defect>>) -> Result<(), Report> {
    let mut defects = defects?;
    if std::env::var_os("CI").is_none() {
        for folder in at_work()? {
            defects.retain(|defect| !defect.file.starts_with(&folder));
        }
    }
    let lines: Vec<String> = defects.iter().map(ToString::to_string).collect();
    match lines.len() {
        0 => Ok(()),
        number => Err(Report(format!("{number} defects:\n{}", lines.join("\n")))),
    }
}

/// The folders of the exercises that somebody has edited.
fn at_work() -> Result<Vec<String>> {
    let mut folders = Vec::new();
    for exercise in course().catalogue.exercises() {
        if edits(exercise)? != Edits::default() {
            folders.push(format!("{}/", exercise.dir));
        }
    }
    Ok(folders)
}

/// One test a check.
macro_rules! checks {
    ($($test:ident = $check:path;)*) => { $(
        #[test]
        fn $test() -> Result<(), Report> {
            clean($check(course()))
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
    the_book_can_be_made = site::check_book;
    programs_print_what_is_recorded = listings::check_outputs;
    quizzes_agree_with_the_compiler_and_the_recordings = quiz::check_quizzes;
    guessing_does_not_pay = quiz::check_guesses;
    cards_are_enough = cards::check_cards;
    recordings_have_their_programs = listings::check_recordings;
    summary_lists_every_page = summary::check_summary;
    code_fits_its_column = width::check_width;
    tokio_is_built_once = packages::check_tokio_features;
}

/// A learner's edits are welcome; a change that its author forgot to bless is not.
#[test]
fn exercises_are_as_they_were_blessed() -> Result<(), Report> {
    match std::env::var_os("CI") {
        Some(_) => clean(summary::check_pristine(course())),
        None => {
            println!("not on CI: an edited exercise is a learner's answer");
            Ok(())
        }
    }
}

/// Whether there is a book to look at; if not, `the_book_can_be_made` says why.
fn is_made() -> Result<bool> {
    static MADE: OnceLock<Result<bool, String>> = OnceLock::new();
    let look = || site::check_book(course()).map(|defects| defects.is_empty());
    let made = MADE.get_or_init(|| look().map_err(|error| format!("{error:#}")));
    let made = made.clone().map_err(anyhow::Error::msg)?;
    if !made {
        println!("there is no book to look at: see the_book_can_be_made");
    }
    Ok(made)
}

#[test]
fn doctests_of_the_pages_pass() -> Result<(), Report> {
    if !is_made()? {
        return Ok(());
    }
    let workspace = command::target_folder()?.join("proofs/doctests");
    let doctests = doctests::run(course(), &workspace)?;
    println!("{} doctests passed", doctests.passed);
    doctests.failed.map_or(Ok(()), |report| Err(Report(report)))
}

/// The site, built in process, once; nothing where there is no book.
fn site() -> Result<Option<&'static PathBuf>> {
    static SITE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    if !is_made()? {
        return Ok(None);
    }
    let build = || -> Result<PathBuf> {
        let folder = command::target_folder()?.join("proofs/site");
        course::book::build(&root(), Some(&folder))?;
        Ok(folder)
    };
    let site = SITE.get_or_init(|| build().map_err(|error| format!("{error:#}")));
    let site = site.as_ref();
    Ok(Some(site.map_err(|error| anyhow::anyhow!(error.clone()))?))
}

#[test]
fn links_fragments_and_assets_of_the_site_resolve() -> Result<(), Report> {
    site()?.map_or(Ok(()), |site| clean(site::check_site(site)))
}

#[test]
fn no_page_holds_what_its_policy_refuses() -> Result<(), Report> {
    let src = root().join("src");
    site()?.map_or(Ok(()), |site| clean(site::check_policy(site, &src)))
}

/// Stock mdBook runs our preprocessor as a program, as book.toml says.
#[test]
fn stock_mdbook_builds_the_same_book() -> Result<(), Report> {
    let Some(site) = site()? else {
        return Ok(());
    };
    let folder = command::target_folder()?.join("proofs/stock");
    site::build_stock(&root(), &folder)?;
    clean(site::differences(site, &folder))
}
