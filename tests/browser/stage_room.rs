//! Every figure has room: on the stage, where all of it is seen at once, and on its page.

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::figures_told::figures;
use crate::harness::{Page, Result, View, page};

/// Steps the figure on the stage through every event, or three. Gives what is out of sight or covered: of `all` there
/// is, or of the drawing's moving point, the sentence and the controls.
const LOOK: &str = "((all, every) => {
    const dialog = document.querySelector('.tl-stage');
    const figure = dialog.querySelector('.timeline');
    const wrong = new Set();
    const seen = (it) => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0;
    const many = (css) => [...figure.querySelectorAll(css)].filter(seen);
    const inside = (it, box, why) => {
        const [a, b] = [it.getBoundingClientRect(), box.getBoundingClientRect()];
        if (a.left < b.left - 1 || a.top < b.top - 1 || a.right > b.right + 1 || a.bottom > b.bottom + 1) wrong.add(why);
    };
    const apart = (list) => list.forEach((one, i) => list.slice(i + 1).forEach((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        if (over) wrong.add(`${one.className || one.tagName} and ${other.className || other.tagName} lie on each other`);
    }));
    const range = figure.querySelector('input[type=range]');
    const scroll = figure.querySelector('.tl-scroll');
    const last = Number(range.max);
    const some = [0, Math.floor(last / 2), last];
    for (let at = 0; at <= last; at += 1) {
        if (!every && !some.includes(at)) continue;
        range.value = at;
        range.dispatchEvent(new Event('input', { bubbles: true }));
        for (const it of many('.tl-here')) inside(it, scroll, `event ${at} is out of sight`);
        if (all) for (const it of many('.tl-ran, .tl-made-it')) inside(it, it.closest('pre'), `event ${at}: its line is out of sight`);
        // The boxes have the room of their longest words: that they never move is another test.
        if (!some.includes(at)) continue;
        const whole = [...many('.tl-controls'), ...many('.tl-now > div')];
        for (const it of whole) inside(it, dialog, `${it.className || 'the sentence'} is out of the window`);
        inside(scroll, dialog, 'the drawing is out of the window');
        apart([scroll, ...whole, ...many('.tl-tabs')]);
        if (!all) continue;
        apart([scroll, ...whole, ...many('dl'), ...many('.tl-program'), ...many('.tl-legend'), ...many('figcaption')]);
        if (dialog.scrollHeight > dialog.clientHeight || dialog.scrollWidth > dialog.clientWidth) wrong.add('the stage scrolls');
        for (const it of figure.querySelectorAll('.tl-recording, .tl-title')) inside(it, scroll, `a drawing is cut off: ${it.className}`);
        for (const it of [...many('dl'), ...many('.tl-program')]) inside(it, dialog, `${it.tagName} is out of the window`);
        for (const it of many('dt, dd > span, .tl-at > span, .tl-say > span, .tl-cause > span, .tl-polled > span')) inside(it, it.closest('dl, .tl-now > div'), `words are cut off: ${it.textContent}`);
    }
    if (all) {
        if (figure.querySelectorAll('.tl-now dl').length !== many('dl').length) wrong.add('states are hidden');
        if (many('.tl-program').length !== figure.querySelectorAll('.tl-program').length) wrong.add('a program is hidden');
    }
    const fit = Number(figure.style.getPropertyValue('--fit')) * Number(figure.style.zoom);
    const lines = many('.tl-program pre').map((it) => it.clientHeight / parseFloat(getComputedStyle(it.firstElementChild).lineHeight));
    return { wrong: [...wrong], fit, lines: Math.min(...lines) };
})";

/// Opens each figure of the book on the stage, and gives what `LOOK` finds.
fn on_stage(
    view: View,
    all: bool,
    every: bool,
    mut each: impl FnMut(&str, &Value) -> Result<()>,
) -> Result<()> {
    let Some(page) = page(view)? else {
        return Ok(());
    };
    for (path, figures) in figures()? {
        page.open(&path)?;
        for (nth, names) in figures.iter().enumerate() {
            let place = format!("{path} ({view}), {}", names.join(" and "));
            let button = format!("document.querySelectorAll('.tl-expand')[{nth}].click()");
            page.ask(&button)?;
            page.until("document.querySelector('.tl-stage[open]') !== null")?;
            page.ask(
                "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
            )?;
            let seen = page.value(&format!("{LOOK}({all}, {every})"))?;
            let wrong = seen["wrong"].as_array().context("a list")?;
            ensure!(wrong.is_empty(), "{place}: {wrong:#?}");
            each(&place, &seen)?;
            page.ask(&button)?;
            page.until("document.querySelector('.tl-stage') === null")?;
        }
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn every_figure_fits_a_projector() -> Result<()> {
    for (width, height, least) in [(1280, 720, 0.9), (1920, 1080, 1.35)] {
        let view = View::desktop().sized(width, height);
        on_stage(view, true, width == 1280, |place, seen| {
            let fit = seen["fit"].as_f64().context("a number")?;
            ensure!(fit >= least, "{place}: the drawing is {fit} times its size");
            let lines = seen["lines"].as_f64().context("a number")?;
            ensure!(lines >= 7.0, "{place}: {lines} lines of a program are seen");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_phone_shows_drawing_sentence_and_controls_at_once() -> Result<()> {
    on_stage(View::phone().sized(844, 390), false, true, |_, _| Ok(()))?;
    // With the browser's own bars, as on a phone that gives no page the whole screen.
    for view in [
        View::phone().sized(390, 664).dark(),
        View::phone().sized(667, 331),
    ] {
        on_stage(view, false, false, |_, _| Ok(()))?;
    }
    Ok(())
}

/// Twice as large as the theme's own, as a reader's setting would make it.
const LARGE: &str = "document.documentElement.style.fontSize = '125%'; 0";

#[test]
fn large_text_scrolls_and_covers_nothing() -> Result<()> {
    for view in [View::desktop().sized(1280, 720), View::phone()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("08_locks/index.html")?;
        page.ask(LARGE)?;
        page.ask("document.querySelector('.tl-expand').click()")?;
        page.until("document.querySelector('.tl-stage[open]') !== null")?;
        let hidden = page.value(
            "(() => { const stage = document.querySelector('.tl-stage'); \
             const parts = [...stage.querySelectorAll('.tl-scroll, .tl-now > div, .tl-now dl, .tl-program')].filter((it) => it.checkVisibility({ visibilityProperty: true })); \
             const lost = parts.filter((it) => { it.scrollIntoView({ block: 'start', behavior: 'instant' }); const box = it.getBoundingClientRect(); \
                const bar = stage.querySelector('.tl-controls').getBoundingClientRect(); \
                return box.height < 40 || box.top < -1 || box.top > bar.top - 20 || box.left < -1 || box.right > innerWidth + 1; }); \
             const over = parts.flatMap((one, i) => parts.slice(i + 1).filter((other) => { const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]; \
                return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1; }).map((other) => [one, other])).flat(); \
             return [...lost, ...over].map((it) => it.className || it.tagName); })()",
        )?;
        ensure!(
            hidden.as_array().is_some_and(Vec::is_empty),
            "{view}: out of reach or covered: {hidden}"
        );
        page.quiet()?;
    }
    Ok(())
}

/// Every control can be touched, on the page and on the stage.
#[test]
fn large_text_leaves_the_controls_in_the_window() -> Result<()> {
    let lost = "[...document.querySelectorAll('.timeline')].flatMap((figure) => { \
         const all = [...figure.querySelectorAll('.tl-controls :is(button, input, select)')].filter((it) => it.checkVisibility()); \
         const low = figure.closest('.tl-stage') ? innerHeight : Infinity; \
         const boxes = all.map((it) => [it.ariaLabel, it.getBoundingClientRect()]); \
         const lost = boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth || box.bottom > low || box.width < 40 || box.height < 40); \
         const over = boxes.filter(([, a], i) => boxes.slice(i + 1).some(([, b]) => \
             Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)); \
         return all.length < 6 ? ['too few'] : [...lost, ...over].map(([name]) => name); }).join()";
    for view in [View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        page.open("08_locks/index.html")?;
        page.ask(LARGE)?;
        let seen = page.ask(lost)?;
        ensure!(seen.is_empty(), "{view}: out of reach on the page: {seen}");
        page.tap(".tl-expand")?;
        page.until("document.querySelector('.tl-stage[open]') !== null")?;
        let seen = page.ask(lost)?;
        ensure!(seen.is_empty(), "{view}: out of reach on the stage: {seen}");
        // The program lies below, and the controls stay.
        page.ask("document.querySelector('.tl-stage .tl-program.tl-front').closest('.tl-stage').scrollTo(0, 9999)")?;
        page.until("document.querySelector('.tl-stage .tl-program.tl-front').getBoundingClientRect().bottom <= document.querySelector('.tl-stage .tl-controls').getBoundingClientRect().top + 1")
            .context("the program comes above the controls")?;
        let seen = page.ask(lost)?;
        ensure!(seen.is_empty(), "{view}: out of reach below: {seen}");
        page.tap(".tl-expand")?;
        page.until("document.querySelector('.tl-stage') === null")
            .context("a tap leads back")?;
        page.quiet()?;
    }
    Ok(())
}

/// On the page: nothing of a program lies to the right of its box, and no line ends before its text.
fn programs_wrap(page: &Page, place: &str) -> Result<()> {
    let wide = page.value(
        "[...document.querySelectorAll('.tl-program pre')].filter((it) => { const right = it.getBoundingClientRect().left + it.clientWidth; \
         return it.scrollWidth > it.clientWidth || [...it.querySelectorAll('.code')].some((code) => \
         [...code.getClientRects()].some((box) => box.right > right + 1)); }).map((it) => it.ariaLabel)",
    )?;
    ensure!(
        wide.as_array().is_some_and(Vec::is_empty),
        "{place}: cut off at the right: {wide}"
    );
    // A line that wraps begins where it would without.
    let broken = page.value(
        "[...document.querySelectorAll('.tl-program [data-line]')].filter((it) => { const code = it.querySelector('.code'); \
         const text = it.textContent.trim(); if (!text) return false; \
         const range = document.createRange(); range.setStart(it, 0); range.setEnd(it, 1); \
         const [indent] = range.getClientRects(); const [first] = code.getClientRects(); \
         return indent && Math.abs(indent.top - first.top) > 8; }).map((it) => it.textContent.trim())",
    )?;
    ensure!(
        broken.as_array().is_some_and(Vec::is_empty),
        "{place}: begin on an empty line: {broken}"
    );
    Ok(())
}

#[test]
fn no_program_scrolls_sideways() -> Result<()> {
    for view in [View::desktop(), View::phone(), View::narrow()] {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        for (path, _) in figures()? {
            page.open(&path)?;
            programs_wrap(&page, &page.place())?;
        }
    }
    Ok(())
}

/// The drawing and the sentence are seen together, below the menu bar.
#[test]
fn a_phone_shows_the_moving_point_with_its_sentence() -> Result<()> {
    let view = View::phone();
    let Some(page) = page(view)? else {
        return Ok(());
    };
    for (path, _) in figures()? {
        page.open(&path)?;
        let seen = page.value(
            "[...document.querySelectorAll('.timeline')].map((figure) => { \
             const bar = document.getElementById('mdbook-menu-bar').offsetHeight; \
             const top = figure.querySelector('.tl-scroll').getBoundingClientRect().top; \
             const front = figure.querySelector('.tl-now.tl-front'); \
             return { id: figure.id, need: front.querySelector('.tl-flow').getBoundingClientRect().bottom - top + bar, \
                whole: figure.getBoundingClientRect().height, twice: figure.querySelectorAll('.tl-now').length > 1 }; })",
        )?;
        for figure in seen.as_array().context("figures")? {
            let place = format!("{path} ({view}), {}", figure["id"]);
            let need = figure["need"].as_f64().context("a height")?;
            ensure!(
                need <= 844.0,
                "{place}: drawing and sentence take {need} px"
            );
            // A comparison took 1,850 to 2,450 px when all of it stood below each other.
            let whole = figure["whole"].as_f64().context("a height")?;
            ensure!(whole <= 1700.0, "{place}: it is {whole} px long");
        }
        // The controls stay in reach while either is read.
        page.ask("document.querySelector('.tl-scroll').scrollIntoView({ block: 'start', behavior: 'instant' })")?;
        page.until(
            "(() => { const box = document.querySelector('.tl-controls').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight + 1; })()",
        )
        .with_context(|| format!("{path}: the controls are in reach"))?;
    }
    page.quiet()
}

/// What belongs to the words above a drawing is never covered by its controls.
#[test]
fn the_controls_come_with_the_drawing() -> Result<()> {
    for path in ["index.html", "08_locks/index.html"] {
        let Some(page) = page(View::phone())? else {
            return Ok(());
        };
        page.open(path)?;
        // The figure comes up from below, in steps of 10 px.
        let seen = page.value(
            "(() => { const figure = document.querySelector('.timeline'); const box = (css) => figure.querySelector(css).getBoundingClientRect(); \
             const from = scrollY + figure.getBoundingClientRect().top - innerHeight; const found = { covered: [], stuck: 0 }; \
             for (let y = 0; y < figure.offsetHeight; y += 10) { scrollTo({ top: from + y, behavior: 'instant' }); \
                const [bar, drawing] = [box('.tl-controls'), box('.tl-scroll')]; \
                if (bar.top < innerHeight && bar.top < drawing.top + 100) found.covered.push(y); \
                if (drawing.bottom > innerHeight && bar.bottom <= innerHeight + 1) found.stuck += 1; } \
             return found; })()",
        )?;
        let covered = seen["covered"].as_array().context("a list")?;
        ensure!(
            covered.is_empty(),
            "{path}: covered, scrolled by: {covered:?}"
        );
        let stuck = seen["stuck"].as_u64().context("a number")?;
        ensure!(
            stuck > 5,
            "{path}: they stay with the drawing {stuck} times"
        );
        page.quiet()?;
    }
    Ok(())
}

/// A window that ends in the middle of a program shows the line that runs, and stands still.
#[test]
fn the_line_is_seen_where_the_program_is() -> Result<()> {
    let Some(page) = page(View::phone())? else {
        return Ok(());
    };
    page.open("06_send/index.html")?;
    let seen = page.value(
        "(async () => { const figure = document.querySelector('.timeline'); const code = figure.querySelector('.tl-program.tl-front pre'); \
         const range = figure.querySelector('.tl-controls input'); const found = { lines: [], hidden: [] }; \
         scrollBy({ top: code.getBoundingClientRect().top - innerHeight + 130, behavior: 'instant' }); const at = scrollY; \
         for (let event = 1; event <= range.max; event += 1) { range.value = event; range.dispatchEvent(new Event('input', { bubbles: true })); \
            const line = code.querySelector('.tl-ran, .tl-made-it'); if (!line) continue; found.lines.push(line.dataset.line); \
            if (code.scrollTop + code.clientHeight > code.scrollHeight - 2) continue; const [box, it] = [code.getBoundingClientRect(), line.getBoundingClientRect()]; \
            if (it.top < box.top - 1 || it.bottom > Math.min(box.bottom, innerHeight) + 1) found.hidden.push(`${event}: ${line.dataset.line}`); } \
         if (scrollY !== at) found.hidden.push('the page scrolls'); return found; })()",
    )?;
    let lines = seen["lines"].as_array().context("lines")?;
    ensure!(
        lines.iter().any(|it| it == "21"),
        "line 21 never runs: {lines:?}"
    );
    let hidden = seen["hidden"].as_array().context("a list")?;
    ensure!(hidden.is_empty(), "out of sight: {hidden:?}");
    page.quiet()
}
