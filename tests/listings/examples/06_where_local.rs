//! For the quiz: prints where a task that keeps an `Rc` across an await can run. The first
//! way does not compile: errors/06_current_thread.rs.
use std::rc::Rc;
use tokio::runtime::{Builder, LocalRuntime};
use tokio::task::{LocalSet, spawn_local, yield_now};

async fn job() {
    let held = Rc::new("api");
    yield_now().await;
    assert_eq!(*held, "api");
}

fn main() {
    std::panic::set_hook(Box::new(|_| {})); // one of the ways panics
    let runtime = Builder::new_current_thread().build().unwrap();

    let set = LocalSet::new();
    let ran =
        runtime.block_on(set.run_until(async { spawn_local(job()).await }));
    report("spawn_local inside LocalSet::run_until", ran.is_ok());

    let local = LocalRuntime::new().unwrap();
    let ran = local.block_on(async { spawn_local(job()).await });
    report("spawn_local on a LocalRuntime", ran.is_ok());

    let ran = runtime.block_on(async {
        tokio::spawn(async { drop(spawn_local(job())) }).await
    });
    report(
        "spawn_local in a task of tokio::spawn, on a current_thread runtime",
        ran.is_ok(),
    );

    runtime.block_on(job());
    report("Not as a task: awaited or joined in main", true);
}

fn report(way: &str, ran: bool) {
    if ran {
        println!("{way}");
    }
}
