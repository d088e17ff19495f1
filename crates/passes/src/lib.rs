//! Passed tests, on their way from the process of a graded test to the learner's progress.
//!
//! A learner grades by plain `cargo test`, and nobody stands by to note what came of it. So probe, which judges each
//! graded test, leaves a file here for each that has passed, and `cargo course` takes them in when it next looks, or at
//! once while it serves the book. The file holds two fingerprints: of the text that passed and of its grader. So passes
//! of different texts do not add up, and those of an edited grader count for nothing.
//!
//! The files lie in the course's own folder, not in a target folder: an editor may have one of its own, and
//! `CARGO_TARGET_DIR` may name another. One file a test, so that tests which run at the same time have nothing to share.
//!
//! Needs nothing but std: learners compile it before their first verdict.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the learner writes.
const TEXT: [&str; 1] = ["src"];
/// What grades it.
const GRADER: [&str; 2] = ["tests", "ui"];

/// Where the passes of the course at `root` lie.
pub fn folder(root: &Path) -> PathBuf {
    root.join("kept/.passes")
}

/// The passes of one exercise.
#[derive(Debug, Clone)]
pub struct Passes {
    exercise: PathBuf,
    /// One file a test.
    dir: PathBuf,
}

impl Passes {
    /// Of the exercise in the folder `ROOT/exercises/CHAPTER/NAME`. Nothing for any other package: copies of an
    /// exercise, as the course's proofs make them, grade the answers of others.
    pub fn of(exercise: &Path) -> Option<Passes> {
        let exercises = exercise.parent()?.parent()?;
        let is_ours = exercises.ends_with("exercises") && exercises.join("pristine.toml").is_file();
        let inside = exercise.strip_prefix(exercises).ok()?;
        is_ours.then_some(Passes {
            exercise: exercise.to_owned(),
            dir: folder(exercises.parent()?).join(inside),
        })
    }

    /// Notes that a test has just passed, or that it has not. Whatever goes wrong here costs a note and never a verdict.
    pub fn note(&self, test: &str, passed: bool) {
        let file = self.file(test);
        let _ = match passed {
            true => self.graded().and_then(|graded| {
                fs::create_dir_all(&self.dir)?;
                fs::write(file, graded)
            }),
            false => fs::remove_file(file),
        };
    }

    /// Whether all these tests have passed, on one and the same text and by the grader that lies there now.
    pub fn are_complete(&self, tests: &[String]) -> bool {
        let noted = |test: &String| fs::read_to_string(self.file(test)).ok();
        let Some(first) = tests.first().and_then(noted) else {
            return false;
        };
        fingerprint(&self.exercise, &GRADER).is_ok_and(|grader| first.ends_with(&grader))
            && tests
                .iter()
                .all(|test| noted(test).as_ref() == Some(&first))
    }

    /// Forgets them all.
    pub fn forget(&self) {
        // What cannot be removed is taken in once more the next time.
        let _ = fs::remove_dir_all(&self.dir);
    }

    fn file(&self, test: &str) -> PathBuf {
        // No file on Windows has a colon in its name.
        self.dir.join(test.replace("::", "."))
    }

    /// What was graded, as it lies there now: cargo has just compiled it.
    fn graded(&self) -> io::Result<String> {
        let (text, grader) = (
            fingerprint(&self.exercise, &TEXT)?,
            fingerprint(&self.exercise, &GRADER)?,
        );
        Ok(format!("text {text}, grader {grader}"))
    }
}

/// All files of these folders of an exercise in one number: 64-bit FNV-1a, because the two programs that must agree on
/// it may come from different compilers, and std promises nothing about its hasher from one to the next. Nobody need be
/// kept from forging it: a learner may write into progress.txt whatever they like.
fn fingerprint(exercise: &Path, folders: &[&str]) -> io::Result<String> {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for folder in folders {
        add(&exercise.join(folder), &mut hash)?;
    }
    Ok(format!("{hash:016x}"))
}

fn add(dir: &Path, hash: &mut u64) -> io::Result<()> {
    let mut entries = match fs::read_dir(dir) {
        Ok(entries) => entries.collect::<io::Result<Vec<_>>>()?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        // An editor's own: `.lib.rs.swp`.
        if name.starts_with(b".") {
            continue;
        }
        mix(hash, name);
        // A link to a folder is not followed: it may lead back here, and a pipe is not read: it may have no end.
        if entry.file_type()?.is_dir() {
            add(&entry.path(), hash)?;
        } else if entry.path().is_file() {
            mix(hash, &fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn mix(hash: &mut u64, bytes: &[u8]) {
    // A byte that UTF-8 does not have ends each part.
    for byte in bytes.iter().chain(&[0xff]) {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TESTS: [&str; 2] = ["both_wait", "both_answer"];

    /// An exercise in a course with a space in its path.
    struct Course(tempfile::TempDir);

    impl Course {
        fn new() -> Course {
            let course = Course(tempfile::tempdir().expect("a temporary folder"));
            course.write("exercises/pristine.toml", "");
            course.write("exercises/03_wait/01_overlap/src/lib.rs", "fn a() {}");
            course.write("exercises/03_wait/01_overlap/tests/grade.rs", "fn t() {}");
            course
        }

        fn root(&self) -> PathBuf {
            self.0.path().join("my course")
        }

        fn write(&self, file: &str, text: &str) {
            let path = self.root().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }

        fn exercise(&self, file: &str, text: &str) {
            self.write(&format!("exercises/03_wait/01_overlap/{file}"), text);
        }

        fn passes(&self) -> Passes {
            Passes::of(&self.root().join("exercises/03_wait/01_overlap")).expect("an exercise")
        }

        fn pass(&self, tests: &[&str]) {
            for test in tests {
                self.passes().note(test, true);
            }
        }

        fn complete(&self) -> bool {
            self.passes().are_complete(&TESTS.map(str::to_owned))
        }
    }

    #[test]
    fn every_test_must_have_passed() {
        let course = Course::new();
        assert!(!course.complete(), "none");
        course.pass(&TESTS[..1]);
        assert!(!course.complete(), "one of two");
        course.pass(&TESTS[1..]);
        assert!(course.complete());
        course.passes().note(TESTS[0], false);
        assert!(!course.complete(), "the same text fails now");
        assert!(!course.passes().are_complete(&[]), "no test is no pass");
    }

    #[test]
    fn passes_of_different_texts_do_not_add_up() {
        let course = Course::new();
        course.pass(&TESTS[..1]);
        course.exercise("src/lib.rs", "fn b() {}");
        course.pass(&TESTS[1..]);
        assert!(!course.complete());
        course.pass(&TESTS[..1]);
        assert!(course.complete());
        course.exercise("src/deeper/mod.rs", "");
        course.pass(&TESTS[1..]);
        assert!(!course.complete(), "another file is another text");
    }

    #[test]
    fn a_later_edit_takes_no_pass_away() {
        let course = Course::new();
        course.pass(&TESTS);
        course.exercise("src/lib.rs", "what now?");
        assert!(course.complete());
        course.passes().forget();
        assert!(!course.complete());
        course.passes().forget();
    }

    #[test]
    fn an_edited_grader_counts_for_nothing() {
        for file in ["tests/grade.rs", "ui/spawns.rs"] {
            let course = Course::new();
            course.pass(&TESTS);
            course.exercise(file, "fn easy() {}");
            assert!(!course.complete(), "{file}");
            course.pass(&TESTS);
            assert!(
                course.complete(),
                "{file}: whether it is the course's own is not known here"
            );
        }
    }

    #[test]
    fn an_editors_own_files_are_no_text() {
        let course = Course::new();
        course.pass(&TESTS[..1]);
        course.exercise("src/.lib.rs.swp", "half");
        course.pass(&TESTS[1..]);
        assert!(course.complete());
    }

    #[test]
    fn only_an_exercise_of_a_course_has_passes() {
        let course = Course::new();
        for other in [
            "target/proofs/overlap--solution",
            "crates/probe",
            "",
            "exercises/03_wait",
        ] {
            assert!(Passes::of(&course.root().join(other)).is_none(), "{other}");
        }
        let exercise = course.root().join("exercises/03_wait/01_overlap");
        fs::remove_file(course.root().join("exercises/pristine.toml")).expect("it was there");
        assert!(
            Passes::of(&exercise).is_none(),
            "a folder of the same form elsewhere"
        );
    }

    #[test]
    fn what_cannot_be_noted_is_left() {
        let course = Course::new();
        // A file where the folder should be is refused on every system, whoever runs the test.
        course.write("kept", "in the way");
        course.pass(&TESTS);
        course.passes().note(TESTS[0], false);
        course.passes().forget();
        assert!(!course.complete());
    }

    #[test]
    fn the_hash_is_fnv() {
        let mut hash = 0xcbf2_9ce4_8422_2325;
        mix(&mut hash, b"");
        assert_eq!(hash, 0xaf64_724c_8602_eb6e, "FNV-1a of the byte 0xff");
    }
}
