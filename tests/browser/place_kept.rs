//! What the course keeps of a reader: listed, saved and erased, and browsers that keep nothing.

use anyhow::{Context, ensure};

use crate::harness::{KEEPS_NOTHING, Result, View, page};
use crate::place::{BUTTON, CHAPTER, LINE};

#[test]
fn what_is_kept_is_listed_saved_and_erased() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.downloads()?;
    page.open(CHAPTER)?;
    page.tap(BUTTON)?;
    page.ask("localStorage.setItem('someone:else', '1'); 0")?;
    page.open("exercises.html")?;
    let list = page.text(".local-data ul")?;
    ensure!(list.contains("the chapters that you have read"), "{list}");
    page.tap(".local-data button:first-of-type")?;
    let file = page.downloaded("async-rust-proven.json")?;
    ensure!(file.contains(&format!("\"{CHAPTER}\": true")), "{file}");
    // Asked first; and "Keep it" keeps it.
    let erase = ".place-buttons button:nth-of-type(2)";
    page.focus(erase)?;
    page.key("Enter")?;
    // A second Enter, or one held down, must not erase.
    ensure!(
        page.focused(".place-buttons button:nth-of-type(4)")?,
        "the safe answer has the focus"
    );
    page.tap(".place-buttons button:nth-of-type(4)")?;
    ensure!(page.focused(erase)?, "the focus comes back");
    ensure!(page.storage("read")?[CHAPTER] == true, "it was kept");
    page.tap(erase)?;
    page.tap(".place-danger")?;
    let left = page.ask(
        "JSON.stringify(Object.keys(localStorage).filter((key) => key.startsWith('course:')))",
    )?;
    ensure!(left == "[]", "left: {left}");
    ensure!(
        page.ask("localStorage.getItem('someone:else')")? == "1",
        "another one's data is gone"
    );
    ensure!(
        page.text(".local-data ul")? == "nothing yet",
        "the list is still there"
    );
    page.until(&format!(
        "!document.querySelector('#mdbook-sidebar a[href$=\"{CHAPTER}\"] .place-mark')?.textContent.includes('read')"
    ))
    .context("the contents still say read")?;
    page.axe()?;
    page.quiet()
}

#[test]
fn a_browser_that_keeps_nothing_says_so_and_works() -> Result<()> {
    for script in KEEPS_NOTHING {
        let Some(page) = page(View::desktop())? else {
            return Ok(());
        };
        page.before(script)?;
        page.open(CHAPTER)?;
        page.click(BUTTON)?;
        let line = page.text(LINE)?;
        ensure!(line.starts_with("✓ read"), "{line}");
        page.until(
            "document.querySelector('#course-voice')?.textContent.includes('keeps nothing')",
        )?;
        page.ask("scrollTo(0, 3000)")?;
        page.open("exercises.html")?;
        ensure!(
            page.text(".local-data ul")? == "nothing yet",
            "it keeps something"
        );
        page.quiet()?;
    }
    Ok(())
}
