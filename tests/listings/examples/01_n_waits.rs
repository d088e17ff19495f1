//! Holds N waits on N threads, then N waits on N tasks, and measures what that costs.
//!
//! ```console
//! cargo run --release -p listings --example 01_n_waits -- 10000
//! ```
//!
//! Each half runs in a process of its own, so that neither inherits the memory of the other.

use std::hint::spin_loop;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_secs(3600);
/// How often the ball goes to the other side and back, and how often that is measured.
const ROUNDS: u32 = 4_000;
const GAMES: u32 = 7;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] => compare("10000"),
        [waits] => compare(waits),
        ["threads", waits] => on_threads(number(waits)),
        ["tasks", waits] => on_tasks(number(waits)),
        _ => panic!("usage: 01_n_waits [WAITS]"),
    }
}

// ANCHOR: threads
/// Each wait gets a thread.
fn on_threads(waits: usize) {
    let before = Memory::now();
    let waiting = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    for _ in 0..waits {
        let waiting = waiting.clone();
        thread::spawn(move || {
            waiting.fetch_add(1, Ordering::Release);
            thread::sleep(HOUR);
        });
    }
    while waiting.load(Ordering::Acquire) < waits {
        spin_loop();
    }
    let created = started.elapsed();
    report(waits, created, before, switch_threads());
}
// ANCHOR_END: threads

// ANCHOR: tasks
/// Each wait gets a task. All tasks share this one thread.
#[tokio::main(flavor = "current_thread")]
async fn on_tasks(waits: usize) {
    let before = Memory::now();
    let waiting = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    for _ in 0..waits {
        let waiting = waiting.clone();
        tokio::spawn(async move {
            waiting.fetch_add(1, Ordering::Release);
            tokio::time::sleep(HOUR).await;
        });
    }
    while waiting.load(Ordering::Acquire) < waits {
        tokio::task::yield_now().await;
    }
    let created = started.elapsed();
    report(waits, created, before, switch_tasks().await);
}
// ANCHOR_END: tasks

// ANCHOR: switch
/// The time of one handover, in the best of some games: two threads play a ball to and fro.
fn switch_threads() -> Duration {
    let (to_peer, at_peer) = std::sync::mpsc::channel();
    let (to_us, at_us) = std::sync::mpsc::channel();
    thread::spawn(move || {
        for ball in at_peer {
            to_us.send(ball).expect("we still listen");
        }
    });
    let mut best = Duration::MAX;
    for _ in 0..GAMES {
        let started = Instant::now();
        for ball in 0..ROUNDS {
            to_peer.send(ball).expect("the peer still listens");
            at_us.recv().expect("the peer plays every ball back");
        }
        best = best.min(started.elapsed());
    }
    best / (2 * ROUNDS)
}

/// The same game between two tasks of one thread.
async fn switch_tasks() -> Duration {
    let (to_peer, mut at_peer) = tokio::sync::mpsc::unbounded_channel();
    let (to_us, mut at_us) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(ball) = at_peer.recv().await {
            to_us.send(ball).expect("we still listen");
        }
    });
    let mut best = Duration::MAX;
    for _ in 0..GAMES {
        let started = Instant::now();
        for ball in 0..ROUNDS {
            to_peer.send(ball).expect("the peer still listens");
            at_us.recv().await.expect("the peer plays every ball back");
        }
        best = best.min(started.elapsed());
    }
    best / (2 * ROUNDS)
}
// ANCHOR_END: switch

/// What the system has handed out, in KiB. Only Linux says so here.
#[derive(Clone, Copy)]
struct Memory {
    /// In RAM, counted for this process.
    resident: Option<u64>,
    /// Addresses that the process has reserved, used or not.
    reserved: Option<u64>,
    /// Stacks in the kernel, of the whole machine.
    kernel: Option<u64>,
}

impl Memory {
    fn now() -> Self {
        Self {
            resident: kib("/proc/self/status", "VmRSS:"),
            reserved: kib("/proc/self/status", "VmSize:"),
            kernel: kib("/proc/meminfo", "KernelStack:"),
        }
    }
}

fn kib(file: &str, key: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// One line of numbers for the parent: nanoseconds, and bytes or `-`.
fn report(waits: usize, created: Duration, before: Memory, switch: Duration) {
    let after = Memory::now();
    let each = |before: Option<u64>, after: Option<u64>| match (before, after) {
        (Some(before), Some(after)) => {
            let bytes =
                after.saturating_sub(before) as f64 * 1024.0 / waits as f64;
            format!("{bytes:.0}")
        }
        _ => "-".to_string(),
    };
    println!(
        "{} {} {} {} {}",
        created.as_nanos() / waits as u128,
        each(before.resident, after.resident),
        each(before.kernel, after.kernel),
        each(before.reserved, after.reserved),
        switch.as_nanos(),
    );
}

/// Runs both halves and prints them side by side.
fn compare(waits: &str) {
    let threads = half("threads", waits);
    let tasks = half("tasks", waits);
    println!(
        "{waits} waits, each of them               on threads      on tasks     ratio"
    );
    let rows = [
        ("time to create and start it", "ns"),
        ("resident memory", "bytes"),
        ("stack in the kernel", "bytes"),
        ("reserved addresses", "bytes"),
        ("one handover", "ns"),
    ];
    for (((name, unit), thread), task) in
        rows.into_iter().zip(&threads).zip(&tasks)
    {
        let ratio = match (thread, task) {
            (Some(thread), Some(task)) if *task > 0.0 => {
                format!("{:.1}", thread / task)
            }
            _ => "-".to_string(),
        };
        let show = |value: &Option<f64>| match value {
            Some(value) => format!("{value:.0} {unit}"),
            None => "not measured".to_string(),
        };
        println!(
            "{name:<30} {:>16} {:>13} {ratio:>9}",
            show(thread),
            show(task)
        );
    }
}

fn half(name: &str, waits: &str) -> Vec<Option<f64>> {
    let program = std::env::current_exe().expect("the path of this program");
    let output = Command::new(program)
        .args([name, waits])
        .output()
        .expect("this program can start itself");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.split_whitespace()
        .map(|value| value.parse().ok())
        .collect()
}

fn number(text: &str) -> usize {
    text.parse().expect("the number of waits")
}
