//! The plan of a workshop in the instructor's guide: its schedules, its start and its timer.

use anyhow::{Context, ensure};
use course::catalogue::Catalogue;
use serde_json::{Value, json};

use crate::harness::{Result, View, page, root};
use crate::teach::{GUIDE, SWITCH};

/// The minutes after midnight that a clock shows.
const CLOCK: &str =
    "const clock = (text) => text.split(':').reduce((h, m) => Number(h) * 60 + Number(m));";

#[test]
fn schedules_add_up() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    let days = page.value(&format!(
        "(() => {{ {CLOCK} return [...document.querySelectorAll('.schedule')].map((day) => ({{ \
            day: day.dataset.day, \
            rows: [...day.querySelectorAll('time')].map((time) => [clock(time.textContent), \
                Number(time.closest('tr').cells[1].textContent), time.closest('tr').cells[2].textContent]), \
         }})); }})()"
    ))?;
    let ends = [
        ("half-day", 750),
        ("one-day", 1020),
        ("two-days-1", 1020),
        ("two-days-2", 1020),
    ];
    for (day, (name, end)) in days.as_array().context("days")?.iter().zip(ends) {
        ensure!(day["day"] == name, "{} is not {name}", day["day"]);
        let rows = day["rows"].as_array().context("rows")?;
        let mut at = 540;
        for row in rows {
            ensure!(row[0] == at, "{name}: {row} begins at minute {at}");
            at += row[1].as_i64().context("minutes")?;
        }
        ensure!(at == end, "{name} ends at minute {at}, not {end}");
        ensure!(rows[rows.len() - 1][2] == "End", "{name}: {rows:?}");
        for needed in ["Setup", "Coffee", "Recap"] {
            let has = |row: &Value| row[2].as_str().is_some_and(|text| text.starts_with(needed));
            let missing = !rows.iter().any(has) && (name, needed) != ("two-days-2", "Setup");
            ensure!(!missing, "{name} has no {needed}");
        }
    }
    ensure!(days.as_array().map(Vec::len) == Some(ends.len()), "{days}");
    // Each exercise once, in the room or at home, after the ones that it builds on.
    let found = page.value(
        "['half-a-day', 'one-day', 'two-days'].map((id) => { \
            const room = [], home = []; \
            for (let it = document.getElementById(id).nextElementSibling; it && it.tagName !== 'H2'; it = it.nextElementSibling) \
                for (const link of it.querySelectorAll('a')) { \
                    const name = link.getAttribute('href').match(/\\/(\\w+)\\.html$/)?.[1]; \
                    if (name && name !== 'index') (it.matches('.schedule') ? room : home).push(name); \
                } \
            return [room, home]; \
         })",
    )?;
    let catalogue = Catalogue::load(&root())?;
    let mut all: Vec<&str> = catalogue.exercises().map(|e| e.package.as_str()).collect();
    all.sort_unstable();
    for workshop in found.as_array().context("workshops")? {
        let names = |i: usize| -> Vec<&str> {
            let list = workshop[i].as_array().into_iter().flatten();
            list.filter_map(Value::as_str).collect()
        };
        let (room, home) = (names(0), names(1));
        let mut both = [room.clone(), home].concat();
        both.sort_unstable();
        ensure!(both == all, "not each exercise once: {both:?}");
        for exercise in catalogue.exercises() {
            let Some(at) = room.iter().position(|name| *name == exercise.package) else {
                continue;
            };
            for after in &exercise.after {
                ensure!(
                    room[..at].contains(&after.as_str()),
                    "{} without {after}: {room:?}",
                    exercise.package
                );
            }
        }
    }
    page.quiet()
}

#[test]
fn the_start_can_be_changed_and_is_kept() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    let first = ".schedule time";
    ensure!(page.text(first)? == "9:00", "{}", page.text(first)?);
    page.ask(
        "const input = document.querySelector('.teach input[type=time]'); input.value = '13:30'; \
         input.dispatchEvent(new Event('input', { bubbles: true }))",
    )?;
    ensure!(page.text(first)? == "13:30", "{}", page.text(first)?);
    ensure!(page.text(".start-time")? == "13:30");
    let end =
        page.ask("[...document.querySelectorAll('[data-day=half-day] time')].at(-1).innerText")?;
    ensure!(end == "17:00", "half a day from 13:30 ends at {end}");
    page.reload()?;
    ensure!(page.text(first)? == "13:30", "it is not kept");
    page.ask(
        "const day = document.querySelector('.teach select'); day.value = 'one-day'; \
         day.dispatchEvent(new Event('change', { bubbles: true }))",
    )?;
    let kept = page.storage("teach:plan")?;
    ensure!(
        kept == json!({ "day": "one-day", "start": "13:30" }),
        "{kept}"
    );
    page.quiet()
}

#[test]
fn the_timer_follows_the_schedule() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    page.click(SWITCH)?;
    page.until(
        "document.querySelector('.desk-time')?.innerText.includes('choose one in the guide')",
    )?;
    // Whatever the time is: the workshop began 20 minutes ago.
    page.ask(
        "const ago = new Date(Date.now() - 20 * 60000); \
         const two = (n) => String(n).padStart(2, '0'); \
         document.querySelector('.teach input').value = `${two(ago.getHours())}:${two(ago.getMinutes())}`; \
         document.querySelector('.teach select').value = 'half-day'; \
         document.querySelector('.teach select').dispatchEvent(new Event('change', { bubbles: true }))",
    )?;
    page.until("/ to .*: The problem.* [0-9]:[0-5][0-9] left$/.test(document.querySelector('.desk-time').innerText)")?;
    let before = page.text(".desk-time")?;
    page.until(&format!(
        "document.querySelector('.desk-time').innerText !== {before:?}"
    ))
    .context("the timer goes on")?;
    page.quiet()
}
