//! What stands around the text of every page: skip link, contents, and the way through it all by
//! keyboard.

use anyhow::ensure;
use serde_json::Value;

use crate::harness::{FOCUS, Page, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
const CONTENTS: &str = "#mdbook-sidebar-toggle";

/// What has the focus: where it lies, what it is, and what a reader sees of it.
const FOCUSED: &str = "(() => {
    const it = document.activeElement;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const spots = [0.1, 0.5, 0.9].flatMap((down) => [0.1, 0.5, 0.9].map((across) =>
        document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down)));
    const shown = right > left && bottom > top && spots.some((hit) => hit && (it.contains(hit) || hit.contains(it)));
    return {
        name: it === document.body ? 'body' : it.cloneNode().outerHTML.slice(0, 140),
        href: it.closest('#mdbook-sidebar') && it.href || null,
        sidebar: Boolean(it.closest('#mdbook-sidebar')),
        text: Boolean(it.closest('#mdbook-content')),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
        shown,
    };
})()";

/// Presses Tab until `end` says so, the page is through, or `most` stops are made.
fn walk(page: &Page, most: usize, end: impl Fn(&Value) -> bool) -> Result<Vec<Value>> {
    let mut stops = Vec::new();
    for _ in 0..most {
        page.key("Tab")?;
        let stop = page.value(FOCUSED)?;
        if stop["name"] == "body" || end(&stop) {
            break;
        }
        stops.push(stop);
    }
    Ok(stops)
}

#[test]
fn the_first_tab_skips_to_the_text() -> Result<()> {
    for view in [
        View::desktop(),
        View::narrow().dark(),
        View::phone().no_js(),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        page.key("Tab")?;
        ensure!(
            page.focused(".skip-link")?,
            "{view}: {}",
            page.ask(FOCUSED)?
        );
        let stop = page.value(FOCUSED)?;
        ensure!(
            stop["shown"] == true,
            "{view}: the skip link cannot be seen: {stop}"
        );
        page.key("Enter")?;
        page.until("document.activeElement.id === 'mdbook-content'")?;
        page.key("Tab")?;
        let next = page.value(FOCUSED)?;
        ensure!(
            next["text"] == true,
            "{view}: after the skip link comes {next}"
        );
    }
    Ok(())
}

#[test]
fn every_stop_of_the_keyboard_is_seen() -> Result<()> {
    for (view, path) in [
        (View::desktop(), CHAPTER),
        (
            View::desktop().dark(),
            "03_waiting_together/overlap_checks.html",
        ),
        (View::narrow(), "cards.html"),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(path)?;
        let stops = walk(&page, 400, |_| false)?;
        ensure!(
            stops.len() > 8,
            "{}: only {} stops",
            page.place(),
            stops.len()
        );
        ensure!(
            stops.len() < 400,
            "{}: the keyboard never comes to the end",
            page.place()
        );
        let unseen = |stop: &&Value| stop["ring"] != true || stop["shown"] != true;
        let unseen: Vec<_> = stops.iter().filter(unseen).map(Value::to_string).collect();
        ensure!(
            unseen.is_empty(),
            "{}:\n{}",
            page.place(),
            unseen.join("\n")
        );
    }
    Ok(())
}

#[test]
fn the_keyboard_reaches_all_of_the_sidebar() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let shown = "[...document.querySelectorAll('#mdbook-sidebar a[href]')].filter((it) => \
        it.checkVisibility({ visibilityProperty: true })).map((it) => it.href)";
    let links = page.value(shown)?;
    let links = links.as_array().cloned().unwrap_or_default();
    ensure!(links.len() > 10, "the sidebar shows {} links", links.len());
    let stops = walk(&page, 200, |stop| stop["text"] == true)?;
    let missed: Vec<_> = links
        .iter()
        .filter(|link| !stops.iter().any(|stop| stop["href"] == **link))
        .collect();
    ensure!(missed.is_empty(), "out of the keyboard's reach: {missed:?}");
    page.quiet()
}

#[test]
fn a_phone_shows_the_sidebar_when_asked() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let stops = walk(&page, 60, |stop| stop["text"] == true)?;
    let hidden: Vec<_> = stops
        .iter()
        .filter(|stop| stop["sidebar"] == true)
        .collect();
    ensure!(
        hidden.is_empty(),
        "the hidden sidebar takes the focus: {hidden:?}"
    );
    page.tap(CONTENTS)?;
    page.until("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left >= 0")?;
    page.tap("#mdbook-sidebar a[href$='02_lazy_futures/index.html']")?;
    page.until("location.pathname.includes('02_lazy_futures')")?;
    page.until("'ready' in document.documentElement.dataset")?;
    ensure!(
        !page.visible("#mdbook-sidebar a")?,
        "the sidebar lies over the next page"
    );
    page.quiet()
}

#[test]
fn the_contents_open_and_fold_by_keyboard() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(page.visible("#mdbook-sidebar a.active")?, "no contents");
    let current = page.attr("#mdbook-sidebar a.active", "aria-current")?;
    ensure!(current.as_deref() == Some("page"), "{current:?}");
    let arrow = ".chapter-fold-toggle";
    page.focus(arrow)?;
    for (key, open) in [("Enter", "true"), ("Space", "false")] {
        page.key(key)?;
        let expanded = format!("document.querySelector('{arrow}').ariaExpanded === '{open}'");
        page.until(&expanded)?;
    }
    page.focus(CONTENTS)?;
    page.key("Enter")?;
    ensure!(page.attr(CONTENTS, "aria-expanded")?.as_deref() == Some("false"));
    ensure!(!page.visible("#mdbook-sidebar a")?, "the contents stay");
    page.open("glossary.html")?;
    ensure!(!page.visible("#mdbook-sidebar a")?, "the choice is lost");
    page.focus(CONTENTS)?;
    page.key("Space")?;
    page.until(
        "document.querySelector('#mdbook-sidebar a').checkVisibility({ visibilityProperty: true })",
    )?;
    ensure!(page.attr(CONTENTS, "aria-expanded")?.as_deref() == Some("true"));
    page.quiet()
}

#[test]
fn on_a_phone_the_contents_open_over_the_text() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(!page.visible("#mdbook-sidebar a")?, "the contents are open");
    let width = page.ask("document.querySelector('main').clientWidth")?;
    page.tap(CONTENTS)?;
    page.until("document.activeElement.matches('#mdbook-sidebar a.active')")?;
    ensure!(page.attr(CONTENTS, "aria-expanded")?.as_deref() == Some("true"));
    ensure!(page.ask("document.getElementById('mdbook-page-wrapper').inert")? == "true");
    let now = page.ask("document.querySelector('main').clientWidth")?;
    ensure!(now == width, "the text is {now} wide, and was {width}");
    page.axe()?;
    page.key("Escape")?;
    page.until("!document.getElementById('mdbook-page-wrapper').inert")?;
    ensure!(
        page.focused(CONTENTS)?,
        "the focus is on {}",
        page.ask(FOCUS)?
    );
    // The button in it closes too, and so does a link to a heading of this page.
    page.tap(CONTENTS)?;
    page.until("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left === 0")?;
    page.tap("#mdbook-sidebar-close")?;
    page.until("!document.documentElement.classList.contains('sidebar-visible')")?;
    page.tap(CONTENTS)?;
    page.until("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left === 0")?;
    page.tap(".on-this-page a")?;
    page.until("!document.documentElement.classList.contains('sidebar-visible')")?;
    page.quiet()
}
