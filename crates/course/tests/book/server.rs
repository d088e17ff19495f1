//! The server, as a browser meets it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

use course::book::{ServeOptions, serve, serve_with};

use super::fixture::Fixture;

/// Serves a fixture on a free port; the thread ends with the tests.
fn served(fixture: &Fixture) -> SocketAddr {
    let root = fixture.root().to_path_buf();
    let (sender, address) = mpsc::channel();
    std::thread::spawn(move || {
        let options = ServeOptions {
            host: "127.0.0.1".to_string(),
            port: 0,
            open: false,
        };
        let served = serve_with(&root, options, |url| {
            sender.send(url.to_string()).unwrap_or(())
        });
        eprintln!("the server ended: {served:?}");
    });
    let url = address
        .recv_timeout(Duration::from_secs(60))
        .expect("the address");
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    host.parse().unwrap_or_else(|e| panic!("{url}: {e}"))
}

fn connect(address: SocketAddr, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a timeout");
    stream.write_all(request.as_bytes()).expect("a request");
    stream
}

/// The whole answer to a GET of `path`, which is sent as it stands.
fn get(address: SocketAddr, path: &str, host: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    connect(address, &request)
        .read_to_string(&mut answer)
        .expect("an answer");
    answer
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn serves_pages_and_nothing_beside_them() {
    let fixture = Fixture::new();
    let address = served(&fixture);
    let page = get(address, "/03_waiting_together/index.html", "localhost");
    assert_eq!(status(&page), "200", "{page}");
    assert!(
        page.contains("content-type: text/html; charset=utf-8"),
        "{page}"
    );
    assert!(
        page.contains("/__course/events"),
        "a served page reloads itself"
    );
    let folder = get(address, "/03_waiting_together", "localhost");
    assert!(
        folder.contains("location: /03_waiting_together/\r\n"),
        "{folder}"
    );
    for path in [
        "/../book.toml",
        "/%2e%2e/book.toml",
        "/..%2f..%2f..%2f..%2fetc/passwd",
        "/03_waiting_together/%2e%2e/%2e%2e/%2e%2e/book.toml",
        "/..%5cbook.toml",
        "/.nojekyll",
        "/%00",
        "/C:/book.toml",
        "/03_waiting_together/quiz.toml",
    ] {
        let answer = get(address, path, "localhost");
        assert!(matches!(status(&answer), "400" | "404"), "{path}: {answer}");
        assert!(
            !answer.contains("[preprocessor"),
            "{path} leads out: {answer}"
        );
    }
    let posted =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let mut answer = String::new();
    connect(address, posted)
        .read_to_string(&mut answer)
        .expect("an answer");
    assert_eq!(status(&answer), "405");
}

#[test]
fn refuses_the_names_of_others() {
    let fixture = Fixture::new();
    let address = served(&fixture);
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "",
    ] {
        for path in ["/", "/__course/events"] {
            assert_eq!(status(&get(address, path, host)), "403", "{host}{path}");
        }
    }
    for host in [
        "localhost",
        "localhost:3000",
        "127.0.0.1",
        "[::1]:3000",
        "course.localhost",
    ] {
        assert_eq!(status(&get(address, "/", host)), "200", "{host}");
    }
}

#[test]
fn a_change_reloads_and_a_mistake_keeps_the_last_good_page() {
    let fixture = Fixture::new();
    let address = served(&fixture);
    let events = "GET /__course/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut events = BufReader::new(connect(address, events)).lines();
    let mut wait_for = |start: &str| {
        let found = events
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.starts_with(start));
        found.unwrap_or_else(|| panic!("no event `{start}`"))
    };
    wait_for("event: built");
    let page = fixture.read("src/introduction.md");
    fixture.write(
        "src/introduction.md",
        &page.replace("Welcome", "Be welcome"),
    );
    wait_for("event: built");
    assert!(get(address, "/introduction.html", "localhost").contains("Be welcome"));
    // The text of an exercise is a source too.
    let hints = "exercises/03_waiting_together/01_overlap_checks/hints.md";
    fixture.edit(
        hints,
        "One task can poll two futures.",
        "A task polls what it likes.",
    );
    wait_for("event: built");
    fixture.write("src/introduction.md", "# Introduction\n\n{{#minuts}}\n");
    wait_for("event: failed");
    let told = wait_for("data: ");
    assert!(
        told.contains("src/introduction.md:3: unknown directive `minuts`"),
        "{told}"
    );
    assert!(get(address, "/introduction.html", "localhost").contains("Be welcome"));
    fixture.write("src/introduction.md", "# Introduction\n\nMended.\n");
    wait_for("event: built");
    assert!(get(address, "/introduction.html", "localhost").contains("Mended."));
}

#[test]
fn a_first_build_that_fails_says_so_in_the_browser() {
    let fixture = Fixture::new();
    fixture.write("src/introduction.md", "# Introduction\n\n{{#minuts}}\n");
    let address = served(&fixture);
    let page = get(address, "/", "localhost");
    assert_eq!(status(&page), "500");
    assert!(
        page.contains("src/introduction.md:3: unknown directive"),
        "{page}"
    );
}

#[test]
fn a_taken_port_names_the_next_free_one() {
    let fixture = Fixture::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its number").port();
    let options = ServeOptions {
        host: "127.0.0.1".to_string(),
        port,
        open: false,
    };
    let error = serve(fixture.root(), options)
        .expect_err("taken")
        .to_string();
    assert!(
        error.starts_with(&format!("port {port} is taken")),
        "{error}"
    );
    let help = error
        .split("cargo course --port ")
        .nth(1)
        .expect("a proposal");
    let next: u16 = help.trim().parse().expect("a port");
    assert!(next > port, "{error}");
    TcpListener::bind(("127.0.0.1", next)).expect("the proposed port is free");
}

#[test]
fn an_unknown_host_is_an_error() {
    let fixture = Fixture::new();
    let options = ServeOptions {
        host: "no.such.host.invalid".to_string(),
        port: 0,
        open: false,
    };
    let error = serve(fixture.root(), options)
        .expect_err("unknown")
        .to_string();
    assert!(error.contains("no address is known"), "{error}");
}
