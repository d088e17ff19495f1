//! What goes wrong in a page, heard from the browser's events.

use serde_json::Value;

use super::network::{Answer, Sent};

/// One page's ears.
#[derive(Default)]
pub struct Heard {
    /// The book's own address; everything else is foreign.
    pub home: String,
    pub complaints: Vec<String>,
    /// Addresses that the test answers in the place of a server.
    pub answers: Vec<Answer>,
    /// What was sent to them.
    pub sent: Vec<Sent>,
    /// While the test keeps the network away, requests fail, and the browser says so.
    pub offline: bool,
    /// What `alert` and `confirm` have said.
    pub dialogs: Vec<String>,
}

impl Heard {
    /// Notes what must not happen: an error in the console, or a request to anywhere else. What
    /// the content security policy forbids is an error in the browser's log.
    pub fn on(&mut self, event: &str, params: &Value) {
        let complaint = match event {
            "Runtime.consoleAPICalled" => {
                let kind = text(&params["type"]);
                ["error", "warning", "assert"]
                    .contains(&kind)
                    .then(|| format!("the console says: {}", words(&params["args"])))
            }
            "Runtime.exceptionThrown" => {
                let details = exception(&params["exceptionDetails"]);
                Some(format!("an exception: {details}"))
            }
            "Log.entryAdded" => self.log(&params["entry"]),
            "Network.requestWillBeSent" => {
                let url = text(&params["request"]["url"]);
                let within = ["data:", "blob:"]
                    .iter()
                    .any(|start| url.starts_with(start));
                let fine = within || self.ours(url) || self.answered(url);
                (!fine).then(|| format!("a request to {url}"))
            }
            "Network.webSocketCreated" => {
                let url = text(&params["url"]).replacen("ws", "http", 1);
                (!self.ours(&url)).then(|| format!("a connection to {url}"))
            }
            "Inspector.targetCrashed" => Some("the page has crashed".to_owned()),
            _ => None,
        };
        self.complaints.extend(complaint);
    }

    fn log(&self, entry: &Value) -> Option<String> {
        let url = text(&entry["url"]);
        let meant = entry["source"] == "network" && (self.offline || self.answered(url));
        let bad = entry["level"] == "error" && !meant;
        bad.then(|| format!("the browser says: {} ({url})", text(&entry["text"])))
    }

    pub fn answered(&self, url: &str) -> bool {
        self.answers.iter().any(|answer| answer.fits(url))
    }

    fn ours(&self, url: &str) -> bool {
        url.strip_prefix(&self.home)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What was given to the console, as it would print it.
fn words(args: &Value) -> String {
    let word = |arg: &Value| match (&arg["value"], &arg["description"]) {
        (Value::String(text), _) | (_, Value::String(text)) => text.clone(),
        (value, _) => value.to_string(),
    };
    let args = args.as_array().into_iter().flatten();
    args.map(word).collect::<Vec<_>>().join(" ")
}

/// An exception as the console would print it.
pub fn exception(details: &Value) -> String {
    let thrown = &details["exception"];
    let thrown = thrown["description"]
        .as_str()
        .map_or_else(|| thrown["value"].to_string(), str::to_owned);
    let line = details["lineNumber"].as_u64().unwrap_or_default() + 1;
    let place = details["url"].as_str().unwrap_or("a script of the test");
    format!("{} {thrown} ({place}:{line})", text(&details["text"]))
}
