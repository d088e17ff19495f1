//! chapter: 03_waiting_together
//! plain: Each async block has a type of its own, so two of them do not fit into one list; box them, or use `join!`.
use futures::future::join_all;

async fn check_both() -> Vec<bool> {
    join_all([async { true }, async { false }]).await
}

fn main() {
    drop(check_both());
}
