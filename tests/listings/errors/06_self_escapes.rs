//! chapter: 06_send
//! plain: A method that spawns with `&self` lends `self` to a task that may outlive the call; clone what the task needs, or take `self: Arc<Self>`.

struct Monitor {
    service: String,
}

impl Monitor {
    fn start(&self) {
        tokio::spawn(async move {
            println!("checking {}", self.service);
        });
    }
}

#[tokio::main]
async fn main() {
    let service = String::from("api");
    Monitor { service }.start();
}
