//! fails: the_given_template_makes_the_text
//! says: ["[alert] api is down", "[alert] api is down"]
//!
//! Mails the same text for every service.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let text = {
        let template = Template::load("alert");
        let _ = &service;
        template.fill("api")
    };
    mailer.send(text).await;
}
