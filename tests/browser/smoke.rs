//! Opens the book, as `cargo course` serves it, in Chromium: a chapter, an exercise, a search
//! and the print page. Nothing may fail in the console, and nothing may be asked for from
//! anywhere but the book's own server.
//!
//! `cargo test -p browser-tests`; without a Chromium it says so and passes, on CI it fails.
//! CHROMIUM names one that is not found by itself.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use course::book::{ServeOptions, serve_with};
use course::catalogue::Catalogue;
use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::Runtime::ConsoleAPICalledEventTypeOption as Level;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Log, Network};
use headless_chrome::{Browser, LaunchOptions};

/// Chromium's own errands need flags of their own, or it asks for hosts that no page named.
/// The last one lets no name but loopback's resolve.
const FLAGS: [&str; 7] = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.expect("the package lies in tests/browser")
        .to_path_buf()
}

/// The browser to use, if there is one.
fn chromium() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Some(path.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|file| file.is_file())
}

/// Serves the book on a free port until the test ends; its address.
fn served() -> Result<String> {
    let (send, receive) = mpsc::channel();
    let failed = send.clone();
    std::thread::spawn(move || {
        let options = ServeOptions {
            host: "127.0.0.1".into(),
            port: 0,
            open: false,
        };
        let served = serve_with(&root(), options, |address| {
            send.send(Ok(address.to_owned())).ok();
        });
        if let Err(error) = served {
            failed.send(Err(error)).ok();
        }
    });
    let address = receive
        .recv_timeout(Duration::from_secs(120))
        .context("the server never came up")??;
    Ok(address.trim_end_matches('/').to_owned())
}

/// A page in the browser, and everything that went wrong in it.
struct Page {
    tab: Arc<Tab>,
    address: String,
    complaints: Arc<Mutex<Vec<String>>>,
}

impl Page {
    fn new(browser: &Browser, address: String) -> Result<Self> {
        let tab = browser.new_tab()?;
        tab.set_default_timeout(Duration::from_secs(30));
        let complaints = Arc::new(Mutex::new(Vec::new()));
        let (heard, home) = (complaints.clone(), address.clone());
        tab.add_event_listener(Arc::new(move |event: &Event| {
            if let Some(complaint) = complaint(event, &home) {
                heard.lock().expect("nobody panics with it").push(complaint);
            }
        }))?;
        tab.enable_log()?;
        tab.enable_runtime()?;
        tab.call_method(Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })?;
        Ok(Self {
            tab,
            address,
            complaints,
        })
    }

    /// Opens a page of the book and waits until it has loaded.
    fn open(&self, path: &str) -> Result<()> {
        let url = format!("{}/{path}", self.address);
        self.tab.navigate_to(&url)?;
        self.until(&format!(
            "document.readyState === 'complete' && location.href === '{url}'"
        ))
    }

    /// Waits until a script on the page gives true. The library's own wait wants a network
    /// that falls silent, and the connection for the live reload never does.
    fn until(&self, script: &str) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while Instant::now() < deadline {
            // In the middle of a navigation there is nothing to ask.
            if self.ask(script).is_ok_and(|answer| answer == "true") {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{} never came to `{script}`", self.tab.get_url())
    }

    /// What a script on the page gives, as text.
    fn ask(&self, script: &str) -> Result<String> {
        let value = self.tab.evaluate(script, true)?.value.unwrap_or_default();
        Ok(value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned))
    }

    /// Fails with what was heard so far.
    fn quiet(&self, where_: &str) -> Result<()> {
        // What the last step set off has a moment to go wrong.
        std::thread::sleep(Duration::from_millis(300));
        let heard = std::mem::take(&mut *self.complaints.lock().expect("nobody panics with it"));
        ensure!(heard.is_empty(), "{where_}:\n{}", heard.join("\n"));
        Ok(())
    }
}

/// What must not happen: an error in the console, or a request to anywhere else.
fn complaint(event: &Event, home: &str) -> Option<String> {
    match event {
        Event::RuntimeConsoleAPICalled(call) => {
            let bad = matches!(
                call.params.Type,
                Level::Error | Level::Warning | Level::Assert
            );
            bad.then(|| format!("the console says {:?}", call.params.args))
        }
        Event::RuntimeExceptionThrown(thrown) => Some(format!(
            "an exception: {:?}",
            thrown.params.exception_details
        )),
        Event::LogEntryAdded(entry) => {
            let entry = &entry.params.entry;
            let bad = entry.level == Log::LogEntryLevel::Error;
            bad.then(|| format!("the browser says {} ({:?})", entry.text, entry.url))
        }
        Event::NetworkRequestWillBeSent(request) => {
            let url = &request.params.request.url;
            let ours =
                url.starts_with(home) || url.starts_with("data:") || url.starts_with("blob:");
            (!ours).then(|| format!("a request to {url}"))
        }
        Event::NetworkWebSocketCreated(socket) => {
            let url = socket.params.url.replacen("ws", "http", 1);
            (!url.starts_with(home)).then(|| format!("a connection to {url}"))
        }
        _ => None,
    }
}

fn browser(path: PathBuf) -> Result<Browser> {
    let options = LaunchOptions::default_builder()
        .path(Some(path))
        // Root cannot have one, and CI is root; the pages are our own.
        .sandbox(false)
        .window_size(Some((1280, 900)))
        .idle_browser_timeout(Duration::from_secs(120))
        .args(FLAGS.iter().map(OsStr::new).collect())
        .build()?;
    Browser::new(options)
}

#[test]
fn a_reader_finds_a_chapter_an_exercise_an_answer_and_the_print_page() -> Result<()> {
    let Some(path) = chromium() else {
        ensure!(std::env::var_os("CI").is_none(), "CI needs a Chromium");
        println!("skipped: no Chromium here; CHROMIUM=path names one");
        return Ok(());
    };
    let catalogue = Catalogue::load(&root())?;
    let chapter = catalogue
        .chapters
        .iter()
        .find(|chapter| !chapter.exercises.is_empty());
    let chapter = chapter.context("no chapter has an exercise")?;
    let exercise = &chapter.exercises[0];
    let browser = browser(path)?;
    let page = Page::new(&browser, served()?)?;

    page.open("index.html").context("the first page")?;
    page.quiet("the first page")?;

    page.open(&format!("{}/index.html", chapter.dir))
        .context("a chapter")?;
    let title = page.ask("document.querySelector('main h1').innerText")?;
    ensure!(title == chapter.title, "the chapter's heading is {title}");
    let figures = page.ask("String(document.querySelectorAll('main svg').length)")?;
    ensure!(figures != "0", "the chapter shows no figure");
    page.quiet("the chapter")?;

    page.open(&format!("{}/{}.html", chapter.dir, exercise.package))
        .context("an exercise")?;
    let text = page.ask("document.querySelector('main').innerText")?;
    ensure!(
        text.contains(&exercise.title),
        "the exercise's page lacks its title:\n{text}"
    );
    ensure!(
        text.contains(&exercise.command()),
        "the exercise's page lacks its command:\n{text}"
    );
    page.quiet("the exercise")?;

    // The index is loaded with the first search.
    page.tab.press_key("/")?;
    page.until("document.activeElement.id === 'mdbook-searchbar'")
        .context("the search opens")?;
    page.tab.type_str("future")?;
    let result = "document.querySelector('#mdbook-searchresults li a')";
    page.until(&format!("{result} !== null"))
        .context("the search finds something")?;
    page.quiet("the search")?;
    let found = page.ask(&format!("{result}.href"))?;
    ensure!(found.starts_with(&page.address), "{found} leads away");
    page.ask(&format!("{result}.click(); 0"))?;
    page.until(&format!(
        "location.href === '{found}' && document.readyState === 'complete'"
    ))?;
    page.quiet("the page that the search found")?;

    // The page calls the printer; in a headless browser that is nobody.
    page.open("print.html").context("the print page")?;
    let headings = page.ask("String(document.querySelectorAll('main h1').length)")?;
    ensure!(
        headings
            .parse::<usize>()
            .is_ok_and(|count| count > catalogue.chapters.len()),
        "the print page has {headings} headings"
    );
    page.quiet("the print page")
}

/// The check itself can fail: a page that complains and asks elsewhere is heard.
#[test]
fn a_console_error_and_a_foreign_request_are_heard() -> Result<()> {
    let Some(path) = chromium() else {
        return Ok(());
    };
    let browser = browser(path)?;
    let home = "data:".to_owned();
    let page = Page::new(&browser, home)?;
    page.tab
        .navigate_to("data:text/html,<h1>A</h1>")?
        .wait_until_navigated()?;
    page.quiet("an innocent page")?;
    for script in [
        "console.error('broken')",
        "setTimeout(() => { throw new Error('thrown') }, 0)",
    ] {
        page.ask(script)?;
        ensure!(page.quiet("").is_err(), "nobody heard {script}");
    }
    page.ask("fetch('http://example.invalid/a.js').catch(() => {}); 0")?;
    let heard = page
        .quiet("")
        .expect_err("the request is heard")
        .to_string();
    ensure!(
        heard.contains("a request to http://example.invalid/a.js"),
        "{heard}"
    );
    Ok(())
}
