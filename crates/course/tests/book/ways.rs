//! Both ways to build the book, and what a build refuses.

use std::fs;
use std::path::Path;

use mdbook_driver::MDBook;
use mdbook_driver::builtin_renderers::CmdRenderer;

use super::fixture::Fixture;

#[test]
fn stock_mdbook_gives_the_same_book() {
    let fixture = Fixture::new();
    // As stock mdBook does: the preprocessor is another process, started by book.toml.
    let ours = "command = \"cargo run --quiet --package course -- preprocess\"";
    let exe = env!("CARGO_BIN_EXE_course").replace('\\', "/");
    fixture.edit("book.toml", ours, &format!("command = '{exe} preprocess'"));
    let stock = MDBook::load(fixture.root()).expect("the book");
    let html = CmdRenderer::new("html".to_string(), String::new());
    let (stock, _) = stock.preprocess_book(&html).expect("the expanded book");
    let ours = course::book::expanded(fixture.root()).expect("the expanded book");
    assert_eq!(stock, ours);
    assert_eq!(ours.chapters().count(), 8);
}

#[test]
fn a_failing_preprocessor_stops_stock_mdbook() {
    let fixture = Fixture::new();
    let ours = "command = \"cargo run --quiet --package course -- preprocess\"";
    let exe = env!("CARGO_BIN_EXE_course").replace('\\', "/");
    fixture.edit("book.toml", ours, &format!("command = '{exe} preprocess'"));
    fixture.write("src/glossary.md", "# Glossary\n\n{{#glosary}}\n");
    let stock = MDBook::load(fixture.root()).expect("the book");
    let html = CmdRenderer::new("html".to_string(), String::new());
    assert!(stock.preprocess_book(&html).is_err());
}

#[test]
fn chapters_keep_the_numbers_of_their_folders() {
    let book = course::book::expanded(Fixture::new().root()).expect("the book");
    let numbered = |path: &str| {
        let chapter = book
            .chapters()
            .find(|c| c.path.as_deref() == Some(Path::new(path)));
        chapter
            .and_then(|c| c.number.as_ref())
            .map(ToString::to_string)
    };
    assert_eq!(
        numbered("03_waiting_together/index.md").as_deref(),
        Some("3.")
    );
    assert_eq!(
        numbered("03_waiting_together/overlap_checks.md").as_deref(),
        Some("3.1.")
    );
}

#[test]
fn the_site_has_every_page_and_no_source() {
    let fixture = Fixture::new();
    let before = fs::read_dir(fixture.file("src")).expect("src").count();
    let built = course::book::build(fixture.root(), None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        built.dest.file_name().and_then(|n| n.to_str()),
        Some("book")
    );
    for page in [
        "index.html",
        "print.html",
        "03_waiting_together/overlap_checks_solution.html",
    ] {
        assert!(built.dest.join(page).is_file(), "{page}");
    }
    for gone in [
        "quiz.toml",
        "cards.toml",
        "terms.toml",
        "notes.md",
        "notes.html",
    ] {
        assert!(
            !built.dest.join("03_waiting_together").join(gone).exists(),
            "{gone} is published"
        );
    }
    let page =
        fs::read_to_string(built.dest.join("03_waiting_together/index.html")).expect("a page");
    assert!(page.contains("href=\"overlap_checks.html\""), "{page}");
    // Named once, where the page says whom a click may ask; nothing else of the playground is on it.
    assert_eq!(
        page.matches("play.rust-lang.org").count(),
        1,
        "the content security policy names the playground, and only it"
    );
    assert!(page.contains("connect-src 'self' https://play.rust-lang.org;"));
    for third_party in ["src=\"http", "fonts.css", "EventSource", "ace.js"] {
        assert!(!page.contains(third_party), "{third_party} on a page");
    }
    assert_eq!(
        page.matches("<h1").count(),
        1,
        "one heading of the first level a page"
    );
    assert_eq!(
        fs::read_dir(fixture.file("src")).expect("src").count(),
        before,
        "src/ was touched"
    );
    // A second build replaces the first.
    fs::write(built.dest.join("stale.html"), "old").expect("a file");
    course::book::build(fixture.root(), None).unwrap_or_else(|e| panic!("{e}"));
    assert!(!built.dest.join("stale.html").exists());
}

#[test]
fn what_mdbook_only_warns_of_fails_the_build() {
    let fixture = Fixture::new();
    fixture.write("src/glossary.md", "# Glossary\n\n<div>\n\nnever closed\n");
    let error = course::book::build(fixture.root(), None)
        .expect_err("a warning")
        .to_string();
    assert!(
        error.starts_with("mdBook: unclosed HTML tag `<div>`"),
        "{error}"
    );
    assert!(
        !fixture.file("book").exists(),
        "a failed build leaves the folder as it was"
    );
}

#[test]
fn a_page_that_nobody_wrote_is_not_made() {
    let fixture = Fixture::new();
    fixture.edit(
        "src/SUMMARY.md",
        "[Cards](cards.md)",
        "[Cards](cards.md)\n[More](more.md)",
    );
    let error = course::book::build(fixture.root(), None)
        .expect_err("no page")
        .to_string();
    assert!(error.contains("more.md"), "{error}");
    assert!(!fixture.file("src/more.md").exists());
}

#[test]
fn a_folder_that_holds_no_book_is_not_emptied() {
    let fixture = Fixture::new();
    let root = fixture.root();
    let precious = tempfile::tempdir().expect("a folder");
    fs::write(precious.path().join("thesis.txt"), "years").expect("a file");
    for dest in [
        root.to_path_buf(),
        root.join("src"),
        root.join("solutions/x"),
        precious.path().to_path_buf(),
    ] {
        let error = course::book::build(root, Some(&dest))
            .expect_err("refused")
            .to_string();
        assert!(error.starts_with("cannot build into"), "{error}");
    }
    assert!(precious.path().join("thesis.txt").exists());
    assert!(root.join("src/SUMMARY.md").exists());
}

#[test]
fn a_file_of_the_theme_that_is_not_published_is_named() {
    let fixture = Fixture::new();
    let import = "import('{{ resource \"theme/mine.js\" }}');\n";
    fixture.write("theme/other.js", &format!("// Mine:\n{import}"));
    fixture.edit(
        "book.toml",
        "additional-js = [",
        "additional-js = [\n    \"theme/other.js\",",
    );
    let error = fixture.error();
    assert!(
        error.starts_with("theme/other.js:2: `theme/mine.js` is not published"),
        "{error}"
    );
}
