//! Single keys: what they do, where they do nothing, and how they are switched off.

use anyhow::{Context, ensure};

use crate::harness::{Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";

#[test]
fn single_keys_can_be_switched_off() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(
        "try { localStorage.setItem('course:teach', 'true') } catch { /* A blank page. */ }",
    )?;
    page.open(CHAPTER)?;
    page.key("n")?;
    page.until("scrollY > 0").context("n goes on")?;
    page.click("#course-help-open")?;
    page.axe()?;
    page.click("#course-keys")?;
    page.key("Escape")?;
    page.open(CHAPTER)?;
    let here = page.ask("location.href")?;
    for key in ["/", "s", "?", "ArrowRight"] {
        page.key(key)?;
    }
    ensure!(
        !page.visible("#mdbook-searchbar")?,
        "a key has opened the search"
    );
    let help = page.ask("document.getElementById('course-help').open")?;
    ensure!(help == "false", "a key has opened the help");
    ensure!(
        page.ask("location.href")? == here,
        "a key has turned the page"
    );
    // The keys of the instructor's bar, too.
    let at = page.ask("String(scrollY)")?;
    page.key("n")?;
    ensure!(
        page.ask("String(scrollY)")? == at,
        "a key has scrolled the page"
    );
    // And that of the figures.
    page.ask("document.querySelector('.tl-scroll').scrollIntoView()")?;
    page.key("f")?;
    page.quiet()?;
    ensure!(page.count(".tl-stage")? == 0, "a key has shown a figure");
    Ok(())
}

#[test]
fn arrows_turn_pages_but_not_from_a_box_that_scrolls() -> Result<()> {
    let Some(page) = page(View::narrow())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.focus("pre > code[tabindex]")?;
    page.key("ArrowRight")?;
    page.key("?")?;
    page.until("document.getElementById('course-help').open")?;
    page.key("ArrowRight")?;
    page.key("Escape")?;
    page.until("!document.getElementById('course-help').open")?;
    let here = page.ask("location.pathname")?;
    ensure!(here.ends_with(CHAPTER), "the arrow left for {here}");
    let next = page.ask("document.querySelector('a[rel=next]').href")?;
    page.ask("document.activeElement.blur()")?;
    page.key("ArrowRight")?;
    page.until(&format!("location.href === '{next}'"))
}
