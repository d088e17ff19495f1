//! What `join!` does, written out: poll each unfinished future, be ready when both are.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// Asks both services and returns whether the API and whether the database is up.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let mut api = pin!(api);
    let mut database = pin!(database);
    let (mut api_is_up, mut database_is_up) = (None, None);
    poll_fn(|cx| {
        if api_is_up.is_none()
            && let Poll::Ready(up) = api.as_mut().poll(cx)
        {
            api_is_up = Some(up);
        }
        if database_is_up.is_none()
            && let Poll::Ready(up) = database.as_mut().poll(cx)
        {
            database_is_up = Some(up);
        }
        match (api_is_up, database_is_up) {
            (Some(api), Some(database)) => Poll::Ready((api, database)),
            _ => Poll::Pending,
        }
    })
    .await
}
