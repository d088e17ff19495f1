//! For a drill: what runs at the call, and what at the poll?

// ANCHOR: main
fn check(service: &str) -> impl Future<Output = usize> {
    let name = service.to_uppercase();
    println!("prepared {name}");
    async move {
        println!("asking {name}");
        name.len()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = check("api");
    let _db = check("db");
    println!("{}", api.await);
}
// ANCHOR_END: main
