//! Every page of the built book, in every width and scheme, with and without scripts.

use anyhow::ensure;

use crate::harness::site::{Findings, on_each, pages};
use crate::harness::{Page, Result, View, page};

/// All of the book on one page: its parts are looked at on their own pages, and a check of all of
/// it takes axe as long as they do together.
const WHOLE: &str = "print.html";

/// One heading of the first rank, and a title.
fn headed(page: &Page) -> Result<()> {
    let heads = page.count("h1")?;
    ensure!(heads == 1, "{heads} headings h1");
    let title = page.ask("document.title")?;
    ensure!(!title.is_empty(), "no title");
    Ok(())
}

#[test]
fn every_page_is_sound_in_every_width_and_scheme() -> Result<()> {
    if page(View::desktop())?.is_none() {
        return Ok(());
    }
    let pages = pages()?;
    let findings = Findings::default();
    // The longest first, so that no tab ends much later than the others.
    let views = [View::desktop(), View::phone(), View::narrow()];
    let mut all: Vec<_> = pages.iter().filter(|path| *path != WHOLE).collect();
    all.sort_by_key(|path| !path.ends_with("/index.html"));
    for view in views {
        on_each(&all, view, &findings, |page, path| {
            page.turn(view)?;
            page.open(path)?;
            let place = page.place();
            findings.note(page.fits(), &place);
            findings.note(headed(page), &place);
            for scheme in [view, view.dark()] {
                page.turn(scheme)?;
                let name = if scheme == view { "light" } else { "navy" };
                page.until(&format!(
                    "document.documentElement.classList.contains('{name}')"
                ))?;
                let place = page.place();
                let violations = if scheme == view {
                    page.violations()
                } else {
                    page.color_violations()
                };
                for violation in violations? {
                    findings.add(violation, &place);
                }
            }
            let place = page.place();
            for wrong in page.complaints() {
                findings.add(wrong, &place);
            }
            Ok(())
        })?;
    }
    findings.none()
}

#[test]
fn every_page_reads_without_javascript() -> Result<()> {
    let Some(plain) = page(View::desktop())? else {
        return Ok(());
    };
    drop(plain);
    let pages = pages()?;
    let findings = Findings::default();
    let view = View::phone().no_js();
    on_each(&pages, view, &findings, |page, path| {
        page.open(path)?;
        let place = page.place();
        findings.note(page.fits(), &place);
        let words = page.text("main")?.split_whitespace().count();
        ensure!(words > 10, "the text has {words} words");
        // Every page has a neighbor on one side at least, but for those outside of the book's order.
        if path != WHOLE && path != "404.html" {
            findings.note(headed(page), &place);
            ensure!(
                page.visible("a[rel~=next], a[rel~=prev]")?,
                "no link to the next or previous page"
            );
        }
        ensure!(
            page.visible("a[href$='toc.html']")?,
            "no link to the contents"
        );
        // Nothing may stand there that only a script would bring to life.
        let dead = page.value(
            "[...document.querySelectorAll('button')].filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true })).map((it) => it.outerHTML.slice(0, 90))",
        )?;
        ensure!(
            dead.as_array().is_some_and(Vec::is_empty),
            "buttons that do nothing: {dead}"
        );
        if path != WHOLE {
            for violation in page.violations()? {
                findings.add(violation, &place);
            }
        }
        for wrong in page.complaints() {
            findings.add(wrong, &place);
        }
        Ok(())
    })?;
    findings.none()
}

#[test]
fn the_contents_lead_everywhere_without_javascript() -> Result<()> {
    let Some(page) = page(View::phone().no_js())? else {
        return Ok(());
    };
    page.open("toc.html")?;
    let links = page.value(
        "[...document.querySelectorAll('a[href]')].map((it) => new URL(it.href).pathname.slice(1))",
    )?;
    let links: Vec<_> = links.as_array().into_iter().flatten().collect();
    for path in pages()? {
        // These three are no chapters; the first page is also called index.html.
        if [WHOLE, "404.html", "index.html"].contains(&path.as_str()) {
            continue;
        }
        ensure!(
            links.iter().any(|link| *link == &path),
            "toc.html does not lead to {path}"
        );
    }
    // It has no icon of its own, so the browser asks for one in vain: not quiet.
    page.axe()
}

#[test]
fn the_whole_book_on_one_page_is_sound_too() -> Result<()> {
    let Some(mut page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(WHOLE)?;
    page.fits()?;
    page.turn(View::narrow())?;
    page.fits()?;
    let ids = page.value(
        "(() => { const seen = new Set(), twice = new Set(); \
         for (const it of document.querySelectorAll('[id]')) (seen.has(it.id) ? twice : seen).add(it.id); \
         return [...twice]; })()",
    )?;
    ensure!(
        ids.as_array().is_some_and(Vec::is_empty),
        "ids that stand there twice: {ids}"
    );
    page.quiet()
}
