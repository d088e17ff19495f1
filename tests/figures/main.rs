//! Records every figure of the book and holds it against its snapshot.
//!
//! The preprocessor draws the snapshots, so what a page shows is what really happened.
//! `INSTA_UPDATE=always cargo test -p course-tests --test figures` records them anew.

/// One line a figure, sorted: the module, and the file with its `run` function.
macro_rules! figures {
    ($($module:ident = $file:literal;)*) => { $(
        #[path = $file]
        mod $module;

        #[test]
        fn $module() {
            let text = recorded($module::run);
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!($file.trim_end_matches(".rs"), text);
            });
        }
    )* };
}

/// The text of a recording. One of several threads is recorded 20 times, and is the same each time: a figure shows what
/// happens, not what happened once.
fn recorded(run: fn(&probe::Recorder)) -> String {
    let once = || probe::record(run).text();
    let text = once();
    if text.starts_with("clock: none") {
        (1..20).for_each(|_| assert_eq!(once(), text, "two recordings of one figure differ"));
    }
    text
}

figures! {
    f01_computing = "01_computing.rs";
    f01_never_aside = "01_never_aside.rs";
    f01_one_thread = "01_one_thread.rs";
    f02_cancel = "02_cancel.rs";
    f02_lazy = "02_lazy.rs";
    f03_created_first = "03_created_first.rs";
    f03_joined = "03_joined.rs";
    f03_sequential = "03_sequential.rs";
    f05_aborted = "05_aborted.rs";
    f05_detached = "05_detached.rs";
    f05_spawned = "05_spawned.rs";
    f05_two_workers = "05_two_workers.rs";
    f06_ended = "06_ended.rs";
    f06_held = "06_held.rs";
    f06_local_set = "06_local_set.rs";
    f08_deadlock = "08_deadlock.rs";
    f08_deadlock_workers = "08_deadlock_workers.rs";
    f08_fixed = "08_fixed.rs";
    f08_held_over_io = "08_held_over_io.rs";
}
