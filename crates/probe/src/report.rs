//! What a child process tells its parent: one line a fact, appended to a file.
//!
//! A file rather than a pipe: a grandchild that inherits a pipe can hold it open for ever, and what a child wrote
//! to a file before it was killed is still there.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The files of one child: its report, and what it printed.
pub(crate) struct Paths {
    pub dir: PathBuf,
    pub report: PathBuf,
    pub stdout: PathBuf,
    pub stderr: PathBuf,
}

impl Paths {
    pub fn inside(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            report: dir.join("report"),
            stdout: dir.join("stdout"),
            stderr: dir.join("stderr"),
        }
    }

    /// How many bytes the child has printed so far, on stdout and on stderr.
    pub fn printed(&self) -> (u64, u64) {
        let len = |path| std::fs::metadata(path).map_or(0, |m| m.len());
        (len(&self.stdout), len(&self.stderr))
    }
}

/// One fact. The text form is `key value`, with line ends in the value escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The body starts; this much was printed before it (by libtest).
    Start { stdout: u64, stderr: u64 },
    /// A line of a recorded timeline.
    Event(String),
    /// A thread or task panicked. The message ends with its place.
    Panic(String),
    /// The body returned; this much was printed by then.
    Returned { stdout: u64, stderr: u64 },
    /// The body itself panicked.
    Failed(String),
    /// The body returned and everything around it was as it should be.
    Passed,
    /// The watchdog (or the memory cap) ended the child, for this reason.
    Stopped(String),
}

impl Fact {
    fn line(&self) -> String {
        let (key, value) = match self {
            Fact::Start { stdout, stderr } => ("start", format!("{stdout} {stderr}")),
            Fact::Event(text) => ("event", escape(text)),
            Fact::Panic(text) => ("panic", escape(text)),
            Fact::Returned { stdout, stderr } => ("returned", format!("{stdout} {stderr}")),
            Fact::Failed(text) => ("failed", escape(text)),
            Fact::Passed => ("passed", String::new()),
            Fact::Stopped(text) => ("stopped", escape(text)),
        };
        format!("{key} {value}\n")
    }

    /// `None` for a line that is cut off, as the last one of a killed child may be.
    fn parse(line: &str) -> Option<Self> {
        let (key, value) = line.split_once(' ')?;
        let lengths = || {
            let (out, err) = value.split_once(' ')?;
            Some((out.parse().ok()?, err.parse().ok()?))
        };
        Some(match key {
            "start" => lengths().map(|(stdout, stderr)| Fact::Start { stdout, stderr })?,
            "event" => Fact::Event(unescape(value)),
            "panic" => Fact::Panic(unescape(value)),
            "returned" => lengths().map(|(stdout, stderr)| Fact::Returned { stdout, stderr })?,
            "failed" => Fact::Failed(unescape(value)),
            "passed" => Fact::Passed,
            "stopped" => Fact::Stopped(unescape(value)),
            _ => return None,
        })
    }
}

/// The child's end: each fact is one `write` to a file opened for appending, so threads do not mix their lines.
pub(crate) struct Writer(File);

impl Writer {
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(
            OpenOptions::new().append(true).create(true).open(path)?,
        ))
    }

    /// A report that cannot be written is noticed by the parent: it then lacks the line that says "passed".
    pub fn write(&self, fact: &Fact) {
        let _ = (&self.0).write_all(fact.line().as_bytes());
    }
}

/// The parent's end: all facts in the order in which they were written.
pub(crate) fn read(path: &Path) -> Vec<Fact> {
    let bytes = std::fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.split_inclusive('\n')
        .filter_map(|line| Fact::parse(line.strip_suffix('\n')?))
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(if chars.next() == Some('n') {
                '\n'
            } else {
                '\\'
            }),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn facts_survive_the_file() {
        let facts = [
            Fact::Start {
                stdout: 17,
                stderr: 0,
            },
            Fact::Event("     0 ms  api  note  text=\"a\\n b\"".into()),
            Fact::Panic("two\nlines and a \\ backslash".into()),
            Fact::Passed,
        ];
        let scratch = Scratch::new().unwrap();
        let file = scratch.path().join("report");
        let writer = Writer::open(&file).unwrap();
        facts.iter().for_each(|fact| writer.write(fact));
        assert_eq!(read(&file), facts);
        std::fs::write(&file, "start 1 2\npassed \nstopped cut o").unwrap();
        assert_eq!(read(&file).len(), 2, "a line without its end is left out");
    }
}
