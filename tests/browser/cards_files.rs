//! The cards' files: export, import, and what Anki takes.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::deck::{CHAPTER, FIRST, answered, clock, press, today};
use crate::harness::{Page, Result, View, page};

fn import(page: &Page, name: &str, text: &str) -> Result<()> {
    let file = page.downloads()?.join(name);
    std::fs::write(&file, text)?;
    page.ask("document.querySelector('.deck-result').replaceChildren(); 0")?;
    page.upload(".deck input[type=file]", &file)?;
    page.until("document.querySelector('.deck-result').textContent !== ''")
}

#[test]
fn reviews_go_to_a_file_and_into_another_browser() -> Result<()> {
    let (Some(one), Some(two)) = (page(View::desktop())?, page(View::desktop())?) else {
        return Ok(());
    };
    one.downloads()?;
    answered(&one, 5, "4")?;
    press(&one, "Export")?;
    let name = format!("async-rust-proven-cards-{}.json", today(&one)?);
    let file: Value = serde_json::from_str(&one.downloaded(&name)?)?;
    ensure!(
        file["version"] == 1 && file["algorithm"] == "FSRS-6",
        "{file}"
    );
    ensure!(
        file["cards"][FIRST]["front"] == "What do two awaits in a row do?",
        "people cannot read it: {file}"
    );

    // The other browser has an older review of this card, and the file one of a card that is gone.
    answered(&two, 4, "1")?;
    clock(&two, 6, 12)?;
    let before = two.storage("cards")?;
    let mut with_more = file.clone();
    with_more["cards"]["44-gone"] = file["cards"][FIRST].clone();
    import(&two, "one.json", &with_more.to_string())?;
    ensure!(two.focused(".deck-result")?, "the preview has no focus");
    let preview = two.text(".deck-preview")?;
    for said in [
        "one.json would change 2 cards:",
        "1 card not reviewed here yet",
        "1 card reviewed later than here",
        "1 of them not in this edition of the course, kept all the same",
    ] {
        ensure!(preview.contains(said), "no `{said}` in: {preview}");
    }
    two.axe()?;
    ensure!(
        two.storage("cards")? == before,
        "changed before it was agreed"
    );
    press(&two, "Cancel")?;
    ensure!(two.storage("cards")? == before, "changed by Cancel");
    import(&two, "one.json", &with_more.to_string())?;
    press(&two, "Take over")?;
    let (mine, theirs) = (one.storage("cards")?, two.storage("cards")?);
    ensure!(theirs[FIRST] == mine[FIRST], "{theirs} is not {mine}");
    ensure!(theirs["44-gone"] == mine[FIRST], "the unknown card is lost");

    // What is later here stays, and an unknown card goes out again.
    import(&two, "again.json", &with_more.to_string())?;
    let preview = two.text(".deck-preview")?;
    ensure!(
        preview.starts_with("again.json changes nothing"),
        "{preview}"
    );
    press(&two, "Close")?;
    two.ask(&format!(
        "const all = JSON.parse(localStorage['course:cards']); all['{FIRST}'].reviewed = new Date(2026, 0, 6).toISOString(); \
         localStorage['course:cards'] = JSON.stringify(all); 0"
    ))?;
    let before = two.storage("cards")?;
    import(&two, "old.json", &file.to_string())?;
    let preview = two.text(".deck-preview")?;
    ensure!(preview.contains("1 card reviewed later here"), "{preview}");
    ensure!(two.storage("cards")? == before, "an older review has won");
    press(&two, "Export")?;
    let name = format!("async-rust-proven-cards-{}.json", today(&two)?);
    let file: Value = serde_json::from_str(&two.downloaded(&name)?)?;
    ensure!(file["cards"]["44-gone"].is_object(), "{file}");
    one.quiet()?;
    two.quiet()
}

#[test]
fn a_malformed_file_is_named_and_changes_nothing() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    answered(&page, 5, "3")?;
    let before = page.storage("cards")?;
    let good = |key: &str, value: Value| {
        let mut file = json!({
            "what": "Async Rust, Proven: reviews of the cards", "version": 1,
            "cards": { FIRST: before[FIRST].clone() },
        });
        match file.pointer(&format!("/cards/{FIRST}/{key}")) {
            Some(_) => file["cards"][FIRST][key] = value,
            None => file[key] = value,
        }
        file.to_string()
    };
    for (text, says) in [
        ("{ \"what\": ".into(), "it is not JSON ("),
        (
            "[1]".into(),
            "it is JSON, but not an export of these cards.",
        ),
        (
            good("what", json!("Other")),
            "“what” must be “Async Rust, Proven: reviews of the cards”, and is \"Other\".",
        ),
        (
            good("version", json!("1")),
            "“version” is \"1\", not a whole number.",
        ),
        (
            good("version", json!(2)),
            "it has version 2, and this page reads version 1.",
        ),
        (
            good("cards", json!([])),
            "“cards” is missing, or no object.",
        ),
        (
            good("cards", json!({ "a b": before[FIRST] })),
            "“a b” is no name of a card.",
        ),
        (good("due", json!("soon")), "due is \"soon\", not a time."),
        (
            good("reviewed", json!("2999-01-01T00:00:00Z")),
            "reviewed is 2999-01-01T00:00:00Z, which is in the future.",
        ),
        (
            good("stability", json!(-1)),
            "stability is -1, not a number from 0.001 to 36500.",
        ),
        (
            good("reviews", json!(1.5)),
            "reviews is 1.5, not a whole number from 1 to 1000000.",
        ),
        (
            good("phase", json!(null)),
            "phase is null, not one of learning, review, relearning.",
        ),
        (good("cards", json!({ FIRST: 7 })), "it is no schedule."),
    ] {
        import(&page, "bad.json", &text)?;
        let fault = page.text(".deck-result [role=alert]")?;
        let start = "bad.json was not imported, and nothing has changed: ";
        ensure!(
            fault.starts_with(start) && fault.contains(says),
            "{text}\nsays {fault}"
        );
        ensure!(
            page.storage("cards")? == before,
            "{text} has changed something"
        );
    }
    page.axe()?;
    page.quiet()
}

/// The fields of a line of Anki's text format: separated by tabs, perhaps in quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field, mut quoted) = (vec![], vec![], String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            '\t' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    records
}

/// The package `anki` 26.9.3 has imported this file: 66 notes, none twice at the second time.
#[test]
fn anki_gets_every_card_as_html() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("cards.html")?;
    page.downloads()?;
    // What would break a line or a field.
    page.ask(&format!(
        "document.querySelector('[data-card=\"{FIRST}\"] p').innerHTML = \
         'a \"quote\"\\tand\\n<code class=\"hljs\"><span class=\"x\">x</span> &lt; y</code> <a href=\"{CHAPTER}/index.html\">there</a>'; 0"
    ))?;
    press(&page, "File for Anki")?;
    let text = page.downloaded("async-rust-proven-anki.txt")?;
    let head: Vec<&str> = text.lines().take_while(|l| l.starts_with('#')).collect();
    let expected = [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#guid column:1",
        "#deck column:2",
        "#tags column:5",
    ];
    ensure!(head == expected, "{head:?}");
    let rows = records(text.split_once("column:5\n").context("no rows")?.1);
    let mut ids = BTreeSet::new();
    for row in &rows {
        let [guid, deck, front, back, tag] = row.as_slice() else {
            anyhow::bail!("{} fields: {row:?}", row.len());
        };
        ensure!(!front.is_empty() && !back.is_empty(), "{row:?}");
        ensure!(deck == "Async Rust, Proven", "{row:?}");
        ensure!(
            tag.starts_with("async-rust-proven::") && !tag.contains(' '),
            "{row:?}"
        );
        for side in [front, back] {
            ensure!(!side.contains("class=") && !side.contains('`'), "{row:?}");
        }
        let id = guid.strip_prefix("async-rust-proven/").context("a guid")?;
        ensure!(ids.insert(id.to_owned()), "twice: {guid}");
    }
    let all = page.ask("JSON.stringify([...document.querySelectorAll('[data-card]')].map((it) => it.dataset.card))")?;
    let all: BTreeSet<String> = serde_json::from_str(&all)?;
    ensure!(ids == all, "{ids:?} is not {all:?}");
    let odd = rows
        .iter()
        .find(|row| row[0].ends_with(FIRST))
        .context("the odd card")?;
    let home = page.ask("location.origin")?;
    let expected = format!(
        "a \"quote\"\tand\n<code>x &lt; y</code> <a href=\"{home}/{CHAPTER}/index.html\">there</a>"
    );
    ensure!(odd[3] == expected, "{:?}", odd[3]);
    ensure!(odd[4] == format!("async-rust-proven::{CHAPTER}"), "{odd:?}");
    page.quiet()
}
