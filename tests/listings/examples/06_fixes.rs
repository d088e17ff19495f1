//! The ways out, each compiled: every one of these futures is spawned.

use std::cell::Cell;
use std::error::Error;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use tokio::task::{JoinHandle, yield_now};

fn show(name: &str) {
    println!("checking {name}");
}

// ANCHOR: scope
async fn in_a_block() {
    let letters = {
        let name = Rc::new("api");
        show(&name);
        name.len()
    }; // `name` ends here
    yield_now().await;
    println!("{letters} letters");
}
// ANCHOR_END: scope

// ANCHOR: let_first
static FAILURES: Mutex<u32> = Mutex::new(0);

async fn look_first() {
    let failures = *FAILURES.lock().unwrap(); // unlocked here
    match failures {
        0 => println!("all is well"),
        _ => yield_now().await,
    }
}
// ANCHOR_END: let_first

// ANCHOR: arc
async fn with_arc() {
    let name = Arc::new("api");
    show(&name);
    yield_now().await;
    println!("{name} is up");
}
// ANCHOR_END: arc

// ANCHOR: moved
async fn never_borrowed() {
    let name = Rc::new("api");
    drop(name); // moved away, and nobody has borrowed it
    yield_now().await;
}
// ANCHOR_END: moved

// ANCHOR: dyn_send
fn ask() -> Result<u32, Box<dyn Error + Send + Sync>> {
    Err("connection refused".into())
}

fn boxed() -> Pin<Box<dyn Future<Output = bool> + Send>> {
    Box::pin(async { true })
}
// ANCHOR_END: dyn_send

async fn error_that_may_move() {
    if let Err(error) = ask() {
        yield_now().await;
        println!("{error}");
    }
    println!("{}", boxed().await);
}

// ANCHOR: owned
struct Monitor {
    service: String,
}

impl Monitor {
    fn start(self: Arc<Self>) -> JoinHandle<()> {
        tokio::spawn(async move {
            println!("checking {}", self.service);
        })
    }
}
// ANCHOR_END: owned

/// A `Cell` may move to another thread; only a reference to it may not.
async fn owned_cell() {
    let failures = Cell::new(0);
    yield_now().await;
    failures.set(1);
    println!("{} failure", failures.get());
}

/// Since edition 2024, the head of `if let` lets go before `else`.
async fn else_after_looking() {
    if let 1.. = *FAILURES.lock().unwrap() {
        println!("failures");
    } else {
        yield_now().await;
        println!("none");
    }
}

/// Since edition 2024, so does the last expression of a block.
#[allow(unused_braces)] // rustc calls them unnecessary, but without them the guard is held
async fn last_expression() {
    let report = async |failures: u32| println!("{failures} failures");
    report({ *FAILURES.lock().unwrap() }).await;
}

/// An unnamed value and `_` end at once; `_name` is a variable like any other.
async fn underscore() {
    let _ = Rc::new("api");
    yield_now().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(in_a_block()).await.unwrap();
    tokio::spawn(look_first()).await.unwrap();
    tokio::spawn(with_arc()).await.unwrap();
    tokio::spawn(never_borrowed()).await.unwrap();
    tokio::spawn(error_that_may_move()).await.unwrap();
    let service = "api".to_string();
    Arc::new(Monitor { service }).start().await.unwrap();
    tokio::spawn(owned_cell()).await.unwrap();
    tokio::spawn(else_after_looking()).await.unwrap();
    tokio::spawn(last_expression()).await.unwrap();
    tokio::spawn(underscore()).await.unwrap();
}
