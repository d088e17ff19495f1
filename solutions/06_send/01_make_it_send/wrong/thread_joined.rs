//! fails: others_run_while_the_mail_is_on_its_way
//! says: done, and its mail sent, at its first poll

use probe::vigil::{Mailer, Template};

/// Mails from a thread and a runtime of its own, and holds the caller's thread until that is done.
pub async fn alert(service: String, mailer: Mailer) {
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let template = Template::load("alert");
            let text = template.fill(&service);
            mailer.send(text).await;
        });
    });
    thread.join().unwrap();
}
