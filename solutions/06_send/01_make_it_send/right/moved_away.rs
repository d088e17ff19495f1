//! The template is moved into a plain function before anybody has borrowed it here. A value
//! that was never borrowed leaves the future when it is moved away.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let template = Template::load("alert");
    let text = fill(template, &service);
    mailer.send(text).await;
}

fn fill(template: Template, service: &str) -> String {
    template.fill(service)
}
