//! The window for the projector.

use anyhow::{Context, ensure};

use crate::harness::{Page, Result, View, page};
use crate::teach::{CHAPTER, INSTRUCTOR, NOTES, SWITCH, switched_on};

const PROJECTOR: &str = ".desk [aria-label='Projector window']";

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
    // From the wall, too.
    wall.ask("document.querySelector('.tl-scroll').scrollIntoView(); 0")?;
    wall.key("f")?;
    wall.until(on)?;
    page.until(on).context("the desk follows onto the stage")?;
    wall.axe()?;
    wall.key("Escape")?;
    wall.until(off)?;
    page.until(off).context("the desk follows back")?;
    // A desk that is loaded anew takes the wall along.
    page.click(".tl-expand")?;
    page.key("ArrowRight")?;
    wall.until(&format!("{on} && !({})", event(0)))?;
    page.reload()?;
    wall.until(off).context("no stage after the reload")?;
    wall.until(&event(0)).context("the figure's beginning")?;
    wall.quiet()?;
    page.quiet()
}
