//! A plain function has no await in it: whatever it uses is gone when it returns.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    mailer.send(text(&service)).await;
}

fn text(service: &str) -> String {
    let template = Template::load("alert");
    template.fill(service)
}
