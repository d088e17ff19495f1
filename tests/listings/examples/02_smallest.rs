//! A call of an async fn runs nothing. The await does.

// ANCHOR: check
async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}
// ANCHOR_END: check

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = check("api");
    println!("called, and nothing happened");
    let status = api.await;
    println!("api says {status}");
}
// ANCHOR_END: main
