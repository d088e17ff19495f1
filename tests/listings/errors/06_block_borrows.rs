//! chapter: 06_send
//! plain: The async block borrows a variable of the function, but a spawned task may outlive that function; `async move` lets the task own it.

#[tokio::main]
async fn main() {
    let service = String::from("api");
    tokio::spawn(async {
        println!("checking {service}");
    })
    .await
    .unwrap();
}
