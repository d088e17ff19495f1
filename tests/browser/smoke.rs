//! A chapter, an exercise, a search and the print page: nothing fails in the console, and nothing
//! is asked for from anywhere but the book's own server.

use anyhow::{Context, ensure};
use course::catalogue::Catalogue;

use crate::harness::{Result, View, page, root};

#[test]
fn a_reader_finds_a_chapter_an_exercise_an_answer_and_the_print_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let catalogue = Catalogue::load(&root())?;
    let chapter = catalogue
        .chapters
        .iter()
        .find(|chapter| !chapter.exercises.is_empty());
    let chapter = chapter.context("no chapter has an exercise")?;
    let exercise = &chapter.exercises[0];
    page.open("index.html").context("the first page")?;
    page.quiet().context("the first page")?;

    page.open(&format!("{}/index.html", chapter.dir))
        .context("a chapter")?;
    let title = page.text("main h1")?;
    ensure!(title == chapter.title, "the chapter's heading is {title}");
    ensure!(page.count("main svg")? > 0, "the chapter shows no figure");
    page.quiet().context("the chapter")?;

    page.open(&format!("{}/{}.html", chapter.dir, exercise.package))
        .context("an exercise")?;
    let text = page.text("main")?;
    ensure!(
        text.contains(&exercise.title),
        "the exercise's page lacks its title:\n{text}"
    );
    ensure!(
        text.contains(&exercise.command()),
        "the exercise's page lacks its command:\n{text}"
    );
    page.quiet().context("the exercise")?;

    // The index is loaded with the first search.
    page.key("/")?;
    page.until("document.activeElement.id === 'mdbook-searchbar'")
        .context("the search opens")?;
    page.type_text("future")?;
    let result = "#mdbook-searchresults li a";
    page.until(&format!("document.querySelector('{result}') !== null"))
        .context("the search finds something")?;
    page.quiet().context("the search")?;
    let found = page.ask(&format!("document.querySelector('{result}').href"))?;
    let home = page.ask("location.origin")?;
    ensure!(found.starts_with(&home), "{found} leads away");
    page.click(result)?;
    page.until(&format!(
        "location.href === '{found}' && document.readyState === 'complete'"
    ))?;
    page.quiet().context("the page that the search found")?;

    // The page calls the printer; in a headless browser that is nobody.
    page.open("print.html").context("the print page")?;
    let headings = page.count("main .page-title")?;
    ensure!(
        headings > catalogue.chapters.len(),
        "the print page has {headings} headings"
    );
    page.quiet().context("the print page")
}
