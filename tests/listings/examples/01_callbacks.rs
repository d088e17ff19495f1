//! Three steps that need each other: with callbacks, and with async.

// ANCHOR: callbacks
fn log_in_then(next: impl FnOnce(&str)) {
    next("token");
}

fn list_then(token: &str, next: impl FnOnce(Vec<String>)) {
    next(vec![
        format!("api (by {token})"),
        format!("db (by {token})"),
    ]);
}

fn show_with_callbacks() {
    log_in_then(|token| {
        list_then(token, |services| {
            for service in services {
                println!("callbacks: {service}");
            }
        });
    });
}
// ANCHOR_END: callbacks

// ANCHOR: async
async fn log_in() -> String {
    "token".to_string()
}

async fn list(token: &str) -> Vec<String> {
    vec![format!("api (by {token})"), format!("db (by {token})")]
}

async fn show_with_async() {
    let token = log_in().await;
    for service in list(&token).await {
        println!("async: {service}");
    }
}
// ANCHOR_END: async

#[tokio::main(flavor = "current_thread")]
async fn main() {
    show_with_callbacks();
    show_with_async().await;
}
