//! Small shapes of SVG, as text. Colors are the business of `theme/course.css`.

use std::fmt::Write;

/// Escapes text for an element or a double-quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Markdown ends an HTML block at an empty line.
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// About how wide `text` is at `size` pixels: the system's font is not known here.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * 0.58
}

/// A coordinate with at most one decimal.
pub fn n(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{rounded}")
}

pub fn line(out: &mut String, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let (x1, y1, x2, y2) = (n(x1), n(y1), n(x2), n(y2));
    let _ = write!(out, r#"<path class="{class}" d="M{x1} {y1}L{x2} {y2}"/>"#);
}

pub fn circle(out: &mut String, class: &str, (x, y): (f64, f64), r: f64) {
    let (x, y, r) = (n(x), n(y), n(r));
    let _ = write!(
        out,
        r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#
    );
}

pub fn rect(out: &mut String, class: &str, (x, y): (f64, f64), (w, h): (f64, f64), r: f64) {
    let (x, y, w, h, r) = (n(x), n(y), n(w), n(h), n(r));
    let _ = write!(
        out,
        r#"<rect class="{class}" x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}"/>"#
    );
}

/// `anchor` is start, middle or end.
pub fn text(out: &mut String, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
    let (x, y, text) = (n(x), n(y), escape(text));
    let anchor = match anchor {
        "start" => String::new(),
        other => format!(r#" text-anchor="{other}""#),
    };
    let _ = write!(
        out,
        r#"<text class="{class}" x="{x}" y="{y}"{anchor}>{text}</text>"#
    );
}

/// An arrow straight up or down that ends at `to`.
pub fn arrow(out: &mut String, class: &str, x: f64, from: f64, to: f64) {
    let back = if to > from { -6.0 } else { 6.0 };
    line(out, class, (x, from), (x, to + back / 2.0));
    let _ = write!(
        out,
        r#"<path class="{class} tl-head" d="M{} {}L{} {}L{} {}Z"/>"#,
        n(x),
        n(to),
        n(x - 4.0),
        n(to + back),
        n(x + 4.0),
        n(to + back)
    );
}

/// Two strokes: something ended before its time.
pub fn cross(out: &mut String, class: &str, (x, y): (f64, f64), r: f64) {
    let (l, t, right, b) = (n(x - r), n(y - r), n(x + r), n(y + r));
    let _ = write!(
        out,
        r#"<path class="{class}" d="M{l} {t}L{right} {b}M{right} {t}L{l} {b}"/>"#
    );
}

/// A check mark inside a circle of radius 8.
pub fn check(out: &mut String, class: &str, (x, y): (f64, f64)) {
    let _ = write!(
        out,
        r#"<path class="{class}" d="M{} {}L{} {}L{} {}"/>"#,
        n(x - 3.5),
        n(y + 0.2),
        n(x - 1.0),
        n(y + 3.0),
        n(x + 3.8),
        n(y - 3.2)
    );
}
