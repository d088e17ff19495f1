//! chapter: 06_send
//! plain: `Box<dyn Error>` does not promise `Send`; write `Box<dyn Error + Send + Sync>` where the error is made.

use std::error::Error;
use tokio::task::yield_now;

fn check() -> Result<u32, Box<dyn Error>> {
    Err("connection refused".into())
}

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        if let Err(error) = check() {
            yield_now().await;
            println!("{error}");
        }
    })
    .await
    .unwrap();
}
