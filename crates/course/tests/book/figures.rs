//! The drawings, as texts; and that they tell everything without color.

use course::book::figure::{Source, figure, parse};

use super::fixture::Fixture;

/// One element a line, so that a reviewer sees what moved.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<").replace("</svg>", "</svg>\n")
}

fn drawn(names: &[&str]) -> String {
    let fixture = Fixture::new();
    let source = |name: &&str| {
        let text = fixture.read(&format!("tests/figures/snapshots/{name}.snap"));
        Source {
            name: name.to_string(),
            recording: parse(&text).unwrap_or_else(|e| panic!("{name}: {e}")),
            program: fixture.read(&format!("tests/figures/{name}.rs")),
        }
    };
    let sources: Vec<_> = names.iter().map(source).collect();
    figure("figure-test", &sources, "A `caption` & more.")
}

#[test]
fn a_cancellation_a_spawn_and_notes() {
    insta::assert_snapshot!("cancel", lines(&drawn(&["03_cancel"])));
}

#[test]
fn a_deadlock_is_shown_as_stopped() {
    insta::assert_snapshot!("deadlock", lines(&drawn(&["08_deadlock"])));
}

#[test]
fn workers_without_a_clock() {
    insta::assert_snapshot!("workers", lines(&drawn(&["06_workers"])));
}

#[test]
fn two_recordings_share_one_scale() {
    let both = drawn(&["03_sequential", "03_joined"]);
    let ticks: Vec<&str> = both.split("class=\"tl-time\"").skip(1).collect();
    let at = |tick: &str| tick.split('>').next().map(str::to_string);
    let thirty: Vec<_> = ticks
        .iter()
        .filter(|t| t.contains(">30 ms<"))
        .map(|t| at(t))
        .collect();
    assert_eq!(thirty.len(), 2, "{both}");
    assert_eq!(
        thirty[0], thirty[1],
        "30 ms stands at the same place in both"
    );
    assert!(
        both.contains(">Sequential</p>") && both.contains(">Joined</p>"),
        "{both}"
    );
}

#[test]
fn every_event_stands_in_the_drawing_and_in_words() {
    let html = drawn(&["03_joined"]);
    let (drawing, words) = html
        .split_once("<details class=\"tl-words\"")
        .expect("the words");
    for i in 0..24 {
        let mark = format!("data-event=\"{i}\"");
        assert!(drawing.contains(&mark), "event {i} is not drawn");
        assert!(words.contains(&mark), "event {i} is not told");
    }
    assert!(
        words.contains("20 ms: the clock wakes <code>db</code>."),
        "{words}"
    );
    assert!(
        html.contains("role=\"img\" aria-labelledby=\"figure-test-1-title figure-test-1-desc\"")
    );
    assert!(html.contains("<figcaption>A <code>caption</code> &amp; more.</figcaption>"));
    assert!(
        !html.contains("\n\n"),
        "an empty line would end the HTML block"
    );
}

#[test]
fn a_malformed_recording_is_refused_with_its_line() {
    for (text, line, says) in [
        ("", 1, "empty"),
        ("clock: sundial\n", 1, "expected `clock: paused`"),
        (
            "clock: paused\n     0 ms  a  create\n",
            2,
            "no `outcome:` line",
        ),
        (
            "clock: paused\n     x ms  a  create\noutcome: finished\n",
            2,
            "a time in ms",
        ),
        (
            "---\nsource: x\n---\nclock: none\n  -  a  jump\noutcome: finished\n",
            5,
            "unknown event",
        ),
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!(error.line, line, "{text}");
        assert!(error.what.contains(says), "{text}: {error}");
    }
}
