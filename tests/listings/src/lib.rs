//! The programs in `src/bin` and the errors in `errors` are what the pages show.

/// For `errors/06_other_crate.rs`: its future keeps an `Rc` across an await.
pub async fn check_from_another_crate() {
    let name = std::rc::Rc::new("api");
    tokio::task::yield_now().await;
    println!("{name} is up");
}
