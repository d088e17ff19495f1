//! fails: the_given_template_makes_the_text, the_mail_is_sent_before_the_alert_is_done
//! says: `spawn_local` called from outside of a `task::LocalSet`
//! says: nothing here has set one up

use probe::vigil::{Mailer, Template};

/// `spawn_local` does not ask for `Send`, so this compiles. It needs a `LocalSet` to run.
pub async fn alert(service: String, mailer: Mailer) {
    tokio::task::spawn_local(async move {
        let template = Template::load("alert");
        let text = template.fill(&service);
        mailer.send(text).await;
    });
}
