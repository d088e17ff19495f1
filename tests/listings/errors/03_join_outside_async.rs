//! chapter: 03_waiting_together
//! plain: `join!` contains an `.await`, so it can stand only inside an `async fn` or an async block.

async fn check(name: &str) -> bool {
    !name.is_empty()
}

fn check_both() -> (bool, bool) {
    tokio::join!(check("api"), check("database"))
}

fn main() {
    check_both();
}
