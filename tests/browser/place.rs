//! Where the reader is: chapters read, quizzes answered, and where one left off.

use anyhow::ensure;

use crate::harness::{Page, Result, View, page};

pub const CHAPTER: &str = "03_waiting_together/index.html";
pub const BUTTON: &str = ".place-end button";
pub const LINE: &str = ".place .place-state";

/// The sign beside a page in the contents, as it is read aloud; empty without one.
fn sign(page: &Page, path: &str) -> Result<String> {
    page.ask(&format!(
        "document.querySelector('#mdbook-sidebar a[href$=\"{path}\"] .place-mark .for-ears')?.textContent ?? ''"
    ))
}

fn is_read(page: &Page, read: bool, when: &str) -> Result<()> {
    let (line, sign, button) = (page.text(LINE)?, sign(page, CHAPTER)?, page.text(BUTTON)?);
    ensure!(
        line.starts_with(if read { "✓ read" } else { "not read yet" }),
        "{when}: {line}"
    );
    ensure!(
        sign.contains("read") == read,
        "{when}: the contents say {sign:?}"
    );
    let wanted = if read {
        "Mark as not read"
    } else {
        "Mark as read"
    };
    ensure!(button == wanted, "{when}: the button says {button}");
    let kept = page.storage("read")?;
    ensure!((kept[CHAPTER] == true) == read, "{when}: kept is {kept}");
    Ok(())
}

#[test]
fn a_chapter_is_marked_by_mouse_finger_and_key_and_stays_marked() -> Result<()> {
    type Press = fn(&Page) -> Result<()>;
    let ways: [(View, Press); 3] = [
        (View::desktop(), |page| page.click(BUTTON)),
        (View::phone().dark(), |page| page.tap(BUTTON)),
        (View::narrow(), |page| {
            page.focus(BUTTON)?;
            page.key("Enter")
        }),
    ];
    for (view, press) in ways {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        is_read(&page, false, "at first")?;
        press(&page)?;
        is_read(&page, true, "pressed")?;
        page.until(
            "document.querySelector('#course-voice')?.textContent.startsWith('Marked as read')",
        )?;
        page.reload()?;
        is_read(&page, true, "loaded again")?;
        ensure!(
            sign(&page, "05_spawn/index.html")?.is_empty(),
            "nobody has read Spawn"
        );
        // Another page of the book shows it too.
        page.open("cheat_sheet.html")?;
        ensure!(
            sign(&page, CHAPTER)?.contains("read"),
            "not on another page"
        );
        page.open(CHAPTER)?;
        press(&page)?;
        is_read(&page, false, "pressed again")?;
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn the_end_of_a_chapter_counts_only_for_who_has_read_it() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let to_the_end = "document.querySelector('.place-end').scrollIntoView(); 0";
    let spent = |seconds: u32| {
        format!(
            "localStorage.setItem('course:spent', JSON.stringify({{'{CHAPTER}': {seconds}}})); 0"
        )
    };
    page.open(CHAPTER)?;
    page.ask(to_the_end)?;
    // The observer has had its turn when the page has noted the place.
    page.until("localStorage.getItem('course:places') !== null")?;
    is_read(&page, false, "a jump to the end")?;
    page.ask(&spent(3600))?;
    page.open("index.html")?;
    page.open(CHAPTER)?;
    is_read(&page, false, "after an hour, at the top")?;
    page.ask(to_the_end)?;
    page.until(&format!(
        "document.querySelector('{LINE}').textContent.startsWith('✓ read')"
    ))?;
    is_read(&page, true, "after an hour, at the end")?;
    // Who says "not read" is believed.
    page.click(BUTTON)?;
    page.reload()?;
    page.ask("scrollTo(0, 0)")?;
    page.ask(to_the_end)?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    is_read(&page, false, "marked as not read by hand")?;
    page.quiet()
}

#[test]
fn quizzes_and_exercises_are_counted() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let questions = page.count("main .question")?;
    let exercises = page.count("main li .place-cell")?;
    ensure!(
        questions > 1 && exercises > 1,
        "{questions} questions, {exercises} exercises"
    );
    let line = page.text(LINE)?;
    ensure!(
        line == format!("not read yet · quiz 0 of {questions} · exercises 0 of {exercises} solved"),
        "{line}"
    );
    // As the quiz keeps it: right at the first try, or not.
    page.ask(&format!(
        "localStorage.setItem('course:quiz:03_waiting_together', JSON.stringify(Object.fromEntries(Array.from({{length: {questions}}}, (_, i) => [`q${{i}}`, i > 0])))); 0"
    ))?;
    page.open("glossary.html")?;
    let sign = sign(&page, CHAPTER)?;
    let right = questions - 1;
    ensure!(
        sign.contains(&format!("quiz {right} of {questions} right")),
        "{sign:?}"
    );
    page.open(CHAPTER)?;
    let line = page.text(LINE)?;
    ensure!(
        line.contains(&format!("quiz {right} of {questions} right")),
        "{line}"
    );
    page.quiet()
}

#[test]
fn the_first_page_and_the_chapter_lead_back_to_where_one_was() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("index.html")?;
    ensure!(
        !page.visible(".continue")?,
        "there is nothing to go on with yet"
    );
    let room = page.ask("document.querySelector('.continue').offsetHeight > 20")?;
    ensure!(room == "true", "no room is kept for it");
    page.open(CHAPTER)?;
    page.ask("document.getElementById('the-model').scrollIntoView(); 0")?;
    page.until("localStorage.getItem('course:places')?.includes('the-model')")?;
    page.open("index.html")?;
    let text = page.text(".continue")?;
    ensure!(
        text == "Continue where you left off: Waiting together, “The model”",
        "{text}"
    );
    page.tap(".continue a")?;
    page.until("location.href.endsWith('/03_waiting_together/index.html#the-model')")?;
    page.open("index.html")?;
    page.open(CHAPTER)?;
    let line = page.text(LINE)?;
    ensure!(line.ends_with("go on at “The model”"), "{line}");
    // From the end, the next page.
    page.tap(BUTTON)?;
    page.ask("document.querySelector('.turn').scrollIntoView(); 0")?;
    page.until("localStorage.getItem('course:places')?.includes('\"next\"')")?;
    page.open("index.html")?;
    let text = page.text(".continue")?;
    ensure!(
        text.starts_with("You have come to the end of “Waiting together”. Next: "),
        "{text}"
    );
    page.quiet()
}

#[test]
fn who_turns_the_pages_meets_no_solution() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("05_spawn/index.html")?;
    let turn = page.text(".turn")?.replace('\n', " ");
    ensure!(!turn.contains("Solution"), "{turn}");
    let before = page.attr(".turn [rel=prev]", "href")?.unwrap_or_default();
    ensure!(
        before.contains("/03_waiting_together/") && !before.contains("_solution"),
        "{before}"
    );
    page.key("ArrowLeft")?;
    page.until("location.pathname.startsWith('/03_waiting_together/') && 'ready' in document.documentElement.dataset")?;
    let next = page.attr(".turn [rel=next]", "href")?.unwrap_or_default();
    ensure!(
        next.ends_with("/05_spawn/index.html"),
        "after the last exercise: {next}"
    );
    page.quiet()
}

#[test]
fn without_scripts_the_times_are_told_and_nothing_is_promised() -> Result<()> {
    let Some(page) = page(View::narrow().no_js())? else {
        return Ok(());
    };
    page.open(CHAPTER)?;
    let told = page.text("main")?;
    ensure!(told.contains("minutes to read (at "), "{told}");
    ensure!(told.contains(" minutes for 3 exercises"), "{told}");
    for hidden in [LINE, ".place-end"] {
        ensure!(!page.visible(hidden)?, "{hidden} is shown, and empty");
    }
    let onward = page.text(".place-end + p")?;
    ensure!(onward.contains("the next chapter: Spawn"), "{onward}");
    page.open("exercises.html")?;
    let kept = page.text(".local-data")?;
    ensure!(kept.contains("JavaScript is off"), "{kept}");
    page.axe()?;
    page.quiet()
}

#[test]
fn the_marks_can_be_read_by_everybody() -> Result<()> {
    for view in [View::desktop(), View::narrow().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        page.click(BUTTON)?;
        // In the middle of the page the bar at the top covers part of something.
        page.ask("scrollTo(0, 0)")?;
        page.axe()?;
        for path in [
            "03_waiting_together/overlap_checks.html",
            "exercises.html",
            "index.html",
        ] {
            page.open(path)?;
            page.axe()?;
            page.fits()?;
        }
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn the_room_for_the_marks_is_there_before_them() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open(CHAPTER)?;
        page.click(BUTTON)?;
        let height = "document.querySelector('.place').offsetHeight";
        let full = page.ask(height)?;
        page.ask("document.querySelector('.place-state').replaceChildren(); 0")?;
        let empty = page.ask(height)?;
        ensure!(
            full == empty,
            "{full} px with the words, {empty} px kept for them"
        );
    }
    Ok(())
}

#[test]
fn on_a_phone_every_exercise_stands_with_its_command_in_the_screen() -> Result<()> {
    for view in [View::phone(), View::narrow().dark()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("exercises.html")?;
        ensure!(page.count(".exercise-table tbody tr")? > 10, "no exercises");
        let outside = page.ask(
            "[...document.querySelectorAll('.exercise-table td')].filter((cell) => { \
                const box = cell.getBoundingClientRect(); \
                return box.width === 0 || box.left < 0 || box.right > innerWidth || cell.scrollWidth > cell.clientWidth + 1; \
             }).map((cell) => cell.textContent).join()",
        )?;
        ensure!(outside.is_empty(), "{view}: not in the screen: {outside}");
        // A name has room for more than one word in a line.
        let thin = page.ask(
            "[...document.querySelectorAll('.exercise-table td:nth-child(2)')].filter((cell) => cell.clientWidth < 180).map((cell) => cell.textContent).join()",
        )?;
        ensure!(thin.is_empty(), "{view}: too thin: {thin}");
        page.axe()?;
        page.quiet()?;
    }
    Ok(())
}
