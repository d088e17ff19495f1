//! A future of its own makes the text, and has no `.await` to hold the template across.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let text = async {
        let template = Template::load("alert");
        template.fill(&service)
    }
    .await;
    mailer.send(text).await;
}
