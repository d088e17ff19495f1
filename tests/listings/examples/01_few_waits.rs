//! Three waits on three threads: as good as on tasks.

use std::thread;
use std::time::Duration;

// ANCHOR: main
fn main() {
    let services = [("api", 300), ("db", 100), ("mail", 500)];
    let checks = services.map(|(service, answer_ms)| {
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(answer_ms));
            format!("{service} is up")
        })
    });
    for check in checks {
        println!("{}", check.join().expect("a check does not panic"));
    }
}
// ANCHOR_END: main
