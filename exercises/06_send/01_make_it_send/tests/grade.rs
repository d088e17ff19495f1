//! Compiles a program that spawns your alert, and sends two alerts to look at their mails.

use make_it_send::alert;
use probe::vigil::{Mailer, Template};

#[test]
fn the_alert_can_be_spawned() {
    probe::test().compiler().run_sync(|| {
        // trybuild compiles and judges when it is dropped.
        let compiled = std::panic::catch_unwind(|| {
            trybuild::TestCases::new().pass("ui/spawn_the_alert.rs");
        });
        assert!(
            compiled.is_ok(),
            "`tokio::spawn` would refuse the future of `alert`: rustc's message is below.\n\n\
             In that message, \"has type\" points at the value that is not `Send`, and \"await \
             occurs here\" at the wait that it lives across.\n\
             Expected: no `Template` is alive at an `.await`. A `drop` after a use does not count: the \
             block that declares the `Template` must end before the `.await`. See the mistake \"`drop` before the \
             await is enough\" in chapter 6.\n\
             If the message quotes an expression and no variable, the `Template` is a temporary, which \
             lives to the end of its whole statement: make the text in a `let` of its own. See the mistake \"`match` \
             lets go after looking\" in chapter 6."
        );
    });
}

#[test]
fn the_given_template_makes_the_text() {
    probe::run(async {
        let mailer = Mailer::new();
        let before = Template::texts_made();
        explained(alert("api".to_string(), mailer.clone())).await;
        explained(alert("database".to_string(), mailer.clone())).await;
        let made = Template::texts_made() - before;
        assert!(
            made == 2,
            "two alerts were mailed, but the given `Template` made {made} texts.\n\n\
             Expected: 2. Vigil's templates are the only ones that know the real text; a copy of \
             them, or a text of your own, gets out of step.\n\
             `Template` need not change to make the future `Send`: only how long it lives. See \
             \"The model\" in chapter 6."
        );
        let sent = mailer.sent();
        assert!(
            sent == ["[alert] api is down", "[alert] database is down"],
            "alerts of \"api\" and of \"database\" were done, and these mails had been sent: {sent:?}.\n\n\
             Expected: one mail each, [\"[alert] api is down\", \"[alert] database is down\"]."
        );
    });
}

#[test]
fn the_mail_is_sent_before_the_alert_is_done() {
    probe::run(async {
        let mailer = Mailer::new();
        explained(alert("api".to_string(), mailer.clone())).await;
        let sent = mailer.sent();
        assert!(
            sent == ["[alert] api is down"],
            "when `alert(\"api\", ..)` was done, these mails had been sent: {sent:?}.\n\n\
             Expected: [\"[alert] api is down\"]. A future without an `.await` in it is easily \
             `Send`, but then nobody waits for the mail: the wait has to stay.\n\
             See \"The model\" in chapter 6."
        );
    });
}

#[test]
fn others_run_while_the_mail_is_on_its_way() {
    probe::run(async {
        let mailer = Mailer::new();
        let (mailing, watch) = probe::watch(alert("api".to_string(), mailer.clone()));
        let other = async { watch.is_ready() && !mailer.sent().is_empty() };
        // `join!` polls the alert first, then the other.
        let ((), too_late) = tokio::join!(explained(mailing), other);
        assert!(
            !too_late,
            "the alert was done, and its mail sent, at its first poll: until then, the thread was held, and nobody else on \
             it could run.\n\n\
             Expected: the wait for the mail is an `.await` of the alert, which gives the thread back. A thread that \
             joins another one waits as a thread, and all its tasks with it.\n\
             See \"The model\" in chapter 6."
        );
    });
}

async fn explained(alert: impl Future<Output = ()>) {
    let _explained = ExplainAPanic;
    alert.await;
}

/// Says what a panic inside `alert` may mean.
struct ExplainAPanic;

impl Drop for ExplainAPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "`alert` must run in any task. `spawn_local` runs only inside a `LocalSet` or a \
                 `LocalRuntime`, and nothing here has set one up.\n\
                 See the mistake \"`spawn_local` works wherever `spawn` works\" in chapter 6."
            );
        }
    }
}
