//! For the quiz: prints the lines that run the body of an async fn.

use std::cell::Cell;

thread_local!(static RAN: Cell<bool> = const { Cell::new(false) });

async fn check(_service: &str) {
    RAN.set(true);
}

fn report(line: &str) {
    if RAN.replace(false) {
        println!("{line}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _api = check("api");
    report(r#"let api = check("api");"#);

    check("api").await;
    report(r#"check("api").await;"#);

    drop(check("api"));
    report(r#"drop(check("api"));"#);

    async { check("api").await }.await;
    report(r#"async { check("api").await }.await;"#);

    let _job = async { check("api").await };
    report(r#"let job = async { check("api").await };"#);
}
