//! fails: a_panic_without_a_text_is_reported_too
//! says: when it is no text
//!
//! Unwraps the payload as a text; a panic can carry any value.

#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Up,
    Down,
    /// The check itself is broken; the text says why.
    Crashed(String),
}

pub async fn run_check(check: impl Future<Output = bool> + Send + 'static) -> Report {
    match tokio::spawn(check).await {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(e) => {
            let p = e.into_panic();
            let s = if let Some(s) = p.downcast_ref::<&str>() {
                s.to_string()
            } else {
                *p.downcast::<String>().unwrap()
            };
            Report::Crashed(s)
        }
    }
}
