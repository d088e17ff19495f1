//~? The caller may return, and `service` end, while the job still runs. Which bound says that a job depends on nobody's local variable?
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

async fn check(service: &str) {
    println!("checking {service}");
}

fn main() {
    let service = String::from("api");
    let job = check(&service); //~ ERROR `service` does not live long enough
    pool::spawn_on_pool(job);
}
