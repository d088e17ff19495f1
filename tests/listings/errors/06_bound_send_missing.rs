//! chapter: 06_send
//! plain: A function that spawns must ask its caller for what `tokio::spawn` asks: here the bound `Send` is missing.

fn start<F>(job: F)
where
    F: Future<Output = ()> + 'static,
{
    tokio::spawn(job);
}

fn main() {
    start(async {});
}
