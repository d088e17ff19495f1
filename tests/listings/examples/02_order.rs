//! The polls decide about the order, not the calls.

async fn check(service: &str) {
    println!("asking {service}");
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = check("api");
    let db = check("db");
    db.await;
    api.await;
}
// ANCHOR_END: main
