//! A message of the compiler, pasted into the search, finds what explains it.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::harness::{Page, Result, View, page, root};

/// Every recorded message: its file and its text.
fn recorded() -> Result<Vec<(PathBuf, String)>> {
    fn walk(dir: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<()> {
        for entry in std::fs::read_dir(dir)? {
            let path = entry?.path();
            if path.is_dir() {
                walk(&path, found)?;
            } else if path.extension().is_some_and(|e| e == "stderr") {
                found.push((path.clone(), std::fs::read_to_string(&path)?));
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(&root().join("tests/listings/errors"), &mut found)?;
    walk(&root().join("exercises"), &mut found)?;
    found.sort();
    Ok(found)
}

fn search(page: &Page) -> Result<()> {
    page.key("/")?;
    page.until("document.activeElement.id === 'mdbook-searchbar' && document.querySelector('.found-error') !== null")
        .context("the search opens")
}

/// Pastes a text; the whole message of the first entry that is found, and its heading.
fn paste(page: &Page, text: &str) -> Result<(String, String)> {
    let found = page.value(&format!(
        "(async () => {{
            const field = document.getElementById('mdbook-searchbar');
            const box = document.querySelector('.found-error');
            box.replaceChildren();
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', {});
            field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}));
            for (let i = 0; i < 4000 && !box.firstChild; i++) await new Promise((done) => setTimeout(done, 10));
            const first = box.querySelector('li > a');
            if (!first?.pathname.endsWith('/compiler_errors.html')) return ['', ''];
            window.errors ??= new DOMParser().parseFromString(await (await fetch(first.href)).text(), 'text/html');
            const entry = errors.getElementById(decodeURIComponent(first.hash.slice(1)));
            return [entry.nextElementSibling.nextElementSibling.querySelector('pre').textContent, first.textContent];
        }})()",
        serde_json::to_string(text)?
    ))?;
    let at = |i: usize| found[i].as_str().unwrap_or_default().trim().to_owned();
    Ok((at(0), at(1)))
}

/// Without what differs between two programs with the same mistake: paths and numbers.
fn alike(text: &str) -> String {
    let words = text.split_whitespace();
    let plain = words.filter(|word| {
        !word.contains(".rs") && !word.bytes().all(|b| b.is_ascii_digit() || b == b'|')
    });
    let plain =
        plain.map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit() || "}`,:".contains(c)));
    plain
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_recorded_message_finds_itself() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    search(&page)?;
    let all = recorded()?;
    ensure!(all.len() > 20, "only {} messages are recorded", all.len());
    let mut wrong = Vec::new();
    for (file, text) in &all {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let first = text.lines().next().unwrap_or_default();
        let headline = first
            .split_once(": ")
            .map_or(first, |(_, words)| words)
            .replace('`', "");
        let (_, heading) = paste(&page, first)?;
        // Behind it, what tells it from the others with the same.
        if !heading.starts_with(&headline) {
            wrong.push(format!("{name}: its first line finds {heading:?}"));
        }
        let (whole, _) = paste(&page, text)?;
        if whole != text.trim() {
            wrong.push(format!("{name}: the whole finds\n{whole}"));
        }
        // From the learner's own cargo: another file, other lines, colors, cargo's words around it.
        let own = text
            .replace("errors/", "/home/me/vigil/src/")
            .replace("$DIR/", "")
            .replace(".rs:", ".rs:1");
        let own = format!(
            "   Compiling vigil v0.1.0 (/home/me/vigil)\n\u{1b}[1m{own}\u{1b}[0m\nerror: could not compile `vigil` (bin \"vigil\") due to 1 previous error\n"
        );
        let (whole, _) = paste(&page, &own)?;
        if alike(&whole) != alike(text) {
            wrong.push(format!("{name}: as the learner sees it, finds\n{whole}"));
        }
        // A field of one line swallows the line breaks.
        let (whole, _) = paste(&page, &text.replace('\n', ""))?;
        if alike(&whole) != alike(text) {
            wrong.push(format!("{name}: on one line, finds\n{whole}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    page.quiet()
}

/// Messages of rustc 1.95 about programs that the course has not: in a file, what is found first
/// of it, and what is said above. Made with `rustc --edition 2024`.
const FOREIGN: [(&str, &str, &str); 20] = [
    ("mutex_named", "08_guard_across_await", "most like it"),
    (
        "mutex_across_block",
        "08_guard_across_await",
        "most like it",
    ),
    ("mutex_argument", "06_argument_temporary", "most like it"),
    ("mutex_match", "06_match_scrutinee", "most like it"),
    ("mutex_if_let", "08_if_let_guard", "most like it"),
    ("mutex_while_let", "08_while_let_guard", "most like it"),
    ("mutex_for", "08_for_guard", "most like it"),
    ("trait_future", "06_trait_future", "most like it"),
    ("boxed_future", "06_boxed_future", "most like it"),
    ("type_parameter", "06_bound_send_missing", "most like it"),
    ("two_errors", "06_trait_future", "most like it"),
    ("rc", "06_held_across_await", "most like it"),
    ("rc_captured", "06_captured", "most like it"),
    ("cell", "06_reference_used_later", "most like it"),
    ("arc_refcell", "06_arc_of_refcell", "most like it"),
    ("dyn_error", "06_error_across_await", "most like it"),
    ("refmut_named", "06_held_across_await", "this type (RefMut)"),
    ("ref_argument", "06_argument_temporary", "this type (Ref)"),
    (
        "rwlock",
        "08_guard_across_await",
        "this type (RwLockReadGuard)",
    ),
    (
        "raw_pointer",
        "06_held_across_await",
        "this type (a raw pointer)",
    ),
];

#[test]
fn the_type_and_its_place_choose_among_messages_with_one_headline() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    search(&page)?;
    let mut wrong = Vec::new();
    for (name, entry, words) in FOREIGN {
        let read = |path: &str| -> Result<String> {
            std::fs::read_to_string(root().join(path)).with_context(|| path.to_owned())
        };
        let text = read(&format!("tests/browser/messages/{name}.txt"))?;
        let expected = read(&format!("tests/listings/errors/{entry}.stderr"))?;
        let (whole, title) = paste(&page, &text)?;
        // The same words stand in the message of a program with other causes, which the message does not show.
        if alike(&whole) != alike(&expected) {
            wrong.push(format!("{name} finds {title:?}:\n{whole}"));
        }
        let said = page.text(".found-error > p")?;
        if !said.contains(words) {
            wrong.push(format!("{name}: {said}"));
        }
        let listed = page.count(".found-error > ul > li")?;
        let folded = page.text(".found-error summary")?;
        let others = ["with the same headline", "others like it"];
        if (listed == 1) != words.starts_with("most")
            || !others.iter().any(|words| folded.ends_with(words))
        {
            wrong.push(format!("{name}: {listed} listed, {folded}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    page.axe()?;
    page.quiet()
}

fn message(name: &str) -> Result<String> {
    let file = root().join(format!("tests/browser/messages/{name}.txt"));
    std::fs::read_to_string(&file).with_context(|| file.display().to_string())
}

#[test]
fn a_type_behind_dyn_gets_the_rule_with_its_own_name() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    search(&page)?;
    let arc = message("dyn_job")?
        .replace("Box<(dyn", "Arc<(dyn")
        .replace("trait `Send`", "trait `Sync`");
    for (text, written) in [
        (message("dyn_job")?, "Box<dyn Job + Send>"),
        (
            message("dyn_iterator")?,
            "Box<dyn Iterator<Item = u32> + Send>",
        ),
        (message("dyn_fn")?, "Box<dyn Fn(u32) -> u32 + Send>"),
        (arc, "Arc<dyn Job + Send + Sync>"),
    ] {
        paste(&page, &text)?;
        let first = page.text(".found-error > ul > li > a")?;
        ensure!(first.contains(written), "{written}: {first}");
        let href = page
            .attr(".found-error li > a", "href")?
            .unwrap_or_default();
        ensure!(href.ends_with("06_send/index.html#in-practice"), "{href}");
        let said = page.text(".found-error > p")?;
        ensure!(said.contains("this type (dyn "), "{written}: {said}");
        ensure!(
            page.count(".found-error > ul > li")? == 1,
            "{written}: more is listed"
        );
    }
    page.axe()?;
    page.quiet()
}

#[test]
fn of_several_errors_and_of_another_place_it_says_so() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    search(&page)?;
    paste(&page, &message("two_errors")?)?;
    let said = page.text(".found-error > p")?;
    ensure!(
        said.starts_with("Your text holds 2 errors; this is about the first (two_errors.rs:10)."),
        "{said}"
    );
    // A guard in the condition of a plain `while`: nothing like it is recorded.
    let text = message("mutex_while_let")?;
    ensure!(text.contains("while let "), "{text}");
    paste(&page, &text.replace("while let ", "while "))?;
    let said = page.text(".found-error > p")?;
    ensure!(
        said.contains("has MutexGuard in this place. These come closest"),
        "{said}"
    );
    paste(&page, &message("mutex_named")?)?;
    let said = page.text(".found-error > p")?;
    ensure!(said.starts_with("This looks like"), "{said}");
    page.quiet()
}

#[test]
fn words_that_come_without_a_key_are_searched() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("index.html")?;
    search(&page)?;
    // As a phone's suggestions and its menu do it: `input`, and no key.
    let put = |text: &str| -> Result<()> {
        page.ask(&format!(
            "(() => {{ const field = document.getElementById('mdbook-searchbar'); field.value = {}; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertText' }})); }})(), 0",
            serde_json::to_string(text)?
        ))?;
        Ok(())
    };
    put("abort")?;
    page.until("document.querySelector('#mdbook-searchresults li') !== null")
        .context("the search")?;
    put("")?;
    let text = std::fs::read_to_string(root().join("tests/browser/messages/mutex_named.txt"))?;
    put(&text)?;
    page.until("document.querySelector('.found-error a')?.textContent.includes('MutexGuard, kept in a variable') ?? false")?;
    let value = page.ask("document.getElementById('mdbook-searchbar').value")?;
    ensure!(
        value == "future cannot be sent between threads safely",
        "the field holds {value:?}"
    );
    page.quiet()
}

#[test]
fn other_names_and_parts_of_a_message_are_recognized_and_questions_are_not() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("index.html")?;
    search(&page)?;
    let (_, heading) = paste(
        &page,
        "error[E0277]: `Rc<u32>` cannot be sent between threads safely",
    )?;
    ensure!(
        heading.ends_with("cannot be sent between threads safely") && heading.starts_with("Rc<"),
        "{heading}"
    );
    let value = page.ask("document.getElementById('mdbook-searchbar').value")?;
    ensure!(
        value == "cannot be sent between threads safely",
        "the field holds {value:?}"
    );
    page.until("document.querySelector('#mdbook-searchresults li') !== null")
        .context("the search finds the words")?;
    let type_ = |text: &str| -> Result<()> {
        page.ask("document.getElementById('mdbook-searchbar').select(); 0")?;
        page.type_text(text)
    };
    type_("within `{async block}`, the trait `Send` is not implemented for `Rc<u32>`")?;
    page.until("!document.querySelector('.found-error').hidden && document.querySelector('.found-error li a').textContent.startsWith('future cannot be sent between threads safely: Rc')")?;
    type_("how do I cancel a future safely in tokio")?;
    page.until("document.querySelector('.found-error').hidden")
        .context("a question is no error")?;
    type_("E0728")?;
    page.until("document.querySelector('.found-error li a')?.textContent.startsWith('await is only allowed')")?;
    type_("error[E0599]: no method named `poll` found for struct `Foo`")?;
    page.until(
        "/None of the \\d+ messages/.test(document.querySelector('.found-error').textContent)",
    )?;
    let code = page.attr(".found-error p a", "href")?.unwrap_or_default();
    ensure!(code.ends_with("/E0599.html"), "{code}");
    page.quiet()
}

#[test]
fn the_keys_lead_to_the_entry() -> Result<()> {
    for view in [View::desktop(), View::narrow().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("03_waiting_together/index.html")?;
        search(&page)?;
        paste(
            &page,
            "error: future cannot be sent between threads safely\n  --> src/main.rs:3:5\n",
        )?;
        page.axe()?;
        page.fits()?;
        ensure!(
            page.focused("#mdbook-searchbar")?,
            "the field keeps the focus"
        );
        page.key("ArrowDown")?;
        ensure!(
            page.focused(".found-error li:first-child > a")?,
            "down: the first entry"
        );
        page.key("ArrowDown")?;
        ensure!(
            page.focused(".found-error li:nth-child(2) > a")?,
            "down: the second"
        );
        page.key("ArrowUp")?;
        page.key("ArrowUp")?;
        ensure!(page.focused("#mdbook-searchbar")?, "up: the field again");
        page.key("Enter")?;
        page.until(
            "location.pathname.endsWith('/compiler_errors.html') && location.hash.length > 1",
        )?;
        page.quiet()?;
    }
    Ok(())
}
