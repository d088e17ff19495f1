//! The book as plain Markdown, for any mdBook without our preprocessor: to read what the
//! preprocessor made, and to compare build times on the same pages.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use mdbook_driver::book::BookItem;

use super::build::expanded;
use crate::error::{Error, Result};

/// Writes the expanded book of the course at `root` to the new folder `dest`: book.toml,
/// `src/SUMMARY.md` and each page. Returns how many pages there are.
///
/// # Errors
/// When `dest` is there already, when it cannot be written, or when the book has a defect.
pub fn write_plain(root: &Path, dest: &Path) -> Result<usize> {
    if dest.exists() {
        return Err(Error::new(format!("{} is there already", dest.display()))
            .with_help("name a new folder"));
    }
    let book = expanded(root)?;
    let mut summary = String::from("# Summary\n\n");
    let mut pages = 0;
    for item in book.iter() {
        match item {
            BookItem::Chapter(chapter) => {
                let level = chapter.number.as_ref().map_or(0, |number| number.len() - 1);
                let bullet = chapter.number.as_ref().map_or("", |_| "- ");
                let path = chapter.path.as_deref().unwrap_or(Path::new(""));
                let link = path.display().to_string().replace('\\', "/");
                let indent = "  ".repeat(level);
                let _ = writeln!(summary, "{indent}{bullet}[{}]({link})", chapter.name);
                if chapter.path.is_some() {
                    write(&dest.join("src").join(path), &chapter.content)?;
                    pages += 1;
                }
            }
            BookItem::Separator => summary.push_str("\n---\n\n"),
            BookItem::PartTitle(title) => {
                let _ = writeln!(summary, "\n# {title}\n");
            }
        }
    }
    write(&dest.join("src/SUMMARY.md"), &summary)?;
    let manifest = "[book]\ntitle = \"Async Rust, Proven\"\nlanguage = \"en\"\n";
    write(&dest.join("book.toml"), manifest)?;
    Ok(pages)
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, &e))?;
    fs::write(file, text).map_err(|e| Error::io("write", file, &e))
}
