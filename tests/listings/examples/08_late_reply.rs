//! A time limit drops a request between its two awaits, and its reply comes to the next one.
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

/// Answers each byte by the same byte in upper case, after 20 ms.
async fn service(mut peer: DuplexStream) {
    while let Ok(byte) = peer.read_u8().await {
        sleep(Duration::from_millis(20)).await;
        peer.write_u8(byte.to_ascii_uppercase()).await.unwrap();
    }
}

async fn ask(line: &Mutex<DuplexStream>, request: u8) -> u8 {
    let mut line = line.lock().await;
    line.write_u8(request).await.unwrap();
    line.read_u8().await.unwrap()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (line, peer) = duplex(64);
    tokio::spawn(service(peer));
    let line = Mutex::new(line);

    // ANCHOR: code
    let first = timeout(Duration::from_millis(5), ask(&line, b'a')).await;
    println!("a is answered in time: {}", first.is_ok());
    println!("the answer to b is {}", ask(&line, b'b').await as char);
    // ANCHOR_END: code
}
