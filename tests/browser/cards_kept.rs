//! The cards' places: two tabs, paper, and browsers that keep nothing or run no script.

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::deck::{CHAPTER, FIRST, press, seen, today};
use crate::harness::{KEEPS_NOTHING, Result, View, page, same};

#[test]
fn two_tabs_keep_each_others_reviews() -> Result<()> {
    let Some(one) = page(View::desktop())? else {
        return Ok(());
    };
    one.open(&format!("cards.html#review-{CHAPTER}"))?;
    one.ask("window.open(location.href); 0")?;
    let two = one.popup()?;
    let first = one.text(".deck-front")?;
    one.key("Space")?;
    seen(&one)?;
    one.key("4")?;
    let second = one.text(".deck-front")?;
    two.until(&format!(
        "document.querySelector('.deck-front').innerText.trim() === {second:?}"
    ))?;
    two.key("Space")?;
    seen(&two)?;
    two.key("4")?;
    one.until(&format!(
        "document.querySelector('.deck-front').innerText.trim() !== {second:?}"
    ))?;
    let kept = one.storage("cards")?;
    ensure!(
        kept.as_object().is_some_and(|kept| kept.len() == 2),
        "{kept}"
    );
    // Taken back in one tab, new again in the other.
    one.key("u")?;
    same("shown", one.text(".deck-front")?, &first)?;
    let kept = two.storage("cards")?;
    ensure!(
        kept.get(FIRST).is_none() && kept.as_object().is_some_and(|it| it.len() == 1),
        "{kept}"
    );
    one.quiet()?;
    two.quiet()
}

#[test]
fn a_browser_that_keeps_nothing_still_asks() -> Result<()> {
    for script in KEEPS_NOTHING {
        let Some(page) = page(View::desktop())? else {
            return Ok(());
        };
        page.before(script)?;
        // The file's name has the day in it: here it is no midnight.
        page.before("const now = Date.now(); Date.now = () => now;")?;
        page.downloads()?;
        page.open("cards.html")?;
        let notice = page.text(".deck-notice")?;
        ensure!(
            notice.starts_with("This browser keeps nothing for this page"),
            "{notice:?}"
        );
        page.click(".deck-choice .deck-main")?;
        for grade in ["4", "3"] {
            page.key("Space")?;
            seen(&page)?;
            page.key(grade)?;
        }
        let counts = page.text(".deck-counts")?.replace('\n', " ");
        ensure!(
            counts.contains("Learning 1") && counts.ends_with("Done 2"),
            "{counts}"
        );
        page.key("u")?;
        page.axe()?;
        page.click(".deck-bar button:last-child")?;
        press(&page, "Export")?;
        let name = format!("async-rust-proven-cards-{}.json", today(&page)?);
        let file: Value = serde_json::from_str(&page.downloaded(&name)?)?;
        ensure!(
            file["cards"].as_object().is_some_and(|it| it.len() == 1),
            "{file}"
        );
        page.quiet()?;
    }
    Ok(())
}

#[test]
fn without_scripts_and_on_paper_every_card_can_be_read() -> Result<()> {
    let Some(page) = page(View::phone().no_js())? else {
        return Ok(());
    };
    page.open("cards.html")?;
    let card = format!("[data-card='{FIRST}']");
    ensure!(
        page.visible(".deck a[href='#cards-03_waiting_together']")?,
        "no contents"
    );
    ensure!(!page.visible(&format!("{card} p"))?, "the answer is open");
    page.click(&format!("{card} summary"))?;
    ensure!(
        page.visible(&format!("{card} p"))?,
        "the answer stays folded"
    );
    page.axe()?;
    let mut page = page;
    for view in [View::desktop().no_js().print(), View::desktop().print()] {
        page.turn(view)?;
        page.open("index.html")?;
        page.open("cards.html")?;
        ensure!(!page.visible(".deck")?, "{view}: the session is printed");
        let sheet = page.ask(&format!(
            "(() => {{ const card = document.querySelector(\"{card}\"); \
                const [front, back] = ['summary', 'p'].map((it) => card.querySelector(it).getBoundingClientRect()); \
                return [card.open, back.height > 0, back.left >= front.right, Math.abs(front.width - card.clientWidth / 2) < 3].join(); }})()"
        ))?;
        ensure!(sheet == "false,true,true,true", "{view}: {sheet}");
        ensure!(
            page.visible(&format!("{card} p"))?,
            "{view}: the answer is not printed"
        );
        // Or all cards stay together, and the first page stays empty.
        let breaks =
            page.ask("getComputedStyle(document.querySelector('.card > summary')).breakAfter")?;
        ensure!(breaks == "auto", "{view}: after a front: {breaks}");
        page.quiet()?;
    }
    // The button prints the chosen chapters.
    page.turn(View::desktop())?;
    page.ask("window.print = () => { window.printed = [...document.querySelectorAll('.deck-cards:not(.deck-out)')].map((it) => it.dataset.chapter).join(); dispatchEvent(new Event('afterprint')); }; 0")?;
    page.click("[value=some]")?;
    page.click(&format!("[value='{CHAPTER}']"))?;
    press(&page, "Print")?;
    let printed = page.ask("window.printed")?;
    ensure!(printed == CHAPTER, "printed: {printed}");
    ensure!(page.count(".deck-out")? == 0, "chapters stay out");
    page.quiet()
}

#[test]
fn every_face_of_the_cards_passes_axe_and_nothing_jumps() -> Result<()> {
    for view in [
        View::desktop(),
        View::desktop().dark(),
        View::phone(),
        View::narrow().dark(),
    ] {
        let Some(page) = page(view.reduced_motion())? else {
            return Ok(());
        };
        page.before("window.jumps = 0; new PerformanceObserver((list) => { for (const it of list.getEntries()) if (!it.hadRecentInput) jumps += it.value; }).observe({ type: 'layout-shift', buffered: true })")?;
        page.open("cards.html")?;
        page.axe().context("what to ask")?;
        page.click("[value=some]")?;
        page.axe().context("some chapters")?;
        page.click("[value=all]")?;
        page.click(".deck-choice .deck-main")?;
        page.axe().context("a front")?;
        page.key("Space")?;
        page.axe().context("an answer")?;
        seen(&page)?;
        page.key("4")?;
        for _ in 0..100 {
            if page.visible(".deck-end")? {
                break;
            }
            page.key("Space")?;
            seen(&page)?;
            page.key("4")?;
        }
        page.axe().context("the end")?;
        let jumps: f64 = page.ask("window.jumps")?.parse()?;
        ensure!(jumps < 0.05, "{view}: the layout shifts by {jumps}");
        page.quiet()?;
    }
    Ok(())
}
