//! Speaks the DevTools protocol with a Chromium, over a pipe.
//!
//! Plain JSON, without the protocol's types: an event that a newer Chromium has grown is then still
//! heard. The pipe needs no port, and a Chromium whose pipe closes ends, however the tests ended.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use serde_json::{Value, json};

use super::Result;

/// The longest that one call may take; printing the whole book takes seconds.
const CALL: Duration = Duration::from_secs(120);

type Ear = Arc<dyn Fn(&str, &Value) + Send + Sync>;

pub struct Devtools {
    pipe: Mutex<ChildStdin>,
    next: AtomicU64,
    waiting: Mutex<HashMap<u64, Sender<Result<Value, String>>>>,
    /// Who hears the events of a session.
    ears: Mutex<HashMap<String, Ear>>,
}

impl Devtools {
    /// Starts a Chromium that writes below `scratch`. When it has ended, `leftovers` are removed.
    pub fn launch(
        chromium: &Path,
        flags: &[String],
        scratch: &Path,
        leftovers: &[&Path],
    ) -> Result<Arc<Self>> {
        // Chromium reads from descriptor 3 and writes to 4. The shell outlives an interrupt, and the
        // tests, to clear away.
        let clear = leftovers
            .iter()
            .map(|path| format!("'{}'", path.display().to_string().replace('\'', r"'\''")))
            .collect::<Vec<_>>()
            .join(" ");
        let script = format!(
            "trap '' INT TERM HUP; \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null; rm -rf {clear}"
        );
        let log = scratch.join("chromium.log");
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(script)
            .arg(chromium)
            .args(flags)
            .arg("--remote-debugging-pipe")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .env("TMPDIR", scratch)
            .spawn()?;
        let (pipe, answers) = child
            .stdin
            .take()
            .zip(child.stdout.take())
            .context("pipes")?;
        let made = Arc::new(Self {
            pipe: Mutex::new(pipe),
            next: AtomicU64::new(1),
            waiting: Mutex::default(),
            ears: Mutex::default(),
        });
        let reader = made.clone();
        std::thread::spawn(move || reader.read(answers));
        if let Err(error) = made.call(None, "Browser.getVersion", json!({})) {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            bail!("{} does not start: {error:#}\n{said}", chromium.display());
        }
        Ok(made)
    }

    /// Calls a method of a session, or of the browser, and waits for what it gives.
    pub fn call(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        let (give, take) = channel();
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.waiting.lock().expect("no panic").insert(id, give);
        self.write(id, session, method, params)?;
        match take.recv_timeout(CALL) {
            Ok(answer) => answer.map_err(|said| anyhow!("{method}: {said}")),
            Err(RecvTimeoutError::Timeout) => bail!("{method}: no answer in {CALL:?}"),
            Err(RecvTimeoutError::Disconnected) => bail!("{method}: Chromium is gone"),
        }
    }

    /// Calls a method, and does not wait: for ears, which must not.
    pub fn send(&self, session: &str, method: &str, params: Value) {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.write(id, Some(session), method, params).ok();
    }

    /// From now on `ear` hears the events of a session: method and parameters.
    pub fn listen(&self, session: &str, ear: Ear) {
        let mut ears = self.ears.lock().expect("no panic");
        ears.insert(session.to_owned(), ear);
    }

    pub fn forget(&self, session: &str) {
        self.ears.lock().expect("no panic").remove(session);
    }

    fn write(&self, id: u64, session: Option<&str>, method: &str, params: Value) -> Result<()> {
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        let mut pipe = self.pipe.lock().expect("no panic");
        pipe.write_all(&bytes).context("Chromium is gone")
    }

    fn read(&self, answers: ChildStdout) {
        let mut answers = BufReader::new(answers);
        let mut bytes = Vec::new();
        while answers.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
            bytes.pop();
            if let Ok(message) = serde_json::from_slice(&bytes) {
                self.dispatch(message);
            }
            bytes.clear();
        }
        // Whoever waits now waits for nothing.
        self.waiting.lock().expect("no panic").clear();
    }

    fn dispatch(&self, mut message: Value) {
        if let Some(id) = message["id"].as_u64() {
            let waiting = self.waiting.lock().expect("no panic").remove(&id);
            if let Some(waiting) = waiting {
                let answer = match message.get("error") {
                    Some(error) => Err(error["message"].as_str().unwrap_or("?").to_owned()),
                    None => Ok(message["result"].take()),
                };
                waiting.send(answer).ok();
            }
        } else if let Some(session) = message["sessionId"].as_str() {
            let ear = self.ears.lock().expect("no panic").get(session).cloned();
            if let Some(ear) = ear {
                ear(
                    message["method"].as_str().unwrap_or_default(),
                    &message["params"],
                );
            }
        }
    }
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
