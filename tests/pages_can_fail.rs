//! Each check of the pages, tried on a small course with one thing broken.

use std::path::{Path, PathBuf};

use anyhow::Result;
use course_tests::fixture::Fixture;
use course_tests::pages::*;

type Check = fn(&Course) -> Result<Vec<Defect>>;

/// What breaks the good course.
enum Break {
    /// In a file, this text becomes that.
    Replace(&'static str, &'static str, &'static str),
    /// A file is removed.
    Remove(&'static str),
    /// A file is added.
    Add(&'static str, &'static str),
}
use Break::{Add, Remove, Replace};

/// A check, the break that it must see, and the file and the words of its defect.
struct Case(Check, Break, &'static str, &'static str);

const INDEX: &str = "src/01_first/index.md";
const QUIZ: &str = "src/01_first/quiz.toml";
/// Two of the good course's six questions.
const HALF_AND_NUMBER: &str = r#"[[question]]
id = "half"
kind = "choice"
ask = "What is half of six?"
options = [
  { text = "three", right = true, why = "three and three" },
  { text = "six", why = "that is all" },
]

[[question]]
id = "number"
kind = "compiles"
ask = "Does it compile?"
program = "01_twice"
compiles = true
tempting = "is it text?"
why = "numbers can be doubled"

"#;
/// Always the first option, and the longest.
const GUESSED: &str = r#"[[question]]
id = "q1"
kind = "choice"
ask = "1?"
options = [{ text = "the right one", right = true, why = "r" }, { text = "wrong", why = "w" }]

[[question]]
id = "q2"
kind = "choice"
ask = "2?"
options = [{ text = "the right one", right = true, why = "r" }, { text = "wrong", why = "w" }]

[[question]]
id = "q3"
kind = "choice"
ask = "3?"
options = [{ text = "the right one", right = true, why = "r" }, { text = "wrong", why = "w" }]

[[question]]
id = "q4"
kind = "choice"
ask = "4?"
options = [{ text = "the right one", right = true, why = "r" }, { text = "wrong", why = "w" }]

[[question]]
id = "q5"
kind = "choice"
ask = "5?"
options = [{ text = "the right one", right = true, why = "r" }, { text = "wrong", why = "w" }]

"#;
const DOUBLE: &str = "exercises/01_first/01_double_it";

#[rustfmt::skip]
fn cases() -> Vec<Case> {
    use anatomy::check_anatomy;
    use cards::check_cards_terms_and_notes;
    use fences::{check_directives, check_exercise_fences, check_fences, check_includes};
    use figures::check_figures;
    use listings::{check_outputs, check_recordings};
    use packages::{check_manifests, check_tokio_features};
    use quiz::{check_guesses, check_quizzes};
    use summary::{check_catalogue, check_chapter_files, check_folders, check_pristine, check_summary};
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
        Case(check_catalogue, Replace("exercises/01_first/01_double_it/Cargo.toml", "minutes = 5", "minutes = 500"), "exercises/01_first/01_double_it/Cargo.toml", "minutes"),
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
        Case(check_includes, Remove("tests/listings/examples/01_twice.out"), INDEX, "which is not there"),
        Case(check_includes, Replace(INDEX, "01_twice.rs:main", "01_twice.rs:body"), INDEX, "has no anchor `body`"),
        Case(check_includes, Replace(INDEX, "01_twice.rs:main", "01_twice.rs:2:4"), INDEX, "by number"),
        Case(check_includes, Replace(INDEX, "01_text.stderr", "01_text.stderr:1:99"), INDEX, "which has 9"),
        Case(check_includes, Replace("tests/listings/examples/01_twice.rs", "// ANCHOR_END: main\n", ""), INDEX, "start and end once"),
        Case(check_directives, Replace(INDEX, "{{#quiz}}", "{{#quizz}}"), INDEX, "no directive is called `quizz`"),
        Case(check_figures, Remove("tests/figures/snapshots/01_twice.snap"), INDEX, "no recording"),
        Case(check_figures, Replace(INDEX, "{{#figure 01_twice: Waits once.}}", ""), "tests/figures/snapshots/01_twice.snap", "no page shows it"),
        Case(check_figures, Replace(INDEX, ": Waits once.", ""), INDEX, "needs a caption"),
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
        Case(check_quizzes, Replace(QUIZ, "[[question]]\nid = \"even\"", "[[questions]]\nid = \"even\""), QUIZ, "unknown field"),
        Case(check_quizzes, Replace(QUIZ, HALF_AND_NUMBER, ""), QUIZ, "five are the least"),
        Case(check_quizzes, Replace(QUIZ, "{ text = \"nine\", why", "{ text = \"nine\", right = true, why"), QUIZ, "one option is right, here 2"),
        Case(check_quizzes, Replace(QUIZ, "{ text = \"6\", right = true", "{ text = \"7\", right = true"), QUIZ, "not what `01_twice` printed"),
        Case(check_quizzes, Replace(QUIZ, "program = \"01_twice\"\ncompiles = true", "program = \"01_text\"\ncompiles = true"), QUIZ, "which must compile"),
        Case(check_quizzes, Replace(QUIZ, "program = \"01_text\"\ncompiles = false", "program = \"01_twice\"\ncompiles = false"), QUIZ, "no recorded error"),
        Case(check_quizzes, Replace(QUIZ, "line = 5", "line = 6"), QUIZ, "points at line Some(5)"),
        Case(check_quizzes, Replace(QUIZ, "anchor = \"main\"", "anchor = \"body\""), QUIZ, "no anchor `body`"),
        Case(check_quizzes, Replace(QUIZ, "why = \"it is odd\"", "why = \"\""), QUIZ, "does not say why"),
        Case(check_quizzes, Replace(QUIZ, "id = \"even\"", "id = \"twice\""), QUIZ, "`twice` is taken"),
        Case(check_quizzes, Replace(QUIZ, "id = \"even\"", "id = \"even\"\nstart = \"01_first\""), QUIZ, "`start` belongs"),
        Case(check_quizzes, Replace(QUIZ, "kind = \"prints\"", "kind = \"choice\""), QUIZ, "no question of the kind `prints`"),
        Case(check_quizzes, Replace(QUIZ, "text = \"9\"", "text = \"6 \""), QUIZ, "all different"),
        Case(check_quizzes, Replace(QUIZ, "text = \"nine\", why", "text = \"6\", why"), QUIZ, "printed `6`"),
        Case(check_quizzes, Replace(QUIZ, "text = \"`6`\", right", "text = \"`7`\", right"), QUIZ, "did not print `7`"),
        Case(check_quizzes, Replace(QUIZ, "other = \"nothing is said there\"", "other = \" \""), QUIZ, "`other` is missing"),
        Case(check_quizzes, Replace(QUIZ, "tempting = \"is it text?\"", "tempting = \" \""), QUIZ, "`tempting` is missing"),
        Case(check_quizzes, Replace(QUIZ, "{ line = 4,", "{ line = 5,"), QUIZ, "line 5 is right"),
        Case(check_quizzes, Replace(QUIZ, "{ line = 4,", "{ line = 6,"), QUIZ, "does not show line 6"),
        Case(check_quizzes, Replace("tests/listings/errors/01_text.stderr", "error[E0369]", "error: another\n --> errors/01_text.rs:6:1\n\nerror[E0369]"), QUIZ, "2 errors"),
        Case(check_quizzes, Replace(QUIZ, "{ text = \"9\", why = \"that is thrice\" },\n  { text = \"6\", right = true, why = \"twice three\" },", "{ text = \"6\", right = true, why = \"twice three\" },\n  { text = \"9\", why = \"that is thrice\" },"), QUIZ, "every right answer is A"),
        Case(check_guesses, Add("src/02_more/quiz.toml", GUESSED), "src", "right answers are A"),
        Case(check_guesses, Add("src/02_more/quiz.toml", GUESSED), "src", "are the longest one"),
        Case(check_outputs, Replace("tests/listings/examples/01_time.rs", "println!(\"1 ms\");", "ms"), "tests/listings/examples/01_time.rs", "does not compile"),
        Case(check_cards_terms_and_notes, Replace("src/01_first/cards.toml", "[[card]]\nfront = \"Twice 8?\"\nback = \"16.\"\n", ""), "src/01_first/cards.toml", "7 cards"),
        Case(check_cards_terms_and_notes, Replace("src/01_first/cards.toml", "back = \"16.\"", "back = \"\""), "src/01_first/cards.toml", "an empty side"),
        Case(check_cards_terms_and_notes, Replace("src/01_first/terms.toml", "[[term]]", "[[term]]\nname = \"Double\"\ntext = \"Two.\"\n\n[[term]]"), "src/01_first/terms.toml", "already defined"),
        Case(check_cards_terms_and_notes, Replace("src/01_first/notes.md", "## Demonstrate\n", ""), "src/01_first/notes.md", "the headings are"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ninsta = \"1\"\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "not `insta`"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ntokio = { workspace = true, features = [\"full\"] }\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "nothing else"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "doctest = false", ""), "exercises/01_first/01_double_it/Cargo.toml", "doctest = false"),
        Case(check_manifests, Replace("exercises/01_first/01_double_it/Cargo.toml", "edition.workspace = true", "edition = \"2021\""), "exercises/01_first/01_double_it/Cargo.toml", "edition.workspace"),
        Case(check_tokio_features, Replace("exercises/01_first/01_double_it/Cargo.toml", "[lib]", "[dependencies]\ntokio = { workspace = true, features = [\"fs\"] }\n\n[lib]"), "exercises/01_first/01_double_it/Cargo.toml", "twice"),
    ]
}

/// A good course in a folder of its own.
fn good(name: &str) -> Fixture {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pages_can_fail")
        .join(name);
    let fixture = Fixture::new(&root).expect("an empty folder");
    fixture.chapter().expect("a chapter");
    fixture
}

fn course(fixture: &Fixture) -> Course {
    Course::load(&fixture.root, &fixture.root.with_extension("target")).expect("it can be read")
}

fn lines(defects: &[Defect]) -> Vec<String> {
    defects.iter().map(ToString::to_string).collect()
}

#[test]
fn the_good_course_has_no_defect() {
    let fixture = good("good");
    let mut checks: Vec<Check> = Vec::new();
    for case in cases() {
        // Nothing is blessed here, so nothing is compared.
        let pristine = case.0 as usize == summary::check_pristine as *const () as usize;
        if !pristine
            && !checks
                .iter()
                .any(|known| *known as usize == case.0 as usize)
        {
            checks.push(case.0);
        }
    }
    assert!(checks.len() > 14, "{} checks", checks.len());
    for check in checks {
        let defects = check(&course(&fixture)).expect("checked");
        assert!(defects.is_empty(), "{:#?}", lines(&defects));
    }
}

#[test]
fn each_check_names_the_place_of_its_own_kind_of_break() {
    let mut silent = Vec::new();
    for (number, Case(check, broken, file, words)) in cases().into_iter().enumerate() {
        let fixture = good("broken");
        let how = match broken {
            Replace(path, old, new) => fixture.replace(path, old, new),
            Remove(path) => fixture.remove(path),
            Add(path, text) => fixture.write(path, text),
        };
        how.unwrap_or_else(|error| panic!("case {number} ({words}): {error:#}"));
        let defects = check(&course(&fixture))
            .unwrap_or_else(|error| panic!("case {number} ({words}): {error:#}"));
        if !defects
            .iter()
            .any(|defect| defect.file == file && defect.message.contains(words))
        {
            silent.push(format!(
                "case {number}: no defect of {file} says `{words}`: {:#?}",
                lines(&defects)
            ));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn a_doctest_that_fails_is_reported_and_one_that_passes_is_counted() {
    let fixture = good("doctests");
    let workspace = course_tests::command::target_folder()
        .unwrap()
        .join("proofs/doctests-can-fail");
    let doctests = doctests::run(&course(&fixture), &workspace).unwrap();
    assert_eq!(
        doctests,
        doctests::Doctests {
            passed: 1,
            failed: None
        }
    );
    fixture
        .replace(INDEX, "assert_eq!(n, 3);", "assert_eq!(n, 6);")
        .unwrap();
    let doctests = doctests::run(&course(&fixture), &workspace).unwrap();
    let report = doctests.failed.expect("three is not six");
    assert!(report.contains("01_first_index"), "{report}");
}

const INDEX_OF_SEARCH: &str = "target/course/search_index-0.js";

/// A site with one page and what it needs.
fn site() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages_can_fail/site");
    let files = [
        (
            "index.html",
            "<link rel=stylesheet href=css/a.css><script src=\"a.js\"></script><h1 id=top>A</h1>\n<a href=\"b/c.html#there\">c</a> <a href='#top'>top</a> <a href=\"https://www.rust-lang.org/\">Rust</a>\n<p>end</p>\n",
        ),
        (
            "b/c.html",
            "<p id=\"there\"><img src=\"../p.png\"><a href=\"../index.html#top\">up</a> <a href=\"../b/\">b</a></p>\n",
        ),
        ("b/index.html", "<p>b</p>\n"),
        ("css/a.css", "p { background: url(../p.png); }\n"),
        ("a.js", "\n"),
        ("p.png", "\n"),
        (
            INDEX_OF_SEARCH,
            "export default [[\"b/c.html\",\"C\",[[\"there\",\"There\",\"text\"]]]];\n",
        ),
    ];
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_dead_link_a_foreign_asset_and_a_leftover_directive_are_named() {
    let defects = site::check_site(&site()).unwrap();
    assert!(defects.is_empty(), "{:#?}", lines(&defects));
    let breaks = [
        (
            "index.html",
            "<a href=\"gone.html\">g</a>",
            "gone.html leads nowhere",
        ),
        (
            "index.html",
            "<a href=\"b/c.html#gone\">g</a>",
            "no such place",
        ),
        ("index.html", "<a href=\"#gone\">g</a>", "no such place"),
        (
            "index.html",
            "<img src=\"gone.png\">",
            "gone.png leads nowhere",
        ),
        (
            "index.html",
            "<script src=\"https://cdn.example/a.js\"></script>",
            "from elsewhere",
        ),
        (
            "index.html",
            "<link rel=\"stylesheet\" href=\"//cdn.example/a.css\">",
            "from elsewhere",
        ),
        (
            "index.html",
            "<img srcset=\"https://cdn.example/a.png 2x\">",
            "from elsewhere",
        ),
        (
            "index.html",
            "{{#quiz}}",
            "a directive that nobody followed",
        ),
        (
            "css/a.css",
            "p { background: url('gone.png'); }",
            "gone.png leads nowhere",
        ),
        (
            "css/a.css",
            "p { background: url(https://cdn.example/a.png); }",
            "from elsewhere",
        ),
        ("css/a.css", "@import \"b.css\";", "imports another"),
    ];
    for (file, added, words) in breaks {
        let folder = site();
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).unwrap() + added;
        std::fs::write(&path, text).unwrap();
        let defects = site::check_site(&folder).unwrap();
        let last = if file == "index.html" { 4 } else { 2 };
        let named = defects.iter().any(|defect| {
            defect.file == file && defect.line == Some(last) && defect.message.contains(words)
        });
        assert!(named, "{added}: {:#?}", lines(&defects));
    }
}

#[test]
fn a_result_of_the_search_that_leads_nowhere_is_named() {
    for (was, is, words) in [
        ("there", "gone", "b/c.html#gone: no such place"),
        ("b/c", "b/gone", "b/gone.html#there leads nowhere"),
    ] {
        let folder = site();
        let path = folder.join(INDEX_OF_SEARCH);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(was, is)).unwrap();
        let defects = lines(&site::check_site(&folder).unwrap());
        assert!(
            matches!(&defects[..], [one] if one.contains(words)),
            "{defects:#?}"
        );
    }
}

#[test]
fn two_books_that_differ_are_told_apart() {
    let ours = site();
    let other = ours.with_file_name("other");
    if other.exists() {
        std::fs::remove_dir_all(&other).unwrap();
    }
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("a.js"), "other\n").unwrap();
    std::fs::write(other.join("quiz.toml"), "not published by us\n").unwrap();
    let lines = lines(&site::differences(&ours, &other).unwrap());
    assert!(
        lines.contains(&"a.js: is not the same in both books".to_owned()),
        "{lines:#?}"
    );
    assert!(
        lines.contains(&"p.png: is only in one of the two books".to_owned()),
        "{lines:#?}"
    );
    assert!(
        !lines.iter().any(|line| line.contains("quiz.toml")),
        "{lines:#?}"
    );
}
