//! One book, one server and one browser for all tests, and nothing of them left afterwards.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once, OnceLock, mpsc};
use std::time::Duration;

use anyhow::{Context, anyhow, ensure};
use chromiumoxide::detection::{DetectionOptions, default_executable};
use course::book::{ServeOptions, serve_with};

use super::devtools::Devtools;
use super::{Page, Result, View};

const FLAGS: [&str; 24] = [
    "--headless",
    // Root cannot have one, and CI is root; the pages are our own.
    "--no-sandbox",
    // A machine without a mouse has none that hovers; a view by touch says so by itself.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    // Several windows are at work at once, and none is in front.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-popup-blocking",
    "--disable-breakpad",
    // Chromium's own errands, or it asks for hosts that no page named.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    // Two pages of the address bar's own for every window, though nobody sees any of them.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AiModeOmniboxEntryPoint",
    // No name but loopback's resolves.
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
    let options = DetectionOptions {
        msedge: false,
        unstable: false,
    };
    default_executable(options).ok()
}

/// What all tests share.
pub struct World {
    pub devtools: Arc<Devtools>,
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
        // Not below target/: Chromium's socket lies in it, and a socket's path must be short.
        let scratch = std::env::temp_dir().join(format!("course-browser-{pid}"));
        std::fs::create_dir_all(&scratch)?;
        let site = root().join(format!("target/course/serving-{pid}"));
        let devtools = Devtools::launch(&chromium, &FLAGS, &scratch, &site)?;
        Ok(World {
            devtools,
            address,
            scratch,
        })
    }
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
