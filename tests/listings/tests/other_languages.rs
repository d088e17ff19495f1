//! The programs of "In your language" print what the pages show: each file of `other_languages`
//! runs, and its output is held against the `.out` beside it. A last line gives an exit code that
//! is not 0; `says:` at the top are words of its stderr, and `flags:` go to the compiler.
//!
//! `LANGUAGES=overwrite cargo test -p listings --test other_languages` records them anew.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// No program takes that long, and no compiler: Go's first builds its whole library, twice for `-race`.
const PATIENCE: Duration = Duration::from_secs(900);

#[test]
fn javascript() {
    if has("node", &["--version"], "v18") {
        all("js", |file, _| run(Command::new("node").arg(file)));
    }
}

#[test]
fn python() {
    // `asyncio.TaskGroup` came with 3.11.
    if has("python3", &["--version"], "Python 3.11") {
        all("py", |file, _| run(Command::new("python3").arg(file)));
    }
}

#[test]
fn go() {
    if has("go", &["version"], "go version go1.19") {
        let folder = std::env::temp_dir()
            .join(format!("listings-go-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the executables");
        all("go", |file, flags| {
            let program = folder.join("program");
            let mut build = Command::new("go");
            let built = run(build
                .arg("build")
                .args(flags)
                .arg("-o")
                .arg(&program)
                .arg(file));
            let said = String::from_utf8_lossy(&built.stderr);
            assert!(
                built.status.success(),
                "{} does not compile:\n{said}",
                file.display()
            );
            run(&mut Command::new(program))
        });
        std::fs::remove_dir_all(folder).expect("the executables are ours");
    }
}

/// A program in a language that nothing runs would be shown on trust.
#[test]
fn every_program_is_in_a_language_that_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("other_languages");
    for entry in std::fs::read_dir(folder).expect("the programs lie there") {
        let file = entry.expect("an entry").path();
        let extension = file.extension().and_then(|e| e.to_str());
        assert!(
            matches!(extension, Some("js" | "py" | "go" | "out")),
            "{}: only .js, .py and .go are run, beside their .out",
            file.display()
        );
    }
}

/// Whether a language is here, in the version `oldest` or a newer one. CI must have them all.
fn has(program: &str, version: &[&str], oldest: &str) -> bool {
    let ran = Command::new(program).args(version).output();
    let said = ran.map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
    let (known, number) =
        oldest.split_at(oldest.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
    let parse = |text: &str| -> Vec<u32> {
        text.split(|c: char| !c.is_ascii_digit())
            .map_while(|n| n.parse().ok())
            .collect()
    };
    let enough = said.as_deref().is_ok_and(|said| {
        said.trim()
            .strip_prefix(known)
            .is_some_and(|found| parse(found) >= parse(number))
    });
    if !enough {
        let found = said.unwrap_or_else(|error| error.to_string());
        assert!(
            std::env::var_os("CI").is_none(),
            "CI needs {oldest} or newer, and has: {found}"
        );
        println!(
            "skipped: this needs {oldest} or newer, and here is: {}",
            found.trim()
        );
    }
    enough
}

/// Runs every program of a language.
fn all(extension: &str, run: impl Fn(&Path, Vec<&str>) -> Output) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("other_languages");
    let entries = std::fs::read_dir(folder).expect("the programs lie there");
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == extension));
    files.sort();
    assert!(!files.is_empty(), "there is no program in .{extension}");
    let mut wrong = Vec::new();
    for file in files {
        if let Err(what) = check(&file, &run) {
            wrong.push(format!("{}: {what}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn check(
    file: &Path,
    run: impl Fn(&Path, Vec<&str>) -> Output,
) -> Result<(), String> {
    let text =
        std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let header = |name: &str| {
        let named = move |line: &str| {
            let words = line.trim_start_matches(['/', '#', ' ']);
            words.strip_prefix(&format!("{name}: ")).map(str::to_string)
        };
        text.lines().take(4).find_map(named)
    };
    let flags = header("flags").unwrap_or_default();
    let out = run(file, flags.split_whitespace().collect());
    let stderr = String::from_utf8_lossy(&out.stderr);
    let mut said = String::from_utf8_lossy(&out.stdout).replace("\r\n", "\n");
    if !out.status.success() {
        said.push_str(&match out.status.code() {
            Some(code) => format!("(exit code {code})\n"),
            None => "(killed)\n".to_string(),
        });
    }
    if let Some(words) = header("says").filter(|words| !stderr.contains(words))
    {
        return Err(format!("its stderr lacks `{words}`:\n{stderr}"));
    }
    // A page shows the part between the anchors above the whole output: what prints must stand in it.
    let mut shown = false;
    for line in text.lines() {
        shown = (shown || line.contains("ANCHOR: main"))
            && !line.contains("ANCHOR_END: main");
        let prints = ["print(", "console.log(", "fmt.Print"];
        if !shown && prints.iter().any(|print| line.contains(print)) {
            return Err(format!(
                "the pages show what this line prints, and not the line: {line}"
            ));
        }
    }
    let recorded = file.with_extension("out");
    if std::env::var("LANGUAGES").is_ok_and(|value| value == "overwrite") {
        std::fs::write(&recorded, &said).map_err(|error| error.to_string())?;
    }
    match std::fs::read_to_string(&recorded) {
        Ok(expected) if expected.replace("\r\n", "\n") == said => Ok(()),
        Ok(expected) => Err(format!(
            "it printed\n{said}\nand the record says\n{expected}"
        )),
        Err(error) => Err(format!("{}: {error}", recorded.display())),
    }
}

/// Runs a command to its end, or kills it when it takes too long. What these programs print fits
/// into a pipe, so nobody has to read meanwhile.
fn run(command: &mut Command) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let started = Instant::now();
    while child.try_wait().expect("it is our child").is_none() {
        if started.elapsed() > PATIENCE {
            child.kill().expect("it is our child");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("it has ended")
}
