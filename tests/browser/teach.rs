//! The instructor's guide, the notes beside the text, and the window for the projector.

use anyhow::{Context, ensure};
use course::catalogue::Catalogue;
use serde_json::{Value, json};

use crate::harness::{Page, Result, View, page, root};

const GUIDE: &str = "instructor.html";
const CHAPTER: &str = "03_waiting_together/index.html";
const SWITCH: &str = ".teach-switch";
const NOTES: &str = ".teach-note";
const PROJECTOR: &str = ".desk [aria-label='Projector window']";

/// The minutes after midnight that a clock shows.
const CLOCK: &str =
    "const clock = (text) => text.split(':').reduce((h, m) => Number(h) * 60 + Number(m));";

fn switched_on(page: &Page) -> Result<()> {
    page.until(&format!(
        "document.querySelectorAll('{NOTES}').length > 3 && document.querySelector('.desk') !== null"
    ))
    .context("the notes appear")
}

fn fits(page: &Page) -> Result<()> {
    let root = "document.documentElement";
    let over = page.ask(&format!(
        "Math.max({root}.scrollWidth - {root}.clientWidth, 0)"
    ))?;
    ensure!(over == "0", "{}: {over} px too wide", page.place());
    Ok(())
}

/// What the guide keeps: this browser is an instructor's.
const INSTRUCTOR: &str =
    "try { localStorage.setItem('course:teach:seen', 'true') } catch { /* A blank page. */ }";

#[test]
fn only_who_has_been_at_the_guide_sees_the_switch() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(!page.visible(".teach")?, "a reader is shown the switch");
    page.open(GUIDE)?;
    page.open(CHAPTER)?;
    ensure!(page.visible(".teach-switch")?, "an instructor is not");
    page.quiet()
}

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

#[test]
fn notes_are_switched_on_and_off_by_mouse_and_kept() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(INSTRUCTOR)?;
    page.open(CHAPTER)?;
    let loaded = "performance.getEntriesByType('resource').filter(({ name }) => \
        /instructor|\\/(desk|notes|teach-\\w+\\.css|projector|plan)/.test(name)).length";
    let early = page.ask(loaded)?;
    ensure!(
        early == "0",
        "a reader loads {early} files for the instructor"
    );
    ensure!(page.attr(SWITCH, "aria-checked")?.as_deref() == Some("false"));
    page.click(SWITCH)?;
    switched_on(&page)?;
    ensure!(page.attr(SWITCH, "aria-checked")?.as_deref() == Some("true"));
    ensure!(page.storage("teach")? == true, "{}", page.storage("teach")?);
    // Beside the text, not over it.
    let over = page.ask(&format!(
        "[...document.querySelectorAll('{NOTES}')].filter((note) => {{ const right = note.getBoundingClientRect(); \
            return right.left < document.querySelector('main h2').getBoundingClientRect().right || right.right > innerWidth; }}).length"
    ))?;
    ensure!(over == "0", "{over} notes are not beside the text");
    page.open("05_spawn/index.html")?;
    switched_on(&page).context("on the next page")?;
    page.open("05_spawn/panic_isolation.html")?;
    page.until(&format!(
        "document.querySelector('{NOTES}')?.innerText.includes('panic_isolation')"
    ))
    .context("how to reveal it, on the exercise's page")?;
    page.open(CHAPTER)?;
    switched_on(&page)?;
    page.click(".desk button:last-of-type")?;
    page.until("document.querySelector('.desk') === null")?;
    ensure!(page.count(NOTES)? == 0, "notes are left");
    ensure!(page.focused(SWITCH)?, "the focus is lost");
    ensure!(page.storage("teach")? == Value::Null);
    page.quiet()
}

#[test]
fn notes_by_keyboard_and_by_touch() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.before(INSTRUCTOR)?;
        page.open(CHAPTER)?;
        if view == View::desktop() {
            page.focus(SWITCH)?;
            page.key(" ")?;
        } else {
            page.tap(SWITCH)?;
        }
        switched_on(&page)?;
        fits(&page)?;
        if view == View::desktop() {
            page.key("n")?;
            page.until("document.activeElement.id === 'the-problem'")?;
            page.key("n")?;
            page.until("document.activeElement.id === 'what-rust-chose'")?;
            page.key("p")?;
            page.until("document.activeElement.id === 'the-problem'")?;
            page.focus(SWITCH)?;
            page.key("Enter")?;
        } else {
            page.tap(".desk [aria-label='Next section']")?;
            page.until("document.activeElement.id === 'the-problem'")?;
            page.tap(".desk button:last-of-type")?;
        }
        page.until("document.querySelector('.desk') === null")?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn each_note_has_its_section() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    let lost = page.ask(
        "Promise.all([...document.querySelectorAll('.chapter-notes')].map(async (notes) => { \
            const text = await (await fetch(`${notes.dataset.chapter}/index.html`)).text(); \
            const chapter = new DOMParser().parseFromString(text, 'text/html'); \
            return [...notes.querySelectorAll('[data-by]')].map((it) => it.dataset.by) \
                .filter((id) => id && !chapter.getElementById(id)).map((id) => `${notes.dataset.chapter}#${id}`); \
         })).then((lost) => lost.flat().join(' '))",
    )?;
    ensure!(lost.is_empty(), "no such section: {lost}");
    let dirs = Catalogue::load(&root())?;
    for chapter in &dirs.chapters {
        let notes = format!(".chapter-notes[data-chapter='{}']", chapter.dir);
        for part in [
            "Timing",
            "Demonstrate",
            "What people ask",
            "Reveal in this order",
        ] {
            let items = page.count(&format!("{notes} [data-part='{part}'] li"))?;
            ensure!(items > 0, "{}: nothing under {part}", chapter.dir);
        }
    }
    Ok(())
}

#[test]
fn the_projector_follows() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(INSTRUCTOR)?;
    page.open(CHAPTER)?;
    page.click(SWITCH)?;
    switched_on(&page)?;
    page.click(PROJECTOR)?;
    let wall = page.popup()?;
    for hidden in ["#mdbook-menu-bar", ".sidebar", ".teach", NOTES, ".desk"] {
        ensure!(!wall.visible(hidden)?, "the projector shows {hidden}");
    }
    let size = |page: &Page| {
        page.ask("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    };
    let (here, there) = (size(&page)?, size(&wall)?);
    ensure!(
        there.parse::<f64>()? >= here.parse::<f64>()? * 1.4,
        "{there} px on the wall, {here} px here"
    );
    let at = |id: &str| {
        format!("Math.abs(document.getElementById('{id}').getBoundingClientRect().top) < 120")
    };
    page.key("n")?;
    page.key("n")?;
    page.key("n")?;
    page.until("document.activeElement.id === 'the-model'")?;
    wall.until(&at("the-model")).context("the section")?;
    wall.key("PageDown")?;
    page.until("document.activeElement.id === 'the-smallest-program'")
        .context("a presenter's key, on the wall")?;
    wall.until(&at("the-smallest-program"))?;
    page.ask("const fold = document.querySelector('main details:not(.teach-note *)'); fold.open = true; 0")?;
    wall.until("document.querySelector('main details').open")
        .context("what is unfolded")?;
    let player = ".timeline input[type=range]";
    page.ask(&format!(
        "const input = document.querySelector('{player}'); input.value = 9; \
         input.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    ))?;
    wall.until(&format!("document.querySelector('{player}').value === '9'"))
        .context("the figure's step")?;
    page.open("05_spawn/index.html")?;
    wall.until("location.pathname.endsWith('/05_spawn/index.html') && 'ready' in document.documentElement.dataset")
        .context("the next chapter")?;
    ensure!(!wall.visible("#mdbook-menu-bar")?, "it has lost its style");
    wall.quiet()?;
    page.quiet()
}

/// Both windows of an instructor go onto the stage and back, and each steps the other one.
#[test]
fn the_projector_follows_onto_the_stage() -> Result<()> {
    let Some(page) = page(View::desktop().sized(1280, 720))? else {
        return Ok(());
    };
    page.before(INSTRUCTOR)?;
    page.open(CHAPTER)?;
    page.click(SWITCH)?;
    switched_on(&page)?;
    page.click(PROJECTOR)?;
    let wall = page.popup()?;
    let on = "document.querySelector('.tl-stage:modal .timeline')?.id === 'figure-03_sequential'";
    let off = "document.querySelector('.tl-stage') === null";
    let event =
        |at: u32| format!("document.querySelector('.timeline input[type=range]').value === '{at}'");
    page.click(".tl-expand")?;
    page.until(on)?;
    wall.until(on).context("the stage, on the wall")?;
    // The large type of the projector is for running text: here everything fits.
    wall.until("(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('.tl-stage'))")
        .context("it fits the wall")?;
    page.key("ArrowRight")?;
    page.key("n")?;
    wall.until(&event(2)).context("steps, on the wall")?;
    wall.key("PageDown")?;
    wall.until(&event(3))?;
    page.until(&event(3))
        .context("a presenter's step on the wall, at the desk")?;
    ensure!(
        page.ask("document.activeElement.closest('.tl-stage') !== null")? == "true",
        "the desk has gone to another section"
    );
    page.key("Escape")?;
    page.until(off)?;
    wall.until(off).context("the way back, on the wall")?;
    // The wall alone.
    wall.ask("document.querySelector('.tl-scroll').scrollIntoView(); 0")?;
    wall.key("f")?;
    wall.until(on)?;
    page.key("ArrowRight")?;
    wall.key("PageUp")?;
    wall.until(off.replace("===", "!==").as_str())?;
    ensure!(page.ask(off)? == "true", "the desk follows the wall");
    wall.axe()?;
    wall.key("Escape")?;
    wall.until(off)?;
    wall.quiet()?;
    page.quiet()
}

#[test]
fn a_blocked_window_is_said() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(INSTRUCTOR)?;
    page.open(CHAPTER)?;
    page.click(SWITCH)?;
    switched_on(&page)?;
    page.ask("window.open = () => null; 0")?;
    page.click(PROJECTOR)?;
    let said = page.text(".desk-said")?;
    ensure!(said.contains("has blocked the window"), "{said}");
    let link = page.attr(".desk-said a", "target")?;
    ensure!(link.as_deref() == Some("course-projector"), "{link:?}");
    page.quiet()
}

#[test]
fn without_the_guide_the_bar_says_so() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(INSTRUCTOR)?;
    page.open(CHAPTER)?;
    page.ask("window.fetch = () => Promise.reject(new TypeError('no network')); 0")?;
    page.click(SWITCH)?;
    page.until("document.querySelector('.desk-said')?.innerText.includes('cannot be loaded')")?;
    page.quiet()
}

#[test]
fn without_javascript_the_guide_is_whole() -> Result<()> {
    let Some(page) = page(View::desktop().no_js())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    ensure!(!page.visible(".teach")?, "a switch that does nothing");
    ensure!(page.visible(".schedule time")?, "no schedule");
    ensure!(
        !page.visible(".chapter-notes li")?,
        "the notes are not folded"
    );
    page.click(".chapter-notes summary")?;
    ensure!(
        page.visible(".chapter-notes li")?,
        "the notes do not unfold"
    );
    page.open(CHAPTER)?;
    page.click(".teach a")?;
    page.until("location.pathname.endsWith('/instructor.html') && location.hash === '#notes-03_waiting_together'")?;
    Ok(())
}

#[test]
fn on_paper_the_notes_are_open_and_the_bar_is_gone() -> Result<()> {
    let Some(page) = page(View::desktop().print())? else {
        return Ok(());
    };
    page.open(GUIDE)?;
    for chapter in Catalogue::load(&root())?.chapters {
        let item = format!("#notes-{} li", chapter.dir);
        ensure!(page.visible(&item)?, "{item} is not printed");
    }
    ensure!(!page.visible(".teach")?, "a switch on paper");
    page.ask("localStorage.setItem('course:teach', 'true'); 0")?;
    page.open(CHAPTER)?;
    page.until(&format!("document.querySelectorAll('{NOTES}').length > 3"))?;
    for hidden in [NOTES, ".desk", ".teach"] {
        ensure!(!page.visible(hidden)?, "a hand-out shows {hidden}");
    }
    page.quiet()
}

#[test]
fn everybody_can_use_it() -> Result<()> {
    for view in [
        View::desktop(),
        View::desktop().dark(),
        View::phone().dark(),
        View::narrow(),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(GUIDE)?;
        page.ask(
            "for (const notes of document.querySelectorAll('.chapter-notes')) notes.open = true; 0",
        )?;
        page.axe()?;
        fits(&page)?;
        page.ask("localStorage.setItem('course:teach', 'true'); 0")?;
        page.open(CHAPTER)?;
        switched_on(&page)?;
        page.axe()?;
        fits(&page)?;
        page.quiet()?;
    }
    Ok(())
}
