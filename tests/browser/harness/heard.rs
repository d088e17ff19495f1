//! What goes wrong in a page, heard from the browser's events.

use headless_chrome::protocol::cdp::Runtime::ConsoleAPICalledEventTypeOption as Level;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Log, Network, Runtime};

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
}

impl Heard {
    pub fn on(&mut self, event: &Event) {
        if let Some(complaint) = self.complaint(event) {
            self.complaints.push(complaint);
        }
    }

    fn answered(&self, url: &str) -> bool {
        self.answers.iter().any(|answer| answer.fits(url))
    }

    /// What must not happen: an error in the console, or a request to anywhere else. What the
    /// content security policy forbids is an error in the browser's log.
    fn complaint(&self, event: &Event) -> Option<String> {
        match event {
            Event::RuntimeConsoleAPICalled(call) => {
                let bad = matches!(
                    call.params.Type,
                    Level::Error | Level::Warning | Level::Assert
                );
                bad.then(|| format!("the console says: {}", words(&call.params.args)))
            }
            Event::RuntimeExceptionThrown(thrown) => {
                let details = &thrown.params.exception_details;
                Some(format!("an exception: {}", exception(details)))
            }
            Event::LogEntryAdded(entry) => {
                let entry = &entry.params.entry;
                let url = entry.url.as_deref().unwrap_or_default();
                let meant = entry.source == Log::LogEntrySource::Network
                    && (self.offline || self.answered(url));
                let bad = entry.level == Log::LogEntryLevel::Error && !meant;
                bad.then(|| format!("the browser says: {} ({url})", entry.text))
            }
            Event::NetworkRequestWillBeSent(request) => self.foreign(&request.params.request),
            Event::NetworkWebSocketCreated(socket) => {
                let url = socket.params.url.replacen("ws", "http", 1);
                (!self.ours(&url)).then(|| format!("a connection to {url}"))
            }
            _ => None,
        }
    }

    fn foreign(&self, request: &Network::Request) -> Option<String> {
        let url = &request.url;
        let fine = self.ours(url)
            || url.starts_with("data:")
            || url.starts_with("blob:")
            || self.answered(url);
        (!fine).then(|| format!("a request to {url}"))
    }

    fn ours(&self, url: &str) -> bool {
        url.strip_prefix(&self.home)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn words(args: &[Runtime::RemoteObject]) -> String {
    let word = |arg: &Runtime::RemoteObject| match (&arg.value, &arg.description) {
        (Some(serde_json::Value::String(text)), _) => text.clone(),
        (_, Some(text)) => text.clone(),
        (Some(value), None) => value.to_string(),
        (None, None) => format!("{:?}", arg.Type),
    };
    args.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// An exception as the console would print it.
pub fn exception(details: &Runtime::ExceptionDetails) -> String {
    let thrown = details.exception.as_ref();
    let thrown = thrown.and_then(|e| {
        e.description
            .clone()
            .or(e.value.as_ref().map(|v| v.to_string()))
    });
    let place = details.url.as_deref().unwrap_or("a script of the test");
    format!(
        "{} {} ({place}:{})",
        details.text,
        thrown.unwrap_or_default(),
        details.line_number + 1
    )
}
