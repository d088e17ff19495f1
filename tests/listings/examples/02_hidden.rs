//! Without a warning of rustc, and without any effect.
#![expect(clippy::let_underscore_future)] // clippy does warn

async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("the round begins");
    let _ = check("api");
    let _ = async { println!("asking db") };
    println!("the round ends");
}
// ANCHOR_END: main
