//! "In your language" and Run: theme/tabs.js and theme/run.js.

use anyhow::ensure;
use serde_json::{Value, json};

use crate::harness::{Page, Reply, Result, View, page, root};

const CHAPTER: &str = "03_waiting_together/index.html";
/// A program that the chapter shows in part, with what it printed.
const PROGRAM: &str = ".program[data-name='03_joined']";
const EXECUTE: &str = "https://play.rust-lang.org/execute";

fn selected(page: &Page) -> Result<String> {
    page.ask("[...document.querySelectorAll('[role=tab][aria-selected=true]')].map((tab) => tab.textContent).join()")
}

/// Which languages can be read.
fn shown(page: &Page) -> Result<String> {
    page.ask(
        "[...document.querySelectorAll('.language')]
            .filter((it) => it.querySelector('p').checkVisibility({ contentVisibilityAuto: true }) && it.offsetHeight > 0)
            .map((it) => it.dataset.language).join()",
    )
}

fn expect(what: &str, is: String, wanted: &str) -> Result<()> {
    ensure!(is == wanted, "{what}: {is:?}, not {wanted:?}");
    Ok(())
}

#[test]
fn a_language_is_chosen_by_mouse_and_kept_on_the_next_page() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    expect("at first", selected(&page)?, "JavaScript")?;
    expect("at first", shown(&page)?, "javascript")?;
    page.click("[role=tab]:nth-of-type(2)")?;
    expect("after a click", selected(&page)?, "Python")?;
    expect("after a click", shown(&page)?, "python")?;
    page.open("05_spawn/index.html")?;
    expect("in another chapter", selected(&page)?, "Python")?;
    expect("in another chapter", shown(&page)?, "python")?;
    page.quiet()
}

#[test]
fn a_language_is_chosen_by_keyboard() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.focus("[role=tab][aria-selected=true]")?;
    for (key, name) in [
        ("ArrowRight", "Python"),
        ("End", "Go"),
        ("ArrowRight", "JavaScript"),
        ("ArrowLeft", "Go"),
        ("Home", "JavaScript"),
        ("ArrowRight", "Python"),
    ] {
        page.key(key)?;
        expect(key, selected(&page)?, name)?;
        ensure!(
            page.focused("[role=tab][aria-selected=true]")?,
            "after {key} the focus is not on {name}"
        );
    }
    ensure!(
        page.ask("location.pathname")?.ends_with(CHAPTER),
        "an arrow key has turned the page"
    );
    // One stop for all tabs; the next one is the text.
    page.key("Tab")?;
    ensure!(
        page.focused("[role=tabpanel][data-language=python]")?,
        "Tab does not lead from the tabs to the text"
    );
    page.key("Shift+Tab")?;
    ensure!(
        page.focused("[role=tab][aria-selected=true]")?,
        "Shift+Tab does not lead back"
    );
    page.quiet()
}

#[test]
fn a_language_is_chosen_by_touch_and_the_page_stays_narrow() -> Result<()> {
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        page.tap("[role=tab]:nth-of-type(3)")?;
        expect("after a tap", selected(&page)?, "Go")?;
        expect("after a tap", shown(&page)?, "go")?;
        let wide = page.ask("document.documentElement.scrollWidth - innerWidth")?;
        ensure!(
            wide.parse::<f64>()? <= 0.0,
            "the page is {wide} px too wide"
        );
        let low = page.ask("Math.min(...[...document.querySelectorAll('.tablist button, .program button, .program .edit')].filter((it) => it.offsetHeight).map((it) => it.offsetHeight))")?;
        ensure!(
            low.parse::<f64>()? >= 40.0,
            "a target is only {low} px high"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn a_link_into_a_hidden_language_opens_it() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(&format!("{CHAPTER}#go"))?;
    expect("a fragment", shown(&page)?, "go")?;
    let top = "document.querySelector('[role=tablist]').getBoundingClientRect().top";
    let seen = page.ask(&format!("{top} > 0 && {top} < innerHeight"))?;
    ensure!(
        seen == "true",
        "the tabs are out of sight: {}",
        page.ask(top)?
    );
    // The choice by a link is not a choice for ever.
    ensure!(
        page.storage("language")?.is_null(),
        "a link was kept as a choice"
    );
    page.ask("location.hash = '#python'")?;
    page.until(
        "document.querySelector('[role=tab][aria-selected=true]').textContent === 'Python'",
    )?;
    // The search links to the heading, with the word; the sidebar lists it.
    page.open(&format!("{CHAPTER}?highlight=waitgroup#go"))?;
    expect("a result of the search", shown(&page)?, "go")?;
    ensure!(
        page.count("#mdbook-sidebar a[href$='#python']")? > 0,
        "the sidebar does not list the languages"
    );
    page.quiet()
}

#[test]
fn another_tab_of_the_browser_follows() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask(
        "localStorage.setItem('course:language', '\"go\"');
         dispatchEvent(new StorageEvent('storage', { key: 'course:language', newValue: '\"go\"' })); 0",
    )?;
    expect("after a choice elsewhere", shown(&page)?, "go")
}

#[test]
fn without_javascript_and_on_paper_all_languages_are_read() -> Result<()> {
    if let Some(page) = page(View::desktop().no_js())? {
        page.open(CHAPTER)?;
        expect("without JavaScript", shown(&page)?, "javascript,python,go")?;
        ensure!(
            page.count("button.run, .corner")? == 0,
            "there is a button that does nothing"
        );
        let command = page.text(&format!("{PROGRAM} code"))?;
        expect(
            "the command",
            command,
            "cargo run -p listings --example 03_joined",
        )?;
    }
    let Some(mut page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.turn(View::desktop().print())?;
    expect("on paper", shown(&page)?, "javascript,python,go")?;
    for css in [
        ".program button",
        ".program .edit",
        ".corner",
        "[role=tablist]",
    ] {
        ensure!(!page.visible(css)?, "{css} is printed");
    }
    ensure!(
        page.visible(&format!("{PROGRAM} code"))?,
        "the command is not printed"
    );
    page.quiet()
}

/// The playground, played by the test.
fn playground(page: &Page, status: u32, body: &Value) -> Result<()> {
    page.intercept(EXECUTE, Reply::Json(status, body.to_string()))
}

/// Runs the program and waits for the last word.
fn run(page: &Page) -> Result<String> {
    page.click(&format!("{PROGRAM} .run"))?;
    last_word(page)
}

fn last_word(page: &Page) -> Result<String> {
    page.until(&format!(
        "(() => {{ const it = document.querySelector(\"{PROGRAM}\");
            return it.querySelector('.run').textContent === 'Run' && it.querySelector('.status').textContent !== ''; }})()"
    ))?;
    page.text(&format!("{PROGRAM} .status"))
}

#[test]
fn a_run_sends_the_whole_program_and_shows_both_outputs() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let listings = root().join("tests/listings/examples");
    let printed = std::fs::read_to_string(listings.join("03_joined.out"))?;
    let cargo = "   Compiling playground v0.0.1 (/playground)\n    Finished `dev` profile\n     Running `target/debug/playground`\n";
    playground(
        &page,
        200,
        &json!({ "success": true, "exitDetail": "Exited with status 0", "stdout": printed, "stderr": format!("{cargo}a word on stderr\n") }),
    )?;
    page.open(CHAPTER)?;
    ensure!(
        page.sent().is_empty(),
        "the playground is asked before the click"
    );
    page.quiet()?;

    let said = run(&page)?;
    ensure!(
        said.contains("exit code 0") && said.contains("the same as the recorded run"),
        "{said}"
    );
    expect(
        "stdout",
        page.text(".run-result pre[aria-label=stdout]")?,
        printed.trim_end(),
    )?;
    expect(
        "stderr",
        page.text(".run-result pre[aria-label=stderr]")?,
        "a word on stderr",
    )?;
    expect(
        "the live region",
        page.attr(&format!("{PROGRAM} .status"), "role")?
            .unwrap_or_default(),
        "status",
    )?;
    ensure!(
        page.focused(&format!("{PROGRAM} .run"))?,
        "the focus has left the button"
    );

    let sent: Vec<_> = page
        .sent()
        .into_iter()
        .filter(|sent| sent.method == "POST")
        .collect();
    ensure!(sent.len() == 1, "{} requests", sent.len());
    let body: Value = serde_json::from_str(&sent[0].body)?;
    let source = std::fs::read_to_string(listings.join("03_joined.rs"))?;
    let whole: Vec<_> = source
        .lines()
        .filter(|line| !line.contains("ANCHOR"))
        .collect();
    let wanted = json!({
        "channel": "stable", "mode": "debug", "edition": "2024", "crateType": "bin",
        "tests": false, "backtrace": false, "code": whole.join("\n"),
    });
    ensure!(body == wanted, "sent: {body}");

    page.axe()?;
    page.click(".run-result button")?;
    ensure!(page.count(".run-result")? == 0, "the result does not close");
    ensure!(
        page.focused(&format!("{PROGRAM} .run"))?,
        "closing has lost the focus"
    );
    page.quiet()
}

#[test]
fn what_differs_from_the_recorded_run_is_said() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let answer = |success: bool, detail: &str, stdout: &str, stderr: &str| json!({ "success": success, "exitDetail": detail, "stdout": stdout, "stderr": stderr });
    playground(
        &page,
        200,
        &answer(true, "Exited with status 0", "true\n", ""),
    )?;
    let said = run(&page)?;
    ensure!(
        said.contains("something else than the recorded run"),
        "{said}"
    );

    playground(
        &page,
        200,
        &answer(
            false,
            "Exited with status 101",
            "the API is asked\n",
            "\nthread 'main' panicked at src/main.rs:3:5:\n",
        ),
    )?;
    let said = run(&page)?;
    ensure!(said.contains("Exited with status 101"), "{said}");
    ensure!(
        page.text(".run-result pre[aria-label=stderr]")?
            .contains("panicked"),
        "the panic is not shown"
    );

    playground(
        &page,
        200,
        &answer(
            false,
            "Exited with status 101",
            "",
            "   Compiling playground v0.0.1 (/playground)\nerror[E0308]: mismatched types\n --> src/main.rs:3:5\n",
        ),
    )?;
    let said = run(&page)?;
    ensure!(said.contains("The compiler refused it"), "{said}");
    let stderr = page.text(".run-result pre[aria-label=stderr]")?;
    ensure!(
        stderr.starts_with("error[E0308]: mismatched types"),
        "{stderr}"
    );
    page.quiet()
}

#[test]
fn each_failure_of_the_playground_is_said_in_plain_words() -> Result<()> {
    let Some(page) = page(View::desktop().dark())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let command =
        "Press Run to try again, or use your machine: cargo run -p listings --example 03_joined";
    for (status, error, words) in [
        (
            500,
            "Unable to process the execute request",
            "an error (500): Unable to process the execute request",
        ),
        (
            500,
            "The operation timed out: deadline has elapsed",
            "took longer than it allows",
        ),
        (429, "", "too much to do"),
    ] {
        playground(&page, status, &json!({ "error": error }))?;
        let said = run(&page)?;
        ensure!(
            said.contains(words) && said.contains(command),
            "{status}: {said}"
        );
    }
    page.intercept(EXECUTE, Reply::Fail)?;
    let said = run(&page)?;
    ensure!(
        said.contains("could not be reached") && said.contains(command),
        "{said}"
    );
    page.axe()
}

#[test]
fn without_a_network_nothing_is_sent() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.intercept(EXECUTE, Reply::Never)?;
    page.offline(true)?;
    page.tap(&format!("{PROGRAM} .run"))?;
    let said = last_word(&page)?;
    ensure!(
        said.contains("no network")
            && said.contains("Press Run to try again")
            && said.contains("cargo run -p listings"),
        "{said}"
    );
    ensure!(page.sent().is_empty(), "a request without a network");
    page.offline(false)
}

#[test]
fn a_run_can_be_cancelled_and_does_not_last_for_ever() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.intercept(EXECUTE, Reply::Never)?;
    page.open(CHAPTER)?;
    let button = format!("{PROGRAM} .run");
    page.focus(&button)?;
    page.key("Enter")?;
    page.until(&format!(
        "document.querySelector(\"{button}\").textContent === 'Cancel'"
    ))?;
    ensure!(
        page.text(&format!("{PROGRAM} .status"))?
            .contains("Running"),
        "nothing says that it runs"
    );
    page.key("Enter")?;
    expect("after the cancel", last_word(&page)?, "Cancelled.")?;
    ensure!(page.focused(&button)?, "the focus is lost");
    // The page's clock is not to be waited for: its 15 s pass at once.
    page.ask("window.later = window.setTimeout; window.setTimeout = (f, ms) => later(f, Math.min(ms, 20)); 0")?;
    let said = run(&page)?;
    ensure!(said.contains("No answer within 15 seconds"), "{said}");
    page.quiet()
}

#[test]
fn a_refused_program_says_the_recorded_error() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let recorded = std::fs::read_to_string(
        root().join("tests/listings/errors/03_awaited_in_the_list.stderr"),
    )?;
    let stderr = format!(
        "   Compiling playground v0.0.1 (/playground)\n{recorded}\nerror: could not compile `playground` (bin \"playground\") due to 1 previous error\n"
    );
    playground(
        &page,
        200,
        &json!({ "success": false, "exitDetail": "Exited with status 101", "stdout": "", "stderr": stderr }),
    )?;
    page.open(CHAPTER)?;
    let bar = ".program[data-name='03_awaited_in_the_list']";
    page.click(&format!("{bar} .run"))?;
    page.until(&format!("/The errors are the recorded ones/.test(document.querySelector(\"{bar} .status\").textContent)"))?;
    page.quiet()
}

#[test]
fn commands_and_code_are_copied() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    // The clipboard of a headless browser asks for leave; what the page hands to it is enough.
    let catch = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } }); 0";
    page.ask(catch)?;
    let copy = format!("{PROGRAM} > code + button");
    page.focus(&copy)?;
    page.key("Enter")?;
    page.until("window.copied === 'cargo run -p listings --example 03_joined'")?;
    expect("the button", page.text(&copy)?, "Copied")?;
    page.until("document.getElementById('course-voice').textContent === 'Copied'")?;

    page.quiet()?;

    // An exercise's page begins with its command.
    page.open("03_waiting_together/overlap_checks.html")?;
    page.ask(catch)?;
    let corner = "pre:has(> .language-console) > .corner";
    page.click(corner)?;
    page.until("window.copied !== undefined")?;
    let copied = page.ask("window.copied")?;
    expect("copied", copied.clone(), "cargo test -p overlap_checks")?;
    // The prompt is no part of a command, and what it printed is none.
    page.ask(
        "document.querySelector('.language-console').textContent = '$ cargo test\\nok\\n'; 0",
    )?;
    page.click(corner)?;
    page.until("window.copied === 'cargo test'")?;

    // A page over plain http has no `navigator.clipboard`: the old way, by what is selected.
    page.reload()?;
    page.ask(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });
         addEventListener('copy', () => { window.copied = document.activeElement.value; }); 0",
    )?;
    page.click(corner)?;
    page.until("window.copied !== undefined")?;
    expect("copied in the old way", page.ask("window.copied")?, &copied)?;
    expect("the button", page.text(corner)?, "Copied")?;
    ensure!(page.focused(corner)?, "copying has lost the focus");
    page.quiet()
}

#[test]
fn code_is_copied_by_touch_and_the_button_covers_none_of_it() -> Result<()> {
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("06_send/index.html")?;
        page.ask("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });
            document.querySelector('main pre > code.language-rust').parentElement.id = 'first'; 0")?;
        ensure!(
            page.ask("getComputedStyle(document.querySelector('#first > .corner')).opacity")?
                == "1",
            "a finger sees no button"
        );
        page.tap("#first > .corner")?;
        page.until("window.copied?.startsWith('async fn check()')")?;
        let covering = page.ask(
            "[...document.querySelectorAll('main pre > .corner')].filter((it) => {
                const code = it.parentElement.querySelector('code');
                if (!it.offsetHeight || code.matches('.language-console')) return false;
                const text = document.createRange();
                text.selectNodeContents(code);
                return it.getBoundingClientRect().bottom > text.getBoundingClientRect().top + 1;
            }).map((it) => it.parentElement.textContent.slice(0, 60)).join(' / ')",
        )?;
        ensure!(covering.is_empty(), "the button covers code: {covering}");
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn with_a_mouse_the_button_comes_to_the_block_that_is_used() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    page.ask(
        "document.querySelector('main pre > code.language-rust').parentElement.id = 'first'; 0",
    )?;
    let seen = "getComputedStyle(document.querySelector('#first > .corner')).opacity";
    expect("at first", page.ask(seen)?, "0")?;
    page.focus("#first > .corner")?;
    expect("with the focus", page.ask(seen)?, "1")?;
    page.quiet()
}

#[test]
fn code_that_goes_on_is_hinted_at() -> Result<()> {
    for view in [View::phone(), View::phone().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("06_send/index.html")?;
        let how = page.ask(
            "getComputedStyle(document.querySelector('main pre > code')).backgroundAttachment",
        )?;
        ensure!(
            how.starts_with("local, local, scroll, scroll"),
            "the edges of the code are drawn {how}"
        );
    }
    Ok(())
}

#[test]
fn each_language_begins_at_the_same_height_and_bars_have_their_room() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        let tops = page.ask(
            "[...document.querySelectorAll('[role=tab]')].map((tab) => {
                tab.click();
                const text = document.querySelector('.language:not([hidden]) p');
                return text.getBoundingClientRect().top - document.querySelector('.tablist').getBoundingClientRect().bottom;
            }).map(Math.round).join()",
        )?;
        let all: Vec<_> = tops.split(',').collect();
        ensure!(
            all.len() == 3 && all.iter().all(|top| *top == all[0]),
            "the languages begin {tops} px under their tabs"
        );
        // As it stood before the module came.
        let moved = page.ask(
            "[...document.querySelectorAll('.program.on')].filter((it) => it.offsetHeight).map((it) => {
                const now = it.offsetHeight;
                it.querySelectorAll('button, .edit, .status').forEach((one) => one.remove());
                it.classList.remove('on');
                return [it.textContent || it.dataset.name, it.offsetHeight, now];
            }).filter(([, before, now]) => Math.abs(before - now) > 1).join(' / ')",
        )?;
        ensure!(moved.is_empty(), "bars grow from, to: {moved}");
    }
    Ok(())
}

#[test]
fn hidden_lines_are_called_a_program_only_where_they_make_one() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let mut seen = 0;
    for chapter in ["05_spawn", "06_send", "08_locks"] {
        page.open(&format!("{chapter}/index.html"))?;
        let wrong = page.ask(
            "[...document.querySelectorAll('.hidden-lines')].filter((it) =>
                (it.textContent === 'Show the whole program') !== /fn main/.test(it.parentElement.querySelector('code').textContent)
            ).map((it) => it.textContent).join()",
        )?;
        ensure!(wrong.is_empty(), "{chapter}: {wrong}");
        seen += page.count(".hidden-lines")?;
    }
    ensure!(seen > 0, "no block has hidden lines");
    Ok(())
}

#[test]
fn what_the_playground_lacks_has_a_command_and_no_run() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let bars = page.ask(
        "JSON.stringify([...document.querySelectorAll('.program')].map((it) => [it.querySelector('.run') !== null, it.querySelector('code')?.textContent ?? '']))",
    )?;
    let bars: Vec<(bool, String)> = serde_json::from_str(&bars)?;
    let run = |name: &str| {
        bars.iter()
            .find(|(_, command)| command.ends_with(name))
            .map(|(run, _)| *run)
    };
    ensure!(
        run("03_joined") == Some(true),
        "03_joined cannot run: {bars:?}"
    );
    ensure!(
        run("03_cost") == Some(false),
        "03_cost needs probe: {bars:?}"
    );
    Ok(())
}

#[test]
fn the_code_is_accessible() -> Result<()> {
    for view in [View::desktop(), View::phone().dark(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("01_why_async/index.html")?;
        page.axe()?;
        page.quiet()?;
    }
    Ok(())
}
