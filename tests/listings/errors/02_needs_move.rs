//! chapter: 02_lazy_futures
//! plain: The async block borrows a local variable of the function that returns it, and the block lives longer than that function: write `async move`, so that it owns the variable.

fn check(service: String) -> impl Future<Output = usize> {
    async {
        println!("asking {service}");
        service.len()
    }
}

#[tokio::main]
async fn main() {
    check("api".to_string()).await;
}
