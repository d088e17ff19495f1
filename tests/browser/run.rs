//! Run: theme/run.js asks the playground, which the tests play.

use anyhow::ensure;
use serde_json::{Value, json};

use crate::harness::{Page, Reply, Result, View, page, root, same};

const CHAPTER: &str = "03_waiting_together/index.html";
/// A program that the chapter shows in part, with what it printed.
const PROGRAM: &str = ".program[data-name='03_joined']";
const EXECUTE: &str = "https://play.rust-lang.org/execute";

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
    same(
        "stdout",
        page.text(".run-result pre[aria-label=stdout]")?,
        printed.trim_end(),
    )?;
    same(
        "stderr",
        page.text(".run-result pre[aria-label=stderr]")?,
        "a word on stderr",
    )?;
    same(
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
    same("after the cancel", last_word(&page)?, "Cancelled.")?;
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
fn the_bar_has_its_room_before_the_buttons_come() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
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
fn without_javascript_and_on_paper_there_is_the_command_alone() -> Result<()> {
    for view in [View::desktop().no_js(), View::desktop().print()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        for css in [".program button", ".program .edit", ".corner"] {
            ensure!(!page.visible(css)?, "{view}: {css} is shown");
        }
        let command = format!("{PROGRAM} code");
        ensure!(page.visible(&command)?, "{view}: the command is not shown");
        same(
            &view.to_string(),
            page.text(&command)?,
            "cargo run -p listings --example 03_joined",
        )?;
        page.quiet()?;
    }
    Ok(())
}
