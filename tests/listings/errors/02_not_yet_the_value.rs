//! chapter: 02_lazy_futures
//! plain: You have a future where you want its value: the value comes by `.await`.

async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}

#[tokio::main]
async fn main() {
    let status: u16 = check("api");
    println!("{status}");
}
