//! Faked networks: no network, other people's servers, downloads.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use anyhow::{Context, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use headless_chrome::browser::tab::RequestPausedDecision as Decision;
use headless_chrome::browser::transport::{SessionId, Transport};
use headless_chrome::protocol::cdp::Fetch::events::RequestPausedEvent;
use headless_chrome::protocol::cdp::{Browser, Fetch, Network};

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
        self.tab.call_method(Network::EmulateNetworkConditions {
            offline,
            latency: 0.0,
            download_throughput: -1.0,
            upload_throughput: -1.0,
            connection_Type: None,
            packet_loss: None,
            packet_queue_length: None,
            packet_reordering: None,
        })?;
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
        let patterns: Vec<_> = heard.answers.iter().map(|it| it.pattern.clone()).collect();
        drop(heard);
        let patterns = patterns.into_iter().map(|pattern| Fetch::RequestPattern {
            url_pattern: Some(pattern),
            resource_Type: None,
            request_stage: None,
        });
        let ears = self.ears();
        self.tab.enable_request_interception(Arc::new(
            move |_: Arc<Transport>, _: SessionId, event: RequestPausedEvent| {
                let request = &event.params.request;
                let mut heard = ears.lock().expect("nobody panics with it");
                let answer = heard.answers.iter().find(|it| it.fits(&request.url));
                let Some(reply) = answer.map(|answer| answer.reply.clone()) else {
                    return Decision::Continue(None);
                };
                // The browser's own question whether it may ask.
                let preflight = request.method == "OPTIONS";
                if !preflight {
                    heard.sent.push(Sent {
                        url: request.url.clone(),
                        method: request.method.clone(),
                        body: request.post_data.clone().unwrap_or_default(),
                    });
                }
                answer_with(event.params.request_id, reply, preflight)
            },
        ))?;
        self.tab
            .enable_fetch(Some(&patterns.collect::<Vec<_>>()), None)?;
        Ok(())
    }

    /// What the page has sent to intercepted addresses, oldest first.
    pub fn sent(&self) -> Vec<Sent> {
        self.heard().sent.clone()
    }

    /// Lets the page download; the folder where files arrive. Call it before the download starts.
    pub fn downloads(&self) -> Result<PathBuf> {
        let mut folder = self.downloads.lock().expect("nobody panics with it");
        if let Some(folder) = &*folder {
            return Ok(folder.clone());
        }
        let name = format!("downloads-{}", self.tab.get_target_id());
        let made = self.world.scratch.join(name);
        std::fs::create_dir_all(&made)?;
        let info = self.tab.get_target_info()?;
        self.world.desk.call_method(Browser::SetDownloadBehavior {
            behavior: Browser::SetDownloadBehaviorBehaviorOption::Allow,
            browser_context_id: info.browser_context_id,
            download_path: Some(made.display().to_string()),
            events_enabled: None,
        })?;
        *folder = Some(made.clone());
        Ok(made)
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
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        let there = std::fs::read_dir(&folder)?.flatten();
        let there: Vec<_> = there.map(|file| file.file_name()).collect();
        bail!("{}: no download called {name}: {there:?}", self.place())
    }
}

fn answer_with(request_id: String, reply: Reply, preflight: bool) -> Decision {
    let header = |name: &str, value: &str| Fetch::HeaderEntry {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    let fulfill = |request_id, status, body: &str| {
        Decision::Fulfill(Fetch::FulfillRequest {
            request_id,
            response_code: status,
            response_headers: Some(vec![
                header("Content-Type", "application/json"),
                header("Access-Control-Allow-Origin", "*"),
                header("Access-Control-Allow-Headers", "*"),
            ]),
            binary_response_headers: None,
            body: Some(BASE64_STANDARD.encode(body)),
            response_phrase: None,
        })
    };
    match reply {
        Reply::Fail => Decision::Fail(Fetch::FailRequest {
            request_id,
            error_reason: Network::ErrorReason::ConnectionRefused,
        }),
        _ if preflight => fulfill(request_id, 204, ""),
        Reply::Json(status, body) => fulfill(request_id, status, &body),
        Reply::Never => match silence() {
            Ok(url) => Decision::Continue(Some(Fetch::ContinueRequest {
                request_id,
                url: Some(url),
                method: None,
                post_data: None,
                headers: None,
                intercept_response: None,
            })),
            Err(error) => panic!("{error:#}"),
        },
    }
}

/// The address of a server that takes connections and says nothing.
fn silence() -> Result<String> {
    static SILENCE: OnceLock<std::io::Result<TcpListener>> = OnceLock::new();
    let listener = SILENCE.get_or_init(|| TcpListener::bind("127.0.0.1:0"));
    let address = listener.as_ref().ok().map(TcpListener::local_addr);
    let address = address.context("no port to be silent on")??;
    Ok(format!("http://{address}/"))
}
