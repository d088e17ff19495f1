//! For a drill: the same check as an async fn and as a function with an async block.

// ANCHOR: before
async fn check(service: &str, tries: u32) -> u32 {
    println!("asking {service}, up to {tries} times");
    tries
}
// ANCHOR_END: before

// ANCHOR: after
fn check_valid(service: &str, tries: u32) -> Option<impl Future<Output = u32>> {
    if tries == 0 {
        return None; // said at the call
    }
    Some(check(service, tries))
}
// ANCHOR_END: after

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", check_valid("api", 0).is_none());
    if let Some(check) = check_valid("api", 3) {
        println!("{}", check.await);
    }
}
