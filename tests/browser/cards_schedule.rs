//! When a card comes back: the algorithm, the days, and what is asked first.

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::deck::{CHAPTER, FIRST, answer, chosen, clock, counts};
use crate::harness::{Result, View, page, same};

/// The chapter's second card.
const SECOND: &str = "03-what-does-join-a-b-do-when-it-is-polled";

/// What ts-fsrs 5.4.2 says: a grade given when the card is due, then stability, difficulty and
/// the minutes until it is due again.
const REFERENCE: [&[(u8, f64, f64, u64)]; 4] = [
    &[
        (3, 2.3065, 2.11810397, 10),
        (3, 2.3065, 2.11121424, 2880),
        (3, 10.97104786, 2.1043314, 15840),
        (3, 46.31685657, 2.09745544, 66240),
        (3, 162.99981459, 2.09058635, 234720),
        (3, 497.87655983, 2.08372413, 717120),
    ],
    &[
        (1, 0.212, 6.4133, 1),
        (3, 0.24668919, 6.40211507, 10),
        (3, 0.28420636, 6.39094132, 1440),
        (3, 2.15207825, 6.37977875, 2880),
        (1, 0.54557402, 8.79528626, 10),
        (3, 0.59656238, 8.78171934, 1440),
        (3, 1.69545577, 8.76816599, 2880),
    ],
    &[
        (4, 8.2956, 1.0, 11520),
        (4, 65.62422648, 1.0, 95040),
        (2, 171.95883418, 4.01060897, 247680),
        (3, 446.694596, 4.00182673, 643680),
        (4, 1588.59726001, 1.9827451, 2288160),
    ],
    &[
        (2, 1.2931, 5.11217071, 6),
        (2, 1.2931, 6.74045952, 6),
        (3, 1.33589976, 6.72894743, 10),
        (3, 1.37716224, 6.71744685, 1440),
        (2, 2.80661697, 7.80611662, 4320),
        (1, 0.65430846, 9.26411383, 10),
        (2, 0.65430846, 9.49671283, 15),
    ],
];

#[test]
fn the_algorithm_is_fsrs() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("cards.html")?;
    for history in REFERENCE {
        let grades: Vec<u8> = history.iter().map(|step| step.0).collect();
        let answer = page.ask(&format!(
            "(async () => {{ \
                const file = performance.getEntriesByType('resource').find((it) => it.name.includes('cards_fsrs')); \
                const {{ graded }} = await import(file.name); \
                let card = null, now = +new Date(2026, 0, 5, 12); \
                return {grades:?}.map((grade) => {{ \
                    card = graded(card, grade, now); \
                    const wait = (Date.parse(card.due) - now) / 60000; \
                    now = Date.parse(card.due); \
                    return [grade, card.stability, card.difficulty, wait]; \
                }}); }})()"
        ))?;
        let seen: Vec<(u8, f64, f64, u64)> = serde_json::from_str(&answer).context(answer)?;
        ensure!(seen.len() == history.len(), "{seen:?}");
        for (seen, expected) in seen.iter().zip(history) {
            let near = (seen.1 - expected.1).abs() < 1e-6 && (seen.2 - expected.2).abs() < 1e-6;
            ensure!(
                near && seen.3 == expected.3,
                "{grades:?}: {seen:?}, and ts-fsrs says {expected:?}"
            );
        }
    }
    Ok(())
}

#[test]
fn cards_come_back_in_the_session_and_on_their_days() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    chosen(&page, 2)?;
    let listed = page.count(&format!("[data-chapter='{CHAPTER}'] details.card"))?;
    clock(&page, 5, 12)?;
    same(
        "the first day",
        &page.text(".deck-now")?,
        "2 cards for you now: 0 due, 2 new.",
    )?;
    page.focus(".deck-choice .deck-main")?;
    page.key("Enter")?;
    answer(&page, "1")?;
    let failed = page.text(".deck-front")?;
    same(
        "after Again",
        &counts(&page)?,
        "New 1 Learning 1 Due 0 Done 1",
    )?;
    answer(&page, "4")?;
    // It comes back in the same session, though its minute is not over: nothing else is left.
    ensure!(page.text(".deck-front")? != failed, "the failed card");
    same(
        "it is back",
        &counts(&page)?,
        "New 0 Learning 1 Due 0 Done 2",
    )?;
    page.ask("window.now += 60000; 0")?;
    answer(&page, "3")?;
    page.ask("window.now += 600000; 0")?;
    answer(&page, "3")?;
    same("the end", &page.text(".deck-end h2")?, "Done for now")?;
    ensure!(page.focused(".deck-end h2")?, "the end has no focus");
    let end = page.text(".deck-end")?;
    for said in [
        "4 answers, 1 of them “Again”.",
        "Due next: 1 card tomorrow, 1 card in 8 days (Tue, Jan 13).",
        &format!(
            "{} new cards wait for the next days: that is your limit of 2 a day.",
            listed - 2
        ),
    ] {
        ensure!(end.contains(said), "no `{said}` in: {end}");
    }
    // More than the day's limit, on demand.
    page.click(".deck-end button:not(.deck-main)")?;
    same(
        "more",
        &counts(&page)?,
        &format!("New {} Learning 0 Due 0 Done 4", listed - 2),
    )?;
    page.click(".deck-bar button:last-child")?;

    // The day ends at four in the morning, and a card is due all day: not 24 hours later.
    for (day, hour, says) in [
        (6, 3, "Nothing to review now."),
        (6, 5, "3 cards for you now: 1 due, 2 new."),
        (12, 12, "3 cards for you now: 1 due, 2 new."),
        (13, 5, "4 cards for you now: 2 due, 2 new."),
    ] {
        clock(&page, day, hour)?;
        let now = page.text(".deck-now")?;
        ensure!(now.starts_with(says), "{day} January, {hour} h: {now}");
    }
    // Due cards come before new ones. The one that waited for a day longest comes first.
    page.click(".deck-choice .deck-main")?;
    let kept = page.storage("cards")?;
    ensure!(
        kept[FIRST]["lapses"] == 0,
        "not yet learned is no lapse: {kept}"
    );
    answer(&page, "1")?;
    ensure!(
        page.storage("cards")?[FIRST]["lapses"] == 1,
        "a lapse: {}",
        page.storage("cards")?
    );
    ensure!(
        page.storage("cards")?[SECOND]["due"] == kept[SECOND]["due"],
        "the other card has changed"
    );
    answer(&page, "3")?;
    same("both", &counts(&page)?, "New 2 Learning 1 Due 0 Done 2")?;
    page.quiet()
}

#[test]
fn chapters_that_were_read_are_asked_first() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("cards.html")?;
    let chosen = "document.querySelector('[name=which]:checked').value";
    same("nothing read", &page.ask(chosen)?, "all")?;
    // A review alone is no beginning, and what is due of it is told all the same.
    page.click(".deck-choice .deck-main")?;
    answer(&page, "1")?;
    page.click(".deck-bar button:last-child")?;
    let begun = "document.querySelector('[value=begun] + span small').textContent";
    same("reviewed only", &page.ask(begun)?, "(0)")?;
    page.click("[value=begun]")?;
    let now = page.text(".deck-now")?;
    ensure!(now.ends_with("Due in other chapters: 1 card."), "{now}");
    for (key, value) in [
        ("quiz:05_spawn", "{ a: false }"),
        ("answers:05_spawn", "{ a: 1 }"),
        ("read", "{ '05_spawn/index.html': true }"),
    ] {
        page.ask(&format!(
            "localStorage.clear(); localStorage.setItem('course:{key}', JSON.stringify({value})); 0"
        ))?;
        page.reload()?;
        same(key, &page.ask(begun)?, "(1)")?;
    }
    same("one read", &page.ask(chosen)?, "begun")?;
    let spawn = page.count("[data-chapter='05_spawn'] details.card")?;
    let now = page.text(".deck-now")?;
    same(
        "its cards",
        &now,
        &format!("{spawn} cards for you now: 0 due, {spawn} new."),
    )?;
    page.click(".deck-choice .deck-main")?;
    same("from", &page.text(".deck-from")?, "Spawn")?;
    page.click(".deck-bar button:last-child")?;
    // Another choice, and it is remembered.
    page.click("[value=some]")?;
    same("none chosen", &page.text(".deck-now")?, "Choose a chapter.")?;
    page.click("[value='06_send']")?;
    page.reload()?;
    same("remembered", &page.ask(chosen)?, "some")?;
    page.click(".deck-choice .deck-main")?;
    same("from", &page.text(".deck-from")?, "Send")?;
    let kept: Value = page.storage("cards:choice")?;
    ensure!(kept["some"] == serde_json::json!(["06_send"]), "{kept}");
    page.quiet()
}
