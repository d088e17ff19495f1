//! What a request gets: a page, its files, or word of a new build.

use std::convert::Infallible;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{Stream, stream};
use http_body_util::{Either, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::site::State;

/// Where the script listens for news.
const EVENTS: &str = "/__course/events";
/// What the learner has solved, as JSON.
const PROGRESS: &str = "/__course/progress";
/// Only in served pages: reloads after a build, and shows why one failed. A file of its own,
/// because the pages' content security policy forbids inline scripts.
const SCRIPT: &str = include_str!("reload.js");
/// Where that script is.
const SCRIPT_PATH: &str = "/__course/reload.js";

/// What every request needs to know.
pub struct Served {
    pub state: watch::Receiver<State>,
    /// What the learner has solved, as JSON.
    pub progress: watch::Receiver<String>,
    /// The name or address that `--host` gave.
    pub name: String,
}

/// A file, or news without an end.
type Body = Either<Full<Bytes>, StreamBody<Pin<Box<dyn Stream<Item = Piece> + Send>>>>;
type Piece = Result<Frame<Bytes>, Infallible>;

/// Answers whoever connects, for as long as the process lives.
pub async fn answer(listener: TcpListener, served: Arc<Served>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, say: some will be closed.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let served = served.clone();
        let reply = service_fn(move |request| {
            let served = served.clone();
            async move { Ok::<_, Infallible>(reply_to(&served, &request).await) }
        });
        // A browser may go away in the middle.
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), reply);
        tokio::spawn(async { connection.await.unwrap_or(()) });
    }
}

async fn reply_to<T>(served: &Served, request: &Request<T>) -> Response<Body> {
    if let Some(refused) = foreign(request.headers(), request.uri(), &served.name) {
        return refused;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "There is nothing to send here.\n",
        );
    }
    match request.uri().path() {
        EVENTS => events(served),
        // What is solved, for a page that has just been opened.
        PROGRESS => {
            let json = served.progress.borrow().clone();
            reply(StatusCode::OK, "application/json", json.into_bytes())
        }
        SCRIPT_PATH => reply(StatusCode::OK, kind(Path::new(SCRIPT_PATH)), SCRIPT.into()),
        path => page(served, path).await,
    }
}

/// A page of another site may point its own name at this address (DNS rebinding) and would
/// then read our pages; a browser always says which name it asked for. Addresses are safe.
fn foreign(headers: &HeaderMap, uri: &Uri, name: &str) -> Option<Response<Body>> {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    let host = host
        .or_else(|| uri.authority().map(|a| a.as_str()))
        .unwrap_or_default();
    let bare = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let bare = bare.trim_end_matches('.').to_ascii_lowercase();
    let known = bare.parse::<IpAddr>().is_ok()
        || bare == "localhost"
        || bare.ends_with(".localhost")
        || name.eq_ignore_ascii_case(&bare);
    let text =
        "This server answers only to its own address. Use the one that `cargo course` printed.\n";
    (!known).then(|| plain(StatusCode::FORBIDDEN, text))
}

/// Tells the version of the build and what is solved, at once and at each change.
fn events(served: &Served) -> Response<Body> {
    let builds = changes(served.state.clone(), |now: &State| match &now.error {
        Some(error) => event("failed", error),
        None => event("built", &now.version.to_string()),
    });
    let solved = changes(served.progress.clone(), |json: &String| {
        event("progress", json)
    });
    // A comment now and then shows whether anybody still listens.
    let pulse = stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_secs(15)).await;
        Some((frame(":\n\n".to_string()), ()))
    });
    let news = stream::select(stream::select(builds, solved), pulse);
    let news = Either::Right(StreamBody::new(Box::pin(news) as Pin<Box<_>>));
    with_headers(Response::new(news), "text/event-stream")
}

/// As a browser's `EventSource` reads it.
fn event(name: &str, data: &str) -> String {
    let data: String = data.lines().map(|l| format!("data: {l}\n")).collect();
    format!("event: {name}\n{data}\n")
}

fn frame(text: String) -> Piece {
    Ok(Frame::data(Bytes::from(text)))
}

/// An event for the value as it is, and one for each that follows.
fn changes<T>(
    value: watch::Receiver<T>,
    event: fn(&T) -> String,
) -> impl Stream<Item = Piece> + Send
where
    T: Send + Sync,
{
    stream::unfold((value, true), move |(mut value, first)| async move {
        if !first {
            value.changed().await.ok()?;
        }
        let event = event(&value.borrow_and_update());
        Some((frame(event), (value, false)))
    })
}

async fn page(served: &Served, path: &str) -> Response<Body> {
    let state = served.state.borrow().clone();
    let Some(site) = state.site else {
        let error = state.error.unwrap_or_default();
        return html(
            StatusCode::INTERNAL_SERVER_ERROR,
            failed(&error),
            state.version,
        );
    };
    let Some(inside) = decode(path) else {
        return plain(StatusCode::BAD_REQUEST, "This path leads nowhere.\n");
    };
    let slash = path.ends_with('/');
    let version = state.version;
    let found = tokio::task::spawn_blocking(move || find(&site, &inside, slash)).await;
    match found {
        Ok(Found::File(file, content)) => match kind(&file) {
            "text/html; charset=utf-8" => html(StatusCode::OK, text(content), version),
            kind => {
                let mut response = reply(StatusCode::OK, kind, content);
                if hashed(&file) {
                    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
                    response
                        .headers_mut()
                        .insert(header::CACHE_CONTROL, forever);
                }
                response
            }
        },
        Ok(Found::Folder) => {
            // A relative link on the page needs the slash.
            let mut moved = plain(StatusCode::PERMANENT_REDIRECT, "");
            let to = HeaderValue::from_str(&format!("{path}/"));
            to.into_iter().for_each(|to| {
                moved.headers_mut().insert(header::LOCATION, to);
            });
            moved
        }
        Ok(Found::Nothing(page)) => html(StatusCode::NOT_FOUND, text(page), version),
        Err(_) => plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The page cannot be read.\n",
        ),
    }
}

/// Whether a file's name changes with its content, as mdBook's do: `course-1a2b3c4d.js`. A browser may keep it, and 40
/// people on one weak network need not fetch it with each page.
fn hashed(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

enum Found {
    File(PathBuf, Vec<u8>),
    Folder,
    /// With the book's own page for it.
    Nothing(Vec<u8>),
}

fn find(site: &Path, inside: &Path, slash: bool) -> Found {
    let nothing = || Found::Nothing(std::fs::read(site.join("404.html")).unwrap_or_default());
    let mut path = site.join(inside);
    if path.is_dir() {
        if !slash {
            return Found::Folder;
        }
        path.push("index.html");
    }
    // Not even a link inside the site leads out of it.
    let (Ok(real), Ok(site)) = (path.canonicalize(), site.canonicalize()) else {
        return nothing();
    };
    if !real.starts_with(&site) {
        return nothing();
    }
    std::fs::read(&real).map_or_else(|_| nothing(), |content| Found::File(real, content))
}

/// The path below the site's folder; `None` for one that tries to leave it.
fn decode(path: &str) -> Option<PathBuf> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b'%' {
            let hex = std::str::from_utf8(bytes.get(i + 1..i + 3)?).ok()?;
            decoded.push(u8::from_str_radix(hex, 16).ok()?);
            i += 3;
        } else {
            decoded.push(bytes[i]);
            i += 1;
        }
    }
    let decoded = String::from_utf8(decoded).ok()?;
    if decoded.contains(['\\', ':', '\0']) {
        return None;
    }
    let parts = decoded.split('/').filter(|part| !part.is_empty());
    let hidden = |part: &str| part.starts_with('.');
    parts
        .clone()
        .all(|part| !hidden(part))
        .then(|| parts.collect())
}

fn kind(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "tsv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn text(content: Vec<u8>) -> String {
    String::from_utf8_lossy(&content).into_owned()
}

/// The page before the first good build.
fn failed(error: &str) -> String {
    let lines: Vec<String> = error.lines().map(crate::book::figure::escape).collect();
    let error = lines.join("\n");
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The book cannot be built</title></head>\
         <body><h1>The book cannot be built</h1><pre>{error}</pre></body></html>"
    )
}

fn html(status: StatusCode, mut page: String, version: u64) -> Response<Body> {
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-version=\"{version}\"></script>");
    match page.rfind("</body>") {
        Some(at) => page.insert_str(at, &script),
        None => page.push_str(&script),
    }
    reply(status, "text/html; charset=utf-8", page.into_bytes())
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    reply(
        status,
        "text/plain; charset=utf-8",
        text.as_bytes().to_vec(),
    )
}

fn reply(status: StatusCode, kind: &'static str, content: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::from(content)));
    *response.status_mut() = status;
    with_headers(response, kind)
}

fn with_headers(mut response: Response<Body>, kind: &'static str) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
