//! Compiles a program that spawns your sender, and lets it work off a queue while others
//! look at that queue. A mail takes 20 ms on the simulated clock.

use probe::vigil::Mailer;
use read_the_error::send_all;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use tokio::time::{Duration, sleep, timeout};

fn queue(alerts: &[&str]) -> Mutex<VecDeque<String>> {
    Mutex::new(alerts.iter().map(|alert| alert.to_string()).collect())
}

#[test]
fn the_sender_can_be_spawned() {
    probe::test().compiler().run_sync(|| {
        // trybuild compiles and judges when it is dropped.
        let compiled = std::panic::catch_unwind(|| {
            trybuild::TestCases::new().pass("ui/spawn_the_sender.rs");
        });
        assert!(
            compiled.is_ok(),
            "`tokio::spawn` would refuse the future of `send_all`: rustc's message is below.\n\n\
             The value that is not `Send` is a lock guard: `lock()` makes it, and it unlocks when \
             it ends. Look where the guard of your version ends.\n\
             Expected: it has ended before the `.await`. In the head of `match`, `if let` and \
             `while let` a temporary lives through the whole body; a variable lives to the end of \
             its block; `drop(guard)` does not count once the guard was borrowed.\n\
             See \"`match` lets go after looking\" and \"`drop` before the await is \
             enough\" in chapter 6."
        );
    });
}

#[test]
fn every_alert_is_sent_the_oldest_first() {
    probe::run(async {
        let (queue, mailer) = (queue(&["api", "database"]), Mailer::new());
        let arrival = async {
            sleep(Duration::from_millis(30)).await;
            let open = queue.try_lock();
            open.map(|mut queue| queue.push_back("disk".to_string()))
                .is_ok()
        };
        let ((), arrived) = tokio::join!(send_all(&queue, &mailer), arrival);
        let (sent, left) = (mailer.sent(), queue.lock().unwrap().len());
        assert!(
            arrived,
            "\"disk\" was to arrive at 30 ms, while the second mail was on its way. It could not get in: \
             the queue was locked. Sent: {sent:?}.\n\n\
             Expected: the lock is given back before the `.await`, so that others can add alerts \
             while a mail is on its way. In the head of `while let` the guard is a temporary, and lives \
             through the body.\n\
             See the mistake \"`match` lets go after looking\" in chapter 6."
        );
        assert!(
            sent == ["api", "database", "disk"] && left == 0,
            "the queue held \"api\" and \"database\"; \"disk\" arrived at 30 ms, while the second mail \
             was on its way. Sent: {sent:?}; left in the queue: {left}.\n\n\
             Expected: all three, the oldest first, and an empty queue. Look into the queue again \
             after each mail, under a lock that is taken for that look only.\n\
             See \"In practice\" in chapter 6."
        );
    });
}

#[test]
fn the_queue_is_open_while_a_mail_is_on_its_way() {
    probe::run(async {
        let (queue, mailer) = (queue(&["api", "database"]), Mailer::new());
        let visitor = async {
            sleep(Duration::from_millis(10)).await;
            queue.try_lock().is_ok()
        };
        let ((), open) = tokio::join!(send_all(&queue, &mailer), visitor);
        assert!(
            open,
            "10 ms after the start the first mail is on its way, and the queue was locked: whoever \
             wants to add an alert would have to wait for the mail, and block a thread over it.\n\n\
             Expected: the lock is taken to look into the queue and given back before the `.await`.\n\
             See the mistake \"`match` lets go after looking\" in chapter 6."
        );
    });
}

#[test]
fn an_alert_waits_in_the_queue_for_its_turn() {
    probe::run(async {
        let (queue, mailer) = (queue(&["api", "database", "disk"]), Mailer::new());
        // Aborts the sender at 30 ms: "api" is sent, "database" is on its way.
        let cut_off = Duration::from_millis(30);
        timeout(cut_off, send_all(&queue, &mailer)).await.ok();
        let (sent, left) = (mailer.sent(), queue.lock().unwrap().clone());
        assert!(
            sent == ["api"] && left == ["disk"],
            "`send_all` was dropped at 30 ms, while its second mail was on its way. Sent: {sent:?}; \
             still in the queue: {left:?}.\n\n\
             Expected: sent [\"api\"], in the queue [\"disk\"]. Take one alert at a time: what a \
             dropped future had taken out is lost (see chapter 2), and what it only copied is sent \
             again."
        );
    });
}

#[test]
fn a_locked_queue_is_waited_for() {
    probe::run(async {
        let (queue, mailer) = (Arc::new(queue(&["api", "database"])), Mailer::new());
        let (ask, visitor) = a_visitor_holds(&queue);
        ask.send(()).unwrap();
        send_all(&queue, &mailer).await;
        visitor.join().expect("the visitor leaves");
        let (sent, left) = (mailer.sent(), queue.lock().unwrap().len());
        assert!(
            sent == ["api", "database"] && left == 0,
            "the queue held \"api\" and \"database\", and a thread had locked it for a moment when `send_all` began. \
             Sent: {sent:?}; left in the queue: {left}.\n\n\
             Expected: both, and an empty queue. A queue that is locked is not empty: `try_lock` gives up, `lock` waits, \
             and it never waits for long if nobody keeps a guard across an `.await`."
        );
    });
}

/// A thread that holds the queue when this function returns. It lets go a moment after it is told that somebody is about
/// to ask for the lock; the moment is long, so that a busy machine gets to the asking within it.
fn a_visitor_holds(queue: &Arc<Mutex<VecDeque<String>>>) -> (mpsc::Sender<()>, JoinHandle<()>) {
    let (queue, (held, is_held), (ask, asked)) = (queue.clone(), mpsc::channel(), mpsc::channel());
    let visitor = std::thread::spawn(move || {
        let _guard = queue.lock().unwrap();
        held.send(()).unwrap();
        asked.recv().unwrap();
        std::thread::sleep(Duration::from_millis(250));
    });
    is_held.recv().unwrap();
    (ask, visitor)
}
