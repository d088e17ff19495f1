//! fails: the_alert_can_be_spawned
//! says: implementation of an `unsafe` trait

use probe::vigil::{Mailer, Template};

/// A promise that nobody can keep: the template would move to another thread.
struct SaysSend(Template);

unsafe impl Send for SaysSend {}

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let template = SaysSend(Template::load("alert"));
    let text = template.0.fill(&service);
    mailer.send(text).await;
}
