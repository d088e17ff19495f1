//! The server, as a browser meets it.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use course::book::{ServeOptions, serve, serve_with};
use course::{Catalogue, catalogue::Exercise};
use passes::Passes;

use super::fixture::Fixture;

/// No answer takes that long, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(300);

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
    let url = address.recv_timeout(PATIENCE).expect("the address");
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    host.parse().unwrap_or_else(|e| panic!("{url}: {e}"))
}

fn connect(address: SocketAddr, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
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

/// What the server tells an open page.
struct News(Lines<BufReader<TcpStream>>);

impl News {
    fn of(address: SocketAddr) -> News {
        let request = "GET /__course/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        News(BufReader::new(connect(address, request)).lines())
    }

    /// The next line that starts so. The server sends a sign of life every few seconds, so the limit is ours.
    fn wait_for(&mut self, start: &str) -> String {
        let begun = Instant::now();
        let lines = self.0.by_ref().map_while(Result::ok);
        let mut soon = lines.take_while(|_| begun.elapsed() < Duration::from_secs(60));
        let found = soon.find(|line| line.starts_with(start));
        found.unwrap_or_else(|| panic!("no event `{start}`"))
    }
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
        page.contains("<script src=\"/__course/reload.js\""),
        "a served page reloads itself"
    );
    let script = get(address, "/__course/reload.js", "localhost");
    assert!(script.contains("/__course/events"), "{script}");
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
        for path in ["/", "/__course/events", "/__course/progress"] {
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
    let mut news = News::of(address);
    let shows = |page: &str, text: &str| get(address, page, "localhost").contains(text);
    // A slow machine may build a file that is half written first.
    let until = |news: &mut News, page: &str, text: &str| {
        news.wait_for("event: built");
        while !shows(page, text) {
            news.wait_for("event: built");
        }
    };
    let page = fixture.read("src/introduction.md");
    until(&mut news, "/introduction.html", "Welcome");
    let changed = page.replace("Welcome", "Be welcome");
    fixture.write("src/introduction.md", &changed);
    until(&mut news, "/introduction.html", "Be welcome");
    // The text of an exercise is a source too.
    let hints = "exercises/03_waiting_together/01_overlap_checks/hints.md";
    let (old, new) = (
        "One task can poll two futures.",
        "A task polls what it likes.",
    );
    fixture.edit(hints, old, new);
    until(&mut news, "/03_waiting_together/overlap_checks.html", new);
    fixture.write("src/introduction.md", "# Introduction\n\n{{#minuts}}\n");
    let told = news.wait_for("data: src/introduction.md:3: unknown directive `minuts`");
    assert!(told.contains("did you mean `minutes`?"), "{told}");
    assert!(
        shows("/introduction.html", "Be welcome"),
        "the last good page"
    );
    fixture.write("src/introduction.md", "# Introduction\n\nMended.\n");
    until(&mut news, "/introduction.html", "Mended.");
}

#[test]
fn what_is_solved_is_told_at_once_and_at_each_change() {
    let fixture = Fixture::new();
    fixture.write("progress.txt", "# mine\nkeep_order: 2 hints\n");
    let address = served(&fixture);
    let ask = || get(address, "/__course/progress", "localhost");
    let answer = ask();
    assert!(answer.ends_with("\r\n\r\n{\"solved\":[]}"), "{answer}");
    assert!(answer.contains("application/json"), "{answer}");
    let posted = "POST /__course/progress HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let mut refused = String::new();
    connect(address, posted)
        .read_to_string(&mut refused)
        .expect("an answer");
    assert_eq!(status(&refused), "405", "progress is not written from here");
    let mut news = News::of(address);
    news.wait_for("data: {\"solved\":[]}");
    fixture.write(
        "progress.txt",
        "overlap_checks: solved\nkeep_order: solved, 2 hints\n",
    );
    news.wait_for("data: {\"solved\":[\"keep_order\",\"overlap_checks\"]}");
    assert!(ask().ends_with("{\"solved\":[\"keep_order\",\"overlap_checks\"]}"));
    // Erased by hand.
    fixture.write("progress.txt", "");
    news.wait_for("data: {\"solved\":[]}");
}

#[test]
fn what_plain_cargo_test_has_passed_is_noted_and_told() {
    let fixture = Fixture::new();
    fixture.write("exercises/pristine.toml", "");
    // Not the first exercise of this learner: no new folder in the root tells of the pass.
    std::fs::create_dir_all(passes::folder(fixture.root())).expect("a folder");
    let address = served(&fixture);
    let mut news = News::of(address);
    news.wait_for("data: {\"solved\":[]}");
    // What probe does in the process of each test.
    let exercise = fixture.file("exercises/03_waiting_together/01_overlap_checks");
    let passes = Passes::of(&exercise).expect("an exercise");
    let catalogue = Catalogue::load(fixture.root()).expect("a course");
    let tests = catalogue.find("overlap_checks").and_then(Exercise::tests);
    for test in tests.expect("its tests") {
        passes.note(&test, true);
    }
    news.wait_for("data: {\"solved\":[\"overlap_checks\"]}");
    assert!(
        fixture
            .read("progress.txt")
            .ends_with("\noverlap_checks: solved\n")
    );
    // Taken back by hand, it does not come again.
    fixture.write("progress.txt", "keep_order: solved\n");
    news.wait_for("data: {\"solved\":[\"keep_order\"]}");
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
    // From below the range out of which systems give ports away by themselves: out of that one, another test or any
    // connection could take the proposed port before we look. Two runs at once begin at different places.
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    let taken = (first..32_000).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    let taken = taken.expect("a port");
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
