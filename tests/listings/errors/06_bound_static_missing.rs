//! chapter: 06_send
//! plain: A function that spawns must ask its caller for what `tokio::spawn` asks: here the bound `'static` is missing, so the job may borrow.

fn start<F>(job: F)
where
    F: Future<Output = ()> + Send,
{
    tokio::spawn(job);
}

fn main() {
    start(async {});
}
