//! Builds the book in process, and holds mdBook to what it only mumbles.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::book::Book;
use mdbook_driver::builtin_renderers::CmdRenderer;
use mdbook_driver::config::Config;
use mdbook_preprocessor::Preprocessor;

use super::complaints::listen;
use super::expand::Course;
use super::external::plain;
use crate::error::{Defect, Error, Result, slashed};

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The folder with the site.
    pub dest: PathBuf,
    /// HTML pages, all of them.
    pub pages: usize,
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} pages in {}", self.pages, self.dest.display())
    }
}

/// Builds the book of the course at `root` into `dest` (`book/` if none). Fails on any
/// warning of mdBook's and on a directive that was left; `dest` then stays as it was.
pub fn build(root: &Path, dest: Option<&Path>) -> Result<Report> {
    let root = root
        .canonicalize()
        .map_err(|e| Error::io("open", root, &e))?;
    let dest = dest.map_or_else(|| root.join("book"), Path::to_path_buf);
    let dest = std::path::absolute(&dest).map_err(|e| Error::io("find", &dest, &e))?;
    check_destination(&root, &dest)?;
    let staging = root
        .join("target/course")
        .join(format!("building-{}", std::process::id()));
    let built = build_into(&root, &staging).and_then(|pages| {
        publish(&staging, &dest)?;
        Ok(Report { dest, pages })
    });
    // Left over only if something failed, and of no use then.
    let _ = fs::remove_dir_all(&staging);
    built
}

/// Builds into a folder of our own, which is emptied first. Returns the number of pages.
pub(super) fn build_into(root: &Path, dir: &Path) -> Result<usize> {
    let (result, heard) = listen(|| {
        let mut book = load(root)?;
        book.config.build.build_dir = dir.to_path_buf();
        book.build().map_err(plain)
    });
    result?;
    if !heard.is_empty() {
        return Err(Error::Defects(heard.into_iter().map(complaint).collect()));
    }
    let mut pages = 0;
    let mut left = Vec::new();
    walk(dir, &mut |file| {
        match file.extension().and_then(|e| e.to_str()) {
            // mdBook publishes whatever lies beside the pages: quiz.toml with its answers.
            Some("toml") => fs::remove_file(file).map_err(|e| Error::io("remove", file, &e))?,
            Some("html") => {
                pages += 1;
                let text = fs::read_to_string(file).map_err(|e| Error::io("read", file, &e))?;
                let name = file.strip_prefix(dir).unwrap_or(file);
                if text.contains("{{#") && name != Path::new("print.html") {
                    left.push(Defect::of(
                        name,
                        "a directive `{{#` is left on the built page",
                    ));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if left.is_empty() {
        Ok(pages)
    } else {
        Err(Error::Defects(left))
    }
}

/// The book after all preprocessors, as the renderer gets it: what the tests read.
pub fn expanded(root: &Path) -> Result<Book> {
    let (book, heard) = listen(|| {
        let book = load(root)?;
        // Preprocessors ask only for the renderer's name; this one never runs.
        let html = CmdRenderer::new("html".to_string(), String::new());
        book.preprocess_book(&html).map_err(plain)
    });
    let (book, _) = book?;
    if heard.is_empty() {
        Ok(book)
    } else {
        Err(Error::Defects(heard.into_iter().map(complaint).collect()))
    }
}

fn load(root: &Path) -> Result<MDBook> {
    let file = root.join("book.toml");
    if !file.is_file() {
        return Err(Error::new(format!(
            "there is no book in {}: no book.toml",
            root.display()
        )));
    }
    let mut config = Config::from_disk(&file)
        .map_err(|e| Error::from(Defect::of(Path::new("book.toml"), format!("{e:#}"))))?;
    // As the `mdbook` command does: the site's workflow names the repository by MDBOOK_OUTPUT__HTML__GIT_REPOSITORY_URL.
    config
        .update_from_env()
        .map_err(|e| Error::new(format!("an MDBOOK_... variable cannot be used: {e:#}")))?;
    published(root, &config)?;
    without_search(&mut config).map_err(plain)?;
    // A page that SUMMARY.md names and nobody wrote is a mistake, not a page to make.
    config.build.create_missing = false;
    let mut book = MDBook::load_with_config(root, config).map_err(plain)?;
    book.with_preprocessor(Course);
    debug_assert_eq!(
        Course.name(),
        "course",
        "it must replace the one of book.toml"
    );
    Ok(book)
}

/// Forgets the table that switches mdBook's search off: its search is not compiled in, and it would warn of any table.
fn without_search(config: &mut Config) -> anyhow::Result<()> {
    let Some(mut html) = config.get::<toml::Table>("output.html")? else {
        return Ok(());
    };
    let search = html.get("search").and_then(|s| s.get("enable"));
    if search.and_then(toml::Value::as_bool) == Some(false) {
        html.remove("search");
        config.set("output.html", html)?;
    }
    Ok(())
}

/// Refuses a file of the theme that another one names and mdBook would not publish: it puts a name that nothing
/// answers to into the page, and says nothing.
fn published(root: &Path, config: &Config) -> Result<()> {
    const NAMED: &str = "{{ resource \"theme/";
    let html = config.html_config().unwrap_or_default();
    let listed: Vec<PathBuf> = [html.additional_css, html.additional_js].concat();
    let template = PathBuf::from("theme/index.hbs");
    let mut defects = Vec::new();
    for file in listed.iter().chain([&template]) {
        let Ok(text) = fs::read_to_string(root.join(file)) else {
            continue; // mdBook names a file that is missing.
        };
        for (line, text) in (1..).zip(text.lines()) {
            for (at, _) in text.match_indices(NAMED) {
                let name = &text[at + NAMED.len()..];
                let name = format!("theme/{}", &name[..name.find('"').unwrap_or(name.len())]);
                if !listed.iter().any(|l| l.as_path() == Path::new(&name)) {
                    let what = format!(
                        "`{name}` is not published: list it in book.toml, `additional-js` or `additional-css`"
                    );
                    defects.push(Defect::at(file, line, what));
                }
            }
        }
    }
    if defects.is_empty() {
        Ok(())
    } else {
        Err(Error::Defects(defects))
    }
}

/// What mdBook logged as a warning or an error.
fn complaint(message: String) -> Defect {
    Defect {
        file: "mdBook".into(),
        line: None,
        message,
    }
}

/// A folder that mdBook did not write is not ours to empty.
fn check_destination(root: &Path, dest: &Path) -> Result<()> {
    let refuse = |why: &str| {
        Err(
            Error::new(format!("cannot build into {}: {why}", dest.display()))
                .with_help("name a folder that does not exist yet: `cargo course build -d DIR`"),
        )
    };
    let real = dest.canonicalize().unwrap_or_else(|_| dest.to_path_buf());
    if root.starts_with(&real) {
        return refuse("it holds the course itself");
    }
    let sources = [
        "src",
        "theme",
        "exercises",
        "solutions",
        "tests",
        "crates",
        ".git",
    ];
    if sources.iter().any(|dir| real.starts_with(root.join(dir))) {
        return refuse("it belongs to the course's sources");
    }
    if real.is_file() {
        return refuse("it is a file");
    }
    let empty = fs::read_dir(&real).map_or(true, |mut entries| entries.next().is_none());
    if !empty && !real.join(".nojekyll").is_file() {
        return refuse("it holds files, and no book");
    }
    Ok(())
}

/// Puts the finished site where it belongs: by a rename, else file by file.
fn publish(staging: &Path, dest: &Path) -> Result<()> {
    let failed = |e: std::io::Error| Error::io("write", dest, &e);
    if let Some(parent) = dest.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    if dest.exists() {
        fs::remove_dir_all(dest).map_err(failed)?;
    }
    if fs::rename(staging, dest).is_ok() {
        return Ok(());
    }
    let mut files = Vec::new();
    walk(staging, &mut |file| {
        files.push(file.to_path_buf());
        Ok(())
    })?;
    for file in files {
        let to = dest.join(file.strip_prefix(staging).unwrap_or(&file));
        let parent = to.parent().unwrap_or(dest);
        fs::create_dir_all(parent)
            .and_then(|()| fs::copy(&file, &to))
            .map_err(failed)?;
    }
    Ok(())
}

/// Calls `each` with every file under `dir`.
pub(super) fn walk(dir: &Path, each: &mut impl FnMut(&Path) -> Result<()>) -> Result<()> {
    let entries = fs::read_dir(dir).map_err(|e| Error::io("read the folder", dir, &e))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort_by_key(|p| slashed(p));
    for path in paths {
        if path.is_dir() {
            walk(&path, each)?;
        } else {
            each(&path)?;
        }
    }
    Ok(())
}
