//! fails: a_panic_is_reported_and_goes_no_further
//! says: the panic goes on into whoever called run_check
//!
//! Polls the check once itself, and spawns it only when it has to wait.

#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Up,
    Down,
    /// The check itself is broken; the text says why.
    Crashed(String),
}

pub async fn run_check(check: impl Future<Output = bool> + Send + 'static) -> Report {
    let mut c = Box::pin(check);
    let first = std::future::poll_fn(|cx| std::task::Poll::Ready(c.as_mut().poll(cx))).await;
    if let std::task::Poll::Ready(b) = first {
        return if b { Report::Up } else { Report::Down };
    }
    match tokio::spawn(c).await {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(e) => Report::Crashed(e.to_string()),
    }
}
