//! Every figure of the book, stepped from start to end: each event is shown as its recording has
//! it, and nothing jumps from event to event.

use std::fs;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::harness::{Result, View, page, root};

/// One line of a recording, read here by other means than the book's own.
struct Line {
    at: Option<u64>,
    lane: String,
    kind: String,
    text: Option<String>,
    on: Option<String>,
}

fn recording(name: &str) -> Result<Vec<Line>> {
    let file = root().join(format!("tests/figures/snapshots/{name}.snap"));
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let lines = text
        .lines()
        .filter(|line| line.starts_with("    ") || line.starts_with("     -"));
    lines
        .map(|line| {
            let (line, text) = match line.split_once(" text=\"") {
                Some((line, text)) => (line, Some(text.trim_end_matches('"').to_owned())),
                None => (line, None),
            };
            let mut words = line.split_whitespace();
            let at = words.next().and_then(|at| at.parse().ok());
            if at.is_some() {
                words.next();
            }
            let lane = words.next().context("a lane")?.to_owned();
            let kind = words.next().context("a kind")?.to_owned();
            let on = words
                .find_map(|word| word.strip_prefix("on="))
                .map(str::to_owned);
            Ok(Line {
                at,
                lane,
                kind,
                text,
                on,
            })
        })
        .collect()
}

/// The pages with figures, and the recordings of each figure, from the Markdown.
pub fn figures() -> Result<Vec<(String, Vec<Vec<String>>)>> {
    let mut pages = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|it| it != "md") {
                continue;
            }
            let text = fs::read_to_string(&path)?;
            let found = text
                .lines()
                .filter_map(|line| line.strip_prefix("{{#figure "));
            let names = |rest: &str| {
                let names = rest.split(':').next().unwrap_or_default();
                names.split_whitespace().map(str::to_owned).collect()
            };
            let found: Vec<Vec<String>> = found.map(names).collect();
            if !found.is_empty() {
                let page = path
                    .strip_prefix(root().join("src"))?
                    .with_extension("html");
                pages.push((page.display().to_string().replace('\\', "/"), found));
            }
        }
    }
    pages.sort();
    Ok(pages)
}

/// Presses "Step forward" until the end, and keeps what is shown after each press.
const STEPS: &str = "((nth) => {
    const figure = document.querySelectorAll('.timeline')[nth];
    const button = figure.querySelector(\"button[aria-label='Step forward']\");
    const steps = [];
    const box = () => figure.getBoundingClientRect().height;
    const rest = box();
    for (let i = 0; i < 500 && button.getAttribute('aria-disabled') !== 'true'; i += 1) {
        button.click();
        const [panel] = [...figure.querySelectorAll('.tl-now')].filter((it) => it.classList.contains('tl-active'));
        const part = [...figure.querySelectorAll('.tl-now')].indexOf(panel);
        const text = (css) => panel.querySelector(css)?.textContent ?? '';
        steps.push({
            part, at: text('.tl-at'), say: text('.tl-say'), polled: text('.tl-polled'), clock: text('.tl-clock'),
            states: Object.fromEntries([...panel.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling.textContent])),
            marked: figure.querySelectorAll('.tl-program')[part].querySelectorAll('.tl-ran, .tl-made-it').length,
            jump: box() - rest,
        });
    }
    return steps;
})";

fn checked(line: &Line, step: &Value) -> Result<()> {
    let text = |key: &str| step[key].as_str().unwrap_or_default().to_owned();
    let say = text("say");
    let word = match line.kind.as_str() {
        "create" => "ma",
        "pending" => "is not ready",
        "ready" => "is ready.",
        "drop" => "is dropped, after it was ready",
        "cancel" => "is canceled: dropped before it was ready",
        "wake" => "w",
        kind => kind,
    };
    ensure!(
        say.contains(&line.lane) && say.contains(word),
        "{} {} is told as: {say}",
        line.lane,
        line.kind
    );
    if let Some(note) = &line.text {
        ensure!(
            say.contains(note.as_str()),
            "the note {note} is told as: {say}"
        );
    }
    let clock = line.at.map(|ms| format!("{ms} ms")).unwrap_or_default();
    ensure!(
        text("clock") == clock,
        "the clock shows {:?}, not {clock:?}",
        text("clock")
    );
    let state = step["states"][&line.lane].as_str().unwrap_or_default();
    let expected = match line.kind.as_str() {
        "create" | "spawn" => "made, never polled",
        "poll" => "poll",
        "pending" => "w",
        "ready" => "ready",
        "drop" => "ready, and dropped",
        "cancel" => "canceled",
        _ => "",
    };
    ensure!(
        state.contains(expected),
        "after {} {} it is {state:?}",
        line.lane,
        line.kind
    );
    if line.kind == "poll" {
        let polled = text("polled");
        let on = line
            .on
            .as_ref()
            .map(|on| format!(" on {on}"))
            .unwrap_or_default();
        ensure!(
            polled.contains(&line.lane) && polled.contains(&on),
            "{} is polled{on}: {polled}",
            line.lane
        );
    }
    ensure!(
        step["marked"] == 1,
        "{} lines of the program are marked",
        step["marked"]
    );
    Ok(())
}

fn step_all(view: View) -> Result<()> {
    let Some(page) = page(view)? else {
        return Ok(());
    };
    let pages = figures()?;
    ensure!(
        pages.len() >= 6,
        "figures stand on {} pages only",
        pages.len()
    );
    for (path, figures) in pages {
        page.open(&path)?;
        for (nth, names) in figures.iter().enumerate() {
            let place = format!("{path} ({view}), {}", names.join(" and "));
            let recordings: Vec<Vec<Line>> =
                names.iter().map(|n| recording(n)).collect::<Result<_>>()?;
            let mut expected: Vec<(u64, usize, usize)> = Vec::new();
            for (part, lines) in recordings.iter().enumerate() {
                expected.extend(
                    lines
                        .iter()
                        .enumerate()
                        .map(|(i, line)| (line.at.unwrap_or(0), part, i)),
                );
            }
            expected.sort();
            let steps = page.value(&format!("{STEPS}({nth})"))?;
            let steps = steps.as_array().context("steps")?;
            ensure!(
                steps.len() == expected.len(),
                "{place}: {} steps, and {} events",
                steps.len(),
                expected.len()
            );
            for (step, (_, part, i)) in steps.iter().zip(expected) {
                let event = format!("{place}, event {} of recording {}", i + 1, part + 1);
                ensure!(
                    step["part"] == part,
                    "{event}: shown as one of recording {}",
                    step["part"]
                );
                let count = format!("event {} of {}", i + 1, recordings[part].len());
                let at = step["at"].as_str().unwrap_or_default();
                ensure!(at.contains(&count), "{event}: counted as {at}");
                checked(&recordings[part][i], step).with_context(|| event.clone())?;
                let jump = step["jump"].as_f64().unwrap_or(f64::MAX);
                ensure!(jump.abs() < 1.0, "{event}: the figure grows by {jump} px");
            }
        }
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn every_event_is_shown_as_it_was_recorded() -> Result<()> {
    step_all(View::desktop())
}

#[test]
fn nothing_jumps_on_a_phone() -> Result<()> {
    step_all(View::narrow().dark())
}
