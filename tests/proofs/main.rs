//! Proves every grader: `cargo test -p course-tests --test proofs [-- NAME]`.
//!
//! One proof a starter and an answer, named after its exercise, and one for each exercise as
//! a whole. The rules are in `course_tests::judge`.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use course_tests::exercise::{Kind, Variant};
use course_tests::proofs::{Proofs, all_variants};
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
    let all = all_variants(&root())?;
    let names: Vec<String> = names(&all);
    if arguments.list {
        let listed = names
            .into_iter()
            .map(|name| Trial::test(name, || Ok(())))
            .collect();
        return Ok(libtest_mimic::run(&arguments, listed).exit_code());
    }
    // The proof of an exercise as a whole needs its answers, so those are compiled with it.
    let wanted = |variant: &Variant| {
        chosen(&arguments, &variant.proof()) || chosen(&arguments, &whole(&variant.exercise.name))
    };
    let workspace = command::target_folder()?.join("proofs").join("answers");
    let proofs = Arc::new(Proofs::prepare(&root(), &workspace, &all, wanted)?);

    let mut trials = Vec::new();
    for exercise in proofs.exercises() {
        for variant in proofs
            .variants()
            .iter()
            .filter(|v| v.exercise.name == exercise.name)
        {
            let (proofs, variant) = (proofs.clone(), variant.clone());
            trials.push(Trial::test(variant.proof(), move || {
                verdict(proofs.defects(&variant))
            }));
        }
        let (name, proofs) = (whole(&exercise.name), proofs.clone());
        trials.push(Trial::test(name, move || {
            verdict(proofs.exercise_defects(&exercise))
        }));
    }
    let judged: Vec<Variant> = proofs
        .variants()
        .iter()
        .filter(|v| chosen(&arguments, &v.proof()))
        .cloned()
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    closing_lines(&judged, &arguments);
    Ok(conclusion.exit_code())
}

/// The name of the proof of an exercise as a whole.
fn whole(exercise: &str) -> String {
    format!("{exercise}::answers")
}

fn names(all: &[Variant]) -> Vec<String> {
    let mut names: Vec<String> = all.iter().map(Variant::proof).collect();
    names.extend(
        all.iter()
            .filter(|v| v.kind == Kind::Starter)
            .map(|v| whole(&v.exercise.name)),
    );
    names
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

/// How much was tried; and, for a learner who typed `cargo test NAME` without `-p`, what to
/// type instead.
fn closing_lines(judged: &[Variant], arguments: &Arguments) {
    let count = |kind| judged.iter().filter(|variant| variant.kind == kind).count();
    println!(
        "tried {} starters, {} solutions, {} other right and {} wrong answers; skipped none",
        count(Kind::Starter),
        count(Kind::Solution),
        count(Kind::Right),
        count(Kind::Wrong),
    );
    let mut named: Vec<&str> = judged.iter().map(|v| v.exercise.name.as_str()).collect();
    named.dedup();
    if arguments.filter.is_none() {
        println!("to grade your own: cargo test -p NAME");
    }
    for name in named.iter().filter(|_| arguments.filter.is_some()) {
        println!("to grade your own: cargo test -p {name}");
    }
}
