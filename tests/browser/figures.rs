//! The player of the recorded figures: what it shows is held against the recordings themselves.

use anyhow::{Context, ensure};

use crate::harness::{Page, Result, View, page};

/// Two recordings beside each other, in the chapter about waiting together.
const COMPARED: &str = "03_waiting_together/index.html";

fn at(page: &Page) -> Result<usize> {
    let value = page.ask("document.querySelector('.tl-controls input').value")?;
    value
        .parse()
        .with_context(|| format!("the scrubber is at {value}"))
}

fn at_is(page: &Page, expected: usize, after: &str) -> Result<()> {
    let seen = at(page)?;
    ensure!(
        seen == expected,
        "after {after} the figure is at event {seen}, not {expected}"
    );
    Ok(())
}

fn button(name: &str) -> String {
    format!(".tl-controls button[aria-label='{name}']")
}

/// What stands in the panel of a recording, the first or the second one.
fn panel(page: &Page, nth: usize, css: &str) -> Result<String> {
    page.ask(&format!(
        "document.querySelectorAll('.tl-now')[{nth}].querySelector('{css}').innerText"
    ))
}

/// The state of a lane in words.
fn lane(page: &Page, nth: usize, name: &str) -> Result<String> {
    page.ask(&format!(
        "[...document.querySelectorAll('.tl-now')[{nth}].querySelectorAll('dt')]\
         .find((dt) => dt.textContent === '{name}').nextElementSibling.innerText"
    ))
}

/// Where an event stands in the drawing of a recording, as a part of the drawing's width.
fn place_of(page: &Page, recording: &str, event: usize) -> Result<(f64, f64)> {
    let place = page.ask(&format!(
        "(() => {{ const recording = document.querySelector('.tl-recording[data-recording=\"{recording}\"]'); \
         const figure = recording.closest('.timeline'); \
         const nth = [...figure.querySelectorAll('.tl-recording')].indexOf(recording); \
         const part = JSON.parse(figure.querySelector('.tl-data').textContent).parts[nth]; \
         return part.x[{event}] / recording.querySelector('.tl-track').viewBox.baseVal.width; }})()"
    ))?;
    Ok((place.parse().with_context(|| place)?, 0.5))
}

fn track(recording: &str) -> String {
    format!(".tl-recording[data-recording='{recording}'] .tl-track")
}

/// Presses the mouse on an event, counted from 0.
fn press(page: &Page, recording: &str, event: usize) -> Result<()> {
    let place = place_of(page, recording, event)?;
    page.drag(&track(recording), place, place)
}

#[test]
fn the_mouse_steps_seeks_and_drags() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(COMPARED)?;
    at_is(&page, 0, "loading")?;
    let first = button("To the start");
    ensure!(
        page.attr(&first, "aria-disabled")?.as_deref() == Some("true"),
        "there is a way back from the start"
    );
    page.click(&button("Step forward"))?;
    page.click(&button("Step forward"))?;
    at_is(&page, 2, "two steps")?;
    page.click(&button("Step back"))?;
    at_is(&page, 1, "a step back")?;
    page.click(&button("To the end"))?;
    at_is(&page, 46, "a jump to the end")?;
    // A button without use keeps the focus.
    page.click(&button("Step forward"))?;
    ensure!(
        page.focused(&button("Step forward"))?,
        "the focus is lost at the end"
    );
    at_is(&page, 46, "a step beyond the end")?;
    press(&page, "03_sequential", 6)?;
    let said = panel(&page, 0, ".tl-say")?;
    ensure!(
        said == "The clock wakes api.",
        "a click on a wake shows: {said}"
    );
    page.drag(
        ".tl-recording[data-recording='03_sequential'] .tl-track",
        (0.5, 0.5),
        (0.01, 0.5),
    )?;
    at_is(&page, 1, "dragging to the left edge")?;
    page.click(&button("Play"))?;
    page.until("Number(document.querySelector('.tl-controls input').value) > 1")?;
    page.click(&button("Pause"))?;
    let paused = at(&page)?;
    ensure!(page.visible(&button("Play"))?, "no button to play on");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    at_is(&page, paused, "a pause")?;
    page.quiet()
}

#[test]
fn the_keyboard_steps_and_stays_on_the_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(COMPARED)?;
    let here = page.ask("location.href")?;
    for css in [
        ".tl-scroll",
        ".tl-controls .tl-toggle",
        ".tl-controls input",
    ] {
        page.focus(css)?;
        page.key("Home")?;
        at_is(&page, 0, &format!("Home in {css}"))?;
        page.key("ArrowRight")?;
        page.key("ArrowRight")?;
        page.key("ArrowRight")?;
        page.key("ArrowLeft")?;
        at_is(&page, 2, &format!("three steps and one back in {css}"))?;
        page.key("End")?;
        at_is(&page, 46, &format!("End in {css}"))?;
        page.key("Home")?;
        page.key("Space")?;
        page.until("document.querySelector('.tl-toggle').getAttribute('aria-label') === 'Pause'")
            .with_context(|| format!("Space in {css} plays"))?;
        page.key("Space")?;
        page.until("document.querySelector('.tl-toggle').getAttribute('aria-label') === 'Play'")
            .with_context(|| format!("Space in {css} pauses"))?;
        ensure!(page.focused(css)?, "{css} loses the focus");
    }
    page.focus(".tl-scroll")?;
    page.key("Home")?;
    page.key("ArrowRight")?;
    page.until("document.querySelector('#course-voice')?.textContent.includes('event 1 of 46: Sequential: 0 ms, checks is made (line 7).')")
        .context("a step is spoken")?;
    let value = page
        .attr(".tl-controls input", "aria-valuetext")?
        .unwrap_or_default();
    ensure!(
        value == "event 1 of 46: Sequential: 0 ms, checks is made (line 7).",
        "the scrubber says {value}"
    );
    // In the program and in the list the arrows scroll: they neither step nor leave.
    for css in [".tl-program summary", ".tl-words summary"] {
        page.focus(css)?;
        page.key("ArrowRight")?;
        at_is(&page, 1, &format!("an arrow in {css}"))?;
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    ensure!(
        page.ask("location.href")? == here,
        "an arrow has left the page"
    );
    page.quiet()
}

#[test]
fn a_finger_taps_and_drags() -> Result<()> {
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("02_lazy_futures/index.html")?;
        let small = page.ask(
            "[...document.querySelectorAll('.tl-controls button, .tl-controls select, .tl-controls input')]\
             .filter((it) => it.checkVisibility()).map((it) => [it.ariaLabel, it.getBoundingClientRect()])\
             .filter(([, box]) => box.width < 40 || box.height < 40).map(([name]) => name).join()",
        )?;
        ensure!(small.is_empty(), "{view}: smaller than 40 px: {small}");
        page.tap(&button("Step forward"))?;
        at_is(&page, 1, "a tap on a step")?;
        // The harness brings the middle of the drawing into sight.
        let mut middle = (0, f64::MAX);
        for event in 0..19 {
            let away = (place_of(&page, "02_lazy", event)?.0 - 0.5).abs();
            middle = if away < middle.1 {
                (event, away)
            } else {
                middle
            };
        }
        let place = place_of(&page, "02_lazy", middle.0)?;
        page.swipe(&track("02_lazy"), place, place)?;
        let said = panel(&page, 0, ".tl-at")?;
        ensure!(
            said.contains(&format!("event {} of 19", middle.0 + 1)),
            "{view}: a tap in the middle shows {said}"
        );
        let (place, _) = place;
        page.swipe(&track("02_lazy"), (place, 0.5), (place + 0.1, 0.5))?;
        ensure!(
            at(&page)? > middle.0 + 1,
            "{view}: dragging over the drawing leads nowhere"
        );
        ensure!(
            page.ask("document.documentElement.scrollWidth - innerWidth")? == "0",
            "{view}: the page scrolls sideways"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn it_plays_event_by_event_to_the_end_without_motion_too() -> Result<()> {
    for view in [View::desktop(), View::desktop().reduced_motion()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("08_locks/index.html")?;
        page.ask(
            "window.seen = []; const say = document.querySelector('.tl-now .tl-at'); \
             new MutationObserver(() => seen.push(say.textContent)).observe(say, { childList: true, subtree: true }); \
             const speed = document.querySelector('.tl-controls select'); speed.value = '4'; 0",
        )?;
        // The first recording ends in a deadlock, after ten events.
        page.click(&button("Play"))?;
        page.until("document.querySelectorAll('.tl-now')[1].querySelector('.tl-at').textContent.match(/event (\\d+)/)?.[1] > 1")?;
        page.click(&button("Pause"))?;
        let seen = page.ask("[...new Set(seen.map((text) => text.match(/event (\\d+)/)?.[1]).filter(Boolean))].join()")?;
        ensure!(seen == "1,2,3,4,5,6,7,8,9,10", "{view}: played were {seen}");
        let cause = panel(&page, 0, ".tl-cause")?;
        ensure!(
            cause == "Stopped here: poll 1 of db never returns.",
            "{view}: it ends with {cause}"
        );
        ensure!(
            lane(&page, 0, "db")? == "blocked: poll 1 never returns",
            "{view}: db is {}",
            lane(&page, 0, "db")?
        );
        let running = page.ask("document.getAnimations().length")?;
        ensure!(running == "0", "{view}: {running} animations");
        page.quiet()?;
    }
    Ok(())
}

/// The point of the comparison, read off the page.
#[test]
fn two_recordings_stand_at_the_same_time() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(COMPARED)?;
    press(&page, "03_joined", 12)?;
    let joined = lane(&page, 1, "database")?;
    ensure!(
        joined == "ready",
        "joined, the database's check is {joined}"
    );
    let sequential = lane(&page, 0, "database")?;
    ensure!(
        sequential == "not made yet",
        "in sequence it is {sequential} at the same time"
    );
    for nth in 0..2 {
        let clock = panel(&page, nth, ".tl-clock")?;
        ensure!(
            clock == "20 ms",
            "the clock of recording {nth} shows {clock}"
        );
    }
    ensure!(
        lane(&page, 0, "checks")? == "waiting for api",
        "in sequence, checks is {}",
        lane(&page, 0, "checks")?
    );
    ensure!(
        lane(&page, 0, "api")? == "waiting for the clock (30 ms)",
        "in sequence, api is {}",
        lane(&page, 0, "api")?
    );
    let heads = page.ask("[...document.querySelectorAll('.tl-playhead')].slice(0, 2).map((it) => it.getBoundingClientRect().left < innerWidth && it.getAttribute('d') !== '').join()")?;
    ensure!(heads == "true,true", "the playheads: {heads}");
    // Which wake caused the poll, in words, and the line of the program.
    press(&page, "03_joined", 12)?;
    page.click(&button("Step back"))?;
    let cause = panel(&page, 1, ".tl-cause")?;
    ensure!(
        cause == "Caused by event 10: the clock woke database at 20 ms.",
        "the poll of the database: {cause}"
    );
    ensure!(
        panel(&page, 1, ".tl-polled")? == "Polled now: checks → database",
        "{}",
        panel(&page, 1, ".tl-polled")?
    );
    let line = page.ask("document.querySelectorAll('.tl-program')[1].querySelector('.tl-ran, .tl-made-it').textContent.trim()")?;
    ensure!(
        line == "rec.track(\"database\", wait_ms(20)),",
        "the marked line is {line}"
    );
    page.quiet()
}

#[test]
fn without_scripts_and_on_paper_the_whole_drawing_stands() -> Result<()> {
    for view in [
        View::desktop().no_js(),
        View::phone().no_js().dark(),
        View::desktop().print(),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(COMPARED)?;
        for css in [".tl-track", ".tl-legend", ".timeline figcaption"] {
            ensure!(page.visible(css)?, "{view}: {css} is not in sight");
        }
        for css in [".tl-controls", ".tl-now", ".tl-veil", ".tl-playhead"] {
            ensure!(!page.visible(css)?, "{view}: {css} is in sight");
        }
        let told = page.count(".timeline .tl-words ol:first-of-type li[data-event]")?;
        ensure!(told >= 22, "{view}: {told} events are told");
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn a_stepped_figure_is_within_everyones_reach() -> Result<()> {
    for view in [
        View::desktop(),
        View::desktop().dark(),
        View::phone().dark(),
        View::narrow(),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        for (path, step) in [
            (COMPARED, 18),
            ("08_locks/index.html", 10),
            ("05_spawn/index.html", 3),
        ] {
            page.open(path)?;
            page.ask(&format!(
                "for (const range of document.querySelectorAll('.tl-controls input')) \
                 {{ range.value = {step}; range.dispatchEvent(new Event('input')); }} 0"
            ))?;
            // The rest of the page is for the test of all pages.
            let found = page.violations()?;
            let ours: Vec<_> = found
                .iter()
                .filter(|it| it.contains("figure") || it.contains("tl-"))
                .collect();
            ensure!(ours.is_empty(), "{path} ({view}): {ours:#?}");
            page.quiet()?;
        }
    }
    Ok(())
}

#[test]
fn the_player_moves_nothing_when_it_starts() -> Result<()> {
    for view in [View::desktop(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        for path in ["index.html", COMPARED] {
            page.open(path)?;
            let moved = page.ask(
                "new Promise((done) => { let sum = 0; \
                 new PerformanceObserver((list) => { for (const shift of list.getEntries()) \
                 if (shift.sources.some(({ node }) => (node?.closest ? node : node?.parentElement)?.closest('.timeline'))) sum += shift.value; })\
                 .observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300); })",
            )?;
            ensure!(
                moved.parse::<f64>()? < 0.005,
                "{view}: {path}: a figure moves by {moved}"
            );
        }
    }
    Ok(())
}
