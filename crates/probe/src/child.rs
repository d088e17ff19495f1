//! The child's side of a graded test: runs the body, and reports what came of it.

use crate::alloc::arm_cap;
use crate::platform::exit_now;
use crate::report::{Fact, Paths, Writer};
use crate::watchdog::{self, Bounds};
use std::any::Any;
use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

/// Names the folder of the child's files; set in a child only.
pub(crate) const FOLDER: &str = "PROBE_CHILD";

/// How much live memory a test may hold, in bytes.
const MEMORY: usize = 256 << 20;

static PATHS: OnceLock<Paths> = OnceLock::new();
static REPORT: OnceLock<Writer> = OnceLock::new();
static PANICS: AtomicUsize = AtomicUsize::new(0);
static HEARD: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The last panic of this thread, with its place: what the payload alone does not tell.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whether this process is the child of a graded test.
pub(crate) fn is_child() -> bool {
    std::env::var_os(FOLDER).is_some()
}

/// Adds a fact to the report. Does nothing in a process that is no child.
pub(crate) fn report(fact: &Fact) {
    if let Some(writer) = REPORT.get() {
        writer.write(fact);
    }
}

/// Runs the body in this process and ends it. Passing is said in the report; the exit code only agrees.
pub(crate) fn run(bounds: Bounds, expected_panics: Option<usize>, body: impl FnOnce()) -> ! {
    let folder = std::env::var_os(FOLDER).expect("run is called in a child only");
    let paths = PATHS.get_or_init(|| Paths::inside(Path::new(&folder)));
    match Writer::open(&paths.report) {
        Ok(writer) => drop(REPORT.set(writer)),
        // The parent sees no start and says that the test could not be run.
        Err(_) => exit_now(102),
    }
    set_hook(Box::new(note_panic));
    watchdog::start(bounds, stop, orphaned);
    arm_cap(MEMORY, || {
        stop(&format!(
            "the code holds more than {} MB of memory: a collection that grows in a loop without an end, \
             or an unbounded channel that nobody drains",
            MEMORY >> 20
        ))
    });
    let (stdout, stderr) = printed();
    report(&Fact::Start { stdout, stderr });

    let result = catch_unwind(AssertUnwindSafe(body));

    let (stdout, stderr) = printed();
    report(&Fact::Returned { stdout, stderr });
    match result {
        Err(payload) => {
            let message = LAST_PANIC
                .take()
                .unwrap_or_else(|| text(&*payload).to_owned());
            report(&Fact::Failed(message));
            exit_now(101)
        }
        Ok(()) if expected_panics.is_some() && !hook_is_ours() => {
            report(&Fact::Failed(
                "the code has replaced the panic hook, and then nobody can tell whether a task panicked. \
                 Leave the hook as it is: a panic is seen where its JoinHandle is awaited"
                    .to_owned(),
            ));
            exit_now(101)
        }
        Ok(()) if expected_panics.is_none_or(|panics| PANICS.load(SeqCst) == panics) => {
            report(&Fact::Passed);
            exit_now(0)
        }
        Ok(()) => exit_now(101),
    }
}

/// Ends the child from any thread, with a reason.
pub(crate) fn stop(reason: &str) -> ! {
    report(&Fact::Stopped(reason.to_owned()));
    exit_now(103)
}

/// The parent is gone (Ctrl-C, say): nobody will remove the folder or read the report.
fn orphaned() -> ! {
    if let Some(paths) = PATHS.get() {
        let _ = std::fs::remove_dir_all(&paths.dir);
    }
    exit_now(104)
}

fn printed() -> (u64, u64) {
    let _ = std::io::stdout().flush();
    PATHS.get().map_or((0, 0), Paths::printed)
}

/// The payload of a panic that only asks whether [`note_panic`] is still called.
struct Roll;

/// Whether a panic still reaches our hook.
fn hook_is_ours() -> bool {
    let _ = catch_unwind(|| std::panic::panic_any(Roll));
    HEARD.load(SeqCst)
}

fn note_panic(info: &PanicHookInfo<'_>) {
    if info.payload().is::<Roll>() {
        HEARD.store(true, SeqCst);
        return;
    }
    let place = info
        .location()
        .map(|at| format!("\n  at {}:{}", at.file(), at.line()))
        .unwrap_or_default();
    let message = format!("{}{place}", text(info.payload()));
    report(&Fact::Panic(message.clone()));
    LAST_PANIC.set(Some(message));
    PANICS.fetch_add(1, SeqCst);
}

fn text(payload: &(dyn Any + Send)) -> &str {
    match (
        payload.downcast_ref::<&str>(),
        payload.downcast_ref::<String>(),
    ) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "a panic without a message",
    }
}
