//! Runs the three programs and holds your predictions against what happened.
//! (The numbers below stand for the true orders without giving them away.)

use order_of_events::{ORDER_ONE, ORDER_THREE, ORDER_TWO, program_one, program_three, program_two};
use probe::Log;

#[test]
fn program_one_is_predicted() {
    probe::run(async {
        let log = Log::new();
        program_one(&log).await;
        let ideas = [
            "A call of an `async fn` makes a future and runs none of its body; the body starts at the \
             first poll.",
            "An `.await` polls its own future until it is done; meanwhile nobody polls the other future.",
        ];
        let idea = |at: usize| ideas[usize::from(at > 0)];
        let section = "Creating the futures first makes them overlap";
        compare("program_one", &log, 0x10a2, ORDER_ONE, idea, section);
    });
}

#[test]
fn program_two_is_predicted() {
    probe::run(async {
        let log = Log::new();
        program_two(&log).await;
        let ideas = [
            "`join!` starts with the future that you wrote first, and polls the other as soon as one \
             says that it has to wait.",
            "Inside one side of `join!` the lines still run one after the other: note at which \
             millisecond each pause ends.",
        ];
        let idea = |at: usize| ideas[usize::from(at > 1)];
        compare("program_two", &log, 0xd4d3, ORDER_TWO, idea, "The model");
    });
}

#[test]
fn program_three_is_predicted() {
    probe::run(async {
        let log = Log::new();
        program_three(&log).await;
        let idea = |_| {
            "`std::thread::sleep` is no `.await`: it keeps the thread, and `join!` can poll the other \
             future only when this poll has returned."
        };
        let section = "Any sleep will do";
        compare("program_three", &log, 0xa21e, ORDER_THREE, idea, section);
    });
}

/// Finds the first event that is not where the prediction has it, without saying what happened
/// there: a wrong prediction leaves one to make.
fn compare(
    program: &str,
    log: &Log,
    fingerprint: u16,
    expected: &[&str],
    idea: impl Fn(usize) -> &'static str,
    section: &str,
) {
    let happened = log.entries();
    assert!(
        short_hash(&happened) == fingerprint,
        "{program} is not the one of the course any more: its events are others, or in another order.\n\
         Expected: the programs as they stood. Edit only the lists; \
         `cargo course reset order_of_events` brings the file back and keeps your text."
    );
    assert!(
        !expected.is_sorted(),
        "{program}: no prediction yet, the list is in alphabetical order.\n\
         Expected: its events in the order in which they happen. Read the program, move the lines \
         of the list, then run again."
    );
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    let events = sorted(happened.clone());
    let expected: Vec<String> = expected.iter().map(|s| s.to_string()).collect();
    assert!(
        sorted(expected.clone()) == events,
        "{program}: your list has {} lines, and they are not its {} events, each once.\n\
         Expected: each of these once, in the order in which they happen: {events:?}.",
        expected.len(),
        events.len(),
    );
    if let Some(i) = (0..events.len()).find(|&i| happened[i] != expected[i]) {
        let before = match i {
            0 => String::new(),
            1 => "event 1 is right; ".to_owned(),
            _ => format!("events 1 to {i} are right; "),
        };
        panic!(
            "{program}: {before}event {n} is not `{you}`.\n\
             {}\n\
             See \"{section}\" in chapter 3, then predict again.",
            idea(i),
            n = i + 1,
            you = expected[i],
        );
    }
}

/// A number that changes when the events or their order change (FNV-1a, folded).
fn short_hash(events: &[String]) -> u16 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in events.join("\n").bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 16)) as u16
}
