//! What other browsers lack or do otherwise, taken from Chromium before the page loads. Each was
//! seen in the browser itself: theme/README.md says how to look.

use anyhow::ensure;

use crate::harness::{Page, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
/// Safari gives no focus to a button, a radio button or a slider that is pressed.
const NO_FOCUS: &str = "addEventListener('mousedown', (event) => {
    if (event.target.closest('button, input, label, summary')) event.preventDefault();
}, true)";

#[test]
fn a_press_without_focus_does_not_turn_the_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(NO_FOCUS)?;
    page.open(CHAPTER)?;
    page.click(".timeline [aria-label='Step forward']")?;
    page.key("ArrowRight")?;
    page.until("document.querySelector('.timeline input').value === '2'")?;
    page.click(".question .options label")?;
    page.key("ArrowRight")?;
    page.until("document.querySelector('.question .options label:nth-of-type(2) input').checked")?;
    page.click(".question > button")?;
    page.key("ArrowRight")?;
    page.quiet()?;
    ensure!(
        page.ask("location.pathname")?.ends_with(CHAPTER),
        "the arrow has turned the page"
    );
    // Who opens something with a press is led on from there, and not back to the button.
    page.click("#mdbook-search-toggle")?;
    ensure!(
        page.focused("#mdbook-searchbar")?,
        "the button keeps the focus"
    );
    Ok(())
}

/// `hidden="until-found"` is plainly hidden in Safari before 26 and Firefox before 139.
#[test]
fn a_language_that_cannot_be_found_is_hidden() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("02_lazy_futures/index.html")?;
    page.ask(
        "for (const panel of document.querySelectorAll('.language[hidden]')) panel.hidden = true; 0",
    )?;
    let shown = "[...document.querySelectorAll('.language')].filter((it) => it.getClientRects().length).length";
    ensure!(page.ask(shown)? == "1", "{} languages", page.ask(shown)?);
    Ok(())
}

/// Safari before 17.4.
#[test]
fn the_results_are_walked_without_check_visibility() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before("delete Element.prototype.checkVisibility")?;
    page.open("index.html")?;
    page.key("/")?;
    page.type_text("cancel")?;
    page.until("document.querySelectorAll('#mdbook-searchresults li').length > 1")?;
    page.key("ArrowDown")?;
    ensure!(
        page.focused("#mdbook-searchresults a")?,
        "it stays in the field"
    );
    page.quiet()
}

/// Safari before 17.5 has no `light-dark()`: a color made with it is none, and a figure was blank.
#[test]
fn the_colors_are_known_to_safari_16() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    for path in [CHAPTER, "cards.html", "instructor.html"] {
        page.open(path)?;
        let with = page.ask(
            "Promise.all([...document.querySelectorAll('link[rel=stylesheet]')].map(async ({ href }) => \
             (await (await fetch(href)).text()).replace(/\\/\\*[^]*?\\*\\//g, '').includes('light-dark(') ? href : '')).then((all) => all.join(''))",
        )?;
        ensure!(with.is_empty(), "{path}: light-dark() in {with}");
    }
    Ok(())
}

/// Safari before 18.4 and Firefox before 143 cannot unfold by `::details-content`.
#[test]
fn folded_cards_are_printed_where_no_style_unfolds_them() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before("CSS.supports = (what) => !what.includes('::details-content')")?;
    for (path, fold) in [
        ("cards.html", "details.card"),
        ("instructor.html", ".chapter-notes"),
    ] {
        page.open(path)?;
        let all = page.count(fold)?;
        page.click(&format!("{fold} > summary"))?;
        for (event, open) in [("beforeprint", all), ("afterprint", 1)] {
            page.ask(&format!("dispatchEvent(new Event('{event}')); 0"))?;
            let now = page.count(&format!("{fold}[open]"))?;
            ensure!(
                now == open,
                "{path}: {now} of {all} are open after {event}, not {open}"
            );
        }
    }
    page.quiet()
}

/// Firefox prints the page as it stands; no script closes the contents that were open beside it.
#[test]
fn open_contents_do_not_cover_what_is_printed() -> Result<()> {
    let Some(page) = page(View::paper())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask("document.documentElement.classList.add('sidebar-visible'); 0")?;
    let body = page.ask("getComputedStyle(document.body).overflow")?;
    ensure!(body == "visible", "the body's overflow is {body}");
    let veil = page.ask("getComputedStyle(document.body, '::after').content")?;
    ensure!(veil == "none", "a veil with the content {veil} is printed");
    Ok(())
}

/// Firefox and Safari bring a page back as it was left, and tell it nothing of what happened since.
#[test]
fn a_page_that_comes_back_has_the_theme_of_now() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask(
        "localStorage.setItem('mdbook-theme', 'navy'); \
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); 0",
    )?;
    ensure!(
        page.visible("html.navy")?,
        "it is light: {}",
        page.ask("document.documentElement.className")?
    );
    Ok(())
}

/// "Block all cookies" takes both kinds of storage.
#[test]
fn the_contents_fold_where_all_cookies_are_blocked() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, \
         { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } })",
    )?;
    page.open(CHAPTER)?;
    let fold = "#mdbook-sidebar .chapter-item:not(.expanded) .chapter-fold-toggle";
    let folded = page.count(fold)?;
    page.click(fold)?;
    ensure!(page.count(fold)? == folded - 1, "nothing has unfolded");
    page.quiet()
}

/// iOS magnifies the page when a field whose letters are smaller than 16 px gets the focus.
#[test]
fn no_field_is_so_small_that_a_phone_magnifies_the_page() -> Result<()> {
    let Some(page) = page(View::narrow())? else {
        return Ok(());
    };
    for path in [
        CHAPTER,
        "cards.html",
        "compiler_errors.html",
        "instructor.html",
    ] {
        page.open(path)?;
        let small = small_fields(&page)?;
        ensure!(small == "[]", "{path}: {small}");
    }
    Ok(())
}

fn small_fields(page: &Page) -> Result<String> {
    page.ask(
        "[...document.querySelectorAll('input:not([type=checkbox], [type=radio], [type=range], [type=file]), select, textarea')]\
         .filter((it) => parseFloat(getComputedStyle(it).fontSize) < 16).map((it) => it.cloneNode().outerHTML)",
    )
}

/// A screen reader may miss what a region holds that has only just been made.
#[test]
fn the_live_region_is_there_before_it_says_anything() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let region = page.of("#course-voice", "[it.getAttribute('role'), it.textContent]")?;
    ensure!(region == serde_json::json!(["status", ""]), "{region}");
    Ok(())
}
