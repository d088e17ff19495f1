//! On paper: what a workshop hands out.

use anyhow::ensure;

use crate::harness::{Page, Result, View, page};

/// What is of no use on paper.
const FRAME: [&str; 6] = [
    "#mdbook-sidebar",
    "#mdbook-menu-bar",
    ".nav-wrapper",
    ".nav-wide-wrapper",
    ".skip-link",
    "main button",
];

/// Boxes that scroll on a screen: on paper their end is cut off.
const CUT: &str = "[...document.querySelectorAll('main *')].filter((it) => {
    const cut = getComputedStyle(it).overflowX !== 'visible' && it.scrollWidth > it.clientWidth + 1;
    return cut && it.clientWidth > 1 && it.checkVisibility();
}).map((it) => it.outerHTML.slice(0, 160))";

/// How light the text is, from 0 to 255; paper is white.
const LIGHTNESS: &str = "Math.min(...['main p', 'main h1'].map((css) => \
    Math.max(...getComputedStyle(document.querySelector(css)).color.match(/[\\d.]+/g).slice(0, 3))))";

fn on_paper(page: &Page) -> Result<()> {
    for css in FRAME {
        let printed = page.value(&format!(
            "[...document.querySelectorAll({css:?})].filter((it) => it.getClientRects().length && \
             it.checkVisibility({{ visibilityProperty: true }})).map((it) => it.cloneNode().outerHTML.slice(0, 120))"
        ))?;
        let printed: Vec<_> = printed.as_array().into_iter().flatten().collect();
        ensure!(
            printed.is_empty(),
            "{}: printed: {printed:#?}",
            page.place()
        );
    }
    ensure!(page.visible("main h1")?, "{}: no text", page.place());
    let wide =
        page.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")?;
    ensure!(
        wide == "0",
        "{}: {wide} px too wide for the paper",
        page.place()
    );
    let cut = page.value(CUT)?;
    let cut: Vec<_> = cut.as_array().into_iter().flatten().collect();
    ensure!(cut.is_empty(), "{}: cut off: {cut:#?}", page.place());
    let light: f64 = page.ask(LIGHTNESS)?.parse()?;
    ensure!(
        light < 128.0,
        "{}: light text on white paper ({light})",
        page.place()
    );
    Ok(())
}

fn pages_in(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let pages = text.matches("/Type /Page").count();
    pages - text.matches("/Type /Pages").count()
}

#[test]
fn a_chapter_and_an_exercise_print() -> Result<()> {
    for path in [
        "03_waiting_together/index.html",
        "03_waiting_together/overlap_checks.html",
    ] {
        for view in [View::paper(), View::paper().dark(), View::paper().no_js()] {
            let Some(page) = page(view)? else {
                return Ok(());
            };
            page.open(path)?;
            on_paper(&page)?;
            page.quiet()?;
        }
    }
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("03_waiting_together/index.html")?;
    let pages = pages_in(&page.pdf()?);
    ensure!((3..40).contains(&pages), "the chapter has {pages} pages");
    Ok(())
}

#[test]
fn the_whole_book_prints() -> Result<()> {
    let Some(page) = page(View::paper())? else {
        return Ok(());
    };
    page.open("print.html")?;
    on_paper(&page)?;
    let pages = pages_in(&page.pdf()?);
    ensure!(pages > 50, "the book has {pages} pages");
    page.quiet()
}
