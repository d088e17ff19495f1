//! An async fn, and the same written out: a function that returns an async block.

// ANCHOR: async_fn
async fn check(service: String) -> u16 {
    println!("asking {service}");
    200
}
// ANCHOR_END: async_fn

// ANCHOR: block
fn check_written_out(service: String) -> impl Future<Output = u16> {
    println!("this line runs at the call");
    async move {
        println!("asking {service}");
        200
    }
}
// ANCHOR_END: block

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = check("api".to_string());
    let second = check_written_out("db".to_string());
    println!("both called");
    println!("{} {}", first.await, second.await);
}
// ANCHOR_END: main
