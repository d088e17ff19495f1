//! chapter: 03_waiting_together
//! plain: `join_all` and `join!` want futures, but `.await` has already made a plain value of each: leave the inner `.await` away.
use futures::future::join_all;

async fn check(name: &str) -> bool {
    !name.is_empty()
}

// ANCHOR: code
async fn check_both() -> Vec<bool> {
    join_all([check("api").await, check("database").await]).await
}
// ANCHOR_END: code

fn main() {
    drop(check_both());
}
