//! A page in the browser, and everything that went wrong in it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Network, Page as Cdp, Runtime, Target};
use serde_json::Value;

use super::heard::{Heard, exception};
use super::launch::World;
use super::{Result, View};

/// How long anything may take that a page does by itself. A machine that also compiles is slow.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Page {
    pub(super) tab: Arc<Tab>,
    pub(super) world: &'static World,
    /// The browser context, unless it is another page's.
    context: Option<String>,
    pub(super) view: View,
    heard: Arc<Mutex<Heard>>,
    /// Where downloads go, once a test has asked.
    pub(super) downloads: Mutex<Option<PathBuf>>,
}

impl Page {
    pub(super) fn new(world: &'static World, view: View) -> Result<Self> {
        let (tab, context) = world.tab()?;
        Self::wrap(world, view, tab, Some(context))
    }

    pub(super) fn wrap(
        world: &'static World,
        view: View,
        tab: Arc<Tab>,
        context: Option<String>,
    ) -> Result<Self> {
        let heard = Arc::new(Mutex::new(Heard {
            home: world.address.clone(),
            ..Heard::default()
        }));
        let page = Self {
            tab,
            world,
            context,
            view,
            heard,
            downloads: Mutex::default(),
        };
        let ears = page.heard.clone();
        page.tab.add_event_listener(Arc::new(move |event: &Event| {
            ears.lock().expect("nobody panics with it").on(event);
        }))?;
        page.tab.enable_log()?;
        page.tab.enable_runtime()?;
        page.tab.call_method(Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })?;
        // Only one window has the keyboard; here each believes that it has.
        page.tab
            .call_method(Emulation::SetFocusEmulationEnabled { enabled: true })?;
        view.apply(&page.tab)?;
        Ok(page)
    }

    pub(super) fn ears(&self) -> Arc<Mutex<Heard>> {
        self.heard.clone()
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
            self.tab.navigate_to(&url)?;
        }
        self.until(&format!("location.href === {url:?} && {}", self.ready()))
    }

    pub fn reload(&self) -> Result<()> {
        self.ask("window.beforeReload = true")?;
        self.tab.call_method(Cdp::Reload {
            ignore_cache: None,
            script_to_evaluate_on_load: None,
            loader_id: None,
        })?;
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

    /// Waits until a script on the page gives true. The library's own wait wants a network
    /// that falls silent, and the connection for the live reload never does.
    pub fn until(&self, script: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // In the middle of a navigation there is nothing to ask.
            let answer = self.ask(script);
            if matches!(&answer, Ok(answer) if answer == "true") {
                return Ok(());
            }
            if Instant::now() > deadline {
                let url = self.ask("location.href").unwrap_or_default();
                let heard = self.heard().complaints.join("\n");
                bail!(
                    "{url} ({}) never came to `{script}`: {answer:?}\n{heard}",
                    self.view
                );
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

    pub(super) fn value(&self, script: &str) -> Result<Value> {
        let answer = self.tab.call_method(Runtime::Evaluate {
            expression: script.to_owned(),
            return_by_value: Some(true),
            await_promise: Some(true),
            generate_preview: None,
            silent: None,
            include_command_line_api: None,
            user_gesture: None,
            object_group: None,
            context_id: None,
            throw_on_side_effect: None,
            timeout: None,
            disable_breaks: None,
            repl_mode: None,
            allow_unsafe_eval_blocked_by_csp: None,
            unique_context_id: None,
            serialization_options: None,
        })?;
        if let Some(details) = &answer.exception_details {
            let script: String = script.chars().take(300).collect();
            bail!("`{script}` throws: {}", exception(details));
        }
        Ok(answer.result.value.unwrap_or_default())
    }

    /// Asks something of the first element that fits; `it` is the element.
    pub(super) fn of(&self, css: &str, question: &str) -> Result<Value> {
        let answer = self.value(&format!(
            "(() => {{ const it = document.querySelector({css:?}); \
             return it ? {{ it: {question} }} : null; }})()"
        ))?;
        ensure!(!answer.is_null(), "{}: no element is {css}", self.place());
        Ok(answer["it"].clone())
    }

    /// Where the page stands, for messages.
    pub(super) fn place(&self) -> String {
        let url = self.ask("location.href").unwrap_or_default();
        let path = url.strip_prefix(&self.world.address).unwrap_or(&url);
        format!("{path} ({})", self.view)
    }

    /// The text of the first element that fits, as it is shown.
    pub fn text(&self, css: &str) -> Result<String> {
        let text = self.of(css, "it.innerText ?? it.textContent")?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
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
        Ok(answer == Value::Bool(true))
    }

    /// What the course keeps under a key on this device, as JSON; `null` when there is nothing.
    pub fn storage(&self, key: &str) -> Result<Value> {
        let key = format!("course:{key}");
        self.value(&format!("JSON.parse(localStorage.getItem({key:?}))"))
    }

    /// Fails with what was heard so far.
    pub fn quiet(&self) -> Result<()> {
        // What the last step set off has a moment to go wrong.
        std::thread::sleep(Duration::from_millis(300));
        let heard = std::mem::take(&mut self.heard().complaints);
        ensure!(heard.is_empty(), "{}:\n{}", self.place(), heard.join("\n"));
        Ok(())
    }

    /// The window that this page has opened.
    pub fn popup(&self) -> Result<Page> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let tabs = self
                .world
                .browser
                .get_tabs()
                .lock()
                .expect("a list")
                .clone();
            for tab in tabs {
                let opener = tab.get_target_info().ok().and_then(|info| info.opener_id);
                if opener.as_ref() == Some(self.tab.get_target_id()) {
                    let popup = Self::wrap(self.world, self.view, tab, None)?;
                    popup.until(popup.ready())?;
                    return Ok(popup);
                }
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{} has opened no window", self.place())
    }

    /// Keeps a picture of what is on the screen: target/shots/name.png.
    pub fn shot(&self, name: &str) -> Result<()> {
        let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        let folder = target.context("a target folder")?.join("shots");
        std::fs::create_dir_all(&folder)?;
        let png = Cdp::CaptureScreenshotFormatOption::Png;
        let picture = self.tab.capture_screenshot(png, None, None, true)?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, picture)?;
        println!("{}", file.display());
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.tab.close_target().ok();
        if let Some(context) = self.context.take() {
            let gone = Target::DisposeBrowserContext {
                browser_context_id: context,
            };
            self.world.desk.call_method(gone).ok();
        }
        if let Some(folder) = self.downloads.lock().ok().and_then(|mut it| it.take()) {
            std::fs::remove_dir_all(folder).ok();
        }
    }
}
