//! Re-runs the measurement of chapter 1 and holds it to the factors that the page states.

#[test]
fn tasks_cost_less_than_threads() {
    // A loaded machine can spoil one run; what the page states holds in most.
    let mut last = String::new();
    for _ in 0..3 {
        last = listings::run("01_n_waits", &["1000"]);
        // The system says how much memory it has handed out only on Linux.
        let memory =
            ratio(&last, "resident memory").is_none_or(|ratio| ratio >= 10.0);
        let created =
            ratio(&last, "time to create").is_some_and(|ratio| ratio >= 5.0);
        let handover =
            ratio(&last, "one handover").is_some_and(|ratio| ratio > 1.0);
        if memory && created && handover {
            return;
        }
    }
    panic!(
        "the page states: a thread takes at least 10 times the resident memory of a task and \
         at least 5 times as long to create, and a handover between threads takes longer; \
         this run says:\n{last}"
    );
}

fn ratio(output: &str, row: &str) -> Option<f64> {
    let line = output.lines().find(|line| line.starts_with(row))?;
    line.split_whitespace().last()?.parse().ok()
}
