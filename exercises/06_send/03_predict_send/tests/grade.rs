//! Compiles each program of `ui/` and compares rustc's verdict with your mark.

use predict_send::*;

/// Fails unless `mark` is what rustc says to `ui/{program}.rs`; `idea` is the reason.
fn hold(program: &str, mark: Mark, idea: &str) {
    let file = format!("ui/{program}.rs");
    assert!(
        mark != Mark::Unsure,
        "`{file}` has no mark yet. Decide before you ask the compiler: guessing first is what \
         makes its answer stick.\nExpected: `Compiles` or `Rejected`."
    );
    let verdict = probe::compile::case(env!("CARGO_MANIFEST_DIR"), &file);
    let says = match verdict.compiles() {
        true => "rustc compiles it".to_string(),
        false => format!("rustc rejects it:\n\n{}", verdict.rendered()),
    };
    assert!(
        verdict.compiles() == (mark == Mark::Compiles),
        "you marked `{file}` as `{mark:?}`, but {says}\n\n{idea}"
    );
}

#[test]
fn block() {
    probe::test().compiler().run_sync(|| {
        let idea = "What a block declares ends at its closing brace. At the await the future \
                    holds the number of letters only. See \"The smallest program\" in chapter 6.";
        hold("block", BLOCK, idea);
    });
}

#[test]
fn drop_borrowed() {
    probe::test().compiler().run_sync(|| {
        let idea = "`drop` moves a value away, but the compiler counts a value that was borrowed \
                    as held all the same, and `println!` borrows. See the mistake \"`drop` before \
                    the await is enough\" in chapter 6.";
        hold("drop_borrowed", DROP_BORROWED, idea);
    });
}

#[test]
fn drop_unborrowed() {
    probe::test().compiler().run_sync(|| {
        let idea = "Nobody has borrowed the value before it is moved away, so the compiler knows \
                    that it is gone. See the mistake \"`drop` before the await is enough\" in chapter 6.";
        hold("drop_unborrowed", DROP_UNBORROWED, idea);
    });
}

#[test]
fn match_head() {
    probe::test().compiler().run_sync(|| {
        let idea = "A temporary in the head of `match` lives to the end of the whole `match`. See \
                    the mistake \"`match` lets go after looking\" in chapter 6.";
        hold("match_head", MATCH_HEAD, idea);
    });
}

#[test]
fn if_head() {
    probe::test().compiler().run_sync(|| {
        let idea = "A temporary in the condition of a plain `if` ends before the body: the \
                    condition is a `bool` and cannot borrow from it. See the mistake \"`match` \
                    lets go after looking\" in chapter 6.";
        hold("if_head", IF_HEAD, idea);
    });
}

#[test]
fn one_thread() {
    probe::test().compiler().run_sync(|| {
        let idea = "`tokio::spawn` is one function with one signature: it asks for `Send` on \
                    every runtime. See the mistake \"With one thread, nothing needs `Send`\" in chapter 6.";
        hold("one_thread", ONE_THREAD, idea);
    });
}

#[test]
fn in_main() {
    probe::test().compiler().run_sync(|| {
        let idea = "No task is spawned. The future of `main` is driven by `block_on`, on the \
                    thread that called it, so nobody asks whether it is `Send`. See \
                    \"What Rust chose\" in chapter 6.";
        hold("in_main", IN_MAIN, idea);
    });
}

#[test]
fn borrowed() {
    probe::test().compiler().run_sync(|| {
        let idea = "The signature of `tokio::spawn` asks for `'static`, and an await after it does \
                    not change a signature: the task may outlive `main`'s variables. See the mistake \"Awaiting the handle makes borrowing safe\" in chapter 6.";
        hold("borrowed", BORROWED, idea);
    });
}
