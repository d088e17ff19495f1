//! `'static` on a task: it borrows nothing that can end before it. It does not live for ever.

struct Service(String);

impl Service {
    fn check(&self) {
        println!("checking {}", self.0);
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        println!("{} is dropped", self.0);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: code
    let service = Service(String::from("api")); // made now, not a constant
    let task = tokio::spawn(async move {
        service.check();
    });
    task.await.unwrap();
    println!("main goes on");
    // ANCHOR_END: code
}
