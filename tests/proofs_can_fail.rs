//! Each rule of the proofs, tried on an exercise that breaks it.
//!
//! All the broken exercises are compiled in one go, like the real ones.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::Result;
use course::catalogue::Catalogue;
use course_tests::exercise::{Kind, Variant, all_variants};
use course_tests::fixture::Fixture;
use course_tests::proofs::Proofs;

/// An exercise with one thing broken: its name, the proof that must fail and its words, and
/// the replacement that breaks it: a file (`E` is the exercise's folder, `S` that of its
/// solutions), what stands there, and what shall.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("good", "", "", "S/solution.rs", "", ""),
    ("starter_passes", "starter", "passes `doubles`", "E/src/lib.rs", "    n\n", "    n * 2\n"),
    ("starter_warns", "starter", "warns", "E/src/lib.rs", "    n\n", "    let x = n;\n    n\n"),
    ("starter_fails_more", "starter", "fails `keeps_zero`", "E/src/lib.rs", "    n\n", "    n + 1\n"),
    ("starter_does_not_compile", "starter", "does not compile", "E/src/lib.rs", "    n\n", "    m\n"),
    ("unknown_test", "starter", "no such test", "E/Cargo.toml", "[\"doubles\"]", "[\"doubles\", \"flies\"]"),
    ("nothing_declared", "starter", "declares no test", "E/Cargo.toml", "[\"doubles\"]", "[]"),
    ("bare_assert", "starter", "bare assert", "E/tests/grade.rs", "assert!(got == 6, \"3 became {got}, not twice as much\")", "assert!(got == 6)"),
    ("solution_fails", "solution", "fails `doubles`", "S/solution.rs", "n * 2", "n * 4"),
    ("solution_warns", "solution", "warns", "S/solution.rs", "    n * 2", "    let x = n;\n    n * 2"),
    ("solution_unformatted", "solution", "not formatted", "S/solution.rs", "    n * 2", "  n*2"),
    ("solution_does_not_compile", "solution", "does not compile", "S/solution.rs", "n * 2", "m"),
    ("right_fails", "right::added", "fails `doubles`", "S/right/added.rs", "n + n", "n"),
    ("right_lints", "right::added", "clippy", "S/right/added.rs", "n + n", "return n + n;"),
    ("wrong_passes", "wrong::thrice", "passes `doubles`", "S/wrong/thrice.rs", "n * 3", "n * 2"),
    ("wrong_says_else", "wrong::thrice", "without the words", "S/wrong/thrice.rs", "3 became 9", "9 became 3"),
    ("wrong_names_no_test", "wrong::thrice", "no such test", "S/wrong/thrice.rs", "doubles", "triples"),
    ("wrong_unformatted", "wrong::thrice", "not formatted", "S/wrong/thrice.rs", "    n * 3", "  n*3"),
    ("wrong_does_not_compile", "wrong::thrice", "does not compile", "S/wrong/thrice.rs", "n * 3", "m"),
    ("wrong_compiles", "wrong::unknown", "compiles, but", "S/wrong/unknown.rs", "    m", "    n"),
    ("wrong_error_says_else", "wrong::unknown", "without the words", "S/wrong/unknown.rs", "cannot find", "can find"),
    ("claim_missing", "wrong::thrice", "starts with `//! fails", "S/wrong/thrice.rs", "//! fails: doubles\n", ""),
    ("words_missing", "wrong::thrice", "needs a line `//! says", "S/wrong/thrice.rs", "//! says: 3 became 9\n", ""),
    ("two_wrong", "answers", "at least three", "S/wrong/thrice.rs", "REMOVE", ""),
    ("idle_test", "answers", "what does it prove", "E/tests/grade.rs", "#[test]\nfn keeps", "#[test]\nfn is() {}\n\n#[test]\nfn keeps"),
];

fn proofs() -> &'static Proofs {
    static PROOFS: OnceLock<Proofs> = OnceLock::new();
    PROOFS.get_or_init(|| prepare().expect("the broken exercises can be staged"))
}

fn prepare() -> Result<Proofs> {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proofs_can_fail");
    let fixture = Fixture::new(&tmp)?;
    for (name, _, _, file, old, new) in CASES {
        fixture.exercise(name)?;
        let file = file
            .replace("E/", &format!("exercises/01_first/01_{name}/"))
            .replace("S/", &format!("solutions/01_first/01_{name}/"));
        match *old {
            "REMOVE" => fixture.remove(&file)?,
            _ => fixture.replace(&file, old, new)?,
        }
    }
    reads_the_replaced_source(&fixture)?;
    let all = all_variants(&Catalogue::load(&fixture.root)?)?;
    let needed: Vec<_> = all
        .into_iter()
        .filter(
            |variant| match CASES.iter().find(|case| case.0 == variant.exercise.package) {
                Some((name, proof, ..)) if !proof.is_empty() && *proof != "answers" => {
                    variant.proof() == format!("{name}::{proof}")
                }
                _ => true,
            },
        )
        .collect();
    let workspace = course_tests::command::target_folder()?.join("proofs/can-fail");
    Proofs::prepare(&fixture.root, &workspace, &needed, |_| true)
}

/// An exercise whose grader compiles a ui program that takes the learner's source in by path.
/// Only the answers give `double` the type that the program asks for.
fn reads_the_replaced_source(fixture: &Fixture) -> Result<()> {
    let name = "ui_sees_the_source";
    let exercise = format!("exercises/01_first/01_{name}");
    fixture.exercise(name)?;
    fixture.write(
        &format!("{exercise}/ui/asks.rs"),
        "#[path = \"../src/lib.rs\"]\nmod answer;\n\nfn main() {\n    let _: fn(u32) -> u32 = answer::double;\n}\n",
    )?;
    fixture.write(
        &format!("{exercise}/src/lib.rs"),
        "pub fn double(n: u64) -> u64 {\n    n\n}\n",
    )?;
    fixture.write(
        &format!("{exercise}/tests/grade.rs"),
        "#[test]\nfn doubles() {\n    trybuild::TestCases::new().pass(\"ui/asks.rs\");\n}\n",
    )?;
    let manifest = format!("{exercise}/Cargo.toml");
    fixture.replace(
        &manifest,
        "[lib]",
        "[dev-dependencies]\ntrybuild.workspace = true\n\n[lib]",
    )
}

/// The defects of one proof; an empty proof stands for all of the exercise's.
fn defects(name: &str, proof: &str) -> Vec<String> {
    let proofs = proofs();
    let mut defects = Vec::new();
    for variant in proofs
        .variants()
        .iter()
        .filter(|v| v.exercise.package == name)
    {
        if proof.is_empty() || variant.proof() == format!("{name}::{proof}") {
            defects.extend(proofs.defects(variant).expect("judged"));
        }
    }
    if proof.is_empty() || proof == "answers" {
        let exercise = proofs
            .exercises()
            .into_iter()
            .find(|e| e.package == name)
            .expect("known");
        defects.extend(proofs.exercise_defects(&exercise).expect("judged"));
    }
    defects
}

#[test]
fn each_rule_rejects_its_own_broken_exercise() {
    for (name, proof, words, ..) in CASES {
        let defects = defects(name, proof);
        match words.is_empty() {
            true => assert!(defects.is_empty(), "{name}: {defects:#?}"),
            false => assert!(
                defects.iter().any(|defect| defect.contains(words)),
                "{name}: no defect of {proof} says `{words}`: {defects:#?}"
            ),
        }
    }
}

#[test]
fn a_ui_program_sees_the_file_that_was_put_in_place_of_the_starter() {
    let name = "ui_sees_the_source";
    for proof in ["starter", "solution", "right::added"] {
        let defects = defects(name, proof);
        assert!(defects.is_empty(), "{proof}: {defects:#?}");
    }
}

#[test]
fn a_missing_solution_is_named() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_solution");
    let fixture = Fixture::new(&tmp).unwrap();
    fixture.exercise("unsolved").unwrap();
    fixture
        .remove("solutions/01_first/01_unsolved/solution.rs")
        .unwrap();
    let all = all_variants(&Catalogue::load(&fixture.root).unwrap()).unwrap();
    let workspace = course_tests::command::target_folder()
        .unwrap()
        .join("proofs/no-solution");
    let staged = |variant: &Variant| variant.kind == Kind::Solution;
    let proofs = Proofs::prepare(&fixture.root, &workspace, &all, staged).unwrap();
    let solution = &proofs.variants()[0];
    let error = format!("{:#}", proofs.defects(solution).unwrap_err());
    assert!(
        error.contains("cannot be staged") && error.contains("solution.rs"),
        "{error}"
    );
}

#[test]
fn a_learners_edit_skips_only_what_it_makes_meaningless_and_nothing_on_ci() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited");
    let fixture = Fixture::new(&tmp).unwrap();
    fixture.exercise("edited").unwrap();
    let blessed = course::pristine::bless(&Catalogue::load(&fixture.root).unwrap()).unwrap();
    fixture.write("exercises/pristine.toml", &blessed).unwrap();
    let skipped = |on_ci| -> Vec<Option<&str>> {
        let all = all_variants(&Catalogue::load(&fixture.root).unwrap()).unwrap();
        let skipped = all
            .iter()
            .map(|variant| Proofs::skipped(variant, on_ci).unwrap());
        skipped.collect()
    };
    let exercise = "exercises/01_first/01_edited";
    assert_eq!(skipped(false), [None; 6], "as it was blessed");

    fixture
        .write(&format!("{exercise}/src/helper.rs"), "")
        .unwrap();
    let (starter, grader) = (
        Some("its starter was edited"),
        Some("its grader was edited"),
    );
    assert_eq!(skipped(false), [starter, None, None, None, None, None]);
    assert_eq!(skipped(true), [None; 6]);

    fixture
        .replace(&format!("{exercise}/tests/grade.rs"), "== 0", "< 9")
        .unwrap();
    assert_eq!(skipped(false), [grader; 6]);
    assert_eq!(skipped(true), [None; 6]);
}
