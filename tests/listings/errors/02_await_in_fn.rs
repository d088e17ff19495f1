//! chapter: 02_lazy_futures
//! plain: `.await` stands in a plain function or closure; only an async fn or an async block can be suspended, so make the nearest function around it async.

async fn check(service: &str) -> u16 {
    println!("asking {service}");
    200
}

fn morning_round() -> u16 {
    check("api").await
}

fn main() {
    morning_round();
}
