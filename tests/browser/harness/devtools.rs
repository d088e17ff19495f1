//! Speaks the DevTools protocol with a Chromium.
//!
//! The library chromiumoxide finds Chromium, starts it (in `keeper.rs`), and carries the messages. Ours is who waits
//! for which answer, and who hears which event: the tests are synchronous, and plain JSON hears what a newer Chromium
//! has grown too. The library's own `Browser` and `Page` stay out of it: they attach to each tab themselves, and set
//! the size of its screen.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use chromiumoxide::Connection;
use chromiumoxide::error::CdpError;
use chromiumoxide::types::{CallId, EventMessage, Message, Method, MethodId, Response};
use futures::StreamExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::Result;

/// The longest that one call may take; printing the whole book takes seconds.
const CALL: Duration = Duration::from_secs(300);

type Answer = Result<Value, String>;
type Ear = Arc<dyn Fn(&str, &Value) + Send + Sync>;

struct Call {
    session: Option<String>,
    method: String,
    params: Value,
    /// Who waits for the answer, if anybody does.
    give: Option<Sender<Answer>>,
}

/// Something that has happened in a session, or in the browser.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    method: String,
    session_id: Option<String>,
    #[serde(default)]
    params: Value,
}

impl Method for Event {
    fn identifier(&self) -> MethodId {
        self.method.clone().into()
    }
}

impl EventMessage for Event {
    fn session_id(&self) -> Option<&str> {
        self.session_id.as_deref()
    }
}

pub struct Devtools {
    calls: UnboundedSender<Call>,
    /// Who hears the events of a session.
    ears: Mutex<HashMap<String, Ear>>,
    /// When this pipe closes, however the tests ended, Chromium ends.
    _keeper: ChildStdin,
}

impl Devtools {
    /// Starts a Chromium that writes below `scratch`. When the tests have ended, so does it, and
    /// `scratch` and `leftover` are removed.
    pub fn launch(
        chromium: &Path,
        flags: &[&str],
        scratch: &Path,
        leftover: &Path,
    ) -> Result<Arc<Self>> {
        let mut keeper = Command::new(env!("CARGO_BIN_EXE_keeper"));
        keeper
            .args([chromium, scratch, leftover])
            .args(flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        alone(&mut keeper);
        let mut keeper = keeper.spawn()?;
        let pipe = keeper.stdin.take().context("a pipe")?;
        let mut address = String::new();
        BufReader::new(keeper.stdout.take().context("a pipe")?).read_line(&mut address)?;
        if address.is_empty() {
            let mut said = String::new();
            let mut errors = keeper.stderr.take().context("a pipe")?;
            errors.read_to_string(&mut said)?;
            bail!("{said}");
        }

        let (calls, to_carry) = unbounded_channel();
        let made = Arc::new(Self {
            calls,
            ears: Mutex::default(),
            _keeper: pipe,
        });
        let carrier = made.clone();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let connection = runtime.block_on(Connection::connect(address.trim()))?;
        std::thread::spawn(move || runtime.block_on(carrier.carry(connection, to_carry)));
        Ok(made)
    }

    /// Calls a method of a session, or of the browser, and waits for what it gives.
    pub fn call(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        let (give, take) = channel();
        self.post(session, method, params, Some(give));
        match take.recv_timeout(CALL) {
            Ok(answer) => answer.map_err(|said| anyhow!("{method}: {said}")),
            Err(RecvTimeoutError::Timeout) => bail!("{method}: no answer in {CALL:?}"),
            Err(RecvTimeoutError::Disconnected) => bail!("{method}: Chromium is gone"),
        }
    }

    /// Calls a method, and does not wait: for ears, which must not.
    pub fn send(&self, session: &str, method: &str, params: Value) {
        self.post(Some(session), method, params, None);
    }

    fn post(
        &self,
        session: Option<&str>,
        method: &str,
        params: Value,
        give: Option<Sender<Answer>>,
    ) {
        let call = Call {
            session: session.map(str::to_owned),
            method: method.to_owned(),
            params,
            give,
        };
        // When Chromium is gone, nobody takes it, and who waits for an answer sees that.
        self.calls.send(call).ok();
    }

    /// From now on `ear` hears the events of a session: method and parameters.
    pub fn listen(&self, session: &str, ear: Ear) {
        let mut ears = self.ears.lock().expect("no panic");
        ears.insert(session.to_owned(), ear);
    }

    pub fn forget(&self, session: &str) {
        self.ears.lock().expect("no panic").remove(session);
    }

    /// Carries calls to Chromium, and answers and events back, until Chromium is gone.
    async fn carry(&self, mut chromium: Connection<Event>, mut calls: UnboundedReceiver<Call>) {
        let mut waiting = HashMap::<CallId, Sender<Answer>>::new();
        loop {
            tokio::select! {
                Some(call) = calls.recv() => {
                    let session = call.session.map(Into::into);
                    let id = chromium.submit_command(call.method.into(), session, call.params);
                    if let (Ok(id), Some(give)) = (id, call.give) {
                        waiting.insert(id, give);
                    }
                }
                message = chromium.next() => match message {
                    Some(Ok(Message::Response(response))) => {
                        if let Some(give) = waiting.remove(&response.id) {
                            give.send(answer(response)).ok();
                        }
                    }
                    Some(Ok(Message::Event(event))) => self.tell(&event),
                    // Not what the protocol promises, and nobody's answer.
                    Some(Err(CdpError::InvalidMessage(..))) => {}
                    Some(Err(_)) | None => break,
                },
            }
        }
    }

    fn tell(&self, event: &Event) {
        let Some(session) = &event.session_id else {
            return;
        };
        let ear = self.ears.lock().expect("no panic").get(session).cloned();
        if let Some(ear) = ear {
            ear(&event.method, &event.params);
        }
    }
}

fn answer(response: Response) -> Answer {
    match response.error {
        Some(error) => Err(error.message),
        None => Ok(response.result.unwrap_or_default()),
    }
}

/// What ends the tests from the keyboard shall not end the one who clears away.
fn alone(keeper: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(keeper, 0);
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(keeper, 0x200);
}

/// One tab, and the session in which it is spoken to.
pub struct Tab {
    pub devtools: Arc<Devtools>,
    pub target: String,
    pub session: String,
}

impl Tab {
    /// Opens a tab in a browser context.
    pub fn open(devtools: &Arc<Devtools>, context: &str) -> Result<Self> {
        // In a shared window only one tab is drawn.
        let wish = json!({ "url": "about:blank", "browserContextId": context, "newWindow": true });
        let made = devtools.call(None, "Target.createTarget", wish)?;
        let target = made["targetId"].as_str().context("no target")?;
        Self::attach(devtools, target)
    }

    pub fn attach(devtools: &Arc<Devtools>, target: &str) -> Result<Self> {
        let wish = json!({ "targetId": target, "flatten": true });
        let made = devtools.call(None, "Target.attachToTarget", wish)?;
        Ok(Self {
            devtools: devtools.clone(),
            target: target.to_owned(),
            session: made["sessionId"].as_str().context("no session")?.to_owned(),
        })
    }

    pub fn call(&self, method: &str, params: Value) -> Result<Value> {
        self.devtools.call(Some(&self.session), method, params)
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        let close = json!({ "targetId": self.target });
        self.devtools.call(None, "Target.closeTarget", close).ok();
        self.devtools.forget(&self.session);
    }
}
