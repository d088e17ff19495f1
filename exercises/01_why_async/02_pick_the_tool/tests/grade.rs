//! Runs each load with each tool on a simulated machine, and judges the learner's pick.
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use futures::future::join_all;
use pick_the_tool::{Load, Tool, pick};
use tokio::sync::Semaphore;
use tokio::time::Instant;

const CORES: usize = 4;
const MAX_THREADS: u32 = 1_000;

#[test]
fn one_job_stays_plain() {
    let idea = "A job alone has nothing to overlap with. Async is not faster, and neither is \
                a thread: see \"Async makes a program faster\"";
    judge(&[(1, 100, 0), (1, 0, 500), (1, 2_000, 300)], idea);
}

#[test]
fn computing_goes_to_the_cores() {
    let idea = "Computing keeps a core busy. Tasks share the one core of their thread; \
                threads spread over all cores: see \"Async makes computing faster\"";
    judge(
        &[(8, 0, 500), (40, 1, 50), (100, 10, 200), (800, 0, 20)],
        idea,
    );
}

#[test]
fn computing_beyond_the_threads_stays_plain() {
    let idea = "A thread each is too much, and tasks compute in turn on one thread, as `Plain` \
                does: where nothing can overlap, the plainest tool is good enough: see \"Async \
                makes computing faster\"";
    judge(&[(3_000, 0, 5), (1_500, 2, 40)], idea);
}

#[test]
fn a_few_waits_take_either() {
    let idea = "Waits that do not need each other can overlap, on threads as well as on \
                tasks. A few threads cost nothing worth saving: see \"In practice\"";
    judge(&[(3, 50, 0), (20, 100, 2), (5, 3_000, 20)], idea);
}

#[test]
fn ten_thousand_waits_share_a_thread() {
    let idea = "A thread each is too much for thousands of waits: every thread costs a stack, \
                and the system counts them. A task that waits costs a few hundred bytes: see \
                \"Ten thousand waits, measured\"";
    judge(
        &[(10_000, 60_000, 0), (5_000, 10_000, 1), (2_000, 500, 0)],
        idea,
    );
}

/// Each load as (jobs, wait, compute).
fn judge(loads: &'static [(u32, u64, u64)], idea: &'static str) {
    probe::run(async move {
        for &(jobs, wait_ms, compute_ms) in loads {
            let load = Load {
                jobs,
                wait_ms,
                compute_ms,
            };
            let picked = pick(&load);
            let times = [
                (Tool::Plain, Some(plain(&load).await)),
                (Tool::Threads, threads(&load).await),
                (Tool::Tasks, Some(tasks(&load).await)),
            ];
            let fastest = times.iter().filter_map(|(_, time)| *time).min();
            let limit = 2 * fastest.expect("Plain and Tasks always run");
            let good: Vec<Tool> = match times[0] {
                (Tool::Plain, Some(time)) if time <= limit => vec![Tool::Plain],
                _ => times
                    .iter()
                    .filter(|(_, time)| time.is_some_and(|time| time <= limit))
                    .map(|(tool, _)| *tool)
                    .collect(),
            };
            let told: Vec<String> = times.iter().map(tell).collect();
            assert!(
                good.contains(&picked),
                "{jobs} jobs, each waits {wait_ms} ms and computes {compute_ms} ms: you picked \
                 {picked:?}, and good here is {good:?}.\n  {}\n{idea} in chapter 1",
                told.join("\n  "),
            );
        }
    });
}

fn tell((tool, time): &(Tool, Option<u64>)) -> String {
    match time {
        Some(time) => format!("{tool:?}: {time} ms"),
        None => format!(
            "{tool:?}: the machine refuses thread number {}",
            MAX_THREADS + 1
        ),
    }
}

/// The jobs in turn on one thread.
async fn plain(load: &Load) -> u64 {
    let started = Instant::now();
    for _ in 0..load.jobs {
        wait_ms(load.wait_ms).await;
        hold_ms(load.compute_ms);
    }
    started.elapsed().as_millis() as u64
}

/// A task for each job: waits overlap, computing holds the one thread.
async fn tasks(load: &Load) -> u64 {
    let (wait, compute) = (load.wait_ms, load.compute_ms);
    let started = Instant::now();
    let tasks = (0..load.jobs).map(|_| {
        tokio::spawn(async move {
            wait_ms(wait).await;
            hold_ms(compute);
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("a job does not panic");
    }
    started.elapsed().as_millis() as u64
}

/// A thread for each job: waits overlap, and so does computing, as far as there are cores.
async fn threads(load: &Load) -> Option<u64> {
    if load.jobs > MAX_THREADS {
        return None;
    }
    let cores = Semaphore::new(CORES);
    let started = Instant::now();
    join_all((0..load.jobs).map(|_| async {
        wait_ms(load.wait_ms).await;
        let _core = cores.acquire().await.expect("the cores stay open");
        wait_ms(load.compute_ms).await;
    }))
    .await;
    Some(started.elapsed().as_millis() as u64)
}

/// Waits: the thread is free to do something else meanwhile.
async fn wait_ms(ms: u64) {
    if ms > 0 {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// Holds the thread: time passes, and nothing else runs on it.
fn hold_ms(ms: u64) {
    let advance = pin!(tokio::time::advance(Duration::from_millis(ms)));
    let _ = advance.poll(&mut Context::from_waker(Waker::noop()));
}
