//! The pages of the built book, and many eyes to look at them all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, bail, ensure};

use super::{Page, Result, View, page, root};

/// The built pages, `03_waiting_together/index.html`, as the server has them on disk. `toc.html` is
/// no page: it is shown inside of others.
pub fn pages() -> Result<Vec<String>> {
    let served = root().join(format!("target/course/serving-{}", std::process::id()));
    let builds = std::fs::read_dir(&served).context("nothing is served")?;
    let site = builds.flatten().map(|entry| entry.path());
    let site = site.max().context("nothing is built")?;
    let mut found = Vec::new();
    collect(&site, &site, &mut found)?;
    found.retain(|path| path != "toc.html");
    found.sort();
    ensure!(found.len() > 20, "only these pages: {found:?}");
    Ok(found)
}

fn collect(site: &Path, folder: &Path, found: &mut Vec<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(site, &path, found)?;
        } else if path.extension().is_some_and(|it| it == "html") {
            let path = path.strip_prefix(site)?.to_str().context("a name")?;
            found.push(path.replace('\\', "/"));
        }
    }
    Ok(())
}

/// What is wrong, and where.
#[derive(Default)]
pub struct Findings(Mutex<BTreeMap<String, Vec<String>>>);

impl Findings {
    pub fn add(&self, wrong: impl Into<String>, place: &str) {
        let mut all = self.0.lock().expect("a map");
        all.entry(wrong.into()).or_default().push(place.to_owned());
    }

    pub fn note(&self, result: Result<()>, place: &str) {
        if let Err(error) = result {
            self.add(format!("{error:#}"), place);
        }
    }

    /// Fails with each finding once, however many pages share it.
    pub fn none(self) -> Result<()> {
        let all = self.0.into_inner()?;
        let tell = |(wrong, places): (&String, &Vec<String>)| {
            let more = places.len().saturating_sub(4);
            let shown = places[..places.len() - more].join("\n      ");
            let more = if more > 0 {
                format!("\n      and {more} more")
            } else {
                String::new()
            };
            format!("{wrong}\n   on {shown}{more}")
        };
        if !all.is_empty() {
            let told: Vec<_> = all.iter().map(tell).collect();
            bail!("{} things are wrong\n{}", told.len(), told.join("\n"));
        }
        Ok(())
    }
}

/// Shows every item to `look`, in as many tabs at once as this machine has cores for. Each tab is
/// one reader, who comes from page to page. What `look` fails with is a finding too.
pub fn on_each<T: Sync>(
    items: &[T],
    view: View,
    findings: &Findings,
    look: impl Fn(&mut Page, &T) -> Result<()> + Sync,
) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        let Some(mut page) = page(view)? else {
            return Ok(());
        };
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = look(&mut page, item);
            let place = page.place();
            findings.note(result, &place);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let tabs: Vec<_> = (0..cores.clamp(1, 6)).map(|_| scope.spawn(work)).collect();
        let done = tabs.into_iter().map(|tab| tab.join().expect("no panic"));
        done.collect::<Result<Vec<()>>>().map(|_| ())
    })
}
