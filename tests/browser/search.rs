//! The search of the book, by its field and its results. A pasted error is in find_error.rs.

use anyhow::ensure;

use crate::harness::{FOCUS, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
const FIELD: &str = "#mdbook-searchbar";

#[test]
fn the_search_loads_when_it_is_asked_for() -> Result<()> {
    for view in [View::desktop(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        let loaded = "performance.getEntriesByType('resource')\
                      .some(({ name }) => /searcher|elasticlunr|searchindex/.test(name))";
        ensure!(page.ask(loaded)? == "false", "{view}: loaded unasked");
        match view == View::phone() {
            true => page.tap("#mdbook-search-toggle")?,
            false => page.key("/")?,
        }
        // Typed at once, before any of it can be there.
        page.type_text("join")?;
        page.until("document.querySelector('#mdbook-searchresults a') !== null")?;
        let typed = page.ask(&format!("document.querySelector('{FIELD}').value"))?;
        ensure!(typed == "join", "{view}: the field holds `{typed}`");
        page.key("Escape")?;
        page.until(&format!(
            "document.querySelector('{FIELD}').checkVisibility() === false"
        ))?;
        page.until("document.activeElement.id === 'mdbook-search-toggle'")?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn the_focus_walks_over_the_results() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.key("/")?;
    page.type_text("join")?;
    page.until("document.querySelectorAll('#mdbook-searchresults a').length > 1")?;
    let nth = |n| format!("#mdbook-searchresults li:nth-child({n}) a");
    for (key, n) in [("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)] {
        page.key(key)?;
        ensure!(
            page.focused(&nth(n))?,
            "{key}: not result {n}, but {}",
            page.ask(FOCUS)?
        );
    }
    // From a link the arrows do not turn the page.
    page.key("ArrowRight")?;
    ensure!(page.focused(&nth(1))?, "ArrowRight: {}", page.ask(FOCUS)?);
    page.key("Escape")?;
    page.until("document.activeElement.id === 'mdbook-search-toggle'")?;
    ensure!(!page.visible(FIELD)?, "Escape leaves the results open");
    page.quiet()
}
