//! fails: the_given_template_makes_the_text
//! says: the given `Template` made 0 texts

use probe::vigil::Mailer;

/// A template that is `Send`, because it is another one.
struct Template {
    name: String,
}

impl Template {
    fn load(name: &str) -> Self {
        Self {
            name: name.to_string(),
        }
    }

    fn fill(&self, service: &str) -> String {
        format!("[{}] {service} is down", self.name)
    }
}

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let template = Template::load("alert");
    let text = template.fill(&service);
    mailer.send(text).await;
}
