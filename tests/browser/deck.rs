//! What the tests of the cards share: a clock of their own, and a hand at the deck.

use anyhow::Context;

use crate::harness::{Page, Result};

/// The chapter whose cards are asked.
pub const CHAPTER: &str = "03_waiting_together";
/// Its first card.
pub const FIRST: &str = "03-what-do-two-awaits-in-a-row-do";

/// Sets the page's clock to a day of January 2026, and has the page look at it.
pub fn clock(page: &Page, day: u32, hour: u32) -> Result<()> {
    page.ask(&format!(
        "window.now = +new Date(2026, 0, {day}, {hour}); Date.now = () => window.now; \
         dispatchEvent(new StorageEvent('storage', {{ key: null }})); 0"
    ))?;
    Ok(())
}

/// Asks one chapter only, with so many new cards a day; shows what to ask.
pub fn chosen(page: &Page, per_day: u32) -> Result<()> {
    page.open("cards.html")?;
    page.ask(&format!(
        "localStorage.setItem('course:cards:choice', JSON.stringify({{ which: 'some', some: ['{CHAPTER}'], perDay: {per_day} }})); 0"
    ))?;
    page.reload()
}

pub fn counts(page: &Page) -> Result<String> {
    Ok(page.text(".deck-counts")?.replace('\n', " "))
}

/// Lets half a second pass for the page: an answer is not graded as soon as it is shown.
pub fn seen(page: &Page) -> Result<()> {
    page.ask("performance.now = ((now) => () => now + 500)(performance.now()); 0")?;
    Ok(())
}

/// Shows the answer and grades it.
pub fn answer(page: &Page, grade: &str) -> Result<()> {
    page.key("Space")?;
    seen(page)?;
    page.key(grade)
}

/// The button with these words, made easy to find.
pub fn press(page: &Page, words: &str) -> Result<()> {
    page.ask(&format!(
        "[...document.querySelectorAll('.deck button')].find((it) => it.textContent.startsWith({words:?})).id = 'pressed'; 0"
    ))
    .with_context(|| format!("no button says {words}"))?;
    page.click("#pressed")?;
    page.ask("document.querySelector('#pressed')?.removeAttribute('id'); 0")?;
    Ok(())
}

/// Answers the first card of the chapter, on a day.
pub fn answered(page: &Page, day: u32, grade: &str) -> Result<()> {
    page.open("index.html")?;
    page.open(&format!("cards.html#review-{CHAPTER}"))?;
    clock(page, day, 12)?;
    page.key("Space")?;
    seen(page)?;
    page.key(grade)?;
    page.click(".deck-bar button:last-child")
}

pub fn today(page: &Page) -> Result<String> {
    page.ask("new Date(Date.now()).toISOString().slice(0, 10)")
}
