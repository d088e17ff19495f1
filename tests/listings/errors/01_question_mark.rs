//! chapter: 01_why_async
//! plain: `?` returns from the function that it stands in; in a callback that is the callback, which returns nothing here, so it has to deal with the error itself.

fn list_then(next: impl FnOnce(Result<Vec<&str>, String>)) {
    next(Ok(vec!["api", "db"]));
}

fn count() -> Result<usize, String> {
    let mut seen = 0;

    // Three steps with callbacks would nest here; one shows it.
    list_then(|list| {
        let services = list?;
        seen = services.len();
    });
    Ok(seen)
}

fn main() {
    println!("{:?}", count());
}
