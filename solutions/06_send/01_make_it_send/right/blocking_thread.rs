//! The template never comes near the future: a thread for blocking work makes the text.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let text = tokio::task::spawn_blocking(move || Template::load("alert").fill(&service))
        .await
        .expect("a template does not panic");
    mailer.send(text).await;
}
