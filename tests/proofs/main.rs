//! Proves every grader: `cargo test -p course-tests --test proofs [-- NAME]`.
//!
//! One proof a starter and an answer, named after its exercise, and one for each exercise as
//! a whole. The rules are in `course_tests::judge`.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use course::catalogue::Catalogue;
use course_tests::exercise::{Kind, Variant, all_variants};
use course_tests::proofs::Proofs;
use course_tests::{command, root};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match prove(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(101)
        }
    }
}

fn prove(mut arguments: Arguments) -> Result<ExitCode> {
    arguments.test_threads.get_or_insert(2);
    let catalogue = Catalogue::load(&root())?;
    let all = all_variants(&catalogue)?;
    let mut skipped = BTreeMap::new();
    let on_ci = std::env::var_os("CI").is_some();
    for variant in &all {
        if let Some(why) = Proofs::skipped(variant, on_ci)? {
            skipped.insert(variant.package(), why);
        }
    }
    let is_skipped = |variant: &Variant| skipped.contains_key(&variant.package());
    // The proof of an exercise as a whole needs its answers: they are compiled with it.
    let wanted = |variant: &Variant| {
        !arguments.list
            && !is_skipped(variant)
            && (chosen(&arguments, &variant.proof())
                || chosen(&arguments, &whole(&variant.exercise.package)))
    };
    let workspace = command::target_folder()?.join("proofs").join("answers");
    let proofs = Arc::new(Proofs::prepare(&root(), &workspace, &all, wanted)?);

    let mut trials = Vec::new();
    for variant in &all {
        let (kept, judged) = (variant.clone(), proofs.clone());
        let trial = Trial::test(variant.proof(), move || verdict(judged.defects(&kept)));
        trials.push(trial.with_ignored_flag(is_skipped(variant)));
        // Once for each exercise, and skipped with its grader.
        if variant.kind == Kind::Solution {
            let (exercise, judged) = (variant.exercise.clone(), proofs.clone());
            let trial = Trial::test(whole(&exercise.package), move || {
                verdict(judged.exercise_defects(&exercise))
            });
            trials.push(trial.with_ignored_flag(is_skipped(variant)));
        }
    }
    for broken in &catalogue.broken {
        let defects = catalogue.defects_of(&broken.dir);
        let defects = defects.iter().map(ToString::to_string).collect();
        let name = format!("{}::manifest", broken.name);
        trials.push(Trial::test(name, || verdict(Ok(defects))));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        let named: Vec<&Variant> = all
            .iter()
            .filter(|variant| chosen(&arguments, &variant.proof()))
            .collect();
        closing_lines(&named, &skipped);
        grade_your_own(&named, arguments.filter.is_some());
    }
    Ok(conclusion.exit_code())
}

/// The name of the proof of an exercise as a whole.
fn whole(exercise: &str) -> String {
    format!("{exercise}::answers")
}

/// Whether the filters of the command line let a proof of this name run.
fn chosen(arguments: &Arguments, name: &str) -> bool {
    let matches = |filter: &String| match arguments.exact {
        true => name == filter,
        false => name.contains(filter.as_str()),
    };
    arguments.filter.as_ref().is_none_or(matches) && !arguments.skip.iter().any(matches)
}

fn verdict(defects: Result<Vec<String>>) -> Result<(), Failed> {
    let defects = defects.map_err(|error| Failed::from(format!("{error:#}")))?;
    match defects.is_empty() {
        true => Ok(()),
        false => Err(Failed::from(defects.join("\n"))),
    }
}

/// How much was tried, and how much was not, and why.
fn closing_lines(named: &[&Variant], skipped: &BTreeMap<String, &str>) {
    let count = |kind| {
        let all = named.iter().filter(|variant| variant.kind == kind);
        all.filter(|variant| !skipped.contains_key(&variant.package()))
            .count()
    };
    let not_tried: Vec<_> = named
        .iter()
        .filter_map(|v| Some((*v, skipped.get(&v.package())?)))
        .collect();
    println!(
        "tried {} starters, {} solutions, {} other right and {} wrong answers; skipped {}",
        count(Kind::Starter),
        count(Kind::Solution),
        count(Kind::Right),
        count(Kind::Wrong),
        not_tried.len(),
    );
    let mut reasons: Vec<String> = not_tried
        .iter()
        .map(|(variant, why)| format!("skipped {}: {why}", variant.exercise.package))
        .collect();
    reasons.dedup();
    for reason in &reasons {
        println!("{reason} (its author runs `cargo course bless`)");
    }
}

/// `cargo test NAME` without `-p` ends up here: what its author meant to type.
fn grade_your_own(named: &[&Variant], filtered: bool) {
    let mut exercises: Vec<&str> = named.iter().map(|v| v.exercise.package.as_str()).collect();
    exercises.dedup();
    match filtered {
        true => {
            for exercise in exercises {
                println!("to grade your own: cargo test -p {exercise}");
            }
        }
        false => println!("to grade your own: cargo test -p NAME"),
    }
}
