//! A session with the cards: asked by mouse, keyboard and finger.

use anyhow::ensure;

use crate::deck::{CHAPTER, FIRST, chosen, counts, seen};
use crate::harness::{Result, View, page, same};

#[test]
fn a_chapter_hands_its_cards_to_the_mouse() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(&format!("{CHAPTER}/index.html"))?;
    let listed = page.count("details.card")?;
    ensure!(listed >= 8, "{listed} cards in the chapter");
    page.click("a[href*='cards.html#review-']")?;
    page.until(
        "location.pathname.endsWith('cards.html') && 'ready' in document.documentElement.dataset",
    )?;
    same("from", &page.text(".deck-from")?, "Waiting together")?;
    ensure!(page.focused(".deck-front")?, "the first front has no focus");
    same(
        "at the start",
        &counts(&page)?,
        &format!("New {listed} Learning 0 Due 0 Done 0"),
    )?;
    let front = page.text(".deck-front")?;
    ensure!(!page.visible(".deck-back")?, "the answer is there at once");
    page.click(".deck-answers .deck-main")?;
    ensure!(page.focused(".deck-back")?, "the answer has no focus");
    let back = page.text(".deck-back")?;
    let list = page.ask(&format!(
        "document.querySelector('[data-card=\"{FIRST}\"]').textContent.replace(/\\s+/g, ' ').trim()"
    ))?;
    same("the card", &list, &format!("{front} {back}"))?;
    for (grade, says) in [
        ("again", "1 min"),
        ("hard", "6 min"),
        ("good", "10 min"),
        ("easy", "8 days"),
    ] {
        let text = page.text(&format!(".deck-{grade}"))?;
        ensure!(text.contains(says), "{grade} says {text:?}");
    }
    seen(&page)?;
    page.click(".deck-easy")?;
    ensure!(page.focused(".deck-front")?, "the next front has no focus");
    ensure!(page.text(".deck-front")? != front, "the same card again");
    page.until("document.querySelector('#course-voice').textContent === 'Easy: again in 8 days.'")?;
    ensure!(
        page.storage("cards")?[FIRST]["stability"] == 8.2956,
        "{}",
        page.storage("cards")?
    );

    // Taken back: the card is there again with its answer, and nothing is kept of it.
    page.click(".deck-bar button:not(:disabled)")?;
    same("taken back", &page.text(".deck-front")?, &front)?;
    ensure!(page.focused(".deck-back")?, "focus after taking back");
    let kept = page.storage("cards")?;
    ensure!(kept == serde_json::json!({}), "kept: {kept}");
    seen(&page)?;
    page.click(".deck-good")?;
    page.click(".deck-bar button:last-child")?;
    ensure!(
        page.focused(".deck-choice .deck-main")?,
        "focus after the end"
    );
    page.reload()?;
    ensure!(
        page.storage("cards")?[FIRST]["phase"] == "learning",
        "forgotten: {}",
        page.storage("cards")?
    );
    page.quiet()
}

#[test]
fn the_keyboard_alone_is_enough() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    chosen(&page, 20)?;
    page.focus("#mdbook-content")?;
    for _ in 0..30 {
        page.key("Tab")?;
        if page.focused(".deck-choice .deck-main")? {
            break;
        }
    }
    page.key("Enter")?;
    let first = page.text(".deck-front")?;
    // No grade before the answer was seen, and no page is turned.
    page.key("3")?;
    page.key("ArrowRight")?;
    page.key("ArrowLeft")?;
    same("before the answer", &page.text(".deck-front")?, &first)?;
    page.key("Enter")?;
    ensure!(page.visible(".deck-back")?, "Enter shows no answer");
    seen(&page)?;
    page.key("3")?;
    let second = page.text(".deck-front")?;
    ensure!(second != first, "3 does not grade");
    page.key("u")?;
    same("after u", &page.text(".deck-front")?, &first)?;
    seen(&page)?;
    page.key("1")?;
    same("the next one", &page.text(".deck-front")?, &second)?;
    page.key("Tab")?;
    ensure!(
        page.focused(".deck-answers .deck-main")?,
        "Tab after the front"
    );
    page.key("Space")?;
    ensure!(page.visible(".deck-back")?, "the button shows no answer");
    seen(&page)?;
    for grade in ["again", "hard", "good"] {
        page.key("Tab")?;
        ensure!(page.focused(&format!(".deck-{grade}"))?, "Tab to {grade}");
    }
    page.key("Enter")?;
    ensure!(counts(&page)?.ends_with("Done 2"), "{}", counts(&page)?);
    // A single key does nothing where the deck has no focus.
    page.ask("document.activeElement.blur(); 0")?;
    page.key("u")?;
    ensure!(counts(&page)?.ends_with("Done 2"), "{}", counts(&page)?);
    page.quiet()
}

#[test]
fn a_finger_is_enough_and_finds_its_buttons() -> Result<()> {
    for view in [View::phone(), View::narrow().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        let small = "[...document.querySelectorAll('.deck button, .deck label, .deck input:not([type=radio], [type=checkbox])')] \
             .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 40) \
             .map((it) => it.outerHTML).join('\\n')";
        let fits = || -> Result<()> {
            same("smaller than 40 px", &page.ask(small)?, "")?;
            page.fits()
        };
        chosen(&page, 2)?;
        fits()?;
        page.tap(".deck-choice .deck-main")?;
        fits()?;
        // The grades stand where the button stood: the second of two taps grades nothing.
        page.ask("performance.now = () => 1000; 0")?;
        let row = "document.querySelector('.deck-answers').getBoundingClientRect().bottom";
        let before: f64 = page.ask(row)?.parse()?;
        page.key("Space")?;
        let after: f64 = page.ask(row)?.parse()?;
        page.tap(".deck-easy")?;
        page.key("4")?;
        ensure!(page.visible(".deck-back")?, "the second tap grades");
        let kept = page.storage("cards")?;
        ensure!(
            kept.as_object().is_none_or(|kept| kept.is_empty()),
            "{kept}"
        );
        ensure!(
            (before - after).abs() < 2.0,
            "the row of buttons moves from {before} to {after}"
        );
        fits()?;
        page.ask("performance.now = () => 1400; 0")?;
        page.tap(".deck-easy")?;
        same(
            "after a card",
            &counts(&page)?,
            "New 1 Learning 0 Due 0 Done 1",
        )?;
        page.tap(".deck-answers .deck-main")?;
        seen(&page)?;
        page.tap(".deck-easy")?;
        same("the end", &page.text(".deck-end h2")?, "Done for now")?;
        fits()?;
        page.quiet()?;
    }
    Ok(())
}
