//! The search of the book: its field, its results, and what comes first. A pasted error is in find_error.rs.

use anyhow::{Context, ensure};

use crate::harness::{FOCUS, Page, Result, View, page};

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
                      .some(({ name }) => /search_index/.test(name))";
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

/// Opens the search and waits until it can find.
fn open(page: &Page) -> Result<()> {
    page.key("/")?;
    page.until("document.activeElement.id === 'mdbook-searchbar' && document.querySelector('.found-error') !== null")
        .context("the search opens")
}

/// Types a query; where its results lead.
fn results(page: &Page, query: &str) -> Result<Vec<String>> {
    let found = page.value(&format!(
        "(() => {{
            const field = document.getElementById('mdbook-searchbar');
            field.value = {};
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
            return [...document.querySelectorAll('#mdbook-searchresults a')].map((link) => link.pathname + link.hash);
        }})()",
        serde_json::to_string(query)?
    ))?;
    let links = found.as_array().cloned().unwrap_or_default();
    let text = |link: &serde_json::Value| link.as_str().unwrap_or_default().to_owned();
    Ok(links.iter().map(text).collect())
}

/// A query, and what its first result must begin with.
const FIRST: [(&str, &str); 15] = [
    ("lazy futures", "/02_lazy_futures/index.html"),
    ("deadlock", "/glossary.html#deadlock"),
    ("detached tasks", "/glossary.html#detached-task"),
    (
        "overlap two checks",
        "/03_waiting_together/overlap_checks.html",
    ),
    ("overlap_checks", "/03_waiting_together/overlap_checks.html"),
    (
        "dropping cancels",
        "/02_lazy_futures/drop_is_cancel.html#drop-is-cancel",
    ),
    ("the status board", "/08_locks/"),
    ("what is a waker", "/restaurant.html"),
    ("E0728", "/compiler_errors.html#errore0728"),
    ("use of moved value", "/compiler_errors.html#errore0382"),
    (
        "restaurant analogy of the executor",
        "/restaurant.html#the-manager-is-the-executor",
    ),
    ("cancelling", "/02_lazy_futures/drop_is_cancel.html"),
    // A slip of the finger.
    ("futre", "/glossary.html#future"),
    // Two letters in each other's place.
    ("spwan", "/05_spawn/index.html"),
    // No section has all these words: those that have the most of them.
    ("deadlock zeppelin", "/glossary.html#deadlock"),
];

#[test]
fn what_a_reader_looks_for_comes_first() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    open(&page)?;
    let mut wrong = Vec::new();
    for (query, expected) in FIRST {
        let found = results(&page, query)?;
        let first = found.first().map(String::as_str).unwrap_or("nothing");
        if !first.starts_with(expected) {
            wrong.push(format!("{query}: {first}, not {expected}"));
        }
        if found.iter().any(|link| link.contains("_solution")) {
            wrong.push(format!("{query}: gives a solution away"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    ensure!(results(&page, "zeppelin")?.is_empty(), "there is none");
    page.until("document.getElementById('course-voice')?.textContent.startsWith('No results')")
        .context("a screen reader hears of it")?;
    results(&page, "waiting together")?;
    page.axe()?;
    page.quiet()
}

#[test]
fn enter_opens_the_first_result_with_its_words_marked() -> Result<()> {
    let Some(page) = page(View::desktop().dark())? else {
        return Ok(());
    };
    page.open("index.html")?;
    open(&page)?;
    page.type_text("overlapping checks")?;
    let first = results(&page, "overlapping checks")?.remove(0);
    page.key("Enter")?;
    page.until(&format!(
        "location.pathname + location.hash === {first:?} && CSS.highlights.get('found')?.size > 0"
    ))?;
    let marked = page.ask("String([...CSS.highlights.get('found')][0]).toLowerCase()")?;
    ensure!(
        marked.starts_with("overlap") || marked.starts_with("check"),
        "{marked} is marked"
    );
    page.quiet()
}

/// The field stands at the top of the page, and the reader somewhere in it.
#[test]
fn the_search_leads_back_to_where_the_reader_was() -> Result<()> {
    for view in [View::desktop(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        // Lines that get their colors late may move the text by a few pixels, and the browser goes along.
        let near = "Math.abs(scrollY - 3000) < 100";
        page.ask("scrollTo({ top: 3000, behavior: 'instant' })")?;
        page.until(near)?;
        // A real click brings the button to the middle of the window first, and scrolls the page for it.
        page.ask("document.getElementById('mdbook-search-toggle').click()")?;
        page.until(&format!(
            "document.activeElement.matches('{FIELD}') && scrollY < 10"
        ))
        .context("the field is in sight")?;
        page.key("Escape")?;
        page.until(near).context("closed")?;
        open(&page)?;
        results(&page, "deadlock")?;
        // What the browser comes back to is the place at which the page was left.
        page.ask("addEventListener('pagehide', () => sessionStorage.setItem('left', scrollY)), 0")?;
        page.click("#mdbook-searchresults a")?;
        page.until("location.pathname.endsWith('/glossary.html') && 'ready' in document.documentElement.dataset")?;
        let left = page.ask("sessionStorage.getItem('left')")?;
        ensure!(
            (left.trim_matches('"').parse::<f64>()? - 3000.0).abs() < 100.0,
            "{view}: left at {left}"
        );
        page.quiet()?;
    }
    Ok(())
}
