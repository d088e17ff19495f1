//! The program behind a figure, as it stands beside the drawing: the part that the page is
//! about, and each other item that an event of the recording points to, with the line
//! numbers of the file.

use super::pen::escape;
use std::fmt::Write;

/// The shown part of the file `text`, for a recording whose events point to `lines`.
pub fn excerpt(text: &str, lines: impl IntoIterator<Item = u32>) -> Vec<(u32, String)> {
    let all: Vec<&str> = text.lines().collect();
    let mut keep = vec![false; all.len()];
    let mut inside = false;
    for (i, line) in all.iter().enumerate() {
        if line.contains("ANCHOR_END: code") {
            inside = false;
        }
        keep[i] |= inside;
        inside |= line.contains("ANCHOR: code");
    }
    for line in lines {
        let at = (line as usize).wrapping_sub(1);
        if keep.get(at) == Some(&false) {
            let item = item(&all, at);
            keep[item].fill(true);
        }
    }
    let shown = |i: &usize| keep[*i] && !all[*i].contains("ANCHOR");
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for i in (0..all.len()).filter(shown) {
        match blocks.last_mut() {
            // Marks of a part leave no gap.
            Some(block) if (block[block.len() - 1] + 1..i).all(|i| all[i].contains("ANCHOR")) => {
                block.push(i);
            }
            _ => blocks.push(vec![i]),
        }
    }
    let mut out = Vec::new();
    for block in blocks {
        let filled = block
            .iter()
            .map(|i| all[*i])
            .filter(|l| !l.trim().is_empty());
        let margin = filled.map(|l| l.len() - l.trim_start().len()).min();
        for i in block {
            let line = all[i].get(margin.unwrap_or(0)..).unwrap_or("");
            out.push((i as u32 + 1, line.to_string()));
        }
    }
    out
}

/// The lines of the item around `at`: from one that begins at the margin to the `}` there.
fn item(all: &[&str], at: usize) -> std::ops::Range<usize> {
    let opens = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && !"})/".contains(c));
    let start = (0..=at).rev().find(|i| opens(all[*i])).unwrap_or(at);
    let end = (at..all.len())
        .find(|i| all[*i].starts_with('}') || all[*i].is_empty() && *i > at && start == at);
    start..end.map_or(all.len(), |end| end + 1)
}

/// The program as HTML without an empty line, so that Markdown leaves it alone. `front`: this
/// program is shown where there is room for one.
pub fn program(label: &str, name: &str, lines: &[(u32, String)], front: bool) -> String {
    let mut code = String::new();
    let mut before = None;
    for (n, line) in lines {
        let gap = match before.is_some_and(|before| before + 1 != *n) {
            true => " data-gap",
            false => "",
        };
        before = Some(*n);
        // Where a long line goes on, it is indented like its beginning, which never stands alone.
        let (indent, text) = line.split_at(line.len() - line.trim_start().len());
        let deep = match indent.len() {
            0 => String::new(),
            n => format!(" style=\"--in: {n}\""),
        };
        // `&nbsp;` would be copied: an empty line is a line feed inside its own element.
        let _ = write!(
            code,
            "<span data-line=\"{n}\"{gap}{deep}>{indent}<span class=\"code\">{}\n</span></span>",
            escape(text)
        );
    }
    let front = if front { " tl-front" } else { "" };
    format!(
        "<details class=\"tl-program{front}\" open><summary>{label}<span class=\"tl-says\"></span></summary>\
         <pre role=\"group\" aria-label=\"{name}\"><code class=\"language-rust\">{code}</code></pre></details>",
    )
}
