//! *Vigil* runs each alert as a task of its own: `tokio::spawn(alert(service, mailer))`.
//! That line does not compile. The text of an alert comes from a `Template`. A template
//! holds an `Rc`. It must stay on the thread that made it, so it is not `Send`, and neither
//! is the future of `alert`.
//!
//! **Your task.** Change the body of `alert` so that its future is `Send`. Keep the
//! signature, and make the text with the given `Template`.
//!
//! Run the tests and read the compiler's message first. It names the value, the line that
//! made it, and the `.await` that it lives across.
//!
//! ## What the grader checks
//!
//! That the future can be spawned (`ui/spawn_the_alert.rs` is compiled together with your
//! code), that the given template makes the text, that the mail is sent before `alert` is
//! done, and that others can run meanwhile. The first run builds the dependencies once more and takes a while.

use probe::vigil::{Mailer, Template};

/// Mails the people on call that `service` is down.
pub async fn alert(service: String, mailer: Mailer) {
    let template = Template::load("alert");
    let text = template.fill(&service);
    mailer.send(text).await;
}
