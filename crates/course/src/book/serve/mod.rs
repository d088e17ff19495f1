//! Serves the book on loopback, and builds it again when something changes.
//!
//! A build that fails keeps the last good pages and shows its errors in the terminal and in
//! the browser. The built pages know nothing of this: the script for the reload is added to
//! a page as it is sent.

mod reply;
mod site;
mod watch;

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::error::{Error, Result};
use reply::Served;
use site::{Builder, Solved};

/// How to serve the book.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The address to listen on, `127.0.0.1` unless asked otherwise.
    pub host: String,
    /// The port; if it is taken the error names the next free one. 0 takes any.
    pub port: u16,
    /// Open the browser.
    pub open: bool,
}

/// Builds the book and serves it, with live reload, until it is interrupted.
pub fn serve(root: &Path, options: ServeOptions) -> Result<()> {
    serve_with(root, options, |url| {
        println!("The book: {url} (Ctrl-C ends it)")
    })
}

/// [`serve`]; `ready` gets the address, `http://127.0.0.1:3000/`, once pages can be asked for.
pub fn serve_with(root: &Path, options: ServeOptions, ready: impl FnOnce(&str)) -> Result<()> {
    let root = root
        .canonicalize()
        .map_err(|e| Error::io("open", root, &e))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::new(format!("cannot start the server: {e}")))?;
    runtime.block_on(async {
        // A taken port is told before anybody waits for a build.
        let listener = bind(&options.host, options.port).await?;
        let address = listener
            .local_addr()
            .map_err(|e| Error::new(e.to_string()))?;
        let (mut builder, state) = Builder::new(&root)?;
        let watch = watch::begin(&root);
        let (solved, progress) = Solved::new(&root);
        let builder = tokio::task::spawn_blocking(move || {
            builder.build();
            builder
        });
        let builder = builder
            .await
            .map_err(|e| Error::new(format!("the build panicked: {e}")))?;
        if let Some(watch) = watch {
            watch::follow(watch, builder, solved);
        }
        let shown = match address.ip() {
            ip if ip.is_unspecified() => {
                SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port())
            }
            _ => address,
        };
        let url = format!("http://{shown}/");
        ready(&url);
        if let Some(room) = address.ip().is_unspecified().then(outward).flatten() {
            let url = format!("http://{}/", SocketAddr::new(room, address.port()));
            println!("For others in your network: {url}");
        }
        if options.open
            && let Err(e) = opener::open_browser(&url)
        {
            eprintln!("cannot open a browser ({e}): open {url} yourself");
        }
        let served = Served {
            state,
            progress,
            name: options.host,
        };
        reply::answer(listener, Arc::new(served)).await;
        Ok(())
    })
}

/// The address of this machine that others in its network see. To connect a UDP socket sends nothing: it only asks
/// which way a packet would take.
fn outward() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation (RFC 5737), so nobody is there.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

/// Takes the port, or names the next free one.
async fn bind(host: &str, port: u16) -> Result<TcpListener> {
    let ip = resolve(host)?;
    match TcpListener::bind((ip, port)).await {
        Ok(listener) => Ok(listener),
        Err(e) if e.kind() == ErrorKind::AddrInUse => {
            let mut error = Error::new(format!(
                "port {port} is taken, perhaps by another `cargo course`"
            ));
            for next in port.saturating_add(1)..=port.saturating_add(50) {
                if TcpListener::bind((ip, next)).await.is_ok() {
                    error =
                        error.with_help(format!("port {next} is free: cargo course --port {next}"));
                    break;
                }
            }
            Err(error)
        }
        Err(e) => Err(Error::new(format!(
            "cannot listen on {ip}, port {port}: {e}"
        ))),
    }
}

fn resolve(host: &str) -> Result<IpAddr> {
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(ip) = plain.parse() {
        return Ok(ip);
    }
    let found = (host, 0)
        .to_socket_addrs()
        .ok()
        .and_then(|mut all| all.next());
    found.map(|address| address.ip()).ok_or_else(|| {
        Error::new(format!("no address is known for the host `{host}`"))
            .with_help("`--host 0.0.0.0` serves on every address of this machine")
    })
}
