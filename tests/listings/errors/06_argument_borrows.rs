//! chapter: 06_send
//! plain: The spawned future holds a reference to a local variable, and awaiting the handle does not change that a task may outlive the function; hand over an owned value.

async fn check(service: &str) {
    println!("checking {service}");
}

// ANCHOR: main
#[tokio::main]
async fn main() {
    let service = String::from("api");
    tokio::spawn(check(&service)).await.unwrap();
}
// ANCHOR_END: main
