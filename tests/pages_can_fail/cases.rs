//! The breaks, a line each.

use std::sync::LazyLock;

use anyhow::Result;
use course_tests::pages::*;

pub type Check = fn(&Course) -> Result<Vec<Defect>>;

/// What breaks the good course.
pub enum Break {
    /// In a file, this text becomes that.
    Replace(&'static str, &'static str, &'static str),
    /// In a file, what stands from this text up to that one is removed.
    Cut(&'static str, &'static str, &'static str),
    /// A file is removed.
    Remove(&'static str),
    /// A file is added.
    Add(&'static str, &'static str),
}
use Break::{Add, Cut, Remove, Replace};

/// A check, the break that it must see, and the file and the words of its defect.
pub struct Case(pub Check, pub Break, pub &'static str, pub &'static str);

pub const INDEX: &str = "src/01_first/index.md";
const QUIZ: &str = "src/01_first/quiz.toml";
/// Always the first option, and the longest.
static GUESSED: LazyLock<String> = LazyLock::new(|| {
    let question = |n| {
        format!(
            "[[question]]\nid = \"q{n}\"\nkind = \"choice\"\nask = \"{n}?\"\n\
             options = [{{ text = \"the right one\", right = true, why = \"r\" }}, {{ text = \"wrong\", why = \"w\" }}]\n"
        )
    };
    (1..6).map(question).collect()
});
const DOUBLE: &str = "exercises/01_first/01_double_it";

#[rustfmt::skip]
pub fn cases() -> Vec<Case> {
    use anatomy::check_anatomy;
    use cards::check_cards;
    use fences::{check_exercise_fences, check_fences, check_includes};
    use figures::check_figures;
    use listings::{check_outputs, check_recordings};
    use packages::{check_manifests, check_tokio_features};
    use quiz::{check_guesses, check_quizzes};
    use site::check_book;
    use width::check_width;
    use summary::{check_chapter_files, check_folders, check_pristine, check_summary};
    vec![
        Case(check_anatomy, Replace(INDEX, "## The model\n\nAdd it to itself.\n\n", ""), INDEX, "`The model` is missing"),
        Case(check_anatomy, Replace(INDEX, "## Further reading\n\n- [The exercise](double_it.md)\n", ""), INDEX, "missing at the end"),
        Case(check_anatomy, Replace(INDEX, "## In real code\n\nEverywhere.", "## In real code"), INDEX, "`In real code` is empty"),
        Case(check_anatomy, Replace(INDEX, "## The model", "## The mood"), INDEX, "no part is called `The mood`"),
        Case(check_anatomy, Replace(INDEX, "## Cards\n\n{{#cards}}\n", "## The problem\n\nAgain.\n"), INDEX, "too late, or twice"),
        Case(check_anatomy, Replace(INDEX, "> **In short.** Twice as much.\n\n", ""), INDEX, "`**In short.**` is missing"),
        Case(check_anatomy, Replace(INDEX, "> **Builds on** nothing before it.\n>\n", ""), INDEX, "`**Builds on**` is missing"),
        Case(check_anatomy, Replace(INDEX, "# Doubling\n\n", ""), INDEX, "starts with its title"),
        Case(check_anatomy, Replace(INDEX, "### Underneath\n\nA shift.\n\n", ""), INDEX, "is divided into"),
        Case(check_anatomy, Replace(INDEX, "```rust\nlet n = 3;\nassert_eq!(n * 2, 6);\nassert_eq!(n, 3);\n```", "It does not."), INDEX, "no program refutes"),
        Case(check_anatomy, Replace(INDEX, "<details><summary>Answer</summary>\n\nSix.\n\n</details>", "Six."), INDEX, "no answer in <details>"),
        Case(check_anatomy, Replace(INDEX, "3. Four\n", ""), INDEX, "numbers three things, here 2"),
        Case(check_anatomy, Replace(INDEX, "**The memory hook.** Twice.\n", ""), INDEX, "lacks `**The memory hook.**`"),
        Case(check_anatomy, Replace(INDEX, "{{#figure 01_twice: Waits once.}}", "Look."), INDEX, "lacks `{{#figure `"),
        Case(check_anatomy, Replace(INDEX, " **Where it breaks.** Plates are not numbers.", ""), INDEX, "the analogy does not say"),
        Case(check_anatomy, Replace(INDEX, "### Go\n", "### Cobol\n"), INDEX, "not `Cobol`"),
        Case(check_summary, Replace("src/SUMMARY.md", "- [Doubling](01_first/index.md)\n", ""), INDEX, "does not list it"),
        Case(check_summary, Replace("src/SUMMARY.md", "[Doubling]", "[Halving]"), "src/SUMMARY.md", "calls `Doubling` `Halving`"),
        Case(check_summary, Replace("src/SUMMARY.md", "- [D", "- [More](more.md)\n- [D"), "src/SUMMARY.md", "which is not there"),
        Case(check_summary, Add("src/more.md", "# More\n"), "src/more.md", "does not list it"),
        Case(check_chapter_files, Remove("src/01_first/notes.md"), "src/01_first", "lacks notes.md"),
        Case(check_chapter_files, Remove("exercises/01_first/02_double_again/Cargo.toml"), "src/01_first", "has 1 exercises"),
        Case(check_folders, Add("exercises/01_first/README.md", "No.\n"), "exercises/01_first/README.md", "nothing but exercises"),
        Case(check_folders, Add("exercises/01_first/01_double_it/notes.txt", "No.\n"), "exercises/01_first/01_double_it/notes.txt", "an exercise has"),
        Case(check_folders, Remove("exercises/01_first/01_double_it/hints.md"), DOUBLE, "lacks hints.md"),
        Case(check_folders, Remove("solutions/01_first/01_double_it/solution.rs"), "solutions/01_first/01_double_it", "lacks solution.rs"),
        Case(check_folders, Add("solutions/01_first/03_gone/solution.rs", "\n"), "solutions/01_first/03_gone/solution.rs", "not the answer"),
        Case(check_folders, Add("solutions/01_first/01_double_it/write/x.rs", "\n"), "solutions/01_first/01_double_it/write/x.rs", "not the answer"),
        Case(check_book, Replace("exercises/01_first/01_double_it/Cargo.toml", "minutes = 5", "minutes = 500"), "exercises/01_first/01_double_it/Cargo.toml", "minutes"),
        Case(check_pristine, Add("exercises/pristine.toml", "[double_it]\n\"src/lib.rs\" = \"0000000000000000000000000000000000000000\"\n"), "exercises/01_first/01_double_it/src/lib.rs", "not what was blessed"),
        Case(check_pristine, Add("exercises/pristine.toml", "\n"), "exercises/pristine.toml", "lacks `double_it`"),
        Case(check_fences, Replace(INDEX, "```rust\nlet n", "```\nlet n"), INDEX, "names no language"),
        Case(check_fences, Replace(INDEX, "An operator.", "An operator:\n\n    n * 2"), INDEX, "indented block"),
        Case(check_fences, Replace(INDEX, "```rust\nlet n", "```rust,compile_fail\nlet n"), INDEX, "compile_fail"),
        Case(check_fences, Replace(INDEX, "```rust\nlet n", "```rust,ignore\nlet n"), INDEX, "holds only includes"),
        Case(check_fences, Replace(INDEX, "```rust\nlet n", "```js\nlet n"), INDEX, "code in another language"),
        Case(check_fences, Replace(INDEX, "```rust\nlet n", "```rust,edition2015\nlet n"), INDEX, "`edition2015`"),
        Case(check_fences, Replace(INDEX, "{{#include ../../tests/listings/examples/01_twice.out}}", "6"), INDEX, "recorded output"),
        Case(check_fences, Replace(INDEX, "{{#include ../../tests/listings/examples/01_twice.rs:main}}", "{{#include ../../book.toml}}"), INDEX, "holds only includes"),
        Case(check_exercise_fences, Replace("exercises/01_first/01_double_it/hints.md", "By two.", "```\nn * 2\n```"), "exercises/01_first/01_double_it/hints.md", "names no language"),
        Case(check_exercise_fences, Replace("exercises/01_first/01_double_it/src/lib.rs", "//! Double the number.", "//! Double:\n//!\n//!     n * 2"), "exercises/01_first/01_double_it/src/lib.rs", "names no language"),
        Case(check_book, Remove("tests/listings/examples/01_twice.out"), INDEX, "there is no such file"),
        Case(check_book, Replace(INDEX, "01_twice.rs:main", "01_twice.rs:body"), INDEX, "has no `ANCHOR: body`"),
        Case(check_includes, Replace(INDEX, "01_twice.rs:main", "01_twice.rs:2:4"), INDEX, "by number"),
        Case(check_includes, Replace(INDEX, "01_text.stderr", "01_text.stderr:1:99"), INDEX, "which has 9"),
        Case(check_includes, Replace("tests/listings/examples/01_twice.rs", "// ANCHOR_END: main\n", "// ANCHOR_END: main\n// ANCHOR: main\n// ANCHOR_END: main\n"), INDEX, "has two anchors `main`"),
        Case(check_width, Replace(INDEX, "let n = 3;", "let n = 3; // what is more than the column of a page can show in a window of 1280 px"), INDEX, "code of 84 characters"),
        Case(check_width, Replace("tests/listings/examples/01_twice.rs", "3 * 2", "3 * 2 /* what is more than the column of a page can show, in a program */"), "tests/listings/examples/01_twice.rs", "characters"),
        Case(check_book, Replace(INDEX, "{{#quiz}}", "{{#quizz}}"), INDEX, "unknown directive `quizz`"),
        Case(check_book, Remove("tests/figures/snapshots/01_twice.snap"), INDEX, "is not recorded"),
        Case(check_figures, Replace(INDEX, "{{#figure 01_twice: Waits once.}}", ""), "tests/figures/snapshots/01_twice.snap", "no page shows it"),
        Case(check_book, Replace(INDEX, ": Waits once.", ""), INDEX, "no caption"),
        Case(check_figures, Remove("tests/figures/01_twice.rs"), "tests/figures/snapshots/01_twice.snap", "no program records it"),
        Case(check_figures, Add("tests/figures/01_more.rs", "\n"), "tests/figures/01_more.rs", "does not list it"),
        Case(check_figures, Add("tests/figures/snapshots/01_twice.snap.new", "\n"), "tests/figures/snapshots/01_twice.snap.new", "nobody has accepted"),
        Case(check_recordings, Remove("tests/listings/examples/01_twice.rs"), "tests/listings/examples/01_twice.out", "no program printed it"),
        Case(check_recordings, Remove("tests/listings/tests/01_time.rs"), "tests/listings/examples/01_time.measured.txt", "measures it again"),
        Case(check_recordings, Replace("tests/listings/examples/01_time.measured.txt", "# machine: one\n", ""), "tests/listings/examples/01_time.measured.txt", "# machine: "),
        Case(check_recordings, Remove("tests/listings/errors/01_text.stderr"), "tests/listings/errors/01_text.rs", "no recorded .stderr"),
        Case(check_recordings, Remove("tests/listings/errors/01_text.rs"), "tests/listings/errors/01_text.stderr", "no program has this error"),
        Case(check_recordings, Replace("tests/listings/errors/01_text.rs", "//! chapter: 01_first\n", ""), "tests/listings/errors/01_text.rs", "lacks `//! chapter"),
        Case(check_recordings, Replace("tests/listings/errors/01_text.rs", "01_first", "09_last"), "tests/listings/errors/01_text.rs", "is no chapter"),
        Case(check_recordings, Replace("tests/listings/errors/01_text.rs", "//! plain: Text cannot be doubled.\n", ""), "tests/listings/errors/01_text.rs", "lacks `//! plain"),
        Case(check_recordings, Add("tests/listings/examples/01_twice.txt", "6\n"), "tests/listings/examples/01_twice.txt", "neither a program"),
        Case(check_outputs, Replace("tests/listings/examples/01_twice.out", "6", "9"), "tests/listings/examples/01_twice.out", "prints otherwise"),
        Case(check_outputs, Replace("tests/listings/examples/01_twice.rs", "println!(\"{}\", 3 * 2);", "println!(\"6 \");"), "tests/listings/examples/01_twice.out", "prints otherwise"),
        Case(check_quizzes, Cut(QUIZ, "[[question]]\nid = \"half\"", "[[question]]\nid = \"text\""), QUIZ, "five are the least"),
        Case(check_quizzes, Replace(QUIZ, "{ text = \"6\", right = true", "{ text = \"7\", right = true"), QUIZ, "not what `01_twice` printed"),
        Case(check_quizzes, Replace(QUIZ, "program = \"01_twice\"\ncompiles = true", "program = \"01_text\"\ncompiles = true"), QUIZ, "which must compile"),
        Case(check_quizzes, Replace(QUIZ, "program = \"01_text\"\ncompiles = false", "program = \"01_twice\"\ncompiles = false"), QUIZ, "no recorded error"),
        Case(check_quizzes, Replace(QUIZ, "line = 5", "line = 6"), QUIZ, "points at the lines [5], not at 6"),
        Case(check_quizzes, Replace(QUIZ, "kind = \"prints\"", "kind = \"choice\""), QUIZ, "no question of the kind Prints"),
        Case(check_quizzes, Replace(QUIZ, "text = \"nine\", why", "text = \"6\", why"), QUIZ, "printed `6`"),
        Case(check_quizzes, Replace(QUIZ, "text = \"`6`\", right", "text = \"`7`\", right"), QUIZ, "did not print `7`"),
        Case(check_quizzes, Replace(QUIZ, "{ line = 4,", "{ line = 6,"), QUIZ, "does not show line 6"),
        Case(check_quizzes, Replace("tests/listings/errors/01_text.stderr", "error[E0369]", "error: another\n --> errors/01_text.rs:6:1\n\nerror[E0369]"), QUIZ, "the lines [6, 5]"),
        Case(check_quizzes, Replace(QUIZ, "{ text = \"9\", why = \"that is thrice\" },\n  { text = \"6\", right = true, why = \"twice three\" },", "{ text = \"6\", right = true, why = \"twice three\" },\n  { text = \"9\", why = \"that is thrice\" },"), QUIZ, "every right answer is A"),
        Case(check_guesses, Add("src/02_more/quiz.toml", &GUESSED), "src", "right answers are A"),
        Case(check_guesses, Add("src/02_more/quiz.toml", &GUESSED), "src", "are the longest one"),
        Case(check_outputs, Replace("tests/listings/examples/01_time.rs", "println!(\"1 ms\");", "ms"), "tests/listings/examples/01_time.rs", "does not compile"),
        Case(check_cards, Replace("src/01_first/cards.toml", "[[card]]\nfront = \"Twice 8?\"\nback = \"16.\"\n", ""), "src/01_first/cards.toml", "7 cards"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ninsta = \"1\"\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "not `insta`"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ntokio = { workspace = true, features = [\"full\"] }\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "nothing else"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "doctest = false", ""), "exercises/01_first/01_double_it/Cargo.toml", "doctest = false"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "edition.workspace = true", "edition = \"2021\""), "exercises/01_first/01_double_it/Cargo.toml", "edition.workspace"),
        Case(check_tokio_features, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ntokio = { workspace = true, features = [\"fs\"] }\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "twice"),
    ]
}
