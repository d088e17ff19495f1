//! The template is a temporary: it ends at the semicolon.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let text = Template::load("alert").fill(&service);
    mailer.send(text).await;
}
