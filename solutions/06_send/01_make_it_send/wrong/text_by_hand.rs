//! fails: the_given_template_makes_the_text
//! says: a text of your own, gets out of step

use probe::vigil::Mailer;

/// The use that was in the way is deleted.
pub async fn alert(service: String, mailer: Mailer) {
    mailer.send(format!("[alert] {service} is down")).await;
}
