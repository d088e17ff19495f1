//! A small course in a temporary folder: a workspace of exercises that need nothing but std.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub struct Course {
    root: PathBuf,
    target: PathBuf,
    _place: Place,
}

/// What a course holds as long as it lives.
enum Place {
    Temporary { _dir: TempDir },
    Shared { _lock: File },
}

pub const STARTER: &str =
    "//! Add the numbers.\n\npub fn sum(a: u32, _b: u32) -> u32 {\n    a\n}\n";
pub const ANSWER: &str =
    "//! Add the numbers.\n\npub fn sum(a: u32, b: u32) -> u32 {\n    a + b\n}\n";
pub const LIB: &str = "exercises/01_first/01_adds/src/lib.rs";
pub const GRADER: &str = "exercises/01_first/01_adds/tests/grade.rs";
pub const MANIFEST: &str = "exercises/01_first/01_adds/Cargo.toml";

const GRADE: &str = r#"//! The grader.
use adds::sum;

#[test]
fn both_numbers_count() {
    let result = sum(1, 2);
    assert!(result == 3, "sum(1, 2) is {result}; both numbers count");
}

#[test]
fn nothing_adds_nothing() {
    assert!(sum(5, 0) == 5, "sum(5, 0) is {}; nothing adds nothing", sum(5, 0));
}
"#;

impl Course {
    /// Two chapters; `adds` (1.1) and `keeps` (1.2) in the first, `later` (2.1) in the second.
    pub fn new() -> Course {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path().to_owned();
        let target = root.join("target");
        Course {
            root,
            target,
            _place: Place::Temporary { _dir: dir },
        }
        .filled()
    }

    /// The same, blessed, with graders that go through probe, on a path with spaces. It is built in our own target folder,
    /// which has tokio already. There, what two workspaces have at the same place is one and the same file: so there is
    /// one such course at a time.
    pub fn with_probe() -> Course {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let lock = File::create(scratch.join("with probe.lock")).expect("a file");
        lock.lock().expect("our turn");
        let root = scratch.join("with probe");
        if root.exists() {
            std::fs::remove_dir_all(&root).expect("what an earlier run left");
        }
        let target = scratch.parent().expect("target/tmp").to_owned();
        let course = Course {
            root,
            target,
            _place: Place::Shared { _lock: lock },
        }
        .filled();
        let probe = ours.join("crates/probe");
        let probe = probe.display().to_string().replace('\\', "/");
        let more = format!(
            "\n[workspace.dependencies]\nprobe = {{ path = \"{probe}\" }}\n\n[profile.dev]\n\
             debug = \"line-tables-only\"\n\n[profile.dev.package.\"*\"]\ndebug = false\n"
        );
        course.write("Cargo.toml", &(course.read("Cargo.toml") + &more));
        std::fs::copy(ours.join("Cargo.lock"), course.path("Cargo.lock")).expect("our lock file");
        let depends = "\n[dev-dependencies]\nprobe.workspace = true\n";
        course.write(MANIFEST, &(course.read(MANIFEST) + depends));
        let grade = course
            .read(GRADER)
            .replace("() {\n", "() {\n    probe::run_sync(|| {\n");
        course.write(GRADER, &grade.replace("\n}\n", "\n    });\n}\n"));
        course.ok(&["bless"]);
        course
    }

    fn filled(self) -> Course {
        let course = self;
        course.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"exercises/*/*\"]\n\n[workspace.package]\n\
             edition = \"2024\"\nrust-version = \"1.85\"\npublish = false\nversion = \"0.1.0\"\n",
        );
        course.write(".gitignore", "target/\n/progress.txt\n/kept/\n");
        course.write("src/01_first/index.md", "# The first\n");
        course.write("src/02_second/index.md", "# The second\n");
        course.exercise("01_first/01_adds", &[], GRADE);
        course.exercise(
            "01_first/02_keeps",
            &["adds"],
            &GRADE.replace("adds::", "keeps::"),
        );
        course.exercise(
            "02_second/01_later",
            &["adds"],
            &GRADE.replace("adds::", "later::"),
        );
        course
    }

    /// The same, with `exercises/pristine.toml`.
    pub fn blessed() -> Course {
        let course = Course::new();
        course.ok(&["bless"]);
        course
    }

    fn exercise(&self, dir: &str, after: &[&str], grade: &str) {
        let name = &dir.rsplit('/').next().expect("a folder")[3..];
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition.workspace = true\nrust-version.workspace = true\n\
             publish.workspace = true\nversion.workspace = true\n\n[package.metadata.course]\n\
             title = \"It {name}\"\nminutes = 10\nlevel = \"easy\"\nkind = \"write\"\nteaches = \"sums\"\n\
             after = {after:?}\nfails = [\"both_numbers_count\"]\n\n[lib]\ntest = false\ndoctest = false\n"
        );
        self.write(&format!("exercises/{dir}/Cargo.toml"), &manifest);
        self.write(&format!("exercises/{dir}/src/lib.rs"), STARTER);
        self.write(&format!("exercises/{dir}/tests/grade.rs"), grade);
        let hints = "## Hint 1: look\n\nLook at the second number.\n\n## Hint 2: add\n\nAdd it.\n";
        self.write(&format!("exercises/{dir}/hints.md"), hints);
        self.write(&format!("solutions/{dir}/solution.rs"), ANSWER);
        self.write(
            &format!("solutions/{dir}/right/turned.rs"),
            &ANSWER.replace("a + b", "b + a"),
        );
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    pub fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
    }

    /// Replaces a text that is there in a file.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no `{from}`");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// The program at the course's root, offline and without the variables of the outer cargo.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.started(env!("CARGO_BIN_EXE_course"), arguments)
    }

    /// What a learner types who does without the program: whether `cargo test` passes.
    pub fn cargo_test(&self, arguments: &[&str]) -> bool {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut command = self.started(&cargo, &["test"]);
        let output = command.args(arguments).output().expect("cargo starts");
        let done = Done::from(output);
        assert!(
            done.out.contains("test result:"),
            "{arguments:?} has run no test:\n{}{}",
            done.out,
            done.err
        );
        done.success
    }

    fn started(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.root());
        command
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true");
        command.env("RUST_BACKTRACE", "0");
        for name in [
            "CARGO_MANIFEST_DIR",
            "CARGO_TERM_COLOR",
            "CLICOLOR_FORCE",
            "FORCE_COLOR",
            "RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        Done::from(
            self.command(arguments)
                .output()
                .expect("the program starts"),
        )
    }

    /// Runs what must succeed; what it printed.
    pub fn ok(&self, arguments: &[&str]) -> Done {
        let done = self.run(arguments);
        assert!(
            done.success,
            "{arguments:?} failed:\n{}{}",
            done.out, done.err
        );
        done
    }

    /// Runs what must fail; what it printed.
    pub fn fails(&self, arguments: &[&str]) -> Done {
        let done = self.run(arguments);
        assert!(
            !done.success,
            "{arguments:?} did not fail:\n{}{}",
            done.out, done.err
        );
        done
    }

    /// git in the course; nothing of the machine's own settings takes part.
    pub fn git(&self, arguments: &[&str]) -> String {
        let identity = [
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@b",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.autocrlf=false",
        ];
        let output = Command::new("git")
            .args(identity)
            .args(arguments)
            .current_dir(self.root())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.path("no_such_file"))
            .output()
            .expect("git starts");
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

/// What a run of the program printed.
pub struct Done {
    pub success: bool,
    pub out: String,
    pub err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        Done {
            success: output.status.success(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

/// Whether git can be run here; a learner may have unpacked a zip on a machine without it.
pub fn has_git() -> bool {
    let found = Command::new("git")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no git on this machine");
    }
    found
}
