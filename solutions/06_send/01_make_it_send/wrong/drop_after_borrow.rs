//! fails: the_alert_can_be_spawned
//! says: await occurs here, with `template` maybe used later
//! says: `drop` before the await is enough

use probe::vigil::{Mailer, Template};

/// Dropped in time, but borrowed before: the compiler still counts it as held.
pub async fn alert(service: String, mailer: Mailer) {
    let template = Template::load("alert");
    let text = template.fill(&service);
    drop(template);
    mailer.send(text).await;
}
