//! Re-runs the measurement of chapter 1 and holds it to the factors that the page states.

/// A row of the table, and by which factor a thread must cost more there.
const STATED: [(&str, f64); 3] = [
    ("resident memory", 10.0),
    ("time to create", 5.0),
    ("one handover", 1.0),
];

#[test]
fn tasks_cost_less_than_threads() {
    // Other programs can only make a time longer. So of some runs the least of each side counts.
    let mut least = STATED.map(|_| [f64::MAX; 2]);
    let mut last = String::new();
    for _ in 0..10 {
        last = listings::run("01_n_waits", &["1000"]);
        for ((row, _), least) in STATED.iter().zip(&mut least) {
            for (value, least) in values(&last, row).into_iter().zip(least) {
                *least = least.min(value);
            }
        }
        let holds =
            |((_, factor), [thread, task]): (&(&str, f64), &[f64; 2])| {
                thread > &(factor * task)
            };
        if STATED.iter().zip(&least).all(holds) {
            return;
        }
    }
    panic!(
        "the page states of a thread, against a task: {STATED:?}; the least of ten runs: {least:?}; the last run:\n{last}"
    );
}

/// On threads and on tasks. The system says how much memory it has handed out only on Linux.
fn values(output: &str, row: &str) -> [f64; 2] {
    let line = output.lines().find(|line| line.starts_with(row));
    let line = line.unwrap_or_else(|| panic!("no row {row}:\n{output}"));
    let words: Vec<&str> = line.split_whitespace().collect();
    // `NAME 57002 ns 501 ns 113.8`
    let value = |from_the_end: usize| words[words.len() - from_the_end].parse();
    match (value(5), value(3)) {
        (Ok(thread), Ok(task)) => [thread, task],
        _ if line.contains("not measured") => [1.0, 0.0],
        _ => panic!("the row is not understood: {line}"),
    }
}
