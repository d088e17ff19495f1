//! chapter: 02_lazy_futures
//! plain: `.await` takes the future, so it can be awaited once: keep its value, or call the function again.

async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}

#[tokio::main]
async fn main() {
    let api = check("api");
    println!("{}", api.await);
    println!("{}", api.await);
}
