//! The stage: one figure over the whole screen, and the way back.

use anyhow::{Context, ensure};

use crate::harness::{Page, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
const OPEN: &str = ".tl-controls .tl-expand";

fn opened(page: &Page, by: &str) -> Result<()> {
    page.until("document.querySelector('dialog.tl-stage:modal .timeline') !== null")
        .with_context(|| format!("{by} opens the stage"))
}

fn closed(page: &Page, by: &str) -> Result<()> {
    page.until("document.querySelector('.tl-stage, .tl-room') === null && document.fullscreenElement === null")
        .with_context(|| format!("{by} leads back"))
}

fn at(page: &Page) -> Result<String> {
    page.ask("document.querySelector('.tl-controls input').value")
}

/// Where the figure stands in the window.
fn place(page: &Page) -> Result<f64> {
    let top = page.ask("document.querySelector('.timeline').getBoundingClientRect().top")?;
    top.parse().with_context(|| top)
}

fn comes_back_to(page: &Page, top: f64, by: &str) -> Result<()> {
    page.until(&format!(
        "Math.abs(document.querySelector('.timeline').getBoundingClientRect().top - {top}) < 2"
    ))
    .with_context(|| format!("after {by} the page stands where it stood"))
}

#[test]
fn the_mouse_opens_it_and_escape_leads_back() -> Result<()> {
    let Some(page) = page(View::desktop().sized(1280, 720))? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.click(".tl-controls button[aria-label='Step forward']")?;
    page.ask("document.querySelector('.tl-expand').scrollIntoView({ block: 'center', behavior: 'instant' })")?;
    let top = place(&page)?;
    page.click(OPEN)?;
    opened(&page, "a click")?;
    page.until("document.fullscreenElement === document.documentElement")
        .context("a click may fill the screen")?;
    ensure!(page.focused(OPEN)?, "the button has lost the focus");
    ensure!(at(&page)? == "1", "the figure has left its event");
    let name = page.attr(OPEN, "aria-label")?;
    ensure!(
        name.as_deref() == Some("Back to the page"),
        "the button is called {name:?}"
    );
    page.axe()?;
    // A modal dialog: what is behind cannot be reached.
    let behind = page.ask("document.elementFromPoint(640, 5).closest('.tl-stage') !== null")?;
    ensure!(behind == "true", "the page shows through");
    page.key("Escape")?;
    closed(&page, "Escape")?;
    ensure!(page.focused(OPEN)?, "Escape has lost the focus");
    comes_back_to(&page, top, "Escape")?;
    page.click(OPEN)?;
    opened(&page, "a second click")?;
    page.click(OPEN)?;
    closed(&page, "the button")?;
    ensure!(page.focused(OPEN)?, "the button has lost the focus");
    comes_back_to(&page, top, "the button")?;
    // Outside of a test a browser takes Escape for itself, and says only that the screen is left.
    page.click(OPEN)?;
    opened(&page, "a third click")?;
    page.until("document.fullscreenElement !== null")?;
    page.ask("document.exitFullscreen()")?;
    closed(&page, "leaving the full screen")?;
    comes_back_to(&page, top, "leaving the full screen")?;
    page.quiet()
}

#[test]
fn the_keyboard_opens_it_and_stays_inside() -> Result<()> {
    for view in [
        View::desktop().sized(1280, 720),
        View::desktop().dark().reduced_motion(),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        // No figure in sight: nothing to show.
        page.key("f")?;
        page.ask("document.querySelector('.tl-scroll').scrollIntoView({ block: 'center', behavior: 'instant' })")?;
        ensure!(
            page.count(".tl-stage")? == 0,
            "f shows a figure out of sight"
        );
        let (here, top) = (page.ask("location.href")?, place(&page)?);
        page.key("f")?;
        opened(&page, "f")?;
        ensure!(page.focused(".tl-toggle")?, "the focus is not on Play");
        for _ in 0..14 {
            page.key("Tab")?;
            // Between the last and the first control is the browser's own frame.
            let inside = page.ask("document.activeElement === document.body || document.activeElement.closest('.tl-stage') !== null")?;
            ensure!(
                inside == "true",
                "Tab leaves for {}",
                page.ask("document.activeElement.outerHTML")?
            );
        }
        // Every key works wherever the focus is, even nowhere.
        page.ask("document.activeElement.blur()")?;
        for (key, event) in [
            ("Home", "0"),
            ("ArrowRight", "1"),
            ("PageDown", "2"),
            ("n", "3"),
            ("p", "2"),
            ("PageUp", "1"),
            ("End", "46"),
            ("ArrowLeft", "45"),
        ] {
            page.key(key)?;
            ensure!(at(&page)? == event, "{key} leads to event {}", at(&page)?);
        }
        page.until("document.querySelector('.tl-stage #course-voice')?.textContent.includes('event 45 of 46')")
            .context("a step is spoken inside of the dialog")?;
        for key in ["/", "s"] {
            page.key(key)?;
        }
        ensure!(
            !page.visible("#mdbook-searchbar")?,
            "the search opens behind"
        );
        page.key("?")?;
        page.until("document.getElementById('course-help').open")?;
        let keys = page.text("#course-help dl")?;
        ensure!(keys.contains("a figure over the whole screen"), "{keys}");
        page.key("f")?;
        page.click("#course-help form > button")?;
        opened(&page, "closing the keys")?;
        page.axe()?;
        page.key("f")?;
        closed(&page, "f")?;
        comes_back_to(&page, top, "f")?;
        ensure!(
            page.ask("location.href")? == here,
            "a key has left the page"
        );
        page.key("ArrowRight")?;
        page.until(&format!("location.href !== '{here}'"))
            .context("back on the page the arrows turn it")?;
    }
    Ok(())
}

/// The browser's Back is a way out too; any other way out leaves nothing behind in the history.
#[test]
fn back_leads_to_the_page() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("index.html")?;
    page.open(CHAPTER)?;
    page.ask("document.querySelector('.tl-expand').scrollIntoView({ block: 'center', behavior: 'instant' })")?;
    let (here, top) = (page.ask("location.href")?, place(&page)?);
    let same = |by: &str| -> Result<()> {
        closed(&page, by)?;
        page.until("history.state === null && history.scrollRestoration === 'auto'")
            .with_context(|| format!("{by} leaves the stage in the history"))?;
        comes_back_to(&page, top, by)?;
        let now = page.ask("location.href")?;
        ensure!(now == here, "{by} leads to {now}");
        Ok(())
    };
    for _ in 0..2 {
        page.key("f")?;
        opened(&page, "f")?;
        page.ask("history.back()")?;
        same("Back")?;
        page.key("f")?;
        opened(&page, "f")?;
        page.key("Escape")?;
        // At once: the way back may not be over.
        closed(&page, "Escape")?;
        page.key("f")?;
        opened(&page, "f")?;
        page.tap(OPEN)?;
        same("the button")?;
    }
    // A reload on the stage leaves one step behind, which the next stage takes.
    page.key("f")?;
    opened(&page, "f")?;
    page.reload()?;
    page.ask("document.querySelector('.tl-expand').scrollIntoView({ block: 'center', behavior: 'instant' })")?;
    page.key("f")?;
    opened(&page, "f after a reload")?;
    page.key("Escape")?;
    closed(&page, "Escape")?;
    page.until("history.state === null")?;
    page.ask("history.back()")?;
    page.until("location.pathname.endsWith('/index.html') && !location.pathname.includes('03_')")
        .context("one step back is the page before")?;
    page.quiet()
}

#[test]
fn printing_on_the_stage_prints_the_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.click(OPEN)?;
    opened(&page, "a click")?;
    page.ask(
        "dispatchEvent(new Event('beforeprint')) && document.querySelector('.tl-stage') === null",
    )
    .and_then(|left| {
        ensure!(left == "true", "the stage is on the paper");
        Ok(())
    })?;
    closed(&page, "printing")?;
    page.quiet()
}

#[test]
fn it_fills_the_window_where_the_screen_is_refused() -> Result<()> {
    for refused in [
        "delete Element.prototype.requestFullscreen",
        "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no'))",
    ] {
        let Some(page) = page(View::phone())? else {
            return Ok(());
        };
        page.before(refused)?;
        page.open(CHAPTER)?;
        page.tap(OPEN)?;
        opened(&page, "a tap")?;
        let size = page.ask(
            "(({ x, y, width, height }) => [x, y, width, height].join())(document.querySelector('.tl-stage').getBoundingClientRect())",
        )?;
        ensure!(size == "0,0,390,844", "the stage is {size}");
        // The words and the program of one recording, chosen by a tap.
        let shown = |nth: usize| {
            page.ask(&format!(
                "[...document.querySelectorAll('.tl-stage :is(.tl-now > div, .tl-now dl, .tl-program)')].map((it) => it.checkVisibility({{ visibilityProperty: true }})).join() + {nth}"
            ))
        };
        let first = "true,true,false,false,true,false";
        let second = "false,false,true,true,false,true";
        ensure!(shown(0)? == format!("{first}0"), "at first: {}", shown(0)?);
        page.tap(".tl-tabs button:nth-child(2)")?;
        ensure!(shown(1)? == format!("{second}1"), "then: {}", shown(1)?);
        let pressed = page.attr(".tl-tabs button:nth-child(2)", "aria-pressed")?;
        ensure!(pressed.as_deref() == Some("true"), "{pressed:?}");
        // An event of the other one brings that to the front.
        page.tap(".tl-controls button[aria-label='Step forward']")?;
        ensure!(shown(2)? == format!("{first}2"), "a step: {}", shown(2)?);
        page.axe()?;
        page.tap(OPEN)?;
        closed(&page, "a tap")?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn a_turned_phone_stays_on_the_stage() -> Result<()> {
    let Some(mut page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.tap(OPEN)?;
    opened(&page, "a tap")?;
    page.turn(View::phone().sized(844, 390).dark())?;
    page.until("innerWidth > innerHeight && document.querySelector('.tl-stage .tl-scroll').getBoundingClientRect().bottom <= innerHeight")?;
    page.axe()?;
    page.key("Escape")?;
    closed(&page, "Escape")?;
    page.quiet()
}

#[test]
fn without_javascript_and_on_paper_there_is_no_stage() -> Result<()> {
    for view in [View::desktop().no_js(), View::desktop().print()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        for css in [".tl-expand", ".tl-tabs"] {
            ensure!(!page.visible(css)?, "{view}: {css} is in sight");
        }
        page.quiet()?;
    }
    Ok(())
}
