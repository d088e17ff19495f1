async fn check(service: &str) {
    println!("checking {service}");
}

#[tokio::main]
async fn main() {
    let service = String::from("api");
    tokio::spawn(check(&service)).await.unwrap();
}
