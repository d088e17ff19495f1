//! The field for a message on the page of the compiler errors.

use anyhow::{Context, ensure};

use crate::harness::{Result, View, page, root};

const FIELD: &str = "#your-error";
const FOUND: &str = ".paste-error .found-error";

#[test]
fn a_message_in_the_field_leads_to_its_entry() -> Result<()> {
    for (view, touch) in [
        (View::desktop(), false),
        (View::phone(), true),
        (View::narrow().dark(), true),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("compiler_errors.html")?;
        ensure!(!page.visible(FOUND)?, "something is found before the paste");
        let text = std::fs::read_to_string(root().join("tests/browser/messages/mutex_named.txt"))?;
        if touch {
            page.tap(FIELD)?;
        } else {
            page.click(FIELD)?;
        }
        // All at once, as a paste does it.
        page.ask(&format!(
            "document.execCommand('insertText', false, {})",
            serde_json::to_string(&text)?
        ))?;
        page.until(&format!(
            "document.querySelector('{FOUND} li > a')?.textContent.includes('MutexGuard, kept in a variable')"
        ))?;
        page.axe()?;
        let wide = page.ask("document.documentElement.scrollWidth > innerWidth")?;
        ensure!(wide == "false", "the page scrolls sideways");
        page.until("document.getElementById('course-voice').textContent.includes('MutexGuard')")
            .context("the result is announced")?;
        let link = format!("{FOUND} li > a");
        if touch {
            page.tap(&link)?;
        } else {
            page.key("Tab")?;
            ensure!(page.focused(&link)?, "Tab leads to the result");
            page.key("Enter")?;
        }
        page.until("location.hash.length > 1")?;
        let entry = page.ask(
            "document.querySelector(':target').nextElementSibling.nextElementSibling.querySelector('pre').textContent",
        )?;
        ensure!(
            entry.contains("MutexGuard"),
            "the link leads to the entry\n{entry}"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn an_unknown_message_is_said_to_be_unknown_and_an_empty_field_says_nothing() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("compiler_errors.html")?;
    page.click(FIELD)?;
    page.type_text("error[E0599]: no method named `poll` found for struct `Foo`")?;
    page.until(&format!(
        "/None of the \\d+ messages/.test(document.querySelector('{FOUND}').textContent)"
    ))?;
    page.ask(&format!("document.querySelector('{FIELD}').select(), 0"))?;
    page.key("Backspace")?;
    page.until(&format!("document.querySelector('{FOUND}').hidden"))?;
    page.quiet()
}

#[test]
fn what_is_no_message_is_told_what_to_paste() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("compiler_errors.html")?;
    page.click(FIELD)?;
    page.type_text("my mutex guard is not Send")?;
    page.until(&format!(
        "document.querySelector('{FOUND}').checkVisibility() && document.querySelector('{FOUND}').textContent === \
         'Paste the compiler’s message, from the line that begins with error.'"
    ))?;
    page.ask(&format!("document.querySelector('{FIELD}').select(), 0"))?;
    page.type_text("   ")?;
    page.until(&format!("document.querySelector('{FOUND}').hidden"))?;
    page.quiet()
}

#[test]
fn the_answer_to_a_paste_is_in_view_and_the_text_is_there_on_the_way_back() -> Result<()> {
    for view in [View::desktop(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("compiler_errors.html")?;
        let text = std::fs::read_to_string(root().join("tests/browser/messages/dyn_job.txt"))?;
        page.ask(&format!("document.querySelector('{FIELD}').focus(), 0"))?;
        page.ask(&format!(
            "document.execCommand('insertText', false, {})",
            serde_json::to_string(&text)?
        ))?;
        // On a phone at the top, above the keyboard; else wherever all of its first part is to be seen.
        page.until(&format!(
            "(() => {{ const box = document.querySelector('{FOUND}'); if (box.hidden) return false;
                const top = box.getBoundingClientRect().top;
                const link = box.querySelector('li > a').getBoundingClientRect();
                return top >= 0 && link.bottom <= innerHeight && (innerWidth > 767 || top < innerHeight / 4); }})()"
        ))
        .context("the answer is in view")?;
        page.open("06_send/index.html")?;
        page.open("compiler_errors.html")?;
        page.until(&format!(
            "document.querySelector('{FIELD}').value.includes('dyn Job') && document.querySelector('{FOUND} li > a')?.textContent.includes('Box<dyn Job + Send>')"
        ))
        .context("the text is kept")?;
        page.ask(&format!("document.querySelector('{FIELD}').select(), 0"))?;
        page.key("Backspace")?;
        page.until(&format!(
            "document.querySelector('{FOUND}').hidden && sessionStorage.getItem('course:your-error') === null"
        ))?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn without_storage_the_field_works() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("compiler_errors.html")?;
    page.ask("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('forbidden'); } }), 0")?;
    page.click(FIELD)?;
    page.type_text("error: future cannot be sent between threads safely")?;
    page.until(&format!(
        "document.querySelector('{FOUND} li > a') !== null && !document.querySelector('{FOUND}').hidden"
    ))?;
    page.quiet()
}

#[test]
fn without_a_network_the_field_says_so() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("compiler_errors.html")?;
    page.offline(true)?;
    page.tap(FIELD)?;
    page.type_text("error: future cannot be sent between threads safely")?;
    page.until(&format!(
        "document.querySelector('{FOUND}').checkVisibility() && /network/.test(document.querySelector('{FOUND}').textContent)"
    ))
}

#[test]
fn without_javascript_there_is_no_field() -> Result<()> {
    let Some(page) = page(View::desktop().no_js())? else {
        return Ok(());
    };
    page.open("compiler_errors.html")?;
    ensure!(!page.visible(FIELD)?, "a field that does nothing is shown");
    ensure!(page.count("main h3")? > 20, "the messages are there");
    Ok(())
}
