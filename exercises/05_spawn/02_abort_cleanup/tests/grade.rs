//! Watches a simulated service, ends the task in each of the possible ways, and looks at the
//! board afterwards.

use abort_cleanup::{Board, stop, watch};
use probe::wait_ms;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use tokio::task::JoinHandle;
use tokio::time::{Duration, timeout};

/// Calls `stop` and reads the board as soon as it returns; fails with a reason when `stop`
/// panics or never ends.
async fn stop_and_look(handle: JoinHandle<()>, board: &Board) -> Vec<String> {
    let board = Arc::clone(board);
    let _done = say_if_stuck(
        "stop does not give its thread back: a loop on is_finished() without an `.await` keeps the very \
         thread on which the runtime would have to end the task.\n\
         Expected: await the handle.\n\
         See the mistake \"abort has ended the task\" in chapter 5.",
    );
    let stopping = tokio::spawn(async move {
        stop(handle).await;
        names(&board)
    });
    let Ok(result) = timeout(Duration::from_secs(1), stopping).await else {
        panic!(
            "one simulated second after stop(handle) was called, it has not returned: it waits for \
             a task that nobody has told to end.\n\
             Expected: stop asks the task to end, then waits for that.\n\
             See \"Line by line\" in chapter 5."
        );
    };
    result.unwrap_or_else(|_| {
        panic!(
            "stop panicked: the handle of an aborted task gives `Err(JoinError::Cancelled)`, and an \
             unwrap makes a panic of it.\n\
             Expected: stop returns. Here that `Err` is what was asked for.\n\
             See the mistake \"Every JoinError is a bug\" in chapter 5."
        )
    })
}

/// Prints the words if what it returns still lives after a second. It decides nothing: a thread that
/// is kept is stopped by probe, which shows what was printed.
fn say_if_stuck(words: &'static str) -> Sender<()> {
    let (done, waiting) = channel();
    std::thread::spawn(move || {
        if waiting.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{words}");
        }
    });
    done
}

fn names(board: &Board) -> Vec<String> {
    let board = board.lock().expect("the board's lock is not poisoned");
    board.iter().cloned().collect()
}

#[test]
fn stop_ends_the_task() {
    probe::run(async {
        let (board, checks) = (Board::default(), Arc::new(AtomicUsize::new(0)));
        let counter = Arc::clone(&checks);
        let handle = watch("api", &board, move || counter.fetch_add(1, SeqCst) < 1000);
        wait_ms(35).await;
        stop_and_look(handle, &board).await;
        let before = checks.load(SeqCst);
        wait_ms(100).await;
        let more = checks.load(SeqCst) - before;
        assert!(
            more == 0,
            "in the 100 ms after stop returned, the task made {more} more checks: it is still running.\n\
             Expected: no check after stop. To drop a JoinHandle does not end its task; it only means \
             that nobody waits for it any more.\n\
             See the mistake \"Dropping the JoinHandle cancels the task\" in chapter 5."
        );
    });
}

#[test]
fn the_name_is_gone_when_stop_returns() {
    probe::run(async {
        let board = Board::default();
        let handle = watch("api", &board, || true);
        wait_ms(35).await;
        let at_once = stop_and_look(handle, &board).await;
        wait_ms(1).await;
        let later = names(&board);
        assert!(
            later.is_empty(),
            "stop has returned, and the board still lists {later:?}.\n\
             Expected: an empty board. An aborted task ends at the `.await` where it stands: no line after \
             that runs, but every value that it owns is dropped. Put the removal into a `Drop`.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
        assert!(
            at_once.is_empty(),
            "when stop returned, the board still listed {at_once:?}; a moment later the name was gone.\n\
             Expected: an empty board as soon as stop returns. `abort` only asks: the runtime drops the \
             task when it next gets to it. Await the handle to know that it has.\n\
             See the mistake \"abort has ended the task\" in chapter 5."
        );
    });
}

#[test]
fn stop_waits_until_the_task_is_gone() {
    probe::test().run_sync(|| {
        // The task lives on a runtime that stands still meanwhile, as if its worker were busy.
        let runtime = || {
            let mut builder = tokio::runtime::Builder::new_current_thread();
            builder.enable_time().start_paused(true).event_interval(1);
            builder.build().expect("a runtime")
        };
        let (busy, other) = (runtime(), runtime());
        let board = Board::default();
        let handle = {
            let _guard = busy.enter();
            watch("api", &board, || true)
        };
        busy.block_on(wait_ms(35));

        let mut stopping = probe::by_hand(stop(handle));
        let mut poll = || {
            let _guard = other.enter();
            stopping.poll().is_ready()
        };
        for ms in 0..100 {
            let returned = poll();
            let listed = names(&board);
            assert!(
                !returned,
                "the worker that runs the task was busy, so that the task could not end yet, and stop \
                 returned after {ms} ms all the same; the board lists {listed:?}.\n\
                 Expected: stop waits for the end of the task, however long that takes. `abort` only \
                 asks; a yield, a sleep or a timeout is a guess. Await the handle.\n\
                 See the mistake \"abort has ended the task\" in chapter 5."
            );
            other.block_on(wait_ms(1));
        }
        // Now the busy runtime gets on, one task at a time.
        let returned = (0..100).any(|_| {
            busy.block_on(tokio::task::yield_now());
            other.block_on(wait_ms(1));
            poll()
        });
        let listed = names(&board);
        assert!(
            returned && listed.is_empty(),
            "the task was asked to end. stop has returned: {returned}; the board lists {listed:?}.\n\
             Expected: stop returns, and then the name is gone. The task's own `Drop` removes it; whatever \
             another task still has to do may come too late.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
    });
}

#[test]
fn only_its_own_name_leaves() {
    probe::run(async {
        let board = Board::default();
        let names_watched = ["api", "db", "mail"];
        let mut handles = names_watched.map(|name| Some(watch(name, &board, || true)));
        wait_ms(15).await;
        // Ends the one in the middle by itself: what stop does is another test's question.
        if let Some(handle) = handles[1].take() {
            handle.abort();
            let _ = handle.await;
        }
        let listed = names(&board);
        assert!(
            listed.contains(&"api".to_owned()) && listed.contains(&"mail".to_owned()),
            "api, db and mail were watched, the task of db was aborted, and the board lists {listed:?}.\n\
             Expected: api and mail are still there. Each task removes its own name and no other.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
    });
}

#[test]
fn a_task_stopped_before_it_began_leaves_no_name() {
    probe::run(async {
        let board = Board::default();
        let handle = watch("api", &board, || true);
        // No await in between: the runtime has not polled the task yet.
        handle.abort();
        let _ = handle.await;
        let listed = names(&board);
        assert!(
            listed.is_empty(),
            "the task was aborted before its first poll, and the board lists {listed:?}.\n\
             Expected: an empty board. If the name goes on the board before the task begins, the guard \
             that removes it must exist from then on, too: make it at the same place, and move it \
             into the task.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
    });
}

#[test]
fn the_name_leaves_when_a_check_panics() {
    probe::test().expect_panics(1).run(async {
        let board = Board::default();
        let mut left = 2;
        let handle = watch("mail", &board, move || {
            left -= 1;
            assert!(left > 0, "the mail check has a bug");
            true
        });
        let result = handle.await;
        let listed = names(&board);
        assert!(
            result.is_err() && listed.is_empty(),
            "a check panicked; its handle gave {result:?} and the board lists {listed:?}.\n\
             Expected: an Err, so that the panic is not lost, and an empty board. A panic leaves the task \
             where it happens, and only `Drop` runs on the way out.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
    });
}

#[test]
fn the_name_is_on_the_board_while_the_task_runs() {
    probe::run(async {
        let board = Board::default();
        let mut left = 3;
        let handle = watch("db", &board, move || {
            left -= 1;
            left > 0
        });
        wait_ms(15).await;
        let listed = names(&board);
        assert!(
            listed == ["db"],
            "the task is running and the board lists {listed:?}.\n\
             Expected: [\"db\"]. A guard lives as long as its name: `let _ = guard` drops it at once, \
             `let _guard = guard` keeps it to the end of the block. And a guard that the async block does \
             not use stays behind in `watch`, and ends there: make it inside the block, or bind it again \
             there.\n\
             See the mistake \"Cleanup goes after the await\" in chapter 5."
        );
        let result = handle.await;
        let listed = names(&board);
        assert!(
            result.is_ok() && listed.is_empty(),
            "the check returned false; the handle gave {result:?} and the board lists {listed:?}.\n\
             Expected: Ok(()) and an empty board.\n\
             See \"Line by line\" in chapter 5."
        );
    });
}
