//! Where tokio's mutex belongs: two requests must not mix on one connection.
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::Mutex;

/// Answers each byte by the same byte in upper case.
async fn service(mut peer: DuplexStream) {
    while let Ok(byte) = peer.read_u8().await {
        peer.write_u8(byte.to_ascii_uppercase()).await.unwrap();
    }
}

// ANCHOR: code
async fn ask(line: &Mutex<DuplexStream>, request: u8) -> u8 {
    let mut line = line.lock().await;
    line.write_u8(request).await.unwrap();
    line.read_u8().await.unwrap() // still under the guard
}

#[tokio::main]
async fn main() {
    let (line, peer) = duplex(64);
    tokio::spawn(service(peer));

    let line = Arc::new(Mutex::new(line));
    let other = line.clone();
    let a = tokio::spawn(async move { ask(&other, b'a').await });
    let b = ask(&line, b'b').await;
    println!("{} {}", a.await.unwrap() as char, b as char);
}
// ANCHOR_END: code
