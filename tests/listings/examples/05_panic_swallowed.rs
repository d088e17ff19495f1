//! A default in place of the `JoinError` makes a broken check look like a service that is down.

// ANCHOR: swallowed
async fn sound_check() -> bool {
    false // the service is down
}

async fn broken_check() -> bool {
    panic!("the check has a bug")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let up = tokio::spawn(sound_check()).await.unwrap_or(false);
    println!("api is up: {up}");
    let up = tokio::spawn(broken_check()).await.unwrap_or(false);
    println!("mail is up: {up}");
}
// ANCHOR_END: swallowed
