//! For the quiz: when does the line before an async block run?

use std::cell::RefCell;

fn check(log: &RefCell<Vec<&str>>) -> impl Future<Output = ()> {
    log.borrow_mut().push("line");
    async move { log.borrow_mut().push("block") }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = RefCell::default();
    let future = check(&log);
    log.borrow_mut().push("made");
    drop(future);
    match log.borrow()[..] {
        ["line", "made"] => println!("At the call"),
        ["made"] => println!("Never, unless the block is awaited"),
        _ => println!("{:?}", log.borrow()),
    }
}
