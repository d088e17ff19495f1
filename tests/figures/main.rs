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
    f06_ended = "06_ended.rs";
    f06_held = "06_held.rs";
    f06_local_set = "06_local_set.rs";
}
