//! The template is needed for the text only. In a block of its own it ends at the closing
//! brace, before the `.await`; what lives on is a `String`, and that is `Send`.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let text = {
        let template = Template::load("alert");
        template.fill(&service)
    };
    mailer.send(text).await;
}
