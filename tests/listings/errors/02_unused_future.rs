//! chapter: 02_lazy_futures
//! plain: You called an async function and dropped the future that it returned, so none of its code will run: await it.
#![deny(unused_must_use)] // by default a warning

async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}

#[tokio::main]
async fn main() {
    check("api");
}
