//! chapter: 06_send
//! plain: A temporary in an argument of an awaited call lives until the end of the statement, so it is held across that await.

use std::sync::Mutex;

static FAILURES: Mutex<u32> = Mutex::new(0);

async fn report(failures: u32) {
    println!("{failures} failures");
}

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        report(*FAILURES.lock().unwrap()).await;
    })
    .await
    .unwrap();
}
