//! Exercises solved: as plain `cargo test` has found them where `cargo course` serves the book, ticked by
//! hand on a static site, which is asked for nothing that it does not have.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use anyhow::{Context, anyhow, ensure};
use course::Catalogue;
use course::book::{ServeOptions, build, serve_with};
use passes::Passes;

use crate::harness::{Page, Result, View, page, root};

const EXERCISE: &str = "03_waiting_together/overlap_checks.html";

/// A folder that goes away.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("course-place-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn go(page: &Page, address: &str, path: &str) -> Result<()> {
    page.ask(&format!("location.href = '{address}/{path}'; 0"))?;
    page.until(&format!(
        "location.href === '{address}/{path}' && 'ready' in document.documentElement.dataset"
    ))
}

/// The course with a progress.txt of its own: the learner's stays alone.
fn another_learner() -> Result<(Scratch, String)> {
    let scratch = Scratch::new("learner")?;
    let root = root();
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "book.toml",
        "src",
        "theme",
        "exercises",
        "solutions",
        "tests",
        "crates",
    ] {
        let (from, to) = (root.join(name), scratch.0.join(name));
        #[cfg(unix)]
        std::os::unix::fs::symlink(from, to)?;
        #[cfg(not(unix))]
        anyhow::bail!("no links from {} to {}", from.display(), to.display());
    }
    let (send, receive) = mpsc::channel();
    let at = scratch.0.clone();
    std::thread::spawn(move || {
        let options = ServeOptions {
            host: "127.0.0.1".into(),
            port: 0,
            open: false,
        };
        let failed = send.clone();
        let served = serve_with(&at, options, |address| {
            send.send(Ok(address.trim_end_matches('/').to_owned())).ok();
        });
        if let Err(error) = served {
            failed.send(Err(error)).ok();
        }
    });
    let address = receive
        .recv_timeout(Duration::from_secs(300))
        .context("no server")??;
    Ok((scratch, address))
}

#[test]
fn a_pass_shows_at_once() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    let (scratch, address) = another_learner()?;
    go(&page, &address, EXERCISE)?;
    let text = page.text(".place-solved")?;
    ensure!(
        text == "Not solved yet. When your tests pass, that shows here.",
        "{text}"
    );
    ensure!(
        page.count(".place-solved input")? == 0,
        "it can be ticked by hand"
    );
    page.ask("window.same = true")?;
    // What probe does in the process of each test, the last one first: the order is nobody's.
    let catalogue = Catalogue::load(&scratch.0).map_err(|e| anyhow!("{e}"))?;
    let exercise = catalogue
        .find("overlap_checks")
        .map_err(|e| anyhow!("{e}"))?;
    let passes = Passes::of(&exercise.path()).context("no exercise")?;
    let tests = exercise.tests().map_err(|e| anyhow!("{e}"))?;
    tests.iter().rev().for_each(|test| passes.note(test, true));
    page.until("document.querySelector('.place-solved').textContent === '✓ Solved: noted in progress.txt.'")?;
    page.until("document.querySelector('#mdbook-sidebar .active .place-mark')?.textContent.includes('solved')")?;
    page.until(
        "document.querySelector('#course-voice')?.textContent === 'Solved: overlap_checks'",
    )?;
    ensure!(
        page.ask("window.same")? == "true",
        "the page was loaded again"
    );
    page.axe()?;
    go(&page, &address, "exercises.html")?;
    let total = page.text(".place-total .place-state")?;
    ensure!(
        total.starts_with("1 of ") && total.ends_with(" solved, as noted in progress.txt."),
        "{total}"
    );
    let cell = page.text(".place-cell[data-exercise=overlap_checks]")?;
    ensure!(
        cell.contains("solved") && !cell.contains("not solved"),
        "{cell}"
    );
    let other = page.text(".place-cell[data-exercise=keep_the_order]")?;
    ensure!(other.contains("not solved"), "{other}");
    go(&page, &address, "03_waiting_together/index.html")?;
    let line = page.text(".place .place-state")?;
    ensure!(line.contains("exercises 1 of 3 solved"), "{line}");
    // What the learner takes back is taken back here.
    std::fs::write(scratch.0.join("progress.txt"), "")?;
    page.until("document.querySelector('.place .place-state').textContent.includes('exercises 0 of 3 solved')")
}

/// Serves a folder, and nothing else; what was asked for.
fn static_site(site: &Path) -> Result<(String, Arc<Mutex<Vec<String>>>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let (site, heard) = (site.to_path_buf(), asked.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (site, heard) = (site.clone(), heard.clone());
            std::thread::spawn(move || answer(stream, &site, &heard));
        }
    });
    Ok((address, asked))
}

fn answer(mut stream: std::net::TcpStream, site: &Path, heard: &Mutex<Vec<String>>) -> Option<()> {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        let n = stream.read(&mut chunk).ok().filter(|n| *n > 0)?;
        request.extend_from_slice(&chunk[..n]);
    }
    let request = String::from_utf8_lossy(&request);
    let path = request.split(' ').nth(1)?.split(['?', '#']).next()?;
    heard.lock().ok()?.push(path.to_owned());
    let kind = match path.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let (status, body) = match std::fs::read(site.join(path.trim_start_matches('/'))) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

#[test]
fn on_a_static_site_exercises_are_ticked_and_nothing_else_is_asked_for() -> Result<()> {
    type Tick = fn(&Page) -> Result<()>;
    let ways: [(View, Tick); 3] = [
        (View::desktop(), |page| page.click(".place-solved input")),
        (View::phone(), |page| page.tap(".place-solved input")),
        (View::narrow().dark(), |page| {
            page.focus(".place-solved input")?;
            page.key("Space")
        }),
    ];
    let scratch = Scratch::new("static")?;
    let site = scratch.0.join("site");
    build(&root(), Some(&site)).map_err(|e| anyhow!("{e}"))?;
    for (view, tick) in ways {
        let Some(page) = page(view)? else {
            return Ok(());
        };
        let (address, asked) = static_site(&site)?;
        go(&page, &address, EXERCISE)?;
        tick(&page)?;
        ensure!(
            page.storage("solved")?["overlap_checks"] == true,
            "it is not kept"
        );
        page.axe()?;
        page.ask("window.beforeReload = true; location.reload(); 0")?;
        page.until(
            "!window.beforeReload && document.querySelector('.place-solved input')?.checked",
        )?;
        go(&page, &address, "exercises.html")?;
        let total = page.text(".place-total .place-state")?;
        ensure!(
            total.starts_with("1 of ")
                && total.ends_with("as you have ticked them on their pages."),
            "{total}"
        );
        go(&page, &address, EXERCISE)?;
        tick(&page)?;
        ensure!(
            page.storage("solved")?["overlap_checks"].is_null(),
            "it cannot be taken back"
        );
        let asked = asked.lock().expect("no panic").clone();
        ensure!(
            asked.iter().any(|path| path.ends_with(".js")),
            "nothing was heard: {asked:?}"
        );
        let ours: Vec<_> = asked
            .iter()
            .filter(|path| path.contains("__course"))
            .collect();
        ensure!(ours.is_empty(), "a static site has no {ours:?}");
    }
    Ok(())
}
