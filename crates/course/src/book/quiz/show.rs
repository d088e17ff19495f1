//! A question as HTML: a form of native controls that works without JavaScript as far as
//! paper does, and the answers folded away below it.

use std::fmt::Write;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};

use super::{Fault, Kind, Question, read};
use crate::book::listing::{self, Program};
use crate::book::page::{fence, literal};
use crate::error::Defect;

/// In the entry test: an option that is not wrong, and does not count as right.
const UNSURE: &str = "I am not sure";

/// A quiz as Markdown; `dir` is the folder of quiz.toml, from the root. The entry test is told the
/// `chapters`, where one may start: the folder, the link and the title of each.
pub fn quiz(
    root: &Path,
    dir: &Path,
    chapters: &[(String, String, String)],
) -> Result<String, Vec<Defect>> {
    let quiz = read(root, &dir.join("quiz.toml"))?;
    let chapter = dir.file_name().unwrap_or_default().to_string_lossy();
    let mut out = format!("<div class=\"quiz\" data-chapter=\"{chapter}\">\n\n");
    let mut defects = Vec::new();
    for (question, number) in quiz.questions.iter().zip(1..) {
        match question.show(root, &chapter, chapters, number) {
            Ok(shown) => out.push_str(&shown),
            Err(fault) => defects.push(quiz.defect(fault)),
        }
    }
    // Its words come with JavaScript; its room is kept, so that nothing moves.
    out.push_str("<p class=\"score\"></p>\n</div>\n\n");
    match defects.is_empty() {
        true => Ok(out),
        false => Err(defects),
    }
}

impl Question {
    fn show(
        &self,
        root: &Path,
        chapter: &str,
        chapters: &[(String, String, String)],
        number: usize,
    ) -> Result<String, Fault> {
        let here = |what: String| self.here(what);
        let program = self.listing(root)?;
        self.proven(root)?;
        let (options, answer) = match (self.kind, &program) {
            (Kind::Compiles, Some(program)) => {
                let answer = self.verdict(program).map_err(here)?;
                let texts = [
                    "It compiles.",
                    "It does not compile. Pick the line of the error itself, which the message names first (`-->`): its notes may name others.",
                ];
                let options = texts.iter().map(|text| inline(text));
                let options = options.collect::<Result<Vec<_>, _>>();
                (options.map_err(here)?, answer)
            }
            _ => {
                let texts = self.options.iter().map(|option| match self.kind {
                    Kind::Prints => Ok(printed(&option.text)),
                    _ => inline(&option.text),
                });
                let options = texts.collect::<Result<_, _>>().map_err(here)?;
                (options, self.answer().map_err(here)?)
            }
        };
        let code = program.map_or(String::new(), |program| {
            fence("rust,ignore", &program.text())
        });
        let start = self.start(chapters)?;
        let ask = inline(&self.ask).map_err(here)?;
        let id = self.id.get_ref();
        // Unique on the print page too, which holds all chapters.
        let name = format!(
            "quiz-{}-{id}",
            chapter.split('_').next().unwrap_or_default()
        );
        let kind = self.kind.name();
        let options = self.controls(&name, &options);
        // Where a line is to be picked, it is picked after the answer that needs one.
        let (first, last) = match self.kind {
            Kind::Compiles => (options, format!("{code}\n")),
            _ => (format!("\n{code}\n"), options),
        };
        Ok(format!(
            // No form: buttons that others put beside the program would send it.
            "<div class=\"question\" id=\"{name}\" data-id=\"{id}\" data-kind=\"{kind}\">\n\
             <fieldset><legend><b>{number}.</b> {ask}</legend>\n{first}\n{last}\
             </fieldset>\n\
             <button type=\"button\">Check<span class=\"for-ears\"> question {number}</span></button>\n\
             <details class=\"answer\"><summary>Show the answer<span class=\"for-ears\"> to question {number}</span></summary>\n\
             {answer}{start}</details>\n\
             </div>\n\n"
        ))
    }

    /// The program that is shown.
    fn listing(&self, root: &Path) -> Result<Option<Program>, Fault> {
        let Some(name) = &self.program else {
            return Ok(None);
        };
        let compiles = self.compiles != Some(false);
        listing::program(root, name.get_ref(), compiles, self.anchor.as_deref())
            .map(Some)
            .map_err(|what| self.in_field(Some(name), what))
    }

    /// Where to start for who does not know the answer.
    fn start(&self, chapters: &[(String, String, String)]) -> Result<String, Fault> {
        if chapters.is_empty() != self.start.is_none() {
            let what = "`start` belongs to each question of the entry test, and to no other";
            return Err(self.in_field(self.start.as_ref(), what));
        }
        let Some(start) = &self.start else {
            return Ok(String::new());
        };
        let found = chapters.iter().find(|(dir, ..)| dir == start.get_ref());
        let (_, link, title) = found.ok_or_else(|| {
            let what = format!("there is no chapter `{}`", start.get_ref());
            self.in_field(Some(start), what)
        })?;
        Ok(format!(
            "<p class=\"start\">If you did not know: start at <a href=\"{link}\">{title}</a>.</p>\n"
        ))
    }

    /// A radio button or a checkbox with each option.
    fn controls(&self, name: &str, options: &[String]) -> String {
        let control = if self.kind == Kind::Several {
            "checkbox"
        } else {
            "radio"
        };
        let lines = self.options.iter().flat_map(|option| option.text.lines());
        let widest = lines.map(|line| line.chars().count()).max().unwrap_or(0);
        let style = match self.kind {
            Kind::Prints => format!(" style=\"--wide:{widest}\""),
            _ => String::new(),
        };
        let mut out = format!("<div class=\"options\"{style}>\n");
        for (letter, text) in ('A'..).zip(options) {
            let _ = writeln!(
                out,
                "<label><input type=\"{control}\" name=\"{name}\" value=\"{letter}\"> <b>{letter}</b> <span>{text}</span></label>"
            );
        }
        out + "</div>\n"
    }

    fn answer(&self) -> Result<String, String> {
        let letters = || ('A'..).zip(&self.options);
        let right: Vec<String> = letters()
            .filter(|(_, o)| o.right)
            .map(|(l, _)| format!("<b>{l}</b>"))
            .collect();
        let mut out = format!("<p>Right: {}.</p>\n<ul>\n", right.join(", "));
        for (letter, option) in letters() {
            let (mark, is) = match (option.right, option.text.as_str()) {
                (true, _) => (" data-right", " is right."),
                (_, UNSURE) => (" data-unsure", ": not sure."),
                _ => ("", " is wrong."),
            };
            let why = inline(&option.why)?;
            let _ = writeln!(
                out,
                "<li data-for=\"{letter}\"{mark}><b>{letter}</b>{is} <span>{why}</span></li>"
            );
        }
        Ok(out + "</ul>\n")
    }

    /// The answer to "does it compile", with the line as the page numbers it.
    fn verdict(&self, program: &Program) -> Result<String, String> {
        let shown = |line: usize| {
            let found = program
                .shown(line)
                .filter(|(_, code)| !code.trim().is_empty());
            let (number, code) = found.ok_or_else(|| format!("line {line} is not shown"))?;
            Ok::<_, String>((number, literal(&escaped(code.trim()))))
        };
        let why = inline(self.why.as_deref().unwrap_or_default())?;
        let tempting = inline(self.tempting.as_deref().unwrap_or_default())?;
        let Some(line) = self.line else {
            return Ok(format!(
                "<p data-right=\"A\"><b>It compiles.</b> <span>{why}</span></p>\n\
                 <ul>\n<li data-for=\"B\">You expected an error? <span>{tempting}</span></li>\n</ul>\n"
            ));
        };
        let (number, code) = shown(line)?;
        let mut out = format!(
            "<p data-right=\"B {number}\"><b>It does not compile.</b> The error itself stands at line {number}, \
             <code>{code}</code>. <span>{why}</span></p>\n\
             <ul>\n<li data-for=\"A\">You expected it to compile? <span>{tempting}</span></li>\n"
        );
        for near in &self.near {
            let (number, code) = shown(near.line)?;
            let why = inline(&near.why)?;
            let _ = writeln!(
                out,
                "<li data-for=\"B {number}\">Line {number}, <code>{code}</code>? <span>{why}</span></li>"
            );
        }
        let other = inline(self.other.as_deref().unwrap_or_default())?;
        let _ = writeln!(
            out,
            "<li data-for=\"other\">Another line? <span>The message points at nothing there. {other}</span></li>"
        );
        Ok(out + "</ul>\n")
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Choice => "choice",
            Kind::Several => "several",
            Kind::Prints => "prints",
            Kind::Compiles => "compiles",
        }
    }
}

/// One paragraph of Markdown on one line of HTML; more would not fit into a label.
fn inline(markdown: &str) -> Result<String, String> {
    let mut inside = Vec::new();
    for event in Parser::new(markdown.trim()) {
        match event {
            Event::Start(Tag::Paragraph) if inside.is_empty() => {}
            Event::End(TagEnd::Paragraph) => {}
            Event::SoftBreak => inside.push(Event::Text(" ".into())),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            | Event::Text(_)
            | Event::Code(_) => inside.push(event),
            _ => {
                return Err(format!(
                    "more than a line of words and code: `{}`",
                    markdown.trim()
                ));
            }
        }
    }
    let mut out = String::new();
    html::push_html(&mut out, inside.into_iter());
    Ok(literal(&out))
}

/// A program's output, each line on a line of its own, even where it must wrap.
fn printed(output: &str) -> String {
    let lines = output
        .trim()
        .lines()
        .map(|line| format!("<span>{}</span>", literal(&escaped(line))));
    format!("<samp>{}</samp>", lines.collect::<Vec<_>>().join("\n"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
