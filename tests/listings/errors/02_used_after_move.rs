//! chapter: 02_lazy_futures
//! plain: The `async move` block took the variable when it was made, even though it has not been polled yet: clone before, or borrow.

#[tokio::main]
async fn main() {
    let service = String::from("api");
    let check = async move { println!("asking {service}") };
    println!("made a check of {service}");
    check.await;
}
