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
            let recording = probe::record($module::run);
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!($file.trim_end_matches(".rs"), recording.text());
            });
        }
    )* };
}

figures! {
    f08_deadlock = "08_deadlock.rs";
    f08_deadlock_workers = "08_deadlock_workers.rs";
    f08_fixed = "08_fixed.rs";
    f08_held_over_io = "08_held_over_io.rs";
}
