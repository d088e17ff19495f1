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
use site::Builder;

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
        let progress = builder.progress.subscribe();
        let builder = tokio::task::spawn_blocking(move || {
            builder.build();
            builder
        });
        let builder = builder
            .await
            .map_err(|e| Error::new(format!("the build panicked: {e}")))?;
        watch::start(builder);
        let shown = match address.ip() {
            ip if ip.is_unspecified() => {
                SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port())
            }
            _ => address,
        };
        let url = format!("http://{shown}/");
        ready(&url);
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
        axum::serve(listener, reply::router(Arc::new(served)))
            .await
            .map_err(|e| Error::new(format!("the server stopped: {e}")))
    })
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
