//! The index of compiler errors: every message that the course has recorded, each with one
//! plain sentence and the place that explains it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::page::{fence, folded, literal, sentence};
use super::ways_out::WaysOut;
use crate::catalogue::Catalogue;
use crate::error::{Defect, read, slashed};
use crate::text::inner_doc;

/// A recorded error, and where it belongs.
struct Entry {
    chapter: String,
    link: String,
    title: String,
    plain: String,
    /// What repairs it, after a line break; or nothing.
    fix: String,
    stderr: String,
}

/// `chapters`: each chapter's folder name, its link from the page, and its title.
pub fn index(
    root: &Path,
    catalogue: &Catalogue,
    chapters: &[(String, String, String)],
) -> Result<String, Vec<Defect>> {
    let mut ways = WaysOut::read(root)?;
    let mut entries = Vec::new();
    let mut defects = Vec::new();
    let known = |dir: &str| chapters.iter().find(|(d, ..)| d == dir).cloned();
    for file in recorded(root, Path::new("tests/listings/errors")) {
        let header = match header(root, &file) {
            Ok(header) => header,
            Err(defect) => {
                defects.push(defect);
                continue;
            }
        };
        match header.chapter.as_deref().map(known) {
            Some(Some((chapter, link, title))) => match ways.take(root, &file, &chapter) {
                Ok((id, section, fix)) => {
                    let entry = header.entry(chapter, format!("{link}#{id}"), title);
                    entries.push(Entry {
                        title: format!("{}, “{section}”", entry.title),
                        fix,
                        ..entry
                    });
                }
                Err(defect) => defects.push(defect),
            },
            Some(None) => {
                let what = "`//! chapter:` names no chapter of src/SUMMARY.md";
                defects.push(Defect::at(&file, 1, what));
            }
            None => defects.push(Defect::at(&file, 1, "`//! chapter: NN_name` is missing")),
        }
    }
    defects.extend(ways.left());
    for exercise in catalogue.exercises() {
        let dir = catalogue
            .chapters
            .iter()
            .find(|c| c.number == exercise.chapter);
        let Some((chapter, link, _)) = dir.and_then(|c| known(&c.dir)) else {
            continue;
        };
        for file in recorded(root, &Path::new(&exercise.dir).join("ui")) {
            match header(root, &file) {
                Ok(header) => {
                    let page = link.replace("index.md", &format!("{}.md", exercise.package));
                    let title = format!("Exercise {}: {}", exercise.number, exercise.title);
                    entries.push(header.entry(chapter.clone(), page, title));
                }
                Err(defect) => defects.push(defect),
            }
        }
    }
    if !defects.is_empty() {
        return Err(defects);
    }
    // Stable: the exercises come after the chapter's own programs.
    entries.sort_by(|a, b| a.chapter.cmp(&b.chapter));
    let mut out = String::new();
    let mut last = "";
    for entry in &entries {
        if entry.chapter != last {
            last = &entry.chapter;
            let named = chapters.iter().find(|(dir, ..)| dir == last);
            let _ = writeln!(out, "## {}\n", named.map_or("", |(.., title)| title));
        }
        let first = entry
            .stderr
            .lines()
            .find(|l| !l.trim().is_empty())
            .unwrap_or_default();
        let heading = literal(&not_html(first.trim_start_matches("error: ")));
        let (plain, title, link) = (sentence(&entry.plain), &entry.title, &entry.link);
        let fix = &entry.fix;
        let _ = writeln!(
            out,
            "### {heading}\n\n{plain}{fix}<br>Read on in [{title}]({link}).\n"
        );
        let message = fence("text", &entry.stderr);
        let _ = writeln!(out, "{}", folded("", "The whole message", &message));
    }
    Ok(out)
}

/// The compiler's `<` would begin a tag. In a code span it is itself, and so would be a backslash.
fn not_html(message: &str) -> String {
    let parts = message.split('`').enumerate();
    let parts = parts.map(|(i, part)| match i % 2 {
        0 => part.replace('<', "\\<"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// The programs in a folder that have a recorded error beside them, from the root.
fn recorded(root: &Path, dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(root.join(dir)) else {
        return Vec::new();
    };
    let names = entries.flatten().map(|e| PathBuf::from(e.file_name()));
    let mut files: Vec<PathBuf> = names
        .filter(|n| n.extension().is_some_and(|e| e == "rs"))
        .map(|n| dir.join(n))
        .filter(|f| root.join(f).with_extension("stderr").exists())
        .collect();
    files.sort();
    files
}

struct Header {
    chapter: Option<String>,
    plain: String,
    stderr: String,
}

impl Header {
    fn entry(self, chapter: String, link: String, title: String) -> Entry {
        Entry {
            chapter,
            link,
            title,
            plain: self.plain,
            fix: String::new(),
            stderr: self.stderr,
        }
    }
}

fn header(root: &Path, file: &Path) -> Result<Header, Defect> {
    let get = |path: PathBuf| read(&path).map_err(|e| Defect::of(file, e.to_string()));
    let source = get(root.join(file))?;
    let stderr = get(root.join(file).with_extension("stderr"))?;
    let (doc, _) = inner_doc(&source);
    let field = |name: &str| {
        doc.lines()
            .find_map(|l| l.strip_prefix(name))
            .map(|v| v.trim().to_string())
    };
    let plain = field("plain:").filter(|p| !p.is_empty()).ok_or_else(|| {
        let what = "`//! plain:` and one plain sentence must explain the recorded error";
        Defect::at(
            file,
            1,
            format!("{what} of {}", slashed(&file.with_extension("stderr"))),
        )
    })?;
    Ok(Header {
        chapter: field("chapter:"),
        plain,
        stderr,
    })
}

#[cfg(test)]
mod tests {
    use super::not_html;

    #[test]
    fn only_outside_of_code_is_a_bracket_escaped() {
        let message = "`Rc<u32>` is not Vec<u8> or `Box<dyn Error>`";
        assert_eq!(
            not_html(message),
            "`Rc<u32>` is not Vec\\<u8> or `Box<dyn Error>`"
        );
    }
}
