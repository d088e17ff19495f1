//! chapter: 02_lazy_futures
//! plain: The program starts in `main`, and nobody is there yet to poll a future: let a runtime do it, for instance with `#[tokio::main]`.

async fn main() {
    println!("asking api");
}
