//! One book, one server and one browser for all tests, and nothing of them left afterwards.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Once, OnceLock, mpsc};
use std::time::Duration;

use anyhow::{Context, anyhow, ensure};
use course::book::{ServeOptions, serve_with};
use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::Target;
use headless_chrome::{Browser, LaunchOptions};

use super::{Page, Result, View};

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

/// A page of its own, with empty storage; `None` where there is no Chromium.
pub fn page(view: View) -> Result<Option<Page>> {
    let Some(path) = chromium() else {
        ensure!(std::env::var_os("CI").is_none(), "CI needs a Chromium");
        static SAID: Once = Once::new();
        SAID.call_once(|| {
            // Past the test runner, which hides what passing tests print.
            let words = "skipped: no Chromium here; CHROMIUM=path names one\n";
            std::io::stderr().write_all(words.as_bytes()).ok();
        });
        return Ok(None);
    };
    let world = World::get(path)?;
    Page::new(world, view).map(Some)
}

/// The course's own folder.
pub fn root() -> PathBuf {
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

/// What all tests share.
pub struct World {
    pub browser: Browser,
    /// An empty tab, through which the browser itself is told things.
    pub desk: Arc<Tab>,
    /// `http://127.0.0.1:4711`
    pub address: String,
    /// The browser's profile, downloads and the like; gone when the tests end.
    pub scratch: PathBuf,
}

impl World {
    fn get(chromium: PathBuf) -> Result<&'static World> {
        static WORLD: OnceLock<Result<World, String>> = OnceLock::new();
        let world = WORLD.get_or_init(|| World::new(chromium).map_err(|e| format!("{e:#}")));
        world.as_ref().map_err(|e| anyhow!("{e}"))
    }

    fn new(chromium: PathBuf) -> Result<World> {
        let address = served()?;
        let pid = std::process::id();
        // Short, and not below target/: a socket's path has room for a hundred characters.
        let scratch = std::env::temp_dir().join(format!("course-browser-{pid}"));
        let profile = scratch.join("profile");
        std::fs::create_dir_all(&profile)?;
        let temp = [("TMPDIR".to_owned(), scratch.display().to_string())];
        let options = LaunchOptions::default_builder()
            .path(Some(chromium))
            // Root cannot have one, and CI is root; the pages are our own.
            .sandbox(false)
            .window_size(Some((1280, 900)))
            // The longest that one call may take, and the longest time without any.
            .idle_browser_timeout(Duration::from_secs(300))
            .user_data_dir(Some(profile))
            .process_envs(Some(temp.into_iter().collect()))
            .args(FLAGS.iter().map(OsStr::new).collect())
            .build()?;
        let browser = Browser::new(options).context("Chromium does not start")?;
        let site = root().join(format!("target/course/serving-{pid}"));
        clean_up_after(browser.get_process_id(), &[&scratch, &site])?;
        let desk = browser.new_tab()?;
        Ok(World {
            browser,
            desk,
            address,
            scratch,
        })
    }

    /// Opens a tab in a browser context of its own: fresh storage, cookies and cache.
    pub fn tab(&self) -> Result<(Arc<Tab>, String)> {
        let context = self.browser.new_context()?.get_id().to_owned();
        let tab = self.browser.new_tab_with_options(Target::CreateTarget {
            url: "about:blank".to_owned(),
            left: None,
            top: None,
            width: None,
            height: None,
            window_state: None,
            browser_context_id: Some(context.clone()),
            enable_begin_frame_control: None,
            // In a shared window only one tab is drawn.
            new_window: Some(true),
            background: None,
            for_tab: None,
            hidden: None,
        })?;
        Ok((tab, context))
    }
}

/// Statics are never dropped, and tests can be killed: a small shell waits until this process is
/// gone, for whatever reason, then ends the browser and removes what it wrote.
fn clean_up_after(browser: Option<u32>, folders: &[&Path]) -> Result<()> {
    let script = "trap '' INT TERM HUP; cat >/dev/null; kill $0; \
        for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $0 || break; sleep 0.2; done 2>/dev/null; \
        kill -9 $0; sleep 0.2; rm -rf \"$@\"";
    let mut shell = Command::new("sh")
        .args(["-c", script, &browser.context("no browser")?.to_string()])
        .args(folders)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // The pipe closes with this process.
    std::mem::forget(shell.stdin.take());
    Ok(())
}

/// Serves the book on a free port until the tests end; its address.
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
        .recv_timeout(Duration::from_secs(300))
        .context("the server never came up")??;
    Ok(address.trim_end_matches('/').to_owned())
}
