//! Code on a page: copied by theme/run.js, with its hidden lines, and by whom it can be read.

use anyhow::ensure;

use crate::harness::{Result, View, page, same};

const CHAPTER: &str = "03_waiting_together/index.html";
/// A program that the chapter shows in part, with what it printed.
const PROGRAM: &str = ".program[data-name='03_joined']";
/// The clipboard of a headless browser asks for leave; what the page hands to it is enough.
const CATCH: &str = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } }); 0";

#[test]
fn commands_and_code_are_copied() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask(CATCH)?;
    let copy = format!("{PROGRAM} > code + button");
    page.focus(&copy)?;
    page.key("Enter")?;
    page.until("window.copied === 'cargo run -p listings --example 03_joined'")?;
    same("the button", page.text(&copy)?, "Copied")?;
    page.until("document.getElementById('course-voice').textContent === 'Copied'")?;

    page.quiet()?;

    // An exercise's page begins with its command.
    page.open("03_waiting_together/overlap_checks.html")?;
    page.ask(CATCH)?;
    let corner = "pre:has(> .language-console) > .corner";
    page.click(corner)?;
    page.until("window.copied !== undefined")?;
    let copied = page.ask("window.copied")?;
    same("copied", copied.clone(), "cargo test -p overlap_checks")?;
    // The prompt is no part of a command, and what it printed is none.
    page.ask(
        "document.querySelector('.language-console').textContent = '$ cargo test\\nok\\n'; 0",
    )?;
    page.click(corner)?;
    page.until("window.copied === 'cargo test'")?;

    // A page over plain http has no `navigator.clipboard`: the old way, by what is selected.
    page.reload()?;
    page.ask(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });
         addEventListener('copy', () => { window.copied = document.activeElement.value; }); 0",
    )?;
    page.click(corner)?;
    page.until("window.copied !== undefined")?;
    same("copied in the old way", page.ask("window.copied")?, &copied)?;
    same("the button", page.text(corner)?, "Copied")?;
    ensure!(page.focused(corner)?, "copying has lost the focus");
    page.quiet()
}

#[test]
fn code_is_copied_by_touch_and_the_button_covers_none_of_it() -> Result<()> {
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("06_send/index.html")?;
        page.ask(CATCH)?;
        page.ask(
            "document.querySelector('main pre > code.language-rust').parentElement.id = 'first'; 0",
        )?;
        ensure!(
            page.ask("getComputedStyle(document.querySelector('#first > .corner')).opacity")?
                == "1",
            "a finger sees no button"
        );
        page.tap("#first > .corner")?;
        page.until("window.copied?.startsWith('async fn check()')")?;
        let covering = page.ask(
            "[...document.querySelectorAll('main pre > .corner')].filter((it) => {
                const code = it.parentElement.querySelector('code');
                if (!it.offsetHeight || code.matches('.language-console')) return false;
                const text = document.createRange();
                text.selectNodeContents(code);
                return it.getBoundingClientRect().bottom > text.getBoundingClientRect().top + 1;
            }).map((it) => it.parentElement.textContent.slice(0, 60)).join(' / ')",
        )?;
        ensure!(covering.is_empty(), "the button covers code: {covering}");
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn with_a_mouse_the_button_comes_to_the_block_that_is_used() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    page.ask(
        "document.querySelector('main pre > code.language-rust').parentElement.id = 'first'; 0",
    )?;
    let seen = "getComputedStyle(document.querySelector('#first > .corner')).opacity";
    same("at first", page.ask(seen)?, "0")?;
    page.focus("#first > .corner")?;
    same("with the focus", page.ask(seen)?, "1")?;
    page.quiet()
}

#[test]
fn code_that_goes_on_is_hinted_at() -> Result<()> {
    for view in [View::phone(), View::phone().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("06_send/index.html")?;
        let how = page.ask(
            "getComputedStyle(document.querySelector('main pre > code')).backgroundAttachment",
        )?;
        ensure!(
            how.starts_with("local, local, scroll, scroll"),
            "the edges of the code are drawn {how}"
        );
    }
    Ok(())
}

/// `WIDEST` of tests/src/pages/width.rs: no code on a chapter's page has longer lines.
#[test]
fn a_desktop_shows_80_characters_of_code() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let goes_on = |characters: usize| {
        page.ask(&format!(
            "(() => {{ const code = document.querySelector('main pre > code.language-rust'); \
             code.textContent = 'x'.repeat({characters}); return code.scrollWidth > code.clientWidth; }})()"
        ))
    };
    same("80 characters scroll", goes_on(80)?, "false")?;
    same("a whole window full", goes_on(200)?, "true")
}

#[test]
fn hidden_lines_are_called_a_program_only_where_they_make_one() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let mut seen = 0;
    for chapter in ["05_spawn", "06_send", "08_locks"] {
        page.open(&format!("{chapter}/index.html"))?;
        let wrong = page.ask(
            "[...document.querySelectorAll('.hidden-lines')].filter((it) =>
                (it.textContent === 'Show the whole program') !== /fn main/.test(it.parentElement.querySelector('code').textContent)
            ).map((it) => it.textContent).join()",
        )?;
        ensure!(wrong.is_empty(), "{chapter}: {wrong}");
        seen += page.count(".hidden-lines")?;
    }
    ensure!(seen > 0, "no block has hidden lines");
    Ok(())
}

#[test]
fn the_code_is_accessible() -> Result<()> {
    for view in [View::desktop(), View::phone().dark(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("01_why_async/index.html")?;
        page.axe()?;
        page.quiet()?;
    }
    Ok(())
}
