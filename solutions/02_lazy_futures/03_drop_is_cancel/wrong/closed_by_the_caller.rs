//! fails: a_dropped_check_closes_its_line
//! says: the log must be ["line opened", "line closed"], and is ["line opened"]
//! says: Put the cleanup into a Drop

use probe::Log;

async fn ask(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    answer.await
}

pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    let status = ask(answer, log).await;
    let close = async { log.push("line closed") };
    close.await;
    status
}
