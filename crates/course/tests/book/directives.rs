//! Each directive, and each way to get one wrong.

use super::fixture::Fixture;

const CHAPTER: &str = "03_waiting_together/index.md";
const SOURCE: &str = "src/03_waiting_together/index.md";
const QUIZ: &str = "src/03_waiting_together/quiz.toml";

#[test]
fn a_chapter_is_expanded() {
    let page = Fixture::new().page(CHAPTER);
    assert!(!page.contains("{{#"), "{page}");
    for part in [
        "1 minute to read (at 150 words a minute), about 10 minutes for 1 exercise",
        // An included part loses its indentation.
        "```rust,ignore\nprintln!(\"api\");\nprintln!(\"db\");\n```",
        "<figure class=\"timeline\" id=\"figure-03_sequential\">",
        "**[Overlap two checks](overlap_checks.md)** · 10 minutes · easy · write",
        "<legend><b>1.</b> How long do two joined waits",
        "<p>Right: <b>A</b>.</p>",
        "<b>It does not compile.</b> The error itself stands at line 2, <code>1_u32.await;</code>.",
        "<summary>What does <code>join!</code> wait for?</summary>",
    ] {
        assert!(page.contains(part), "no `{part}` in:\n{page}");
    }
    // What gives the answer of a `compiles` question away is not shown with it.
    assert!(!page.contains("//! plain:"), "{page}");
}

#[test]
fn a_page_counts_what_there_is() {
    let fixture = Fixture::new();
    let page = "src/introduction.md";
    let text = fixture.read(page);
    let counts = "{{#count chapters}} {{#count exercises}} {{#count answers}} {{#count figures}}";
    fixture.write(page, &format!("{text}\nSo many: {counts}.\n"));
    let page = fixture.page("introduction.md");
    assert!(page.contains("So many: 1 1 3 4."), "{page}");
}

#[test]
fn the_back_matter_collects_from_the_chapters() {
    let fixture = Fixture::new();
    let errors = fixture.page("compiler_errors.md");
    assert!(
        errors.contains("### error[E0277]: `u32` is not a future"),
        "{errors}"
    );
    assert!(
        errors.contains(
            "<br>**The way out:** Await what returns the number.<br>Read on in [Waiting together, “The problem”](03_waiting_together/index.md#the-problem)."
        ),
        "{errors}"
    );
    let sheet = fixture.page("cheat_sheet.md");
    assert!(
        sheet.contains("| `join!(a, b)` | waits for both in one task |"),
        "{sheet}"
    );
    let glossary = fixture.page("glossary.md");
    let (future, task) = (glossary.find("future\n:"), glossary.find("task\n:"));
    assert!(future.is_some() && future < task, "{glossary}");
    let cards = fixture.page("cards.md");
    assert!(cards.contains("## Waiting together"), "{cards}");
    assert!(
        cards.contains("data-card=\"03-is-join-a-thread\""),
        "{cards}"
    );
    let chapter = fixture.page("03_waiting_together/index.md");
    let link = "[review these cards](../cards.md#review-03_waiting_together)";
    assert!(chapter.contains(link), "{chapter}");
    let catalogue = fixture.page("introduction.md");
    assert!(
        catalogue.contains("[Overlap two checks](03_waiting_together/overlap_checks.md)"),
        "{catalogue}"
    );
}

#[test]
fn an_exercise_has_two_pages() {
    let fixture = Fixture::new();
    let task = fixture.page("03_waiting_together/overlap_checks.md");
    for part in [
        "# Overlap two checks",
        "cargo test -p overlap_checks",
        "exercises/03_waiting_together/01_overlap_checks/src/lib.rs",
        "## What the grader checks",
        "todo!(\"wait for both\")",
        "<summary>Hint 2: The macro</summary>",
        "fn both_checks_wait_together() {}",
        "(overlap_checks_solution.md)",
    ] {
        assert!(task.contains(part), "no `{part}` in:\n{task}");
    }
    let solution = fixture.page("03_waiting_together/overlap_checks_solution.md");
    for part in [
        "`join!` polls both.",
        "### By hand",
        "### In sequence",
        "Fails `both_checks_wait_together`, which says “one after the other”.",
    ] {
        assert!(solution.contains(part), "no `{part}` in:\n{solution}");
    }
}

/// Breaks the chapter's own line 31 (a figure) in the given way.
fn with_line(text: &str) -> String {
    let fixture = Fixture::new();
    let figure = "{{#figure 03_cancel: A future that is dropped before it was ready, and a task beside it.}}";
    fixture.edit(SOURCE, figure, text);
    let line = fixture
        .read(SOURCE)
        .lines()
        .position(|l| l == text)
        .expect("the line")
        + 1;
    let error = fixture.error();
    let place = format!("{SOURCE}:{line}: ");
    assert!(error.starts_with(&place), "not at {place}: {error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    error[place.len()..].to_string()
}

#[test]
fn a_wrong_directive_is_named_with_file_and_line() {
    for (text, says) in [
        (
            "{{#figur 03_cancel: A.}}",
            "unknown directive `figur`; did you mean `figure`?",
        ),
        ("{{#figure 03_cancel}}", "no caption"),
        ("{{#figure : Words.}}", "no recording"),
        (
            "{{#figure 03_nothing: A.}}",
            "the figure `03_nothing` is not recorded",
        ),
        ("{{#figure 03_cancel: A.", "without `}}` on the same line"),
        (
            "Look: {{#figure 03_cancel: A.}}",
            "must stand alone on its line",
        ),
        ("{{#quiz 3}}", "takes no argument"),
        (
            "{{#count stars}}",
            "counts one of chapters, exercises, answers, figures",
        ),
        (
            "{{#include ../../tests/nowhere.rs}}",
            "there is no such file",
        ),
        (
            "{{#include ../../tests/listings/examples/03_order.rs:nowhere}}",
            "has no `ANCHOR: nowhere`",
        ),
    ] {
        let error = with_line(text);
        assert!(error.contains(says), "{text}: {error}");
    }
}

#[test]
fn a_directive_in_a_code_block_or_on_the_wrong_page_is_wrong() {
    let fixture = Fixture::new();
    fixture.edit(SOURCE, "{{#quiz}}", "```text\n{{#quiz}}\n```");
    assert!(
        fixture.error().contains("stands in a code block"),
        "{}",
        fixture.error()
    );
    let fixture = Fixture::new();
    fixture.write(
        "src/glossary.md",
        "# Glossary\n\n{{#quiz}}\n{{#exercises}}\n",
    );
    assert_eq!(
        fixture.error(),
        "src/glossary.md:3: `{{#quiz}}` belongs on the page of a chapter\n\
         src/glossary.md:4: `{{#exercises}}` belongs on the page of a chapter"
    );
}

#[test]
fn an_escaped_directive_is_text() {
    let fixture = Fixture::new();
    fixture.write(
        "src/glossary.md",
        "# Glossary\n\nWrite `\\{{#include x}}`.\n",
    );
    assert!(fixture.page("glossary.md").contains("`{{#include x}}`"));
}

#[test]
fn a_broken_recording_error_listing_or_wrong_answer_is_named() {
    let snapshot = "tests/figures/snapshots/03_joined.snap";
    let fixture = Fixture::new();
    fixture.edit(snapshot, "db           ready", "db           done");
    assert_eq!(
        fixture.error(),
        format!("{snapshot}:19: unknown event `done`")
    );
    let listing = "tests/listings/errors/03_no_future.rs";
    let fixture = Fixture::new();
    fixture.edit(listing, "//! plain: ", "//! ");
    assert!(
        fixture
            .error()
            .starts_with(&format!("{listing}:1: `//! plain:`")),
        "{}",
        fixture.error()
    );
    let ways = "tests/listings/errors/ways_out.toml";
    for (from, to, says) in [
        (
            "The problem",
            "The answer",
            format!("{ways}:1: src/03_waiting_together/index.md has no section `The answer`"),
        ),
        (
            "[03_no_future]",
            "[03_nothing]",
            format!("{listing}:1: {ways} has no `[03_no_future]`"),
        ),
    ] {
        let fixture = Fixture::new();
        fixture.edit(ways, from, to);
        let error = fixture.error();
        assert!(error.starts_with(&says), "{error}");
    }
    let wrong = "solutions/03_waiting_together/01_overlap_checks/wrong/in_sequence.rs";
    let fixture = Fixture::new();
    fixture.edit(wrong, "//! says: ", "//! ");
    assert!(
        fixture.error().starts_with(&format!("{wrong}:1: ")),
        "{}",
        fixture.error()
    );
}

#[test]
fn all_faults_are_told_at_once() {
    let fixture = Fixture::new();
    fixture.edit(SOURCE, "{{#exercises}}", "{{#exercise}}");
    fixture.edit(QUIZ, "line = 5", "line = 50");
    assert_eq!(fixture.error().lines().count(), 2, "{}", fixture.error());
}
