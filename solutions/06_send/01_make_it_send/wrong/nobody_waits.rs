//! fails: the_mail_is_sent_before_the_alert_is_done
//! says: the wait has to stay

use probe::vigil::{Mailer, Template};

/// Without an await nothing is held across one, and nothing is mailed.
pub async fn alert(service: String, mailer: Mailer) {
    let template = Template::load("alert");
    drop(mailer.send(template.fill(&service)));
}
