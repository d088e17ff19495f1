use std::collections::BTreeSet;

use super::*;

fn talk(rank: Rank, minutes: u32) -> Line {
    Line {
        rank,
        minutes,
        exercise: None,
        text: String::new(),
    }
}

fn task(rank: Rank, minutes: u32, name: &str, after: &[&str]) -> Line {
    Line {
        exercise: Some(Task {
            name: name.into(),
            after: after.iter().map(ToString::to_string).collect(),
        }),
        ..talk(rank, minutes)
    }
}

fn chapter(number: u32, lines: Vec<Line>) -> Chapter {
    Chapter { number, lines }
}

fn short(chapters: &'static [u32]) -> Format {
    Format {
        id: "short",
        name: "Short",
        chapters,
        days: &[&[
            Fixed(5, "hello"),
            Work(20 + RESERVE),
            Break(10, "tea"),
            Work(30 + RESERVE),
            Fixed(5, "bye"),
        ]],
    }
}

/// The lines that are in, in order.
fn scheduled(plan: &Plan) -> Vec<Place> {
    let rows = plan.days.iter().flatten();
    rows.filter_map(|row| match row.what {
        Use::Line(place) => Some(place),
        _ => None,
    })
    .collect()
}

#[test]
fn a_line_that_would_run_into_the_break_waits_until_after_it() {
    let lines = vec![talk(Rank::Core, 15), task(Rank::Core, 15, "a", &[])];
    let plan = plan(&short(&[1]), &[chapter(1, lines)]);
    let row = |at, minutes, what| Row { at, minutes, what };
    let expected = vec![
        row(0, 5, Use::Fixed("hello")),
        row(5, 15, Use::Line((0, 0))),
        row(20, 5 + RESERVE, Use::Spare),
        row(30, 10, Use::Break("tea")),
        row(40, 15, Use::Line((0, 1))),
        row(55, 15 + RESERVE, Use::Spare),
        row(75, 5, Use::Fixed("bye")),
    ];
    assert_eq!(plan.days, [expected]);
    assert!(plan.left.is_empty());
}

#[test]
fn a_core_goes_in_whole_or_not_at_all_and_nothing_after_it() {
    let big = vec![talk(Rank::Core, 20), talk(Rank::Core, 30)];
    let chapters = [
        chapter(1, vec![talk(Rank::Core, 20)]),
        chapter(2, big),
        chapter(3, vec![talk(Rank::Core, 5)]),
    ];
    let plan = plan(&short(&[1, 2, 3]), &chapters);
    assert_eq!(scheduled(&plan), [(0, 0)]);
    assert_eq!(plan.left, [(1, 0), (1, 1), (2, 0)]);
}

#[test]
fn what_is_worth_less_goes_in_last_and_in_turn() {
    let lines = |extra| {
        vec![
            talk(Rank::Core, 5),
            talk(Rank::Plain, 10),
            talk(Rank::Plain, 10),
            talk(extra, 5),
        ]
    };
    let chapters = [
        chapter(1, lines(Rank::Extra)),
        chapter(2, lines(Rank::Home)),
    ];
    let plan = plan(&short(&[1, 2]), &chapters);
    // Both first plain lines, then the second of chapter 1; the second of chapter 2 is too long.
    assert_eq!(
        scheduled(&plan),
        [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]
    );
    assert_eq!(plan.left, [(1, 2), (1, 3)]);
}

#[test]
fn an_exercise_waits_for_the_one_before_it_and_for_its_talk() {
    let chapters = [chapter(
        1,
        vec![
            talk(Rank::Core, 5),
            task(Rank::Plain, 15, "second", &["first"]),
            talk(Rank::Plain, 40),
            task(Rank::Plain, 5, "third", &[]),
        ],
    )];
    let found = plan(&short(&[1]), &chapters);
    assert_eq!(
        scheduled(&found),
        [(0, 0)],
        "`first` is nowhere, and the talk before `third` is too long"
    );
}

#[test]
fn a_chapter_outside_the_format_is_neither_in_nor_left() {
    let chapters = [
        chapter(1, vec![talk(Rank::Core, 5)]),
        chapter(9, vec![talk(Rank::Core, 5)]),
    ];
    let plan = plan(&short(&[1]), &chapters);
    assert_eq!(scheduled(&plan), [(0, 0)]);
    assert!(plan.left.is_empty());
}

/// Many small courses, made by a fixed rule: what must hold for each of them.
#[test]
fn every_plan_adds_up() {
    let mut seed = 7u32;
    let mut random = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for round in 0..300 {
        let numbers = [1, 2, 3, 5, 6, 8, 14];
        let mut names: Vec<String> = Vec::new();
        let chapters: Vec<Chapter> = numbers[..1 + random(7) as usize]
            .iter()
            .map(|&number| {
                let lines = (0..1 + random(9)).map(|i| {
                    let rank =
                        [Rank::Core, Rank::Plain, Rank::Extra, Rank::Home][random(4) as usize];
                    // Only a core exercise without conditions is sound: the notes are held to it.
                    let line = talk(rank, 5 + random(25));
                    if random(2) == 0 {
                        return line;
                    }
                    let name = format!("{number}_{i}");
                    let after = match names.len() {
                        n if n > 0 && rank != Rank::Core => vec![names[n / 2].clone()],
                        _ => vec![],
                    };
                    names.push(name.clone());
                    Line {
                        exercise: Some(Task { name, after }),
                        ..line
                    }
                });
                chapter(number, lines.collect())
            })
            .collect();
        for format in &FORMATS {
            check(format, &chapters, &format!("round {round}, {}", format.id));
        }
    }
}

fn check(format: &Format, chapters: &[Chapter], round: &str) {
    let plan = plan(format, chapters);
    for (day, rows) in format.days.iter().zip(&plan.days) {
        let length = |slot: &Slot| match slot {
            Work(m) | Break(m, _) | Fixed(m, _) => *m,
        };
        let whole: u32 = day.iter().map(length).sum();
        let mut at = 0;
        for row in rows {
            assert_eq!(row.at, at, "{round}: a gap or an overlap");
            assert!(row.minutes > 0, "{round}");
            at += row.minutes;
        }
        assert_eq!(at, whole, "{round}: the day is not full");
        // The breaks stand where the format has them: no line has run into one.
        let mut clock = 0;
        for slot in *day {
            if let Break(minutes, text) = slot {
                let expected = Row {
                    at: clock,
                    minutes: *minutes,
                    what: Use::Break(text),
                };
                assert!(rows.contains(&expected), "{round}: {text} moved");
            }
            clock += length(slot);
            let spare = |row: &&Row| row.what == Use::Spare && row.at + row.minutes == clock;
            let kept = rows.iter().find(spare).map_or(0, |row| row.minutes);
            let work = matches!(slot, Work(_));
            assert!(!work || kept >= RESERVE, "{round}: no reserve");
        }
    }
    let taught = scheduled(&plan);
    assert!(taught.is_sorted(), "{round}: not the book's order");
    let both: Vec<Place> = taught.iter().chain(&plan.left).copied().collect();
    let once: BTreeSet<Place> = both.iter().copied().collect();
    assert_eq!(both.len(), once.len(), "{round}: something stands twice");
    let all = chapters.iter().enumerate().filter(|(_, c)| goes(format, c));
    assert_eq!(
        once.len(),
        all.map(|(_, c)| c.lines.len()).sum::<usize>(),
        "{round}: something is neither in nor left"
    );
    let mut done = BTreeSet::new();
    for &(c, l) in &taught {
        let line = &chapters[c].lines[l];
        assert_ne!(line.rank, Rank::Home, "{round}: homework in the room");
        if let Some(task) = &line.exercise {
            for name in &task.after {
                assert!(done.contains(name), "{round}: {} before {name}", task.name);
            }
            done.insert(task.name.clone());
        }
        for place in ranked(&chapters[c], Rank::Core).map(|core| (c, core)) {
            assert!(taught.contains(&place), "{round}: half a core");
        }
    }
}

#[test]
fn the_days_of_the_course_end_on_time() {
    let ends = FORMATS.map(|format| {
        let plan = plan(&format, &[]);
        let last = |rows: &Vec<Row>| rows.last().map_or(0, |row| row.at + row.minutes);
        plan.days.iter().map(last).collect::<Vec<_>>()
    });
    // From 9:00: to 12:30, and to 17:00.
    assert_eq!(ends, [vec![210], vec![480], vec![480, 480]]);
}
