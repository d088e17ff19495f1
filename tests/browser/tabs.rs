//! "In your language": theme/tabs.js.

use anyhow::ensure;

use crate::harness::{Page, Result, View, page, same};

const CHAPTER: &str = "03_waiting_together/index.html";

fn selected(page: &Page) -> Result<String> {
    page.ask("[...document.querySelectorAll('[role=tab][aria-selected=true]')].map((tab) => tab.textContent).join()")
}

/// Which languages can be read.
fn shown(page: &Page) -> Result<String> {
    page.ask(
        "[...document.querySelectorAll('.language')]
            .filter((it) => it.querySelector('p').checkVisibility({ contentVisibilityAuto: true }) && it.offsetHeight > 0)
            .map((it) => it.dataset.language).join()",
    )
}

#[test]
fn a_language_is_chosen_by_mouse_and_kept_on_the_next_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    same("at first", selected(&page)?, "JavaScript")?;
    same("at first", shown(&page)?, "javascript")?;
    page.click("[role=tab]:nth-of-type(2)")?;
    same("after a click", selected(&page)?, "Python")?;
    same("after a click", shown(&page)?, "python")?;
    page.open("05_spawn/index.html")?;
    same("in another chapter", selected(&page)?, "Python")?;
    same("in another chapter", shown(&page)?, "python")?;
    page.quiet()
}

#[test]
fn a_language_is_chosen_by_keyboard() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.focus("[role=tab][aria-selected=true]")?;
    for (key, name) in [
        ("ArrowRight", "Python"),
        ("End", "Go"),
        ("ArrowRight", "JavaScript"),
        ("ArrowLeft", "Go"),
        ("Home", "JavaScript"),
        ("ArrowRight", "Python"),
    ] {
        page.key(key)?;
        same(key, selected(&page)?, name)?;
        ensure!(
            page.focused("[role=tab][aria-selected=true]")?,
            "after {key} the focus is not on {name}"
        );
    }
    ensure!(
        page.ask("location.pathname")?.ends_with(CHAPTER),
        "an arrow key has turned the page"
    );
    // One stop for all tabs; the next one is the text.
    page.key("Tab")?;
    ensure!(
        page.focused("[role=tabpanel][data-language=python]")?,
        "Tab does not lead from the tabs to the text"
    );
    page.key("Shift+Tab")?;
    ensure!(
        page.focused("[role=tab][aria-selected=true]")?,
        "Shift+Tab does not lead back"
    );
    page.quiet()
}

#[test]
fn a_language_is_chosen_by_touch_and_the_page_stays_narrow() -> Result<()> {
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        page.tap("[role=tab]:nth-of-type(3)")?;
        same("after a tap", selected(&page)?, "Go")?;
        same("after a tap", shown(&page)?, "go")?;
        page.fits()?;
        let low = page.ask("Math.min(...[...document.querySelectorAll('.tablist button, .program button, .program .edit')].filter((it) => it.offsetHeight).map((it) => it.offsetHeight))")?;
        ensure!(
            low.parse::<f64>()? >= 40.0,
            "a target is only {low} px high"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn a_link_into_a_hidden_language_opens_it() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(&format!("{CHAPTER}#go"))?;
    same("a fragment", shown(&page)?, "go")?;
    let top = "document.querySelector('[role=tablist]').getBoundingClientRect().top";
    let seen = page.ask(&format!("{top} > 0 && {top} < innerHeight"))?;
    ensure!(
        seen == "true",
        "the tabs are out of sight: {}",
        page.ask(top)?
    );
    // The choice by a link is not a choice for ever.
    ensure!(
        page.storage("language")?.is_null(),
        "a link was kept as a choice"
    );
    page.ask("location.hash = '#python'")?;
    page.until(
        "document.querySelector('[role=tab][aria-selected=true]').textContent === 'Python'",
    )?;
    // The search links to the heading, with the word; the sidebar lists it.
    page.open(&format!("{CHAPTER}?highlight=waitgroup#go"))?;
    same("a result of the search", shown(&page)?, "go")?;
    ensure!(
        page.count("#mdbook-sidebar a[href$='#python']")? > 0,
        "the sidebar does not list the languages"
    );
    page.quiet()
}

#[test]
fn another_tab_of_the_browser_follows() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask(
        "localStorage.setItem('course:language', '\"go\"');
         dispatchEvent(new StorageEvent('storage', { key: 'course:language', newValue: '\"go\"' })); 0",
    )?;
    same("after a choice elsewhere", shown(&page)?, "go")
}

#[test]
fn without_javascript_and_on_paper_all_languages_are_read() -> Result<()> {
    for view in [View::desktop().no_js(), View::desktop().print()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        same(&view.to_string(), shown(&page)?, "javascript,python,go")?;
        ensure!(
            !page.visible("[role=tablist]")?,
            "{view}: there are tabs that do nothing"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn each_language_begins_at_the_same_height() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        let tops = page.ask(
            "[...document.querySelectorAll('[role=tab]')].map((tab) => {
                tab.click();
                const text = document.querySelector('.language:not([hidden]) p');
                return text.getBoundingClientRect().top - document.querySelector('.tablist').getBoundingClientRect().bottom;
            }).map(Math.round).join()",
        )?;
        let all: Vec<_> = tops.split(',').collect();
        ensure!(
            all.len() == 3 && all.iter().all(|top| *top == all[0]),
            "the languages begin {tops} px under their tabs"
        );
    }
    Ok(())
}
