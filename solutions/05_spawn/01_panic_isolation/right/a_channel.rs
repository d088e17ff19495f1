//! The answer comes over a channel. No answer means a crash, and the handle knows why.

#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Up,
    Down,
    /// The check itself is broken; the text says why.
    Crashed(String),
}

pub async fn run_check(check: impl Future<Output = bool> + Send + 'static) -> Report {
    let (t, r) = tokio::sync::oneshot::channel();
    let h = tokio::spawn(async move {
        let _ = t.send(check.await);
    });
    match r.await {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(_) => Report::Crashed(h.await.unwrap_err().to_string()),
    }
}
