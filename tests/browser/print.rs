//! On paper: what a workshop hands out.

use anyhow::ensure;

use crate::harness::{Page, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";

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
    page.fits()?;
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
    for path in [CHAPTER, "03_waiting_together/overlap_checks.html"] {
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
    page.open(CHAPTER)?;
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
    ensure!(page.count("h1")? == 1, "{} h1", page.count("h1")?);
    let order = page.ask(
        "[...document.querySelectorAll('.page-title')].map((it) => it.textContent).join('\\n')",
    )?;
    let at = |title: &str| order.lines().position(|line| line == title);
    let (answers, last) = (at("Answers to the quizzes"), at("How grading works"));
    ensure!(
        answers.is_some() && answers > last,
        "in this order:\n{order}"
    );
    let solution = order.lines().position(|line| line.ends_with(": solution"));
    ensure!(solution > answers, "in this order:\n{order}");
    page.quiet()
}

#[test]
fn paper_shows_the_text_and_gives_nothing_away() -> Result<()> {
    let Some(page) = page(View::desktop().print())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    for gone in [
        "#mdbook-menu-bar",
        "#mdbook-sidebar",
        ".turn",
        "details.answer",
        ".hint",
        ".tl-controls",
    ] {
        ensure!(!page.visible(gone)?, "{gone} is printed");
    }
    for there in [
        "main h1",
        "main pre > code",
        ".timeline svg",
        "details.card > p",
    ] {
        ensure!(page.visible(there)?, "{there} is not printed");
    }
    page.open("03_waiting_together/overlap_checks.html")?;
    let text = page.text("main")?;
    ensure!(text.contains("Starter"), "{text}");
    for gone in ["Hint", "solution", "Grader"] {
        ensure!(!text.contains(gone), "`{gone}` is printed:\n{text}");
    }
    page.quiet()
}
