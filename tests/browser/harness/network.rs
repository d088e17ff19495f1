//! Faked networks: no network, other people's servers, downloads.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::bail;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::heard::{Heard, text};
use super::page::PATIENCE;
use super::{Page, Result};

/// How a server that a test plays answers.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A status and a body of JSON.
    Json(u32, String),
    /// No connection.
    Fail,
    /// A connection, and then nothing.
    Never,
}

/// What a page has sent to a server that a test plays.
#[derive(Debug, Clone)]
pub struct Sent {
    pub url: String,
    pub method: String,
    pub body: String,
}

pub struct Answer {
    pattern: String,
    reply: Reply,
}

impl Answer {
    pub fn fits(&self, url: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => url.starts_with(start),
            None => url == self.pattern,
        }
    }
}

impl Page {
    /// Takes the network away, or brings it back.
    pub fn offline(&self, offline: bool) -> Result<()> {
        self.heard().offline = offline;
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.tab
            .call("Network.emulateNetworkConditions", conditions)?;
        Ok(())
    }

    /// From now on the test answers what the page asks of an address, `https://host/path` or, with a
    /// star at the end, all that begin so. Such requests are no longer foreign; [`Page::sent`]
    /// lists them. A later answer for an address replaces an earlier one.
    pub fn intercept(&self, pattern: &str, reply: Reply) -> Result<()> {
        let mut heard = self.heard();
        heard.answers.retain(|answer| answer.pattern != pattern);
        heard.answers.push(Answer {
            pattern: pattern.to_owned(),
            reply,
        });
        let patterns = heard
            .answers
            .iter()
            .map(|it| json!({ "urlPattern": it.pattern }));
        let patterns: Vec<_> = patterns.collect();
        drop(heard);
        self.tab
            .call("Fetch.enable", json!({ "patterns": patterns }))?;
        Ok(())
    }

    /// What the page has sent to intercepted addresses, oldest first.
    pub fn sent(&self) -> Vec<Sent> {
        self.heard().sent.clone()
    }

    /// Lets the page download; the folder where files arrive. Call it before the download starts.
    pub fn downloads(&self) -> Result<PathBuf> {
        let folder = self
            .world
            .scratch
            .join(format!("downloads-{}", self.tab.target));
        if !folder.exists() {
            std::fs::create_dir_all(&folder)?;
            let wish = json!({
                "behavior": "allow",
                "browserContextId": self.context,
                "downloadPath": folder.display().to_string(),
            });
            self.tab
                .devtools
                .call(None, "Browser.setDownloadBehavior", wish)?;
        }
        Ok(folder)
    }

    /// Waits for a downloaded file; its text.
    pub fn downloaded(&self, name: &str) -> Result<String> {
        let folder = self.downloads()?;
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            // Chromium gives a file its name when it is whole.
            if let Ok(text) = std::fs::read_to_string(folder.join(name)) {
                return Ok(text);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let there = std::fs::read_dir(&folder)?.flatten();
        let there: Vec<_> = there.map(|file| file.file_name()).collect();
        bail!("{}: no download called {name}: {there:?}", self.place())
    }
}

/// What to do with a request that the browser holds: a method, and its parameters.
/// Nothing, where the page shall wait for ever.
pub fn decide(heard: &mut Heard, paused: &Value) -> Option<(&'static str, Value)> {
    let id = &paused["requestId"];
    let request = &paused["request"];
    let (url, method) = (text(&request["url"]), text(&request["method"]));
    let answer = heard.answers.iter().find(|answer| answer.fits(url));
    let Some(reply) = answer.map(|answer| answer.reply.clone()) else {
        return Some(("Fetch.continueRequest", json!({ "requestId": id })));
    };
    // The browser's own question whether it may ask.
    let preflight = method == "OPTIONS";
    if !preflight {
        heard.sent.push(Sent {
            url: url.to_owned(),
            method: method.to_owned(),
            body: text(&request["postData"]).to_owned(),
        });
    }
    let fulfill = |status: u32, body: &str| {
        let header = |name: &str, value: &str| json!({ "name": name, "value": value });
        let params = json!({
            "requestId": id,
            "responseCode": status,
            "responseHeaders": [
                header("Content-Type", "application/json"),
                header("Access-Control-Allow-Origin", "*"),
                header("Access-Control-Allow-Headers", "*"),
            ],
            "body": BASE64_STANDARD.encode(body),
        });
        Some(("Fetch.fulfillRequest", params))
    };
    match reply {
        Reply::Fail => {
            let why = json!({ "requestId": id, "errorReason": "ConnectionRefused" });
            Some(("Fetch.failRequest", why))
        }
        _ if preflight => fulfill(204, ""),
        Reply::Json(status, body) => fulfill(status, &body),
        Reply::Never => None,
    }
}
