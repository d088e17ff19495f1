//! chapter: 05_spawn
//! plain: Awaiting a handle consumes it; to abort the task later, keep an `abort_handle()` or await `&mut handle`.

#[tokio::main]
async fn main() {
    let handle = tokio::spawn(async { true });
    let result = handle.await;
    handle.abort();
    println!("{result:?}");
}
