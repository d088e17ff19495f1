//! Each chapter has the parts of the design, in its order.

use anyhow::Result;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::fences::fences;
use super::{Course, Defect, Page, markdown};

/// The headings of a chapter, in order. `In your language` may be missing.
const HEADINGS: [&str; 16] = [
    "The problem",
    "What Rust chose",
    "The model",
    "The smallest program",
    "Line by line",
    "Watch it run",
    "Three levels",
    "What people get wrong",
    "In your language",
    "In real code",
    "Exercises",
    "Drills",
    "Recap",
    "Quiz",
    "Cards",
    "Further reading",
];
const OPTIONAL: &str = "In your language";

/// What stands before the first of them.
const BOX: [&str; 5] = [
    "**In short.**",
    "[!NOTE]",
    "**You will be able to**",
    "**Builds on**",
    "**Minutes** {{#minutes}}",
];

/// What a part must hold, word for word.
const HOLDS: [(&str, &str); 8] = [
    ("Watch it run", "{{#figure "),
    ("Exercises", "{{#exercises}}"),
    ("Quiz", "{{#quiz}}"),
    ("Cards", "{{#cards}}"),
    ("Recap", "**The invariant.**"),
    ("Recap", "**The memory hook.**"),
    ("Recap", "**Cheat sheet.**"),
    ("Further reading", "]("),
];

/// The parts that are divided, and how.
const DIVIDED: [(&str, &[&str]); 2] = [
    (
        "Three levels",
        &["In plain words", "In practice", "Underneath"],
    ),
    (
        "Drills",
        &[
            "Read the code",
            "Spot the bug",
            "Refactor",
            "Read the error",
        ],
    ),
];

/// A heading with what stands below it, down to the next of its level or above.
struct Part<'p> {
    level: HeadingLevel,
    title: String,
    at: usize,
    end: usize,
    text: &'p str,
}

/// Every chapter.
pub fn check_anatomy(course: &Course) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    for chapter in course.chapters()? {
        let path = chapter.join("index.md");
        match course.page(&path) {
            Ok(page) => defects.extend(chapter_defects(&page)),
            Err(error) => defects.push(Defect::of(&path, format!("{error:#}"))),
        }
    }
    Ok(defects)
}

fn chapter_defects(page: &Page) -> Vec<Defect> {
    let parts = parts(page);
    let mut defects = Vec::new();
    let ones: Vec<&Part> = parts
        .iter()
        .filter(|part| part.level == HeadingLevel::H1)
        .collect();
    match ones.as_slice() {
        [title] if title.at == 0 => {}
        _ => defects.push(page.defect(
            0,
            "a chapter starts with its title, and has no other `# ` heading",
        )),
    }
    let twos: Vec<&Part> = parts
        .iter()
        .filter(|part| part.level == HeadingLevel::H2)
        .collect();
    defects.extend(order(page, &twos));

    let before = twos
        .first()
        .map_or(page.text.as_str(), |first| &page.text[..first.at]);
    let mut rest = before;
    for words in BOX {
        match rest.find(words) {
            Some(at) => rest = &rest[at + words.len()..],
            None => defects.push(page.defect(
                0,
                format!("`{words}` is missing above the first part, or out of order"),
            )),
        }
    }
    for part in &twos {
        if part.text.trim().is_empty() {
            defects.push(page.defect(part.at, format!("`{}` is empty", part.title)));
        }
        for (_, words) in HOLDS.iter().filter(|(title, _)| *title == part.title) {
            if !part.text.contains(words) {
                defects.push(page.defect(part.at, format!("`{}` lacks `{words}`", part.title)));
            }
        }
        defects.extend(divided(page, part, &parts));
    }
    defects.extend(restaurant(page));
    defects
}

/// The parts in their order: names the first that is missing, unknown or misplaced.
fn order(page: &Page, twos: &[&Part]) -> Vec<Defect> {
    let mut defects = Vec::new();
    let mut next = 0;
    for part in twos {
        match HEADINGS.iter().position(|title| *title == part.title) {
            None => {
                defects.push(page.defect(part.at, format!("no part is called `{}`", part.title)))
            }
            Some(at) if at < next => {
                defects.push(page.defect(
                    part.at,
                    format!("`{}` comes too late, or twice", part.title),
                ));
            }
            Some(at) => {
                for missing in HEADINGS[next..at]
                    .iter()
                    .filter(|title| **title != OPTIONAL)
                {
                    defects.push(page.defect(
                        part.at,
                        format!("`{missing}` is missing above `{}`", part.title),
                    ));
                }
                next = at + 1;
            }
        }
    }
    for missing in &HEADINGS[next..] {
        if *missing != OPTIONAL {
            defects.push(page.defect(
                page.text.len(),
                format!("`{missing}` is missing at the end"),
            ));
        }
    }
    defects
}

/// The headings inside a part.
fn divided(page: &Page, part: &Part, parts: &[Part]) -> Vec<Defect> {
    let mut defects = Vec::new();
    let mut say = |message: String| defects.push(page.defect(part.at, message));
    let inside =
        |three: &&Part| three.level == HeadingLevel::H3 && (part.at..part.end).contains(&three.at);
    let threes: Vec<&Part> = parts.iter().filter(inside).collect();
    let titles: Vec<&str> = threes.iter().map(|three| three.title.as_str()).collect();
    if let Some((_, wanted)) = DIVIDED.iter().find(|(title, _)| *title == part.title)
        && titles != *wanted
    {
        say(format!(
            "`{}` is divided into {wanted:?}, here {titles:?}",
            part.title
        ));
    }
    match part.title.as_str() {
        "What people get wrong" => {
            if threes.is_empty() {
                say("each misconception has a `###` heading".into());
            }
            for three in threes {
                if !names_a_program(three.text) {
                    say(format!("no program refutes `{}`", three.title));
                }
            }
        }
        "Drills" => {
            for three in threes {
                if !three.text.contains("<details>") {
                    say(format!(
                        "the drill `{}` has no answer in <details>",
                        three.title
                    ));
                }
            }
        }
        "In your language" => {
            for title in titles {
                if !["JavaScript", "Python", "Go"].contains(&title) {
                    say(format!(
                        "the languages are JavaScript, Python and Go, not `{title}`"
                    ));
                }
            }
        }
        "Recap" => {
            let mut items = 0;
            let mut ordered = false;
            for event in markdown(part.text) {
                match event {
                    Event::Start(Tag::List(Some(_))) => ordered = true,
                    Event::End(TagEnd::List(true)) => ordered = false,
                    Event::Start(Tag::Item) if ordered => items += 1,
                    _ => {}
                }
            }
            if items != 3 {
                say(format!("the recap numbers three things, here {items}"));
            }
        }
        _ => {}
    }
    defects
}

/// Whether a program stands there, or words that point at one that stands elsewhere.
fn names_a_program(text: &str) -> bool {
    let points = ["{{#figure ", "](", "program", "above"];
    !fences(text).is_empty() || points.iter().any(|words| text.contains(words))
}

/// An analogy says where it breaks.
fn restaurant(page: &Page) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (event, range) in markdown(&page.text).into_offset_iter() {
        if let Event::Start(Tag::BlockQuote(_)) = event {
            let aside = &page.text[range.clone()];
            if aside.contains("**The restaurant.**") && !aside.contains("**Where it breaks.**") {
                defects.push(page.defect(
                    range.start,
                    "the analogy does not say `**Where it breaks.**`",
                ));
            }
        }
    }
    defects
}

fn parts(page: &Page) -> Vec<Part<'_>> {
    let mut heads: Vec<(HeadingLevel, String, usize, usize)> = Vec::new();
    let mut inside = false;
    for (event, range) in markdown(&page.text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                heads.push((level, String::new(), range.start, range.end));
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(words) | Event::Code(words) if inside => {
                if let Some(head) = heads.last_mut() {
                    head.1.push_str(&words);
                }
            }
            _ => {}
        }
    }
    let end_of = |number: usize| {
        let level = heads[number].0;
        let next = heads[number + 1..].iter().find(|head| head.0 <= level);
        next.map_or(page.text.len(), |head| head.2)
    };
    let all = heads.iter().enumerate();
    all.map(|(number, (level, title, at, below))| Part {
        level: *level,
        title: title.trim().to_owned(),
        at: *at,
        end: end_of(number),
        text: &page.text[*below..end_of(number)],
    })
    .collect()
}
