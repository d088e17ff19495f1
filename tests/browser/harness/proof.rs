//! The harness can fail, and its hands reach the page: each check is shown what it must find.

use std::time::Duration;

use anyhow::{Context, ensure};

use super::{Reply, Result, View, page};

/// A page of the book with a little laboratory in its text.
fn laboratory(view: View, html: &str) -> Result<Option<super::Page>> {
    let Some(page) = page(view)? else {
        return Ok(None);
    };
    page.open("index.html")?;
    page.ask(&format!(
        "document.querySelector('main').innerHTML = {html:?}; \
         window.log = []; \
         for (const kind of ['click', 'keydown', 'touchstart', 'touchmove', 'mousedown', 'change']) \
             document.querySelector('main').addEventListener(kind, (e) => log.push(\
                 [kind, e.target.id, e.key, e.shiftKey, e.ctrlKey, e.isTrusted].filter((it) => it).join(' '))); 0"
    ))?;
    Ok(Some(page))
}

#[test]
fn whatever_goes_wrong_in_a_page_is_heard() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("index.html")?;
    page.quiet()?;
    let wrongs = [
        ("console.error('broken', 7)", "the console says: broken 7"),
        ("console.warn('odd')", "the console says: odd"),
        ("console.assert(false, 'no')", "the console says: no"),
        (
            "setTimeout(() => { throw new Error('thrown') }, 0); 0",
            "Error: thrown",
        ),
        (
            "Promise.reject(new Error('nobody caught it')); 0",
            "Error: nobody caught it",
        ),
        ("fetch('not_there.json'); 0", "404"),
        // The content security policy forbids these; the browser does not even ask.
        (
            "const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); 0",
            "Content Security Policy",
        ),
        (
            "document.body.append(Object.assign(new Image(), { src: 'http://example.invalid/a.png' })); 0",
            "Content Security Policy",
        ),
        (
            "fetch('http://example.invalid/a.json').catch(() => {}); 0",
            "Content Security Policy",
        ),
        (
            "try { new WebSocket('ws://example.invalid/') } catch {}; 0",
            "Content Security Policy",
        ),
        ("setTimeout('1'); 0", "Content Security Policy"),
        // This one it allows, and only a reader's click may do it.
        (
            "fetch('https://play.rust-lang.org/a').catch(() => {}); 0",
            "a request to https://play.rust-lang.org/a",
        ),
    ];
    for (script, said) in wrongs {
        page.ask(script)?;
        page.hears(said).with_context(|| script.to_owned())?;
    }
    ensure!(
        page.ask("console.error('once more')").is_ok() && page.quiet().is_err(),
        "quiet does not fail"
    );
    // An address of another site that has no policy, and a page that nothing has gone wrong in.
    let Some(page) = self::page(View::desktop())? else {
        return Ok(());
    };
    page.navigate("data:text/html,<h1>A</h1>")?;
    page.until("location.protocol === 'data:'")?;
    page.quiet()?;
    for (script, said) in [
        (
            "fetch('http://example.invalid/a.js').catch(() => {}); 0",
            "a request to http://example.invalid/a.js",
        ),
        (
            "new WebSocket('ws://example.invalid/'); 0",
            "a connection to http://example.invalid/",
        ),
    ] {
        page.ask(script)?;
        page.hears(said).with_context(|| script.to_owned())?;
    }
    Ok(())
}

#[test]
fn axe_finds_what_is_wrong() -> Result<()> {
    for view in [
        View::desktop(),
        View::phone().dark(),
        View::desktop().no_js(),
    ] {
        let Some(page) = laboratory(
            view,
            "<h1>A</h1><p>Text</p><img src='data:,'><p style='color:#888;background:#777'>dim</p>\
             <p><button style='width:9px;height:9px;padding:0' aria-label='a'></button>\
             <button style='width:9px;height:9px;padding:0' aria-label='b'></button></p>",
        )?
        else {
            return Ok(());
        };
        let found = page.axe().err().map(|e| e.to_string()).unwrap_or_default();
        for rule in ["image-alt: img", "color-contrast: ", "target-size: button"] {
            ensure!(
                found.contains(rule),
                "{view}: {rule} is missing in:\n{found}"
            );
        }
        page.ask("document.querySelector('main').innerHTML = '<h1>A</h1><p>Text</p>'; 0")?;
        let left = page.violations()?;
        let left: Vec<_> = left.iter().filter(|it| it.contains("main")).collect();
        ensure!(left.is_empty(), "{view}: {left:?}");
    }
    Ok(())
}

#[test]
fn mouse_finger_and_keys_reach_the_page() -> Result<()> {
    let html = "<h1>A</h1><button id='a'>a</button><button id='under' style='position:relative'>under\
        <span></span></button><div id='lid' style='position:absolute'></div><button id='off' disabled>off</button>\
        <button id='gone' hidden>gone</button><input id='text' aria-label='t'><label id='label'>l <input id='box' type='checkbox'></label>\
        <p style='width:8em'>many words before <a id='broken' href='#x'>a link that is broken over two lines</a></p>";
    let Some(page) = laboratory(View::phone(), html)? else {
        return Ok(());
    };
    page.ask(
        "const box = document.querySelector('#under').getBoundingClientRect(); \
         Object.assign(lid.style, { left: '0', top: box.y + scrollY + 'px', width: '100%', height: box.height + 'px' }); 0",
    )?;
    for (css, why) in [
        ("#under", "another element would get it: <div id=\"lid\""),
        ("#off", "it is disabled"),
        ("#gone", "it is not visible"),
        ("#nowhere", "there is no such element"),
    ] {
        let refused = page.spot(css, Duration::ZERO).err();
        let refused = refused.map(|e| e.to_string()).unwrap_or_default();
        ensure!(refused.contains(why), "{css}: {refused}");
    }
    ensure!(!page.visible("#gone")? && page.visible("#a")?, "visible");
    page.ask("lid.remove()")?;
    page.click("#a")?;
    page.click("#under")?;
    page.click("#broken")?;
    page.click("#label")?;
    page.hover("#a")?;
    ensure!(page.ask("a.matches(':hover')")? == "true", "nothing hovers");
    page.tap("#a")?;
    page.swipe("#text", (0.9, 0.5), (0.1, 0.5))?;
    page.drag("#text", (0.1, 0.5), (0.9, 0.5))?;
    page.focus("#a")?;
    page.key("Shift+Tab")?;
    page.focus("#a")?;
    page.key("Enter")?;
    page.key("Space")?;
    page.focus("#text")?;
    page.type_text("a+b é")?;
    page.key("Control+a")?;
    page.key("?")?;
    ensure!(page.focused("#text")? && !page.focused("#a")?, "focus");
    ensure!(
        page.ask("text.value")? == "?",
        "typed: {}",
        page.ask("text.value")?
    );
    let log = page.ask("log.join('\\n')")?;
    for said in [
        "mousedown a true",
        "click a true",
        "click under true",
        "click broken true",
        "click box true",
        "change box true",
        "touchstart a true",
        "touchmove text true",
        "mousedown text true",
        "keydown a Tab true true",
        "keydown a Enter true",
        "keydown a   true",
        "keydown text a true true",
    ] {
        ensure!(
            log.lines().any(|line| line == said),
            "no `{said}` in:\n{log}"
        );
    }
    ensure!(page.attr("#a", "id")?.as_deref() == Some("a"), "attr");
    ensure!(page.attr("#a", "title")?.is_none(), "attr");
    ensure!(page.text("#nowhere").is_err(), "text of nothing");
    Ok(())
}

#[test]
fn a_view_is_what_it_says() -> Result<()> {
    let question = "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('print').matches, \
        matchMedia('(prefers-reduced-motion)').matches, matchMedia('(pointer: coarse)').matches, \
        'ready' in document.documentElement.dataset].join()";
    for (view, answer) in [
        (View::desktop(), "1280,false,false,false,false,true"),
        (View::phone().dark(), "390,true,false,false,true,true"),
        (
            View::narrow().reduced_motion(),
            "320,false,false,true,true,true",
        ),
        (View::desktop().print(), "1280,false,true,false,false,true"),
        (
            View::desktop().no_js(),
            "1280,false,false,false,false,false",
        ),
    ] {
        let Some(mut page) = page(view)? else {
            return Ok(());
        };
        page.open("index.html")?;
        let seen = page.ask(question)?;
        ensure!(seen == answer, "{view}: {seen}");
        page.turn(View::narrow())?;
        page.until("innerWidth === 320")?;
    }
    Ok(())
}

#[test]
fn each_page_has_its_own_storage_and_keeps_it() -> Result<()> {
    let Some(one) = page(View::desktop())? else {
        return Ok(());
    };
    one.open("index.html")?;
    one.ask("localStorage.setItem('course:cards', '{\"a\":1}')")?;
    one.reload()?;
    one.open("cards.html")?;
    one.open("cards.html#somewhere")?;
    one.open("cards.html#somewhere")?;
    ensure!(one.storage("cards")?["a"] == 1, "forgotten");
    one.ask("window.open('index.html'); 0")?;
    let popup = one.popup()?;
    ensure!(!popup.text("h1")?.is_empty(), "the second window is empty");
    ensure!(
        popup.storage("cards")?["a"] == 1,
        "a window of the same reader"
    );
    popup.ask("console.error('here too')")?;
    ensure!(popup.quiet().is_err(), "nobody listens to the popup");
    drop(popup);
    if let Some(other) = page(View::desktop())? {
        other.open("index.html")?;
        ensure!(other.storage("cards")?.is_null(), "storage is shared");
        other.shot("proof")?;
    }
    Ok(())
}

#[test]
fn the_test_plays_the_network() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("index.html")?;
    let ask = "fetch('https://play.rust-lang.org/execute', { method: 'POST', body: '{\"code\":1}', \
        headers: { 'Content-Type': 'application/json' }, signal: window.patience }) \
        .then(async (it) => it.status + await it.text(), (e) => e.name)";
    page.intercept(
        "https://play.rust-lang.org/*",
        Reply::Json(200, "{\"ok\":\"é\"}".into()),
    )?;
    ensure!(page.ask(ask)? == "200{\"ok\":\"é\"}", "{}", page.ask(ask)?);
    ensure!(page.sent()[0].body == "{\"code\":1}", "{:?}", page.sent());
    ensure!(page.sent()[0].method == "POST", "{:?}", page.sent());
    ensure!(
        page.sent()[0].url.ends_with("/execute"),
        "{:?}",
        page.sent()
    );
    page.intercept(
        "https://play.rust-lang.org/*",
        Reply::Json(503, "{}".into()),
    )?;
    ensure!(page.ask(ask)? == "503{}");
    page.intercept("https://play.rust-lang.org/*", Reply::Fail)?;
    ensure!(page.ask(ask)? == "TypeError");
    page.intercept("https://play.rust-lang.org/*", Reply::Never)?;
    page.ask("window.patience = AbortSignal.timeout(600)")?;
    ensure!(page.ask(ask)? == "TimeoutError", "{}", page.ask(ask)?);
    let own = "fetch('index.html').then((it) => it.status, (e) => e.name)";
    page.offline(true)?;
    ensure!(page.ask(own)? == "TypeError");
    page.offline(false)?;
    ensure!(page.ask(own)? == "200");
    ensure!(page.ask("confirm('Sure?')")? == "true");
    ensure!(page.dialogs() == ["Sure?"], "{:?}", page.dialogs());
    page.quiet()
}

#[test]
fn files_go_out_and_in() -> Result<()> {
    let Some(page) = laboratory(
        View::desktop(),
        "<h1>A</h1><input type='file' id='in'><a id='out'>out</a>",
    )?
    else {
        return Ok(());
    };
    let folder = page.downloads()?;
    page.ask(
        "Object.assign(document.querySelector('#out'), \
         { href: URL.createObjectURL(new Blob(['written'])), download: 'a.txt' }); 0",
    )?;
    page.click("#out")?;
    ensure!(page.downloaded("a.txt")? == "written");
    page.upload("#in", &folder.join("a.txt"))?;
    ensure!(page.ask("document.querySelector('#in').files[0].text()")? == "written");
    ensure!(page.ask("log.join()")?.contains("change in"), "no event");
    page.quiet()
}
