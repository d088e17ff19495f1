//! Compile cases, judged against answers staged the way the proofs do it: packages in a
//! workspace of their own, each under another name and with the same `[lib] name`.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use probe::compile;

/// An answer to "write the bounds of `spawn_on_pool`", with a use of a dependency.
fn answer(signature: &str) -> String {
    format!("#![allow(unused)]\nuse std::future::Future;\nuse std::pin::Pin;\n{signature}\n")
}

const ACCEPTS_OWNED: &str = "\
//! By the crate's name, with a dependency and a renamed one.
use spawn_on_pool::spawn_on_pool;
fn main() {
    let name = helper_crate::name();
    spawn_on_pool(async move { drop((name, other_name::name())) });
}
";

const ACCEPTS_BY_PATH: &str = "\
//! The learner's source as a module.
#[path = \"../src/lib.rs\"]
mod pool;
fn main() {
    pool::spawn_on_pool(async { drop(helper_crate::name()) });
}
";

const REJECTS_BORROW: &str = "\
//~? What may a task outlive?
use spawn_on_pool::spawn_on_pool;
fn main() {
    let name = String::from(\"api\");
    let borrowed = &name; //~ ERROR does not live long enough
    spawn_on_pool(async move { drop(borrowed.clone()) });
}
";

const REJECTS_RC: &str = "\
use spawn_on_pool::spawn_on_pool;
fn main() {
    let shared = std::rc::Rc::new(1);
    //~? A task may move to another thread.
    spawn_on_pool(async move { drop(shared) });
    //~^ ERROR cannot be sent between threads safely
}
";

const CASES: [(&str, &str); 4] = [
    ("accepts_by_path.rs", ACCEPTS_BY_PATH),
    ("accepts_owned.rs", ACCEPTS_OWNED),
    ("rejects_borrow.rs", REJECTS_BORROW),
    ("rejects_rc.rs", REJECTS_RC),
];

/// A workspace in a folder whose name has a space, with one package an answer.
struct Staged(PathBuf);

impl Staged {
    fn new(name: &str, answers: &[(&str, String)], cases: &[(&str, &str)]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("staged {name}"));
        let _ = fs::remove_dir_all(&root);
        let staged = Self(root);
        staged.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n",
        );
        for helper in ["helper-crate", "renamed-crate"] {
            staged.write(
                &format!("{helper}/Cargo.toml"),
                &format!("[package]\nname = \"{helper}\"\nedition = \"2024\"\n"),
            );
            let lib = "pub fn name() -> String { \"api\".into() }\n";
            staged.write(&format!("{helper}/src/lib.rs"), lib);
        }
        for (answer, source) in answers {
            staged.write(
                &format!("{answer}/Cargo.toml"),
                &format!(
                    "[package]\nname = \"probe_fixture_{name}_{answer}\"\nedition = \"2024\"\n\
                     [lib]\nname = \"spawn_on_pool\"\ntest = false\ndoctest = false\n\
                     [dependencies]\nhelper-crate = {{ path = \"../helper-crate\" }}\n\
                     [dev-dependencies.other-name]\npackage = \"renamed-crate\"\n\
                     path = \"../renamed-crate\"\n"
                ),
            );
            staged.write(&format!("{answer}/src/lib.rs"), source);
            staged.write(
                &format!("{answer}/tests/grade.rs"),
                "use spawn_on_pool as _;\n",
            );
            for (case, source) in cases {
                staged.write(&format!("{answer}/ui/{case}"), source);
            }
        }
        staged
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn dir(&self, answer: &str) -> String {
        self.0.join(answer).to_str().unwrap().to_string()
    }

    /// What `marks` says of an answer; nothing when all cases are as marked.
    fn marks(&self, answer: &str) -> String {
        let dir = self.dir(answer);
        match catch_unwind(|| compile::marks(&dir, "ui")) {
            Ok(()) => String::new(),
            Err(panic) => panic.downcast_ref::<String>().expect("a message").clone(),
        }
    }
}

#[test]
fn every_right_spelling_of_a_bound_is_accepted() {
    let right = [
        "pub fn spawn_on_pool<F: Future + Send + 'static>(future: F) {}",
        "pub fn spawn_on_pool<F>(future: F) where F: 'static + Send + Future {}",
        "pub fn spawn_on_pool<F>(future: F) where F: Future, F: Send, F: 'static {}",
        "pub fn spawn_on_pool(future: impl Future<Output = ()> + Send + 'static) {}",
        "pub fn spawn_on_pool<T, F: Future<Output = T> + Send + 'static>(future: F) where T: Send + 'static {}",
        "pub trait Job: Future + Send + 'static {}\nimpl<F: Future + Send + 'static> Job for F {}\n\
         pub fn spawn_on_pool<F: Job>(future: F) {}",
        "pub fn spawn_on_pool<F>(work: F) where F: Future<Output: Send> + Send + 'static {\n\
         let boxed: Pin<Box<dyn Future<Output = F::Output> + Send>> = Box::pin(work);\n}",
    ];
    let names: Vec<_> = (1..=right.len()).map(|n| format!("right_{n}")).collect();
    let answers: Vec<_> = names
        .iter()
        .zip(right)
        .map(|(name, source)| (name.as_str(), answer(source)))
        .collect();
    let staged = Staged::new("right", &answers, &CASES);
    for (name, (_, source)) in names.iter().zip(&answers) {
        assert_eq!(staged.marks(name), "", "{source}");
    }
}

#[test]
fn every_wrong_bound_is_rejected_with_its_reason() {
    let answers = [
        (
            "no_send",
            answer("pub fn spawn_on_pool<F: Future + 'static>(future: F) {}"),
        ),
        (
            "no_static",
            answer("pub fn spawn_on_pool<F: Future + Send>(future: F) {}"),
        ),
        (
            "neither",
            answer("pub fn spawn_on_pool<F: Future>(future: F) {}"),
        ),
        (
            "nothing",
            answer("pub fn spawn_on_pool<F: Copy + Send + 'static>(future: F) {}"),
        ),
    ];
    let staged = Staged::new("wrong", &answers, &CASES);

    let said = staged.marks("no_send");
    let expected = "\
`ui/rejects_rc.rs` must not compile with your code, but it does.
    line 5: spawn_on_pool(async move { drop(shared) });
        rustc should say here: cannot be sent between threads safely

Hint: A task may move to another thread.";
    assert_eq!(said, expected);

    let said = staged.marks("no_static");
    assert!(
        said.starts_with("`ui/rejects_borrow.rs` must not compile"),
        "{said}"
    );
    assert!(said.contains("line 5: let borrowed = &name;\n"), "{said}");
    assert!(said.ends_with("Hint: What may a task outlive?"), "{said}");

    let said = staged.marks("neither");
    assert!(
        said.starts_with("`ui/rejects_borrow.rs` must not compile"),
        "{said}"
    );
    assert!(
        said.ends_with("Also:\n- ui/rejects_rc.rs must be rejected, but compiles"),
        "{said}"
    );

    let said = staged.marks("nothing");
    assert!(
        said.starts_with("`ui/accepts_by_path.rs` must compile with your code"),
        "{said}"
    );
    assert!(said.contains("error[E0277]"), "{said}");
    assert!(said.contains("--> ui/accepts_by_path.rs:5:5\n"), "{said}");
    assert!(said.contains("--> src/lib.rs:4:"), "{said}");
    assert!(
        said.contains("- ui/rejects_rc.rs must be rejected, but for another reason"),
        "{said}"
    );
}

#[test]
fn the_learners_own_file_can_be_what_rustc_points_at() {
    // A module of another crate root has no `crate::name`; the library itself is in order.
    let source = "pub fn name() -> u32 { 1 }\npub fn twice() -> u32 { 2 * crate::name() }\n";
    let marked = "//~ ERROR in lib.rs: cannot find function `name`\n\
                  #[path = \"../src/lib.rs\"]\nmod answer;\nfn main() { answer::twice(); }\n";
    let answers = [
        ("rooted", source.to_string()),
        ("plain", source.replace("crate::", "")),
    ];
    let staged = Staged::new("own", &answers, &[("by_path.rs", marked)]);
    assert_eq!(staged.marks("rooted"), "");
    let said = staged.marks("plain");
    assert!(
        said.contains("    in your src/lib.rs\n        rustc should say: cannot"),
        "{said}"
    );

    let verdict = compile::case(&staged.dir("rooted"), "ui/by_path.rs");
    assert!(!verdict.compiles());
    let [error] = verdict.errors() else {
        panic!("{verdict:?}")
    };
    assert_eq!((error.file.to_str(), error.line), (Some("src/lib.rs"), 2));
    assert!(
        error.message.starts_with("[E0425] cannot find"),
        "{}",
        error.message
    );
    assert!(
        error.rendered.contains("--> src/lib.rs:2:"),
        "{}",
        error.rendered
    );
}

#[test]
fn an_error_in_a_macro_lies_where_the_macro_is_called() {
    let cases = [(
        "macros.rs",
        "macro_rules! number { ($text:expr) => {{ let n: u32 = $text; n }}; }\n\
         macro_rules! wrong { () => { \"text\" + 1 }; }\n\
         fn main() {\n    number!(\"one\"); //~ ERROR mismatched types\n    wrong!();\n}\n\
         //~^^^^^ ERROR cannot add\n",
    )];
    let staged = Staged::new("macros", &[("answer", String::new())], &cases);
    let verdict = compile::case(&staged.dir("answer"), "ui/macros.rs");
    let lines: Vec<_> = verdict.errors().iter().map(|error| error.line).collect();
    assert_eq!(lines, [4, 2], "{verdict:?}");
    assert_eq!(staged.marks("answer"), "");
}

#[test]
fn what_is_broken_beside_the_case_is_said() {
    let cases = [("empty_mark.rs", "fn main() {} //~ ERROR\n")];
    let staged = Staged::new("broken", &[("answer", String::new())], &cases);
    assert!(
        staged
            .marks("answer")
            .contains("ui/empty_mark.rs, line 1: a mark is")
    );
    let dir = staged.dir("answer");
    let said = catch_unwind(|| compile::marks(&dir, "nothing")).unwrap_err();
    assert!(
        said.downcast_ref::<String>()
            .unwrap()
            .contains("there are no cases in")
    );
    let said = catch_unwind(|| compile::case(&dir, "ui/missing.rs")).unwrap_err();
    assert!(
        said.downcast_ref::<String>()
            .unwrap()
            .contains("cannot read ui/missing.rs")
    );
}

#[test]
fn the_recorded_release_is_compared() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let run = std::process::Command::new(rustc)
        .arg("-V")
        .output()
        .unwrap();
    let recorded = format!("rustc {} ", compile::RECORDED_RUSTC);
    let expected = String::from_utf8(run.stdout)
        .unwrap()
        .starts_with(&recorded);
    assert_eq!(compile::is_recorded_toolchain(), expected);
}
