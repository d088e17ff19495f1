//! What every page looks like: themes, colors, the policy, motion; and the first page.

use anyhow::ensure;

use crate::harness::{FOCUS, Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
const BUTTON: &str = "#mdbook-theme-toggle";
const CLASSES: &str = "document.documentElement.className";

#[test]
fn the_theme_is_chosen_by_keyboard_and_kept() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.focus(BUTTON)?;
    page.key("Enter")?;
    page.until("document.activeElement.value === 'auto'")?;
    ensure!(page.attr(BUTTON, "aria-expanded")?.as_deref() == Some("true"));
    page.axe()?;
    // The arrows walk through the menu and do not turn the page. They go round.
    for (key, value) in [
        ("ArrowDown", "light"),
        ("ArrowUp", "auto"),
        ("ArrowRight", "auto"),
        ("ArrowUp", "navy"),
        ("Home", "auto"),
        ("End", "navy"),
    ] {
        page.key(key)?;
        let now = page.ask("document.activeElement.value ?? ''")?;
        ensure!(now == value, "{key} leads to `{now}`, not to `{value}`");
    }
    page.key("Enter")?;
    ensure!(
        page.focused(BUTTON)?,
        "the focus is on {}",
        page.ask(FOCUS)?
    );
    ensure!(!page.visible("#mdbook-theme-list")?, "the menu stays open");
    let dark = |when: &str| -> Result<()> {
        let seen = page.ask(&format!(
            "[{CLASSES}.includes('navy'), getComputedStyle(document.body).colorScheme, \
             document.querySelector('meta[name=theme-color]').content].join()"
        ))?;
        ensure!(seen == "true,dark,#161923", "{when}: {seen}");
        Ok(())
    };
    dark("chosen")?;
    page.open("glossary.html")?;
    dark("on the next page")?;
    // Escape closes, and changes nothing.
    page.click(BUTTON)?;
    page.key("ArrowUp")?;
    page.key("Escape")?;
    ensure!(!page.visible("#mdbook-theme-list")?, "the menu stays open");
    ensure!(
        page.focused(BUTTON)?,
        "the focus is on {}",
        page.ask(FOCUS)?
    );
    dark("after Escape")?;
    // Auto follows the system again.
    page.click(BUTTON)?;
    page.click("#mdbook-theme-list [value=auto]")?;
    let classes = page.ask(CLASSES)?;
    ensure!(classes.contains("light"), "{classes}");
    page.quiet()
}

#[test]
fn the_system_decides_before_the_first_picture() -> Result<()> {
    for (view, class, paper) in [
        (View::desktop().dark(), "navy", "rgb(22, 25, 35)"),
        (View::desktop(), "light", "rgb(255, 255, 255)"),
        (View::desktop().dark().no_js(), "light", "rgb(22, 25, 35)"),
        (View::desktop().dark().print(), "navy", "rgb(255, 255, 255)"),
    ] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        let seen = page.ask("getComputedStyle(document.documentElement).backgroundColor")?;
        ensure!(seen == paper, "{view}: the page is {seen}");
        let classes = page.ask(CLASSES)?;
        ensure!(classes.contains(class), "{view}: {classes}");
    }
    Ok(())
}

#[test]
fn colors_leave_the_lines_of_a_program_alone() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.ask("document.querySelector('.tl-program').scrollIntoView()")?;
    page.until("document.querySelector('.tl-program [data-line] .hljs-string') !== null")?;
    ensure!(
        page.count(".question .line .hljs-keyword")? > 0,
        "the quiz has no colors"
    );
    page.quiet()
}

#[test]
fn the_policy_refuses_inline_and_foreign_scripts() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.quiet()?;
    let policy = page.attr("meta[http-equiv=Content-Security-Policy]", "content")?;
    let policy = policy.unwrap_or_default();
    for part in [
        "default-src 'none'",
        "script-src 'self';",
        "style-src 'self';",
    ] {
        ensure!(policy.contains(part), "no {part} in {policy}");
    }
    let scripts = page.ask(
        "[...document.scripts].filter((it) => !it.src && it.type !== 'application/json').length",
    )?;
    ensure!(scripts == "0", "{scripts} inline scripts");
    let refused = page.ask(
        "new Promise((done) => {
            addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.head.append(script);
            setTimeout(() => done('nothing'), 2000);
        })",
    )?;
    ensure!(refused == "script-src-elem", "refused: {refused}");
    ensure!(page.ask("String(window.ran)")? == "undefined", "it ran");
    Ok(())
}

#[test]
fn nothing_moves_for_who_wants_less_motion() -> Result<()> {
    let moving = "[...document.querySelectorAll('*')].filter((it) => {
        const { transitionDuration, animationName } = getComputedStyle(it);
        return /[1-9]/.test(transitionDuration) || animationName !== 'none';
    }).length";
    let Some(page) = page(View::phone().reduced_motion())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(page.ask(moving)? == "0", "{} elements", page.ask(moving)?);
    page.tap("#mdbook-sidebar-toggle")?;
    let left =
        page.ask("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left")?;
    ensure!(left == "0", "the contents are at {left} and on their way");
    Ok(())
}

#[test]
fn the_first_page_says_in_one_screen_where_to_start() -> Result<()> {
    let below = "[...document.querySelectorAll('.starts a')].filter((it) => \
                 it.getBoundingClientRect().bottom > innerHeight).map((it) => it.textContent).join()";
    for view in [View::desktop(), View::desktop().dark(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("index.html")?;
        let starts = page.count(".starts li")?;
        ensure!(starts == 3, "{view}: {starts} starts");
        let below = page.ask(below)?;
        ensure!(below.is_empty(), "{view}: below the first screen: {below}");
        if view != View::phone() {
            let bottom = page.ask(
                "Math.round(document.querySelector('.tl-controls').getBoundingClientRect().bottom)",
            )?;
            ensure!(
                bottom.parse::<u32>()? <= 900,
                "{view}: the player ends at {bottom}"
            );
        }
        page.axe()?;
        page.quiet()?;
    }
    Ok(())
}
