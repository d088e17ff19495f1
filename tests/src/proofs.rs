//! Proves the graders of a course: stages, compiles and judges its starters and answers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, Result};
use course::catalogue::Exercise;

use crate::command;
use crate::compile::{self, Compiled, Tool};
use crate::exercise::{self, Edits, Kind, Variant};
use crate::judge::{self, Report, TestRun};
use crate::stage;

/// The proofs of one course, compiled and ready to be judged one by one.
pub struct Proofs {
    variants: Vec<Variant>,
    workspace: PathBuf,
    /// Why a variant could not be staged.
    missing: BTreeMap<String, String>,
    built: BTreeMap<String, Compiled>,
    lints: BTreeMap<String, Compiled>,
    unformatted: Vec<PathBuf>,
    reports: BTreeMap<String, OnceLock<Result<Report, String>>>,
}

impl Proofs {
    /// Stages `all` variants and compiles those that are `wanted`.
    pub fn prepare(
        root: &Path,
        workspace: &Path,
        all: &[Variant],
        wanted: impl Fn(&Variant) -> bool,
    ) -> Result<Self> {
        let variants: Vec<Variant> = all.iter().filter(|v| wanted(v)).cloned().collect();
        let missing = stage::stage(root, workspace, all)?;
        let names = |select: &dyn Fn(&Variant) -> bool| -> Vec<String> {
            variants
                .iter()
                .filter(|v| select(v))
                .map(Variant::package)
                .filter(|package| !missing.contains_key(package))
                .collect()
        };
        let right = |variant: &Variant| matches!(variant.kind, Kind::Solution | Kind::Right);
        let built = compile::compile(root, workspace, &names(&|_| true), Tool::Build)?;
        let lints = compile::compile(root, workspace, &names(&right), Tool::Clippy)?;
        Ok(Self {
            unformatted: unformatted(root, &variants)?,
            reports: variants
                .iter()
                .map(|v| (v.package(), OnceLock::new()))
                .collect(),
            variants,
            workspace: workspace.to_path_buf(),
            missing,
            built,
            lints,
        })
    }

    /// The exercises that have a variant among those to judge.
    pub fn exercises(&self) -> Vec<Exercise> {
        let mut exercises: Vec<Exercise> = Vec::new();
        for variant in &self.variants {
            if exercises
                .iter()
                .all(|known| known.package != variant.exercise.package)
            {
                exercises.push(variant.exercise.clone());
            }
        }
        exercises
    }

    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// Why a variant is not judged here: someone is at work on the exercise.
    ///
    /// A learner's answer in `src/lib.rs` is no starter, so its proof is skipped. An edited
    /// grader is not the one that the answers were written for: all its proofs are skipped.
    /// On CI nothing is: `--test pages` fails on any difference there.
    pub fn skipped(variant: &Variant, on_ci: bool) -> Result<Option<&'static str>> {
        let Edits { starter, grader } = exercise::edits(&variant.exercise)?;
        Ok(match (grader, starter, variant.kind) {
            _ if on_ci => None,
            (true, ..) => Some("its grader was edited"),
            (_, true, Kind::Starter) => Some("its starter was edited"),
            _ => None,
        })
    }

    /// Everything that is wrong with one variant.
    pub fn defects(&self, variant: &Variant) -> Result<Vec<String>> {
        Ok(judge::defects(variant, &self.report(variant)?))
    }

    /// Everything that is wrong with an exercise as a whole.
    pub fn exercise_defects(&self, exercise: &Exercise) -> Result<Vec<String>> {
        let of = |kind| {
            self.variants
                .iter()
                .filter(move |v| v.exercise.package == exercise.package && v.kind == kind)
        };
        let wrong: Vec<Report> = of(Kind::Wrong)
            .map(|v| self.report(v))
            .collect::<Result<_>>()?;
        let tests: Vec<TestRun> = match of(Kind::Solution).next() {
            Some(solution) => self.report(solution)?.tests,
            None => Vec::new(),
        };
        Ok(judge::exercise_defects(exercise, &tests, &wrong))
    }

    /// Runs the variant's tests the first time it is asked for.
    fn report(&self, variant: &Variant) -> Result<Report> {
        let package = variant.package();
        let cell = self.reports.get(&package).context("not prepared")?;
        cell.get_or_init(|| {
            self.judge(variant, &package)
                .map_err(|error| format!("{error:#}"))
        })
        .clone()
        .map_err(anyhow::Error::msg)
    }

    fn judge(&self, variant: &Variant, package: &str) -> Result<Report> {
        if let Some(why) = self.missing.get(package) {
            anyhow::bail!("cannot be staged: {why}");
        }
        let compiled = self.built.get(package).cloned().unwrap_or_default();
        let lints = self.lints.get(package).cloned().unwrap_or_default();
        let tests = judge::run_tests(&compiled, &self.workspace.join(package), package)?;
        Ok(Report {
            lints: [lints.warnings, lints.errors].concat(),
            unformatted: self.unformatted.contains(&variant.source),
            compiled,
            tests,
        })
    }
}

/// The files that `rustfmt` would change, in one call.
fn unformatted(root: &Path, variants: &[Variant]) -> Result<Vec<PathBuf>> {
    if variants.is_empty() {
        return Ok(Vec::new());
    }
    let mut rustfmt = std::process::Command::new("rustfmt");
    rustfmt
        .args(["--check", "-l", "--edition", "2024", "--config-path"])
        .arg(root);
    let sources = variants.iter().map(|variant| &variant.source);
    rustfmt.args(sources.filter(|source| source.exists()));
    let ran = command::run(&mut rustfmt, Duration::from_secs(600))?;
    Ok(ran
        .stdout
        .lines()
        .map(|line| PathBuf::from(line.trim()))
        .collect())
}
