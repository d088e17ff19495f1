//! The built site: every link, fragment and asset resolves, and nothing comes from elsewhere.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use course::error::Error;

use super::{Course, Defect};
use crate::exercise::files_below;

/// What matters of one page of the site.
#[derive(Default)]
struct Html {
    ids: BTreeSet<String>,
    /// `href` of links to follow: the line, and the address.
    links: Vec<(usize, String)>,
    /// What the browser loads by itself.
    loads: Vec<(usize, String)>,
    /// `<base href>`, on the page for missing pages.
    base: bool,
    /// What the content security policy refuses: the line, and how it begins.
    inline: Vec<(usize, String)>,
}

/// Collects from the tags; the tokenizer wants it behind a shared reference.
struct Sink(RefCell<Html>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        if tag.kind != TagKind::StartTag {
            return TokenSinkResult::Continue;
        }
        let mut html = self.0.borrow_mut();
        let line = usize::try_from(line).unwrap_or(0);
        let get = |name: &str| {
            let mut attributes = tag.attrs.iter();
            attributes
                .find(|a| &*a.name.local == name)
                .map(|a| a.value.to_string())
        };
        html.ids.extend(get("id"));
        html.inline.extend(inline(&tag).map(|what| (line, what)));
        match &*tag.name {
            "a" | "area" => {
                html.ids.extend(get("name"));
                html.links.extend(get("href").map(|href| (line, href)));
            }
            "base" => html.base = true,
            "link"
                if get("rel").is_some_and(|rel| {
                    ["canonical", "alternate", "license"].contains(&rel.as_str())
                }) => {}
            "link" => html.loads.extend(get("href").map(|href| (line, href))),
            "img" | "source" | "video" | "audio" | "iframe" | "embed" | "track" | "input"
            | "script" => {
                html.loads.extend(get("src").map(|src| (line, src)));
                let sets = get("srcset").unwrap_or_default();
                let sets = sets
                    .split(',')
                    .filter_map(|set| set.split_whitespace().next());
                html.loads.extend(sets.map(|set| (line, set.to_owned())));
            }
            "object" => html.loads.extend(get("data").map(|data| (line, data))),
            // In an SVG: a reference into the page, or a picture.
            "use" | "image" => html.loads.extend(get("href").map(|href| (line, href))),
            _ => {}
        }
        match &*tag.name {
            "script" => TokenSinkResult::RawData(html5ever::tokenizer::states::RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(html5ever::tokenizer::states::RawKind::Rawtext),
            "title" | "textarea" => {
                TokenSinkResult::RawData(html5ever::tokenizer::states::RawKind::Rcdata)
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// How a tag begins that the policy of theme/index.hbs refuses, if it does. Data is no script.
fn inline(tag: &Tag) -> Option<String> {
    let has = |name: &str| tag.attrs.iter().find(|a| &*a.name.local == name);
    let data = |kind: &str| kind == "application/json";
    match &*tag.name {
        "script" if has("src").is_none() && !has("type").is_some_and(|it| data(&it.value)) => {
            return Some("<script".into());
        }
        "style" => return Some("<style".into()),
        _ => {}
    }
    tag.attrs.iter().find_map(|attribute| {
        let name = &*attribute.name.local;
        let handler = name.starts_with("on");
        let address = attribute.value.trim_start().to_ascii_lowercase();
        let runs = address.starts_with("javascript:");
        (handler || runs).then(|| format!("{name}={}", if runs { "\"javascript:" } else { "" }))
    })
}

/// Scripts, handlers and styles that stand in a page, where the browser refuses them. `src` is the
/// folder of the chapters: what stands in one of them is named there.
pub fn check_policy(folder: &Path, src: &Path) -> Result<Vec<Defect>> {
    let mut defects: Vec<Defect> = Vec::new();
    for file in published(folder)? {
        let page = file.strip_prefix(folder)?;
        // All chapters once more: what is wrong in them has been named.
        if file.extension().is_none_or(|e| e != "html") || page == Path::new("print.html") {
            continue;
        }
        let chapter = page.with_extension("md");
        let written = fs::read_to_string(src.join(&chapter)).unwrap_or_default();
        for (line, start) in read(&fs::read_to_string(&file)?).inline {
            let what = format!(
                "`{start}`: the content security policy of theme/index.hbs refuses it; \
                 write it into a file of theme/"
            );
            let holds = |line: &str| line.to_ascii_lowercase().contains(&start);
            defects.push(match written.lines().position(holds) {
                Some(at) => Defect::at(&Path::new("src").join(&chapter), at + 1, what),
                None => Defect::at(page, line, what),
            });
        }
    }
    defects.sort();
    defects.dedup();
    Ok(defects)
}

fn read(text: &str) -> Html {
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// What stops the book: everything that the preprocessor and the catalogue find wrong. The other
/// checks leave these mistakes to it.
pub fn check_book(course: &Course) -> Result<Vec<Defect>> {
    match course::book::expanded(&course.root) {
        Ok(_) => Ok(Vec::new()),
        Err(Error::Defects(defects)) => Ok(defects),
        Err(error) => Err(error.into()),
    }
}

/// Every page and every style sheet of the site in `folder`.
pub fn check_site(folder: &Path) -> Result<Vec<Defect>> {
    let mut defects = Vec::new();
    let files: BTreeSet<PathBuf> = published(folder)?
        .into_iter()
        .map(|file| Ok(file.strip_prefix(folder)?.to_path_buf()))
        .collect::<Result<_>>()?;
    let mut pages = BTreeMap::new();
    for file in &files {
        let kind = file
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if !["html", "css"].contains(&kind) {
            continue;
        }
        let text =
            fs::read_to_string(folder.join(file)).with_context(|| file.display().to_string())?;
        if kind == "css" {
            defects.extend(style_defects(file, &text, &files));
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if line.contains("{{#") {
                defects.push(Defect::at(
                    file,
                    number + 1,
                    "a directive that nobody followed: `{{#`",
                ));
            }
        }
        pages.insert(file.clone(), read(&text));
    }
    if !pages.contains_key(Path::new("index.html")) {
        defects.push(Defect::of(
            Path::new("index.html"),
            "the site has no first page",
        ));
    }
    for (file, page) in &pages {
        for (line, address) in &page.loads {
            if let Some(message) = elsewhere(address) {
                defects.push(Defect::at(file, *line, message));
            } else if let Some(message) = dead(file, page, address, &pages, &files) {
                defects.push(Defect::at(file, *line, message));
            }
        }
        for (line, address) in &page.links {
            if let Some(message) = dead(file, page, address, &pages, &files) {
                defects.push(Defect::at(file, *line, message));
            }
        }
    }
    let index = |file: &&PathBuf| file.to_string_lossy().contains("search_index");
    for file in files.iter().filter(index) {
        let text = fs::read_to_string(folder.join(file))?;
        for address in searched(&text).with_context(|| file.display().to_string())? {
            if let Some(message) = dead(Path::new(""), &Html::default(), &address, &pages, &files) {
                defects.push(Defect::of(file, message));
            }
        }
    }
    Ok(defects)
}

/// Every file of a site; the search's text lies in a folder that `files_below` passes over.
fn published(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_below(folder)?;
    files.extend(files_below(&folder.join("target/course"))?);
    Ok(files)
}

/// Where the results of a search lead: each page with each of its sections.
fn searched(index: &str) -> Result<Vec<String>> {
    type Page = (String, String, Vec<(String, String, String)>);
    let json = index.trim().strip_prefix("export default ");
    let json = json.and_then(|json| json.strip_suffix(';'));
    let pages: Vec<Page> = serde_json::from_str(json.context("this is no index")?)?;
    let mut addresses = Vec::new();
    for (path, _, sections) in pages {
        addresses.extend(sections.iter().map(|(id, ..)| format!("{path}#{id}")));
    }
    Ok(addresses)
}

fn is_external(address: &str) -> bool {
    let scheme = address
        .split([':', '/', '?', '#'])
        .next()
        .unwrap_or_default();
    address.starts_with("//") || (!scheme.is_empty() && address[scheme.len()..].starts_with(':'))
}

fn elsewhere(address: &str) -> Option<String> {
    (is_external(address) && !address.starts_with("data:"))
        .then(|| format!("loads {address} from elsewhere"))
}

/// Why an address of this site leads nowhere.
fn dead(
    file: &Path,
    page: &Html,
    address: &str,
    pages: &BTreeMap<PathBuf, Html>,
    files: &BTreeSet<PathBuf>,
) -> Option<String> {
    if is_external(address) {
        return None;
    }
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let target = match path {
        "" => file.to_path_buf(),
        _ => resolve(file, page.base, path),
    };
    let target = match pages.contains_key(&target.join("index.html")) {
        true => target.join("index.html"),
        false => target,
    };
    if !files.contains(&target) {
        return Some(format!("{address} leads nowhere"));
    }
    let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
    let known = fragment.is_empty()
        || pages
            .get(&target)
            .is_none_or(|page| page.ids.contains(&*fragment));
    (!known).then(|| format!("{address}: no such place on that page"))
}

/// A path from the site's root; with `base`, every path is from there.
fn resolve(file: &Path, base: bool, path: &str) -> PathBuf {
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned();
    let from = match base || path.starts_with('/') {
        true => Path::new(""),
        false => file.parent().unwrap_or(Path::new("")),
    };
    let mut resolved = PathBuf::new();
    for part in from.join(path.trim_start_matches('/')).components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            Component::Normal(name) => resolved.push(name),
            _ => {}
        }
    }
    resolved
}

/// `url(..)` and `@import` of a style sheet.
fn style_defects(file: &Path, text: &str, files: &BTreeSet<PathBuf>) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut say = |message: String| defects.push(Defect::at(file, number + 1, message));
        if line.trim_start().starts_with("@import") {
            say("imports another style sheet".into());
        }
        for (at, _) in line.match_indices("url(") {
            let address = line[at + 4..].split(')').next().unwrap_or_default();
            let address = address.trim().trim_matches(['"', '\'']);
            if address.starts_with("data:") || address.starts_with('#') {
                continue;
            }
            if let Some(message) = elsewhere(address) {
                say(message);
            } else if !files.contains(&resolve(
                file,
                false,
                address.split(['#', '?']).next().unwrap_or_default(),
            )) {
                say(format!("{address} leads nowhere"));
            }
        }
    }
    defects
}

/// Builds the book as `mdbook build` does: the same library, with the preprocessors that
/// book.toml names, run as programs. An installed mdbook is not needed for this.
pub fn build_stock(root: &Path, folder: &Path) -> Result<()> {
    let mut book = mdbook_driver::MDBook::load(root)?;
    book.config.build.build_dir = folder.to_path_buf();
    book.build()
}

/// How two sites differ, file by file; the first is the one to hold the other against.
pub fn differences(ours: &Path, other: &Path) -> Result<Vec<Defect>> {
    let below = |folder: &Path| -> Result<BTreeSet<PathBuf>> {
        published(folder)?
            .into_iter()
            // mdBook copies every file of `src`; our build leaves the quizzes' answers out.
            .filter(|file| file.extension().is_none_or(|e| e != "toml"))
            .map(|file| Ok(file.strip_prefix(folder)?.to_path_buf()))
            .collect()
    };
    let (left, right) = (below(ours)?, below(other)?);
    let mut defects = Vec::new();
    for file in left.symmetric_difference(&right) {
        defects.push(Defect::of(file, "is only in one of the two books"));
    }
    for file in left.intersection(&right) {
        if fs::read(ours.join(file))? != fs::read(other.join(file))? {
            defects.push(Defect::of(file, "is not the same in both books"));
        }
    }
    Ok(defects)
}
