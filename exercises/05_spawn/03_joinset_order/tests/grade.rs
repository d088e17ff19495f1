//! Gives `check_all` simulated checks that note when and in which task they run.

use joinset_order::check_all;
use probe::{Log, wait_ms, watch};
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tokio::time::{Duration, Instant, timeout};

/// Four services: their names, how long each takes to answer, and whether it is up.
const SERVICES: [(&str, u64, bool); 4] = [
    ("api", 40, true),
    ("mail", 10, false),
    ("database", 30, false),
    ("web", 20, true),
];

fn names() -> Vec<String> {
    SERVICES.map(|(name, _, _)| name.to_owned()).to_vec()
}

fn answers_after(name: &str) -> (u64, bool) {
    let found = SERVICES.iter().find(|service| service.0 == name);
    let &(_, ms, up) = found.expect("check is called with the name of a service");
    (ms, up)
}

async fn simulated(name: String, log: Log) -> bool {
    let (ms, up) = answers_after(&name);
    wait_ms(ms).await;
    log.push(format!("{name} {up}"));
    up
}

#[test]
fn the_answers_are_in_the_asked_order() {
    probe::run(async {
        let log = Log::new();
        let answers = check_all(&names(), |name| simulated(name, log.clone())).await;
        let expected = SERVICES.map(|(_, _, up)| up).to_vec();
        assert!(
            answers == expected,
            "check_all returned {answers:?} for api, mail, database, web.\n\
             The services answered in this order: {}.\n\
             Expected: {expected:?}. A JoinSet gives its results by completion, `join_all()` of a JoinSet \
             too. Let each task return its place beside its answer.\n\
             See the mistake \"A JoinSet keeps the order\" in chapter 5.",
            log.entries().join(", "),
        );

        // Two services of one name. The checks are told apart by the order of the calls.
        let twins = ["web", "api", "web"].map(str::to_owned);
        let plan = [(30, false), (10, true), (20, true)];
        let calls = AtomicUsize::new(0);
        let answers = check_all(&twins, |_| {
            let (ms, up) = plan[calls.fetch_add(1, SeqCst) % plan.len()];
            async move {
                wait_ms(ms).await;
                up
            }
        })
        .await;
        let expected = plan.map(|(_, up)| up).to_vec();
        assert!(
            answers == expected,
            "two services have the same name: for web, api, web the checks answered {expected:?} in the \
             order of the calls, and check_all returned {answers:?}.\n\
             Expected: {expected:?}. A name does not tell which place an answer belongs to; an index does.\n\
             See the mistake \"A JoinSet keeps the order\" in chapter 5."
        );
    });
}

#[test]
fn all_checks_wait_at_the_same_time() {
    probe::run(async {
        let start = Instant::now();
        let log = Log::new();
        check_all(&names(), |name| simulated(name, log.clone())).await;
        let ms = start.elapsed().as_millis();
        assert!(
            ms == 40,
            "the round took {ms} ms; the services answer after 40, 10, 30 and 20 ms.\n\
             Expected: 40 ms. Spawn all tasks first, then wait for them: an `.await` in the loop that \
             spawns lets one task run at a time.\n\
             See the mistake \"Spawning is enough to overlap\" in chapter 5."
        );

        let start = Instant::now();
        let many = vec!["shard".to_owned(); 500];
        let asked = AtomicUsize::new(0);
        let answers = check_all(&many, |_| {
            asked.fetch_add(1, SeqCst);
            async {
                wait_ms(25).await;
                true
            }
        });
        let (answers, asked) = (answers.await.len(), asked.load(SeqCst));
        let ms = start.elapsed().as_millis();
        assert!(
            ms == 25 && asked == 500 && answers == 500,
            "a round of 500 services that answer after 25 ms each took {ms} ms; {asked} were asked, and \
             {answers} answers came back.\n\
             Expected: 25 ms and 500 answers. All tasks wait at the same time, however many there are, and \
             the round ends with the last answer, not after a guessed pause.\n\
             See the mistake \"Spawning is enough to overlap\" in chapter 5."
        );
    });
}

#[test]
fn each_check_is_a_task_of_its_own() {
    probe::run(async {
        let tasks = Arc::new(Mutex::new(HashSet::new()));
        let outside = "no task: it is polled by the caller of check_all";
        check_all(&names(), |name| {
            let tasks = Arc::clone(&tasks);
            async move {
                let id = tokio::task::try_id().map_or(outside.to_owned(), |id| id.to_string());
                tasks.lock().expect("not poisoned").insert(id);
                simulated(name, Log::new()).await
            }
        })
        .await;
        let tasks = tasks.lock().expect("not poisoned");
        assert!(
            tasks.len() == SERVICES.len() && !tasks.contains(outside),
            "the four checks ran in {} task(s): {tasks:?}.\n\
             Expected: a task for each check, so that each can run on another worker, and a panic in one \
             leaves the others alone.\n\
             See \"The model\" in chapter 5.",
            tasks.len(),
        );
    });
}

#[test]
fn a_dropped_round_leaves_no_check_running() {
    probe::run(async {
        let watches = Mutex::new(Vec::new());
        let services = names();
        let round = check_all(&services, |name| {
            let (check, watch) = watch(simulated(name.clone(), Log::new()));
            watches.lock().expect("not poisoned").push((name, watch));
            check
        });
        let round = timeout(Duration::from_millis(15), round).await;
        assert!(
            round.is_err(),
            "check_all returned within 15 ms, but three services had not answered.\n\
             Expected: it waits for all four.\n\
             See \"Line by line\" in chapter 5."
        );
        // An abort takes effect when the runtime gets to the task.
        wait_ms(100).await;
        let watches = watches.into_inner().expect("not poisoned");
        // The mail service answered after 10 ms, while the round was still wanted.
        let leaked = watches
            .iter()
            .filter(|(name, watch)| watch.is_ready() && name != "mail");
        let leaked: Vec<_> = leaked.map(|(name, _)| name.as_str()).collect();
        assert!(
            leaked.is_empty(),
            "the round was dropped after 15 ms, and these checks ran to their end all the same: {leaked:?}.\n\
             Expected: none of them. A JoinSet aborts its tasks when it is dropped; a dropped JoinHandle \
             lets its task run on.\n\
             See the mistake \"Dropping the JoinHandle cancels the task\" in chapter 5."
        );
    });
}
