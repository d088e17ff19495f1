//~? The answer is made on one of the pool's threads and read on the caller's. Which type must be `Send` for that?
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

use std::rc::Rc;

async fn check() -> Rc<str> {
    "up".into()
}

fn main() {
    pool::spawn_on_pool(check()); //~ ERROR cannot be sent between threads safely
}
