//! Figures: recordings of real programs, drawn as inline SVG with a text equivalent.

mod draw;
mod labels;
mod layout;
mod legend;
mod parse;
mod pen;
mod player;
mod source;
mod story;
#[cfg(test)]
mod tests;
mod why;
mod words;

pub use parse::{Event, Kind, Malformed, Recording, parse};
pub(crate) use pen::escape;

use super::page::sentence;
use layout::{Layout, Scale};
use player::Part;
use std::fmt::Write;
use story::Story;

/// A recording of a figure.
pub struct Source {
    /// The stem of its files, `03_sequential`.
    pub name: String,
    pub recording: Recording,
    /// The text of the program that was recorded.
    pub program: String,
}

/// Draws the recordings as one figure on one scale, below each other, with the frame and the
/// data of the player.
///
/// `id` must be unique in the whole book, because the print page holds all chapters. The
/// result is one HTML block without an empty line, so that Markdown leaves it alone.
pub fn figure(id: &str, sources: &[Source], caption: &str) -> String {
    let all: Vec<&Recording> = sources.iter().map(|s| &s.recording).collect();
    let scale = Scale::shared(&all);
    let several = sources.len() > 1;
    let mut parts = Vec::new();
    let mut tracks = String::new();
    let mut told = String::new();
    let mut programs = String::new();
    let mut outcomes = String::new();
    for (i, source) in sources.iter().enumerate() {
        let recording = &source.recording;
        let id = format!("{id}-{}", i + 1);
        let title = title(&source.name);
        let layout = Layout::new(recording, &scale);
        let lanes: Vec<&str> = layout.lanes.iter().map(|l| l.name.as_str()).collect();
        let desc = words::summary(recording, &lanes);
        let drawing = draw::draw(recording, &scale, &id, &title, &desc);
        let story = Story::new(recording, &layout.lanes);
        if several {
            let _ = write!(tracks, r#"<p class="tl-title">{}</p>"#, escape(&title));
            let _ = write!(told, "<p>{}:</p>", escape(&title));
        }
        let _ = writeln!(
            tracks,
            r#"<div class="tl-recording" data-recording="{}">{}{}</div>"#,
            escape(&source.name),
            drawing.names,
            drawing.track
        );
        if let Some(why) = recording.stopped() {
            let which = match several {
                true => format!("{} stopped.", escape(&title)),
                false => "Stopped.".to_string(),
            };
            let _ = write!(
                outcomes,
                r#"<p class="tl-outcome"><strong>{which}</strong> {}</p>"#,
                inline(&sentence(why))
            );
        }
        let _ = write!(told, "<ol>{}</ol>", words::items(&story));
        let label = match several {
            true => format!("Program: {}", escape(&title)),
            false => "Program".to_string(),
        };
        let lines = recording.events.iter().filter_map(|e| e.line);
        let lines = source::excerpt(&source.program, lines);
        programs.push_str(&source::program(
            &label,
            &escape(&format!("{}.rs", source.name)),
            &lines,
            i == 0,
        ));
        parts.push(Part {
            title,
            story,
            drawing,
        });
    }
    let titles: Vec<&str> = parts.iter().map(|p| p.title.as_str()).collect();
    format!(
        "<figure class=\"timeline\" id=\"{id}\">\n\
         <figcaption>{caption}</figcaption>\n\
         {legend}\n\
         <div class=\"tl-reach\"><div class=\"tl-scroll\" role=\"region\" aria-label=\"Timeline: {label}\" tabindex=\"0\">\n{tracks}</div>\n\
         <div class=\"tl-controls\"></div>\n\
         {tabs}<div class=\"tl-panels\">{frames}{programs}</div></div>\n\
         {outcomes}\
         <details class=\"tl-words\"><summary>The events in words</summary>{told}</details>\n\
         {data}\n\
         </figure>",
        caption = inline(caption),
        legend = legend::legend(&all),
        label = escape(&titles.join(", ")),
        tabs = if several {
            "<div class=\"tl-tabs\"></div>"
        } else {
            ""
        },
        frames = player::frames(&parts),
        data = player::data(&parts, &scale),
    )
}

/// `03_run_and_wait` is shown as `Run and wait`.
fn title(name: &str) -> String {
    let words = name
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '_')
        .replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |c| {
        c.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// `worker-2` is short `w2`; any other thread is its first letter.
fn short(worker: &str) -> String {
    let digits = worker
        .rsplit('-')
        .next()
        .filter(|n| n.parse::<u32>().is_ok());
    let first: String = worker.chars().take(1).collect();
    format!("{first}{}", digits.unwrap_or_default())
}

/// Escapes a caption; text between backticks becomes code.
fn inline(caption: &str) -> String {
    let mut out = String::new();
    for (i, part) in caption.split('`').enumerate() {
        match i % 2 {
            0 => out.push_str(&escape(part)),
            _ => {
                let _ = write!(out, "<code>{}</code>", escape(part));
            }
        }
    }
    out
}
