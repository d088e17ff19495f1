//! The section "In your language": its parts become tabs where there is JavaScript.

use super::directive::Fence;

const SECTION: &str = "## In your language";

/// Puts a box around the section, and one around each language in it, from heading to heading.
/// Each line comes with its number on the page, which it keeps.
pub fn mark(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let mut out = Vec::with_capacity(lines.len() + 16);
    let mut fence = Fence::default();
    let (mut section, mut language) = (false, false);
    for (at, line) in lines {
        fence.step(&line);
        let level = line.bytes().take_while(|b| *b == b'#').count();
        let heading = !fence.open() && (1..=3).contains(&level) && line[level..].starts_with(' ');
        let mut html = |text: String| out.extend([(at, format!("{text}\n")), (at, "\n".into())]);
        if heading && section {
            if language {
                html("</div>".into());
                language = false;
            }
            if level < 3 {
                html("</div>".into());
                section = false;
            } else {
                let name = line[level..].trim();
                let key: String = name.to_lowercase().split_whitespace().collect();
                html(format!("<div class=\"language\" data-language=\"{key}\">"));
                language = true;
            }
        }
        let begins = heading && line.trim_end() == SECTION;
        out.push((at, line));
        if begins {
            section = true;
            out.extend(["\n", "<div class=\"languages\">\n", "\n"].map(|l| (at, l.into())));
        }
    }
    let at = out.last().map_or(1, |(at, _)| *at);
    for open in [language, section] {
        if open {
            out.extend(["\n", "</div>\n"].map(|line| (at, line.into())));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mark;

    fn marked(page: &str) -> String {
        let lines = page.split_inclusive('\n').enumerate();
        let lines = lines.map(|(i, line)| (i + 1, line.to_string())).collect();
        mark(lines).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn each_language_stands_in_a_box_of_its_own() {
        let page = "## Before\n\n### No\n\n## In your language\n\nAll.\n\n### JavaScript\n\nA\n\n```python\n### no heading\n```\n\n### Go\n\nB\n\n## After\n\nC\n";
        let expected = "## Before\n\n### No\n\n## In your language\n\n<div class=\"languages\">\n\n\nAll.\n\n<div class=\"language\" data-language=\"javascript\">\n\n### JavaScript\n\nA\n\n```python\n### no heading\n```\n\n</div>\n\n<div class=\"language\" data-language=\"go\">\n\n### Go\n\nB\n\n</div>\n\n</div>\n\n## After\n\nC\n";
        assert_eq!(marked(page), expected);
    }

    #[test]
    fn a_page_without_the_section_stays_as_it_is() {
        let page = "# A\n\n### JavaScript\n\nB\n";
        assert_eq!(marked(page), page);
    }

    #[test]
    fn a_section_at_the_end_is_closed() {
        let html = marked("## In your language\n\n### Go\n\nB\n");
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    }
}
