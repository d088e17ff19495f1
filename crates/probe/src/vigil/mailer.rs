use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Mails alerts to the people on call. One mail takes 20 ms.
///
/// A clone sends through the same connection.
///
/// ```
/// # async fn example() {
/// use probe::vigil::Mailer;
///
/// let mailer = Mailer::new();
/// mailer.send("api is down".to_string()).await;
/// assert_eq!(mailer.sent(), ["api is down"]);
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Mailer {
    sent: Arc<Mutex<Vec<String>>>,
}

impl Mailer {
    /// A mailer that has sent nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends one mail. It is sent only when this future is done.
    pub async fn send(&self, text: String) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        self.sent.lock().unwrap().push(text);
    }

    /// The mails that were sent, the oldest first.
    pub fn sent(&self) -> Vec<String> {
        self.sent.lock().unwrap().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_mail_is_sent_when_its_future_is_done() {
        let mailer = Mailer::new();
        drop(mailer.send("dropped".to_string()));
        mailer.clone().send("api is down".to_string()).await;
        assert_eq!(mailer.sent(), ["api is down"]);
    }
}
