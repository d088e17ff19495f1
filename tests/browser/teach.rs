//! The instructor's guide, and the notes beside the text.

use anyhow::{Context, ensure};
use course::catalogue::Catalogue;
use serde_json::Value;

use crate::harness::{Page, Result, View, page, root};

pub const GUIDE: &str = "instructor.html";
pub const CHAPTER: &str = "03_waiting_together/index.html";
pub const SWITCH: &str = ".teach-switch";
pub const NOTES: &str = ".teach-note";

pub fn switched_on(page: &Page) -> Result<()> {
    page.until(&format!(
        "document.querySelectorAll('{NOTES}').length > 3 && document.querySelector('.desk') !== null"
    ))
    .context("the notes appear")
}

/// What the guide keeps: this browser is an instructor's.
pub const INSTRUCTOR: &str =
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
        page.fits()?;
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
        page.fits()?;
        page.ask("localStorage.setItem('course:teach', 'true'); 0")?;
        page.open(CHAPTER)?;
        switched_on(&page)?;
        page.axe()?;
        page.fits()?;
        page.quiet()?;
    }
    Ok(())
}
