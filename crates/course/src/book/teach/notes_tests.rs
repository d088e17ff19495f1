use super::super::schedule::Rank;
use super::*;
use crate::catalogue::Catalogue;

const GOOD: &str = "# Notes

## Timing

- 10 minutes, core: the problem.
- 10 minutes, core, `overlap_checks`: everybody.
- 5 minutes, extra: the quiz.

Start the build before you talk.

## Demonstrate

- `cargo run -p listings --example 03_order`: look.
- [The figure](index.md#figure-03_joined): step through it.

## What people ask

- **Why?** Because.
  And more.

## Reveal in this order

1. `overlap_checks`: the one line.
";

/// The fixture of tests/book: one chapter with one exercise of ten minutes.
fn tried(text: &str) -> Result<Notes, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/book/fixture");
    let catalogue = Catalogue::load(&root).expect("the fixture");
    let chapter = &catalogue.chapters[0];
    let file = Path::new("src/03_waiting_together/notes.md");
    parse(&root, file, chapter, text)
        .map_err(|defects| defects.iter().map(ToString::to_string).collect())
}

/// The good notes with one text replaced must have this defect; others may follow from it.
#[track_caller]
fn refused(from: &str, to: &str, line: usize, what: &str) {
    assert!(GOOD.contains(from), "`{from}` is not in the good notes");
    let defects = tried(&GOOD.replacen(from, to, 1)).expect_err("the defect went unseen");
    let at = format!("src/03_waiting_together/notes.md:{line}: ");
    assert!(
        defects
            .iter()
            .any(|d| d.starts_with(&at) && d.contains(what)),
        "not `{at}.. {what}`: {defects:#?}"
    );
}

#[test]
fn good_notes_are_read_whole() {
    let notes = tried(GOOD).expect("no defect");
    let minutes: Vec<(Rank, u32)> = notes.timing.iter().map(|l| (l.rank, l.minutes)).collect();
    // The exercise with its reveal.
    assert_eq!(
        minutes,
        [
            (Rank::Core, 10),
            (Rank::Core, 10 + REVEAL),
            (Rank::Extra, 5)
        ]
    );
    let task = notes.timing[1].exercise.as_ref().expect("an exercise");
    assert_eq!(task.name, "overlap_checks");
    assert_eq!(notes.remarks, "Start the build before you talk.\n\n");
    assert_eq!(notes.demonstrate[0].1, Shown::Program("03_order".into()));
    assert_eq!(notes.demonstrate[1].1, Shown::Figure("03_joined".into()));
    assert_eq!(notes.ask, ["**Why?** Because. And more."]);
    assert_eq!(notes.reveal, ["`overlap_checks`: the one line."]);
}

#[test]
fn homework_has_the_minutes_of_its_manifest() {
    let home = GOOD.replace(
        "- 10 minutes, core, `overlap_checks`",
        "- homework, `overlap_checks`",
    );
    let notes = tried(&home).expect("no defect");
    assert_eq!(notes.timing[1].rank, Rank::Home);
    assert_eq!(notes.timing[1].minutes, 10 + REVEAL);
}

#[test]
fn headings_stand_in_their_order() {
    refused("## Demonstrate", "## Show", 11, "the headings are");
    refused("## Timing\n", "", 10, "the headings are");
}

#[test]
fn a_timing_that_cannot_be_read_is_refused() {
    let line = "- 10 minutes, core: the problem.";
    for wrong in [
        "- Ten minutes, core: the problem.",
        "- 10 min: the problem.",
        "- 10 minutes, vital: the problem.",
        "- 10 minutes, core, extra: the problem.",
        "- 10 minutes, core the problem.",
        "- homework: the problem.",
    ] {
        refused(line, wrong, 5, "a line of the timing is");
    }
    refused(
        line,
        "- 0 minutes, core: the problem.",
        5,
        "1 to 30 minutes",
    );
    refused(
        line,
        "- 40 minutes, core: the problem.",
        5,
        "1 to 30 minutes",
    );
}

#[test]
fn an_exercise_has_its_own_minutes_and_stands_once() {
    let line = "- 10 minutes, core, `overlap_checks`: everybody.";
    refused(line, &line.replace("10", "15"), 6, "takes 10 minutes by");
    refused(line, &line.replace("checks", "cheques"), 6, "no exercise");
    refused(line, &format!("{line}\n{line}"), 7, "stands here twice");
    refused(line, "- 10 minutes: more.", 3, "does not name");
}

#[test]
fn a_chapter_has_a_core() {
    let defects = tried(&GOOD.replace(", core", "")).expect_err("no core");
    assert_eq!(defects.len(), 1, "{defects:?}");
    assert!(defects[0].contains("notes.md:3: no line is core"));
}

#[test]
fn a_demonstration_has_a_command_that_exists() {
    let line = "- `cargo run -p listings --example 03_order`: look.";
    refused(line, "- Look.", 13, "begins with its command");
    refused(line, &line.replace("order", "odor"), 13, "there is no");
    refused(
        line,
        "- `cargo test -p other`: look.",
        13,
        "nothing of this chapter",
    );
    refused("figure-03_joined", "figure-03_join", 14, "no figure");
    refused("- [The", "\nLook.\n\n- [The", 15, "only a list");
}

#[test]
fn questions_and_reveals_have_their_form() {
    refused("- **Why?** B", "- *Why?* B", 18, "a question is written");
    refused(
        "1. `overlap_checks`",
        "1. `overlap`",
        23,
        "a reveal begins with",
    );
}
