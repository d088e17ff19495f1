//! An async block borrows what it uses; an async move block owns it.

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let service = String::from("api");

    let borrows = async { println!("asking {service}") };
    borrows.await;
    println!("{service} is still ours");

    let owns = async move { println!("asking {service}") };
    owns.await;
    // println!("{service}"); would not compile: the block took it.
}
// ANCHOR_END: main
