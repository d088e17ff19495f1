//! chapter: 06_send
//! plain: The async fn of another crate keeps a value that may not change threads across an await; across crates rustc names the value, but not the await.

#[tokio::main]
async fn main() {
    tokio::spawn(listings::check_from_another_crate())
        .await
        .unwrap();
}
