//! A page in the browser: what it shows, and everything that went wrong in it.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::devtools::Tab;
use super::heard::{Heard, exception, text};
use super::launch::World;
use super::network::decide;
use super::{Result, View};

/// How long anything may take that a page does by itself. A machine that also compiles is slow.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// What reaches out of the window to the right.
const WIDE: &str = "(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return '';
    const out = [...document.body.querySelectorAll('*')].filter((it) => {
        const box = it.getBoundingClientRect();
        return box.width > 0 && box.right > root.clientWidth + 0.5 && !it.closest('[aria-hidden=true]');
    });
    const last = out.filter((it) => !out.some((other) => other !== it && it.contains(other)));
    return last.slice(0, 3).map((it) => it.cloneNode().outerHTML.slice(0, 120)).join(' ') || 'something';
})()";

pub struct Page {
    pub(super) tab: Tab,
    pub(super) world: &'static World,
    /// The browser context, and whether it ends with this page.
    pub(super) context: String,
    owner: bool,
    pub(super) view: View,
    heard: Arc<Mutex<Heard>>,
}

impl Page {
    pub(super) fn new(world: &'static World, view: View) -> Result<Self> {
        let made = world
            .devtools
            .call(None, "Target.createBrowserContext", json!({}))?;
        let context = text(&made["browserContextId"]).to_owned();
        let tab = Tab::open(&world.devtools, &context)?;
        Self::wrap(world, view, tab, context, true)
    }

    fn wrap(
        world: &'static World,
        view: View,
        tab: Tab,
        context: String,
        owner: bool,
    ) -> Result<Self> {
        let heard = Arc::new(Mutex::new(Heard {
            home: world.address.clone(),
            ..Heard::default()
        }));
        let page = Self {
            tab,
            world,
            context,
            owner,
            view,
            heard,
        };
        page.listen();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.tab.call(&format!("{domain}.enable"), json!({}))?;
        }
        // Only one window has the keyboard; here each believes that it has.
        let focus = json!({ "enabled": true });
        page.tab.call("Emulation.setFocusEmulationEnabled", focus)?;
        view.apply(&page.tab)?;
        Ok(page)
    }

    fn listen(&self) {
        let ears = self.heard.clone();
        let session = self.tab.session.clone();
        let devtools = Arc::downgrade(&self.tab.devtools);
        let ear = move |event: &str, params: &Value| {
            let mut heard = ears.lock().expect("nobody panics with it");
            heard.on(event, params);
            let answer = match event {
                "Fetch.requestPaused" => decide(&mut heard, params),
                "Page.javascriptDialogOpening" => {
                    heard.dialogs.push(text(&params["message"]).to_owned());
                    Some(("Page.handleJavaScriptDialog", json!({ "accept": true })))
                }
                _ => None,
            };
            if let (Some((method, params)), Some(devtools)) = (answer, devtools.upgrade()) {
                devtools.send(&session, method, params);
            }
        };
        self.tab.devtools.listen(&self.tab.session, Arc::new(ear));
    }

    pub(super) fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().expect("nobody panics with it")
    }

    /// Looks at the open page in another way, without loading it again.
    pub fn turn(&mut self, view: View) -> Result<()> {
        self.view = view;
        view.apply(&self.tab)
    }

    /// Opens a page of the book, `03_waiting_together/index.html`, and waits until it has loaded
    /// and all its modules have started.
    pub fn open(&self, path: &str) -> Result<()> {
        let url = format!("{}/{path}", self.world.address);
        let page = |url: &str| url.split('#').next().map(str::to_owned);
        let here = self.ask("location.href").unwrap_or_default();
        if here == url {
            return self.reload();
        } else if page(&here) == page(&url) {
            self.ask(&format!("location.href = {url:?}; 0"))?;
        } else {
            self.navigate(&url)?;
        }
        self.until(&format!("location.href === {url:?} && {}", self.ready()))
    }

    pub(super) fn navigate(&self, url: &str) -> Result<()> {
        let went = self.tab.call("Page.navigate", json!({ "url": url }))?;
        let error = text(&went["errorText"]);
        ensure!(error.is_empty(), "{url}: {error}");
        Ok(())
    }

    /// Runs a script in each page that is opened from now on, before the page's own.
    pub fn before(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.tab
            .call("Page.addScriptToEvaluateOnNewDocument", source)?;
        Ok(())
    }

    pub fn reload(&self) -> Result<()> {
        self.ask("window.beforeReload = true")?;
        self.tab.call("Page.reload", json!({}))?;
        self.until(&format!("!window.beforeReload && {}", self.ready()))
    }

    /// A page of the book says when its modules have started; others, such as toc.html, have none.
    fn ready(&self) -> &'static str {
        if self.view.js {
            "document.readyState === 'complete' && ('ready' in document.documentElement.dataset \
             || !document.querySelector('script[type=module]'))"
        } else {
            "document.readyState === 'complete'"
        }
    }

    /// Waits until a script on the page gives true.
    pub fn until(&self, script: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // In the middle of a navigation there is nothing to ask.
            let answer = self.ask(script);
            if matches!(&answer, Ok(answer) if answer == "true") {
                return Ok(());
            }
            if Instant::now() > deadline {
                let heard = self.heard().complaints.join("\n");
                let place = self.place();
                bail!("{place} never came to `{script}`: {answer:?}\n{heard}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What a script on the page gives: text as it is, anything else as JSON. A promise is awaited.
    pub fn ask(&self, script: &str) -> Result<String> {
        Ok(match self.value(script)? {
            Value::String(text) => text,
            value => value.to_string(),
        })
    }

    /// [`Page::ask`], as a value.
    pub fn value(&self, script: &str) -> Result<Value> {
        let question = json!({
            "expression": script, "returnByValue": true, "awaitPromise": true,
        });
        let mut answer = self.tab.call("Runtime.evaluate", question)?;
        if let Some(details) = answer.get("exceptionDetails") {
            let script: String = script.chars().take(300).collect();
            bail!("`{script}` throws: {}", exception(details));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Asks something of the first element that fits; `it` is the element.
    pub fn of(&self, css: &str, question: &str) -> Result<Value> {
        let mut answer = self.value(&format!(
            "(() => {{ const it = document.querySelector({css:?}); \
             return it ? {{ it: {question} }} : null; }})()"
        ))?;
        ensure!(!answer.is_null(), "{}: no element is {css}", self.place());
        Ok(answer["it"].take())
    }

    /// Where the page stands, for messages.
    pub fn place(&self) -> String {
        let url = self.ask("location.href").unwrap_or_default();
        let path = url.strip_prefix(&self.world.address).unwrap_or(&url);
        format!("{path} ({})", self.view)
    }

    /// The text of the first element that fits, as it is shown.
    pub fn text(&self, css: &str) -> Result<String> {
        let shown = self.of(css, "it.innerText ?? it.textContent")?;
        Ok(text(&shown).trim().to_owned())
    }

    pub fn attr(&self, css: &str, name: &str) -> Result<Option<String>> {
        let value = self.of(css, &format!("it.getAttribute({name:?})"))?;
        Ok(value.as_str().map(str::to_owned))
    }

    pub fn count(&self, css: &str) -> Result<usize> {
        let count = self.value(&format!("document.querySelectorAll({css:?}).length"))?;
        Ok(count.as_u64().context("a length")? as usize)
    }

    /// Whether any element that fits is drawn: it has a size, and nothing hides it.
    pub fn visible(&self, css: &str) -> Result<bool> {
        let answer = self.value(&format!(
            "[...document.querySelectorAll({css:?})].some((it) => it.getClientRects().length > 0 && \
             it.checkVisibility({{ checkOpacity: true, checkVisibilityCSS: true }}))"
        ))?;
        Ok(answer == true)
    }

    /// What the course keeps under a key on this device; null when there is nothing.
    pub fn storage(&self, key: &str) -> Result<Value> {
        let key = format!("course:{key}");
        self.value(&format!("JSON.parse(localStorage.getItem({key:?}))"))
    }

    /// Fails with what was heard so far.
    pub fn quiet(&self) -> Result<()> {
        // What the last step set off has a moment to go wrong.
        std::thread::sleep(Duration::from_millis(200));
        let heard = self.complaints();
        ensure!(heard.is_empty(), "{}:\n{}", self.place(), heard.join("\n"));
        Ok(())
    }

    /// Waits until something is heard with these words in it.
    pub fn hears(&self, words: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let mut heard = Vec::new();
        while !heard.iter().any(|it: &String| it.contains(words)) {
            ensure!(Instant::now() < deadline, "{words} is heard as: {heard:?}");
            std::thread::sleep(Duration::from_millis(20));
            heard.extend(self.complaints());
        }
        Ok(())
    }

    /// What was heard so far, without failing.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut self.heard().complaints)
    }

    /// What `alert` and `confirm` have said so far; each was answered with OK.
    pub fn dialogs(&self) -> Vec<String> {
        self.heard().dialogs.clone()
    }

    /// The window that this page has opened. What it asked of the network before is not heard.
    pub fn popup(&self) -> Result<Page> {
        let deadline = Instant::now() + PATIENCE;
        let devtools = &self.world.devtools;
        while Instant::now() < deadline {
            let all = devtools.call(None, "Target.getTargets", json!({}))?;
            let mut all = all["targetInfos"].as_array().into_iter().flatten();
            let mine = all.find(|it| it["type"] == "page" && it["openerId"] == *self.tab.target);
            if let Some(target) = mine {
                let tab = Tab::attach(devtools, text(&target["targetId"]))?;
                let popup = Self::wrap(self.world, self.view, tab, self.context.clone(), false)?;
                let ready = popup.ready();
                popup.until(&format!("location.href !== 'about:blank' && {ready}"))?;
                return Ok(popup);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{} has opened no window", self.place())
    }

    /// Whether the window, or the sheet, is as wide as the page.
    pub fn fits(&self) -> Result<()> {
        let wide = self.ask(WIDE)?;
        let place = self.place();
        ensure!(wide.is_empty(), "{place} scrolls to the right: {wide}");
        Ok(())
    }

    /// The page as the printer would get it.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let made = self.tab.call("Page.printToPDF", json!({}))?;
        Ok(BASE64_STANDARD.decode(text(&made["data"]))?)
    }

    /// Keeps a picture of what is on the screen: target/shots/name.png.
    pub fn shot(&self, name: &str) -> Result<()> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        let folder = target.context("a target folder")?.join("shots");
        std::fs::create_dir_all(&folder)?;
        let png = json!({ "format": "png" });
        let made = self.tab.call("Page.captureScreenshot", png)?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, BASE64_STANDARD.decode(text(&made["data"]))?)?;
        println!("{}", file.display());
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if self.owner {
            // Its tabs close with it.
            let gone = json!({ "browserContextId": self.context });
            let devtools = &self.world.devtools;
            devtools
                .call(None, "Target.disposeBrowserContext", gone)
                .ok();
        }
    }
}
