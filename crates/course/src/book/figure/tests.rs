//! What is derived from a recording, held against the recordings of the book.

use super::layout::{Layout, Scale};
use super::parse::{Kind, Recording, parse};
use super::source::excerpt;
use super::story::{State, Story};
use std::path::{Path, PathBuf};

fn figures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/figures")
}

fn read(file: &str) -> String {
    let file = figures().join(file);
    std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn recorded(name: &str) -> Recording {
    parse(&read(&format!("snapshots/{name}.snap"))).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn names() -> Vec<String> {
    let files = std::fs::read_dir(figures().join("snapshots")).expect("the recordings");
    let mut names: Vec<String> = files
        .filter_map(|file| file.ok()?.path().file_stem()?.to_str().map(str::to_string))
        .collect();
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    names
}

fn story(recording: &Recording) -> Story<'_> {
    let scale = Scale::shared(&[recording]);
    Story::new(recording, &Layout::new(recording, &scale).lanes)
}

/// The only event of this lane, at this time, of this kind.
fn event(story: &Story<'_>, at: u64, lane: &str, kind: Kind) -> usize {
    let fits = |e: &&super::Event| e.at == Some(at) && e.lane == lane && e.kind == kind;
    let events = story.recording.events.iter();
    let found: Vec<_> = events.enumerate().filter(|(_, e)| fits(e)).collect();
    let [(i, _)] = found[..] else {
        panic!("{at} ms {lane} {kind:?} is there {} times", found.len());
    };
    i
}

fn state(story: &Story<'_>, event: usize, lane: &str) -> String {
    story.state(event, story.lane(lane).expect("a lane")).1
}

#[test]
fn a_join_waits_for_both_and_each_for_the_clock() {
    let recording = recorded("03_joined");
    let story = story(&recording);
    let waits = event(&story, 0, "checks", Kind::Pending);
    assert_eq!(
        state(&story, waits, "checks"),
        "waiting for `api` and `database`"
    );
    assert_eq!(state(&story, waits, "api"), "waiting for the clock (30 ms)");
    assert_eq!(
        state(&story, waits, "database"),
        "waiting for the clock (20 ms)"
    );
    assert_eq!(story.polled(waits), "nobody");
    let ready = event(&story, 20, "database", Kind::Ready);
    assert_eq!(story.polled(ready), "`checks`");
    assert_eq!(state(&story, ready, "database"), "ready");
    let waits = event(&story, 20, "checks", Kind::Pending);
    assert_eq!(state(&story, waits, "checks"), "waiting for `api`");
    let last = recording.events.len() - 1;
    assert_eq!(state(&story, last, "checks"), "ready, and dropped");
    assert_eq!(story.end(), "Then the program ends.");
}

#[test]
fn a_wake_leads_through_the_parent_to_the_poll() {
    let recording = recorded("03_joined");
    let story = story(&recording);
    let wake = event(&story, 20, "database", Kind::Wake);
    assert_eq!(story.why(wake), "It leads to poll 2 of `checks`, event 11.");
    assert_eq!(state(&story, wake, "database"), "woken, not polled yet");
    assert_eq!(state(&story, wake, "checks"), "woken through `database`");
    let outer = event(&story, 20, "checks", Kind::Poll);
    assert_eq!(
        story.why(outer),
        "Caused by event 10: the clock woke `database` at 20 ms. The wake goes through `checks`, so `checks` is polled first."
    );
    let inner = event(&story, 20, "database", Kind::Poll);
    assert_eq!(
        story.why(inner),
        "Caused by event 10: the clock woke `database` at 20 ms."
    );
    assert_eq!(story.polled(inner), "`checks` → `database`");
    assert_eq!(story.chain(inner), [wake, outer, inner]);
    // `join!` polls the other one too; that nobody woke it is what the recording shows.
    let other = event(&story, 20, "api", Kind::Poll);
    assert_eq!(
        story.why(other),
        "Nobody woke `api`: `checks` polls it too. The poll of `checks` was caused by event 10: the clock woke `database` at 20 ms."
    );
}

#[test]
fn what_is_canceled_was_never_woken() {
    let recording = recorded("02_cancel");
    let story = story(&recording);
    let waits = event(&story, 0, "round", Kind::Pending);
    assert_eq!(
        state(&story, waits, "check"),
        "waiting, never woken in this recording"
    );
    assert_eq!(
        state(&story, waits, "round"),
        "waiting for `check` and the clock (20 ms)"
    );
    let cancel = event(&story, 20, "check", Kind::Cancel);
    assert_eq!(state(&story, cancel, "check"), "canceled");
    assert_eq!(story.why(cancel), "`round` drops it.");
    let waits = event(&story, 20, "round", Kind::Pending);
    assert_eq!(
        state(&story, waits, "round"),
        "waiting for the clock (30 ms)"
    );
}

#[test]
fn a_future_waits_for_the_task_or_the_lock_that_wakes_it() {
    let recording = recorded("05_spawned");
    let tasks = story(&recording);
    let waits = event(&tasks, 0, "checks", Kind::Pending);
    assert_eq!(state(&tasks, waits, "checks"), "waiting for `api`");
    let first = event(&tasks, 0, "api", Kind::Poll);
    assert_eq!(tasks.why(first), "A new task is polled without a wake.");
    let last = event(&tasks, 30, "checks", Kind::Poll);
    assert_eq!(
        tasks.why(last),
        "Caused by event 18: `api` woke `checks` at 30 ms."
    );

    let recording = recorded("08_held_over_io");
    let lock = story(&recording);
    let waits = event(&lock, 0, "checks", Kind::Pending);
    assert_eq!(state(&lock, waits, "db"), "waiting for `api`");
    // Woken while the poll around it goes on: that poll is followed by another one.
    let wake = event(&lock, 30, "db", Kind::Wake);
    assert_eq!(lock.why(wake), "It leads to poll 3 of `checks`, event 22.");
    assert_eq!(state(&lock, wake + 3, "checks"), "woken through `db`");
    assert_eq!(
        lock.why(wake + 3),
        "It was woken during this poll, so it is polled again."
    );
}

#[test]
fn a_deadlock_ends_inside_a_poll() {
    let recording = recorded("08_deadlock");
    let one = story(&recording);
    let last = recording.events.len() - 1;
    assert_eq!(one.polled(last), "`checks` → `db`");
    assert_eq!(state(&one, last, "db"), "blocked: poll 1 never returns");
    assert_eq!(
        state(&one, last, "api"),
        "waiting, never woken in this recording"
    );
    assert_eq!(one.end(), "Stopped here: poll 1 of `db` never returns.");

    // Here the timer does fire, and its wake leads nowhere.
    let recording = recorded("08_deadlock_workers");
    let several = story(&recording);
    let last = recording.events.len() - 1;
    assert_eq!(recording.events[last].kind, Kind::Wake);
    assert_eq!(several.why(last), "No poll follows it in this recording.");
    assert_eq!(state(&several, last - 1, "api"), "waiting for the clock");
    assert_eq!(state(&several, last, "api"), "woken, not polled yet");
    assert_eq!(
        state(&several, last, "checks"),
        "being polled on main, poll 1"
    );
}

#[test]
fn workers_poll_at_the_same_time() {
    let recording = recorded("05_two_workers");
    let story = story(&recording);
    let both = story.steps.iter().position(|step| step.polled.len() == 2);
    let both = both.expect("two polls at once");
    assert_eq!(
        story.polled(both),
        "`report` on worker-1; `check` on worker-2"
    );
    assert_eq!(story.why(both), "Caused by event 6: `check` was woken.");
    assert_eq!(
        state(&story, both - 2, "check"),
        "waiting for someone who is not tracked"
    );
}

#[test]
fn without_a_tracked_parent_the_last_wake_is_named_as_such() {
    let recording = recorded("01_one_thread");
    let story = story(&recording);
    let poll = event(&story, 20, "mail", Kind::Poll);
    assert_eq!(
        story.why(poll),
        "Nobody woke `mail`: what is around it, and not tracked, polls it too. The last wake was event 10: the clock woke `db` at 20 ms."
    );
}

/// Rules that hold for each recording, whatever it is about.
#[test]
fn every_recording_of_the_book_is_understood() {
    for name in names() {
        let recording = recorded(&name);
        let story = story(&recording);
        assert_eq!(story.steps.len(), recording.events.len(), "{name}");
        for (i, event) in recording.events.iter().enumerate() {
            let lane = story.lane(&event.lane);
            let state = lane.map(|lane| &story.steps[i].states[lane]);
            let fits = match event.kind {
                Kind::Create | Kind::Spawn => state == Some(&State::Made),
                Kind::Poll => matches!(state, Some(State::Polled(_) | State::Stuck(_))),
                Kind::Pending => matches!(state, Some(State::Waits(_) | State::Woken(_))),
                Kind::Ready => state == Some(&State::Ready),
                Kind::Drop => state == Some(&State::Dropped),
                Kind::Cancel => state == Some(&State::Canceled),
                Kind::Wake | Kind::Note(_) => true,
            };
            assert!(fits, "{name}, event {}: {event:?} leaves {state:?}", i + 1);
            if event.kind == Kind::Poll {
                let why = story.why(i);
                assert!(
                    !why.is_empty() && !why.contains("is recorded"),
                    "{name}, event {}: {why}",
                    i + 1
                );
            }
            // A chain goes forward in time, and ends here at the latest, or with the wake's poll.
            let chain = story.chain(i);
            assert!(chain.is_sorted(), "{name}, event {}: {chain:?}", i + 1);
        }
        let ended = story
            .steps
            .last()
            .is_some_and(|step| step.polled.is_empty());
        assert_eq!(
            ended,
            recording.stopped().is_none(),
            "{name}: a poll is left open"
        );
        // The program is there, and each line that an event points to is shown.
        let shown = excerpt(
            &read(&format!("{name}.rs")),
            recording.events.iter().filter_map(|e| e.line),
        );
        for line in recording.events.iter().filter_map(|e| e.line) {
            let text = shown.iter().find(|(n, _)| *n == line).map(|(_, text)| text);
            let text = text.unwrap_or_else(|| panic!("{name}: line {line} is not shown"));
            assert!(
                ["track(", "spawn(", "note("]
                    .iter()
                    .any(|call| text.contains(call)),
                "{name}: line {line} is `{text}`"
            );
        }
    }
}

#[test]
fn an_excerpt_has_the_part_and_what_events_point_to() {
    let text = "\
struct A;

impl Drop for A {
    fn drop(&mut self) {
        note();
    }
}

fn unused() {
}

fn run() {
    // ANCHOR: code
    track();

    more();
    // ANCHOR_END: code
}
";
    let lines = excerpt(text, [14, 5]);
    let expected = [
        (3, "impl Drop for A {"),
        (4, "    fn drop(&mut self) {"),
        (5, "        note();"),
        (6, "    }"),
        (7, "}"),
        (14, "track();"),
        (15, ""),
        (16, "more();"),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(n, text)| (*n, text.to_string()))
        .collect();
    assert_eq!(lines, expected);
}
