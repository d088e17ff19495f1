//! Re-runs the computing of chapter 1: on one thread, futures do not make it faster.

#[test]
fn futures_do_not_speed_up_computing() {
    let mut last = String::new();
    for _ in 0..3 {
        last = listings::run("01_cpu_work", &[]);
        // Four futures that overlapped would need a quarter of the time.
        if millis(&last, "four futures") >= 0.7 * millis(&last, "in turn") {
            return;
        }
    }
    panic!(
        "the page states that futures do not speed up computing; this run says:\n{last}"
    );
}

fn millis(output: &str, row: &str) -> f64 {
    let line = output.lines().find(|line| line.starts_with(row));
    let line = line.expect("the row is printed");
    let words: Vec<&str> = line.split_whitespace().collect();
    words[words.len() - 2]
        .parse()
        .expect("a number of milliseconds")
}
