//! Each way in which a learner's code can misbehave, with the verdict that it must get.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// The verdict is no pass, and its message has these words.
#[track_caller]
fn says(verdict: probe::Verdict, words: &[&str]) {
    let message = verdict.message();
    assert!(!verdict.passed(), "passed, but should not have");
    for word in words {
        assert!(message.contains(word), "{word:?} is missing in: {message}");
    }
    assert!(!message.contains("stack backtrace"), "{message}");
}

#[test]
fn a_right_answer_passes() {
    let verdict = probe::test().verdict(async {
        tokio::time::sleep(Duration::from_secs(3600)).await;
    });
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn a_failed_assertion_is_shown_first() {
    let verdict = probe::test().verdict(async {
        println!("a line of the learner's");
        assert_eq!(1, 2, "the checks are out of order");
    });
    let message = verdict.message();
    assert!(
        message.starts_with("assertion `left == right` failed: the checks are out of order"),
        "{message}"
    );
    says(
        verdict,
        &[
            "misbehaviour.rs:",
            "the code printed:\na line of the learner's",
        ],
    );
}

#[test]
fn a_loop_without_await() {
    let verdict = probe::test().verdict(async {
        loop {
            std::hint::spin_loop()
        }
    });
    says(
        verdict,
        &[
            "poll 1 has not returned and uses the CPU",
            "never reaches an await",
        ],
    );
}

#[test]
fn a_busy_poll() {
    let verdict = probe::test().verdict(std::future::poll_fn(|cx| {
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    }));
    says(verdict, &["a busy poll", "polled "]);
}

#[test]
#[expect(clippy::await_holding_lock, reason = "that is the point")]
fn a_std_lock_across_an_await() {
    let verdict = probe::test().verdict(async {
        let lock = Mutex::new(0);
        let add = async || {
            let mut guard = lock.lock().unwrap();
            tokio::task::yield_now().await;
            *guard += 1;
        };
        tokio::join!(add(), add());
    });
    says(
        verdict,
        &[
            "poll 1 has not returned and uses no CPU",
            "a std lock that is already held",
        ],
    );
}

#[test]
fn a_lost_wake() {
    let verdict = probe::test().verdict(std::future::pending());
    says(verdict, &["polled once, woken never", "a lost wake-up"]);
}

#[test]
fn a_deadlock_of_tasks() {
    let verdict = probe::test().workers(2).verdict(async {
        let (_tx, rx) = oneshot::channel::<()>();
        let _ = tokio::spawn(rx).await;
    });
    says(
        verdict,
        &["nothing is left that could wake it again", "deadlock"],
    );
}

#[test]
fn a_panic_that_nobody_sees() {
    let verdict = probe::test().verdict(async {
        drop(tokio::spawn(async { panic!("the disk is full") }));
        tokio::task::yield_now().await;
    });
    says(
        verdict,
        &[
            "no assertion failed, but a task or thread panicked: the disk is full",
            "JoinHandle",
        ],
    );
}

#[test]
fn a_panic_that_is_awaited() {
    let verdict = probe::test().verdict(async {
        tokio::spawn(async { panic!("the disk is full") })
            .await
            .unwrap();
    });
    says(
        verdict,
        &[
            "called `Result::unwrap()`",
            "before that, a task or thread panicked: the disk is full",
        ],
    );
}

#[test]
fn a_panic_that_a_peer_waits_for() {
    let verdict = probe::test().verdict(async {
        let (tx, rx) = oneshot::channel::<u32>();
        tokio::spawn(async move {
            if true {
                panic!("no answer");
            }
            let _ = tx.send(1);
        });
        rx.await.expect("the peer answers");
    });
    says(
        verdict,
        &[
            "the peer answers: RecvError",
            "a task or thread panicked: no answer",
        ],
    );
}

#[test]
fn a_planted_panic_is_no_failure() {
    let body = async {
        assert!(
            tokio::spawn(async { panic!("planted") }).await.is_err(),
            "a panic is an error"
        );
    };
    assert!(probe::test().expect_panics(1).verdict(body).passed());
}

#[test]
fn a_planted_panic_that_does_not_happen() {
    says(
        probe::test().expect_panics(1).verdict(async {}),
        &["1 panic(s) were planted", "none happened"],
    );
}

#[test]
fn exit_is_no_pass() {
    says(
        probe::test().verdict(async { std::process::exit(0) }),
        &["exit code 0", "not a pass"],
    );
}

#[cfg(unix)]
#[test]
fn a_hard_exit_is_no_pass() {
    // SAFETY: _exit may be called at any time.
    let verdict = probe::test().verdict(async { unsafe { libc::_exit(0) } });
    says(verdict, &["exit code 0", "not a pass"]);
}

#[test]
fn memory_without_end() {
    let verdict = probe::test().verdict(async {
        let mut all = Vec::new();
        loop {
            all.push(vec![1_u8; 1 << 20]);
        }
    });
    says(verdict, &["256 MB"]);
}

#[test]
fn a_recursion_without_end() {
    #[expect(unconditional_recursion, reason = "that is the point")]
    fn down(n: u64) -> u64 {
        let frame = std::hint::black_box([n; 64]);
        down(frame[0] + 1) + frame[1]
    }
    let verdict = probe::test().verdict(async { assert_eq!(down(0), 0) });
    says(verdict, &["the stack overflowed"]);
}

#[test]
fn output_without_end() {
    let verdict = probe::test().verdict(async {
        for _ in 0..100 {
            println!("{}", "x".repeat(1 << 20));
        }
        std::future::pending().await
    });
    says(verdict, &["printed more than 8 MiB"]);
}

#[test]
fn too_much_output_just_before_the_end() {
    let verdict = probe::test().verdict_sync(|| println!("{}", "x".repeat(9 << 20)));
    says(verdict, &["printed more than 8 MiB"]);
}

#[test]
fn a_blocking_call_that_never_ends() {
    let verdict = probe::test().verdict(async {
        tokio::task::spawn_blocking(|| {
            loop {
                std::thread::park()
            }
        });
        tokio::task::yield_now().await;
    });
    says(
        verdict,
        &[
            "body is done, but the runtime cannot shut down",
            "spawn_blocking",
        ],
    );
}

#[test]
fn a_blocked_thread_without_a_runtime() {
    let verdict = probe::test().verdict_sync(|| {
        let (_tx, rx) = std::sync::mpsc::channel::<()>();
        let _ = rx.recv();
    });
    says(verdict, &["the thread of the test is blocked"]);
}

#[cfg(unix)]
#[test]
#[expect(clippy::zombie_processes, reason = "probe must end it")]
fn a_grandchild_that_holds_the_output() {
    let verdict = probe::test().verdict_sync(|| {
        let child = std::process::Command::new("sleep")
            .arg("600")
            .spawn()
            .unwrap();
        println!("grandchild {}", child.id());
        panic!("show its number");
    });
    says(verdict.clone(), &["show its number"]);
    let message = verdict.message();
    let pid: i32 = message
        .rsplit("grandchild ")
        .next()
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    // The signal was sent before the verdict came; the kernel may take a moment to carry it out.
    // SAFETY: signal 0 only asks whether the process is there.
    let gone = || unsafe { libc::kill(pid, 0) } != 0 || is_zombie(pid);
    let deadline = Instant::now() + Duration::from_secs(60);
    while !gone() {
        assert!(Instant::now() < deadline, "{pid} still lives");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[cfg(unix)]
fn is_zombie(pid: i32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| stat.contains(") Z "))
}

#[test]
fn a_leaked_thread_does_not_hold_up_the_verdict() {
    let verdict = probe::test().verdict(async {
        std::thread::spawn(|| {
            loop {
                std::thread::park()
            }
        });
    });
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn a_test_has_one_call() {
    let twice = std::panic::catch_unwind(|| {
        let _ = probe::test().verdict(async {});
        let _ = probe::test().verdict(async {});
    });
    let message = *twice.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("this one has two"), "{message}");
}

#[test]
fn the_wrong_thread_is_named() {
    let elsewhere = std::thread::spawn(|| probe::test().verdict(async {}));
    let message = *elsewhere.join().unwrap_err().downcast::<String>().unwrap();
    assert!(
        message.contains("outside of a #[test] function"),
        "{message}"
    );
}

#[test]
fn shared_state_is_dropped_before_the_verdict() {
    let shared = Arc::new(());
    let inner = shared.clone();
    let verdict = probe::test().verdict(async move { drop(inner) });
    assert!(verdict.passed(), "{}", verdict.message());
    drop(shared);
}

#[test]
fn a_deadlock_keeps_its_timeline() {
    let recording = probe::record(|rec| {
        rec.paused(rec.track("waiter", async {
            probe::wait_ms(5).await;
            std::future::pending::<()>().await;
        }));
    });
    let text = recording.text();
    assert!(text.contains("     5 ms  waiter       pending"), "{text}");
    assert!(
        text.contains("outcome: stopped: polled twice, woken once"),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn a_panic_while_panicking() {
    struct Loud;
    impl Drop for Loud {
        fn drop(&mut self) {
            panic!("and again in Drop");
        }
    }
    let verdict = probe::test().verdict(async {
        let _loud = Loud;
        panic!("the first one");
    });
    says(verdict, &["the first one", "and again in Drop", "SIGABRT"]);
}

#[cfg(unix)]
#[test]
fn an_abort_is_no_pass() {
    says(
        probe::test().verdict(async { std::process::abort() }),
        &["the process died", "SIGABRT"],
    );
}

#[test]
fn a_panic_with_another_payload() {
    let verdict = probe::test().verdict(async { std::panic::panic_any(7) });
    says(verdict, &["a panic without a message"]);
}

#[test]
fn a_panic_without_the_hook() {
    let verdict = probe::test().verdict(async {
        let task = tokio::spawn(async { std::panic::resume_unwind(Box::new("quiet")) });
        drop(task);
        tokio::task::yield_now().await;
    });
    // `resume_unwind` calls no hook: nobody can count it.
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn a_hook_of_the_learners() {
    let verdict = probe::test().verdict(async {
        std::panic::set_hook(Box::new(|_| {}));
        drop(tokio::spawn(async { panic!("the disk is full") }));
        tokio::task::yield_now().await;
    });
    says(verdict, &["panic hook"]);
}

#[test]
fn a_failure_under_a_hook_of_the_learners() {
    let verdict = probe::test().verdict(async {
        let _ = std::panic::take_hook();
        panic!("the checks are out of order");
    });
    says(verdict, &["the checks are out of order"]);
}

#[test]
fn a_caught_panic_is_still_a_panic() {
    let verdict = probe::test().verdict(async {
        let _ = std::panic::catch_unwind(|| panic!("hidden"));
    });
    says(verdict, &["hidden"]);
}

#[cfg(unix)]
#[test]
fn a_closed_stdout() {
    let verdict = probe::test().verdict(async {
        // SAFETY: nothing else here owns the descriptors.
        unsafe {
            libc::close(1);
            libc::close(2);
        }
        println!("into the void");
        panic!("still told");
    });
    says(verdict, &["still told"]);
}

#[cfg(unix)]
#[test]
fn a_stopped_process() {
    let verdict = probe::test().verdict(async {
        // SAFETY: raise may be called at any time.
        unsafe { libc::raise(libc::SIGSTOP) };
    });
    says(verdict, &["a signal has halted its process"]);
}

#[cfg(unix)]
#[test]
fn a_killed_process() {
    let verdict = probe::test().verdict(async {
        // SAFETY: raise may be called at any time.
        unsafe { libc::raise(libc::SIGKILL) };
    });
    says(verdict, &["the process died", "SIGKILL"]);
}

#[test]
fn a_capacity_beyond_all_memory() {
    let verdict = probe::test().verdict(async {
        std::hint::black_box(Vec::<u8>::with_capacity(isize::MAX as usize));
    });
    says(verdict, &["256 MB"]);
}

#[test]
fn a_leak_below_the_cap_passes() {
    let verdict = probe::test().verdict(async {
        std::mem::forget(vec![1_u8; 200 << 20]);
    });
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn a_detached_thread_that_prints() {
    let verdict = probe::test().verdict(async {
        std::thread::spawn(|| {
            loop {
                println!("tick");
            }
        });
        tokio::time::sleep(Duration::from_secs(1)).await;
    });
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn a_detached_thread_that_spins_beside_a_deadlock() {
    let verdict = probe::test().verdict(async {
        std::thread::spawn(|| {
            loop {
                std::hint::spin_loop()
            }
        });
        std::future::pending::<()>().await;
    });
    says(verdict, &["uses the CPU without end"]);
}

#[test]
fn real_sleeps_in_a_loop() {
    let verdict = probe::test().verdict(async {
        loop {
            std::thread::sleep(Duration::from_millis(200));
            tokio::task::yield_now().await;
        }
    });
    says(verdict, &["not finished after"]);
}

#[test]
fn stdin_is_empty() {
    let verdict = probe::test().verdict(async {
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line).unwrap();
        assert!(
            read == 0,
            "stdin is empty, and nobody waits for it: {line:?}"
        );
    });
    assert!(verdict.passed(), "{}", verdict.message());
}

#[test]
fn another_folder_and_environment() {
    let verdict = probe::test().verdict(async {
        std::env::set_current_dir(std::env::temp_dir()).unwrap();
        // SAFETY: no other thread of this test reads the environment.
        unsafe {
            for (key, _) in std::env::vars_os() {
                std::env::remove_var(key);
            }
        }
        panic!("still told");
    });
    says(verdict, &["still told"]);
}

#[test]
fn a_local_set_that_nobody_drives() {
    let verdict = probe::test().verdict(async {
        let set = tokio::task::LocalSet::new();
        set.spawn_local(async {}).await.unwrap();
    });
    says(verdict, &["nothing is left that could wake it again"]);
}

#[test]
fn a_forgotten_guard() {
    let verdict = probe::test().verdict(async {
        let lock = tokio::sync::Mutex::new(());
        std::mem::forget(lock.lock().await);
        let _ = lock.lock().await;
    });
    says(verdict, &["nothing is left that could wake it again"]);
}

#[test]
fn a_nested_runtime() {
    let verdict = probe::test().verdict(async {
        tokio::runtime::Runtime::new().unwrap().block_on(async {});
    });
    says(verdict, &["Cannot start a runtime from within a runtime"]);
}
