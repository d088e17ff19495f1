//! Quizzes: each kind by mouse, keyboard and touch; what is said, what is kept, where the focus is.

use anyhow::{Context, ensure};

use crate::harness::{Page, Result, View, page};

const SPAWN: &str = "05_spawn/index.html";

/// Waits until the live region says all of these words.
pub fn says(page: &Page, words: &[&str]) -> Result<()> {
    let voice = "document.getElementById('course-voice')";
    for word in words {
        let said = format!("{voice}?.textContent.includes({word:?})");
        page.until(&said).with_context(|| {
            let heard = page
                .ask(&format!("{voice}?.textContent"))
                .unwrap_or_default();
            format!("the live region says {heard:?}, not {word:?}")
        })?;
    }
    Ok(())
}

/// Fails unless the text of an element holds all of these words.
pub fn shows(page: &Page, css: &str, words: &[&str]) -> Result<()> {
    let text = page.text(css)?;
    for word in words {
        ensure!(text.contains(word), "{css} shows {text:?}, not {word:?}");
    }
    Ok(())
}

/// Fails unless this is kept of a question of the chapter on spawn.
pub fn kept(page: &Page, id: &str, wanted: Option<bool>) -> Result<()> {
    let kept = page.storage("quiz:05_spawn")?;
    let found = kept.get(id).and_then(serde_json::Value::as_bool);
    ensure!(found == wanted, "{id} is kept as {found:?}: {kept}");
    Ok(())
}

pub fn focused(page: &Page, css: &str) -> Result<()> {
    let at = page.ask("document.activeElement.outerHTML.slice(0, 120)")?;
    ensure!(page.focused(css)?, "the focus is not on {css}, but on {at}");
    Ok(())
}

pub fn opened(view: View) -> Result<Option<Page>> {
    let page = page(view)?;
    if let Some(page) = &page {
        page.open(SPAWN)?;
    }
    Ok(page)
}

#[test]
fn a_choice_by_keyboard_wrong_then_right() -> Result<()> {
    let Some(page) = opened(View::desktop())? else {
        return Ok(());
    };
    let question = "#quiz-05-dropped_handle";
    let check = format!("{question} > button");
    page.focus(&check)?;
    page.key("Enter")?;
    says(&page, &["Choose an answer first."])?;
    kept(&page, "dropped_handle", None)?;
    page.focus(&format!("{question} input[value='A']"))?;
    // mdBook would turn the page on an arrow.
    page.key("ArrowRight")?;
    let option = format!("{question} input[value='B']");
    focused(&page, &option)?;
    page.key("Enter")?;
    says(
        &page,
        &["Not right.", "B is wrong. Dropping a future cancels it"],
    )?;
    shows(
        &page,
        &format!("{question} .verdict"),
        &["✗ Not right.", "B is wrong."],
    )?;
    shows(
        &page,
        &format!("{question} label:has([value='B'])"),
        &["✗ wrong"],
    )?;
    ensure!(
        page.count(&format!("{question} .mark"))? == 1,
        "a mark gives the answer away"
    );
    focused(&page, &option)?;
    kept(&page, "dropped_handle", Some(false))?;
    page.key("ArrowLeft")?;
    page.key("Tab")?;
    focused(&page, &check)?;
    page.key("Space")?;
    says(&page, &["Right.", "A is right. The handle only waits."])?;
    focused(&page, &check)?;
    shows(&page, &format!("{question} .verdict"), &["✓ Right.\n"])?;
    // The first try counts.
    kept(&page, "dropped_handle", Some(false))?;
    shows(
        &page,
        ".score",
        &["0 of 8 right at the first try, 7 to go."],
    )?;
    // The others are explained on demand, and the one that was told is not told again.
    page.key("Tab")?;
    focused(&page, &format!("{question} summary"))?;
    shows(
        &page,
        &format!("{question} summary"),
        &["The other answers"],
    )?;
    page.key("Enter")?;
    page.until(&format!(
        "document.querySelector(\"{question} .answer\").open"
    ))?;
    ensure!(
        page.visible(&format!("{question} li[data-for='B']"))?,
        "B is not explained"
    );
    ensure!(
        !page.visible(&format!("{question} li[data-for='A']"))?,
        "A is told twice"
    );
    let at = page.ask("location.pathname")?;
    ensure!(at.ends_with(SPAWN), "an arrow has turned the page: {at}");
    page.quiet()
}

#[test]
fn several_answers_by_touch() -> Result<()> {
    let Some(page) = opened(View::phone())? else {
        return Ok(());
    };
    let question = "#quiz-05-when_removed";
    let tap = |letter: &str| page.tap(&format!("{question} label:has([value='{letter}'])"));
    let check = || page.tap(&format!("{question} > button"));
    tap("A")?;
    tap("D")?;
    check()?;
    let result = format!("{question} .verdict");
    shows(
        &page,
        &result,
        &[
            "Not right.",
            "A is right.",
            "D is wrong.",
            "2 more are right.",
        ],
    )?;
    says(&page, &["2 more are right."])?;
    tap("D")?;
    tap("B")?;
    check()?;
    shows(&page, &result, &["Not right.", "One more is right."])?;
    ensure!(
        page.count(&format!("{question} .mark"))? == 2,
        "an old mark is left"
    );
    tap("C")?;
    check()?;
    shows(
        &page,
        &result,
        &["✓ Right.", "A is right.", "B is right.", "C is right."],
    )?;
    kept(&page, "when_removed", Some(false))?;
    page.quiet()
}

#[test]
fn the_line_of_an_error_by_mouse_and_keyboard() -> Result<()> {
    let Some(page) = opened(View::desktop())? else {
        return Ok(());
    };
    let question = "#quiz-05-borrow_in_a_set";
    let (check, result) = (
        format!("{question} > button"),
        format!("{question} .verdict"),
    );
    let line = |number: u32| format!("{question} .line input[value='B {number}']");
    ensure!(!page.visible(&line(1))?, "a line can be picked too early");
    page.click(&format!("{question} input[value='A']"))?;
    page.click(&check)?;
    shows(
        &page,
        &result,
        &["✗ Not right: it does not compile.", "dropped at that await"],
    )?;
    kept(&page, "borrow_in_a_set", Some(false))?;
    page.click(&format!("{question} input[value='B']"))?;
    page.click(&check)?;
    shows(&page, &result, &["Pick the line, too."])?;
    let name = page.attr(&line(3), "aria-label")?.unwrap_or_default();
    ensure!(
        name == "line 3: async fn check_all(services: &[String]) {",
        "a line is called {name:?}"
    );
    // A line that the message shows too has words of its own; another line has not.
    page.click(&format!("{question} label:has([value='B 3'])"))?;
    page.click(&check)?;
    says(
        &page,
        &[
            "Nearly: it does not compile, and the message marks this line too",
            "The message names services here",
        ],
    )?;
    page.focus(&line(3))?;
    page.key("ArrowDown")?;
    focused(&page, &line(4))?;
    page.key("Enter")?;
    says(
        &page,
        &[
            "Nearly: it does not compile, but the error itself stands at another line.",
            "The message points at nothing there. It stands where the borrow is handed",
        ],
    )?;
    let told = page.text(&result)?;
    ensure!(
        !told.contains("The message names"),
        "line 4 is told of line 3: {told}"
    );
    page.key("ArrowDown")?;
    page.key("ArrowDown")?;
    page.key("Enter")?;
    says(&page, &["Right.", "The error itself stands at line 6"])?;
    shows(
        &page,
        &format!("{question} .line:has(:checked)"),
        &["✓ right"],
    )?;
    focused(&page, &line(6))?;
    // The colors come later, and leave the buttons alone.
    page.until(&format!(
        "document.querySelector(\"{question} .line .hljs-keyword\") !== null"
    ))?;
    ensure!(
        page.visible(&line(6))?,
        "the colors have taken the button away"
    );
    // What is copied is the program, without numbers and marks on it.
    let code = page.ask(&format!(
        "document.querySelector(\"{question} pre > code\").textContent.split('\\n')[5]"
    ))?;
    ensure!(
        code.starts_with("        set.spawn("),
        "the code is now {code:?}"
    );
    page.quiet()
}

#[test]
fn the_line_of_an_error_by_touch() -> Result<()> {
    let Some(page) = opened(View::narrow())? else {
        return Ok(());
    };
    let question = "#quiz-05-result_of_a_handle";
    page.tap(&format!("{question} label:has([value='B'])"))?;
    let line = format!("{question} label:has([value='B 7'])");
    let height = page.ask(&format!("document.querySelector(\"{line}\").offsetHeight"))?;
    ensure!(height.parse::<f64>()? >= 40.0, "a line is {height} px high");
    page.tap(&line)?;
    page.tap(&format!("{question} > button"))?;
    shows(
        &page,
        &format!("{question} .verdict"),
        &["✓ Right at the first try."],
    )?;
    kept(&page, "result_of_a_handle", Some(true))?;
    page.fits()?;
    page.quiet()
}

#[test]
fn a_program_of_a_question_is_read_without_scrolling_and_no_mark_covers_it() -> Result<()> {
    for view in [View::phone(), View::narrow(), View::desktop()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("06_send/index.html")?;
        let wide = page.ask(
            "[...document.querySelectorAll('.question pre > code')].filter((it) => it.scrollWidth > it.clientWidth)
                .map((it) => it.closest('.question').id).join()",
        )?;
        ensure!(wide.is_empty(), "these programs scroll sideways: {wide}");
        let question = "#quiz-06-drop_after_borrow";
        page.click(&format!("{question} label:has([value='B'])"))?;
        for line in [7, 13] {
            page.click(&format!("{question} label:has([value='B {line}'])"))?;
            page.click(&format!("{question} > button"))?;
            let covers = page.ask(&format!(
                "(() => {{
                    const line = document.querySelector(\"{question} .line:has(:checked)\");
                    const [code, mark] = ['.code', '.mark'].map((css) => line.querySelector(css).getBoundingClientRect());
                    return code.right > mark.left ? `${{code.right}} > ${{mark.left}}` : '';
                }})()"
            ))?;
            ensure!(covers.is_empty(), "a mark covers line {line}: {covers}");
        }
        page.quiet()?;
    }
    Ok(())
}
