//! What every page has around its text: themes, the contents, search, keys, paper, the policy.

use anyhow::{Context, ensure};

use crate::harness::{Result, View, page};

const CHAPTER: &str = "03_waiting_together/index.html";
const BUTTON: &str = "#mdbook-theme-toggle";
const CONTENTS: &str = "#mdbook-sidebar-toggle";
const FIELD: &str = "#mdbook-searchbar";
const CLASSES: &str = "document.documentElement.className";

/// Where the focus is, for messages.
const FOCUS: &str = "document.activeElement.outerHTML.slice(0, 120)";

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
fn the_contents_open_and_fold_by_keyboard() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(page.visible("#mdbook-sidebar a.active")?, "no contents");
    let current = page.attr("#mdbook-sidebar a.active", "aria-current")?;
    ensure!(current.as_deref() == Some("page"), "{current:?}");
    let arrow = ".chapter-fold-toggle";
    page.focus(arrow)?;
    for (key, open) in [("Enter", "true"), ("Space", "false")] {
        page.key(key)?;
        let expanded = format!("document.querySelector('{arrow}').ariaExpanded === '{open}'");
        page.until(&expanded)?;
    }
    page.focus(CONTENTS)?;
    page.key("Enter")?;
    ensure!(page.attr(CONTENTS, "aria-expanded")?.as_deref() == Some("false"));
    ensure!(!page.visible("#mdbook-sidebar a")?, "the contents stay");
    page.open("glossary.html")?;
    ensure!(!page.visible("#mdbook-sidebar a")?, "the choice is lost");
    page.quiet()
}

#[test]
fn on_a_phone_the_contents_open_over_the_text() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    ensure!(!page.visible("#mdbook-sidebar a")?, "the contents are open");
    let width = page.ask("document.querySelector('main').clientWidth")?;
    page.tap(CONTENTS)?;
    page.until("document.activeElement.matches('#mdbook-sidebar a.active')")?;
    ensure!(page.ask("document.getElementById('mdbook-page-wrapper').inert")? == "true");
    let now = page.ask("document.querySelector('main').clientWidth")?;
    ensure!(now == width, "the text is {now} wide, and was {width}");
    page.axe()?;
    page.key("Escape")?;
    page.until("!document.getElementById('mdbook-page-wrapper').inert")?;
    ensure!(
        page.focused(CONTENTS)?,
        "the focus is on {}",
        page.ask(FOCUS)?
    );
    // The button in it closes too, and so does a link to a heading of this page.
    page.tap(CONTENTS)?;
    page.until("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left === 0")?;
    page.tap("#mdbook-sidebar-close")?;
    page.until("!document.documentElement.classList.contains('sidebar-visible')")?;
    page.tap(CONTENTS)?;
    page.until("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left === 0")?;
    page.tap(".on-this-page a")?;
    page.until("!document.documentElement.classList.contains('sidebar-visible')")?;
    page.quiet()
}

#[test]
fn the_first_tab_stop_skips_to_the_text() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.key("Tab")?;
    ensure!(
        page.focused(".skip-link")?,
        "the focus is on {}",
        page.ask(FOCUS)?
    );
    let top = page.ask("document.querySelector('.skip-link').getBoundingClientRect().top >= 0")?;
    ensure!(top == "true", "the link is out of sight");
    page.key("Enter")?;
    page.until("document.activeElement.id === 'mdbook-content'")?;
    page.key("Tab")?;
    let inside = page.ask("document.activeElement.closest('main') !== null")?;
    ensure!(inside == "true", "the focus is on {}", page.ask(FOCUS)?);
    Ok(())
}

#[test]
fn the_search_loads_when_it_is_asked_for() -> Result<()> {
    for view in [View::desktop(), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        let loaded = "performance.getEntriesByType('resource')\
                      .some(({ name }) => /search_index/.test(name))";
        ensure!(page.ask(loaded)? == "false", "{view}: loaded unasked");
        match view == View::phone() {
            true => page.tap("#mdbook-search-toggle")?,
            false => page.key("/")?,
        }
        // Typed at once, before any of it can be there.
        page.type_text("join")?;
        page.until("document.querySelector('#mdbook-searchresults a') !== null")?;
        let typed = page.ask(&format!("document.querySelector('{FIELD}').value"))?;
        ensure!(typed == "join", "{view}: the field holds `{typed}`");
        page.key("Escape")?;
        page.until(&format!(
            "document.querySelector('{FIELD}').checkVisibility() === false"
        ))?;
        page.until("document.activeElement.id === 'mdbook-search-toggle'")?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn the_focus_walks_over_the_results() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.key("/")?;
    page.type_text("join")?;
    page.until("document.querySelectorAll('#mdbook-searchresults a').length > 1")?;
    let nth = |n| format!("#mdbook-searchresults li:nth-child({n}) a");
    for (key, n) in [("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)] {
        page.key(key)?;
        ensure!(
            page.focused(&nth(n))?,
            "{key}: not result {n}, but {}",
            page.ask(FOCUS)?
        );
    }
    // From a link the arrows do not turn the page.
    page.key("ArrowRight")?;
    ensure!(page.focused(&nth(1))?, "ArrowRight: {}", page.ask(FOCUS)?);
    page.key("Escape")?;
    page.until("document.activeElement.id === 'mdbook-search-toggle'")?;
    ensure!(!page.visible(FIELD)?, "Escape leaves the results open");
    page.quiet()
}

#[test]
fn single_keys_can_be_switched_off() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.before(
        "try { localStorage.setItem('course:teach', 'true') } catch { /* A blank page. */ }",
    )?;
    page.open(CHAPTER)?;
    page.key("n")?;
    page.until("scrollY > 0").context("n goes on")?;
    page.click("#course-help-open")?;
    page.axe()?;
    page.click("#course-keys")?;
    page.key("Escape")?;
    page.open(CHAPTER)?;
    let here = page.ask("location.href")?;
    for key in ["/", "s", "?", "ArrowRight"] {
        page.key(key)?;
    }
    ensure!(!page.visible(FIELD)?, "a key has opened the search");
    let help = page.ask("document.getElementById('course-help').open")?;
    ensure!(help == "false", "a key has opened the help");
    ensure!(
        page.ask("location.href")? == here,
        "a key has turned the page"
    );
    // The keys of the instructor's bar, too.
    let at = page.ask("String(scrollY)")?;
    page.key("n")?;
    ensure!(
        page.ask("String(scrollY)")? == at,
        "a key has scrolled the page"
    );
    page.quiet()
}

#[test]
fn arrows_turn_pages_but_not_from_a_box_that_scrolls() -> Result<()> {
    let Some(page) = page(View::narrow())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    page.focus("pre > code[tabindex]")?;
    page.key("ArrowRight")?;
    page.key("?")?;
    page.until("document.getElementById('course-help').open")?;
    page.key("ArrowRight")?;
    page.key("Escape")?;
    page.until("!document.getElementById('course-help').open")?;
    let here = page.ask("location.pathname")?;
    ensure!(here.ends_with(CHAPTER), "the arrow left for {here}");
    let next = page.ask("document.querySelector('a[rel=next]').href")?;
    page.ask("document.activeElement.blur()")?;
    page.key("ArrowRight")?;
    page.until(&format!("location.href === '{next}'"))
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
    page.tap(CONTENTS)?;
    let left =
        page.ask("document.querySelector('#mdbook-sidebar').getBoundingClientRect().left")?;
    ensure!(left == "0", "the contents are at {left} and on their way");
    Ok(())
}

#[test]
fn paper_shows_the_text_and_gives_nothing_away() -> Result<()> {
    let Some(page) = page(View::desktop().print())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    for gone in [
        "#mdbook-menu-bar",
        "#mdbook-sidebar",
        ".turn",
        "details.answer",
        ".hint",
        ".tl-controls",
    ] {
        ensure!(!page.visible(gone)?, "{gone} is printed");
    }
    for there in [
        "main h1",
        "main pre > code",
        ".timeline svg",
        "details.card > p",
    ] {
        ensure!(page.visible(there)?, "{there} is not printed");
    }
    let wide = "[...document.querySelectorAll('main pre > code')]\
                .filter((it) => it.scrollWidth > it.clientWidth).length";
    ensure!(
        page.ask(wide)? == "0",
        "{} listings are cut off",
        page.ask(wide)?
    );
    page.open("03_waiting_together/overlap_checks.html")?;
    let text = page.text("main")?;
    ensure!(text.contains("Starter"), "{text}");
    for gone in ["Hint", "solution", "Grader"] {
        ensure!(!text.contains(gone), "`{gone}` is printed:\n{text}");
    }
    page.open("print.html")?;
    ensure!(page.count("h1")? == 1, "{} h1", page.count("h1")?);
    let order = page.ask(
        "[...document.querySelectorAll('.page-title')].map((it) => it.textContent).join('\\n')",
    )?;
    let at = |title: &str| order.lines().position(|line| line == title);
    let (answers, last) = (at("Answers to the quizzes"), at("How grading works"));
    ensure!(
        answers.is_some() && answers > last,
        "in this order:\n{order}"
    );
    let solution = order.lines().position(|line| line.ends_with(": solution"));
    ensure!(solution > answers, "in this order:\n{order}");
    page.quiet()
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
