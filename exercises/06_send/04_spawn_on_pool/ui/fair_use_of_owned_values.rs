//~? Jobs have answers of all kinds: `bool`, `String`, a type without `Clone` or `Debug`. Does a bound of yours fix or limit the answer more than a pool needs?
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

struct Answer {
    _up: bool,
}

async fn check(service: String) -> Answer {
    tokio::task::yield_now().await;
    Answer {
        _up: !service.is_empty(),
    }
}

fn main() {
    pool::spawn_on_pool(check("api".to_string()));
    pool::spawn_on_pool(async { "api is up".to_string() });
    pool::spawn_on_pool(async {});
}
