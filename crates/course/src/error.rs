//! What goes wrong, in one clear message: where, what, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// The result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A fault in a file of the course, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Defect {
    /// The file, from the course's root, with forward slashes.
    pub file: String,
    /// The line, counted from 1, where one line is at fault.
    pub line: Option<usize>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl Defect {
    /// A defect of a whole file.
    pub fn of(file: &Path, message: impl Into<String>) -> Self {
        Defect {
            file: slashed(file),
            line: None,
            message: message.into(),
        }
    }

    /// A defect at a line (counted from 1).
    pub fn at(file: &Path, line: usize, message: impl Into<String>) -> Self {
        Defect {
            line: Some(line),
            ..Defect::of(file, message)
        }
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// Faults in the course's own files, all that were found.
    Defects(Vec<Defect>),
    /// Anything else.
    Other {
        /// What went wrong.
        message: String,
        /// What the reader can do about it.
        help: Option<String>,
    },
}

impl Error {
    /// An error with nothing but its message.
    pub fn new(message: impl Into<String>) -> Self {
        Error::Other {
            message: message.into(),
            help: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(self, text: impl Into<String>) -> Self {
        match self {
            Error::Other { message, .. } => Error::Other {
                message,
                help: Some(text.into()),
            },
            defects => defects,
        }
    }

    /// An operation on a file that the system refused: `cannot write NAME: reason`.
    pub fn io(what: &str, path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
            io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
            _ => error.to_string(),
        };
        let new = Error::new(format!("cannot {what} {}: {reason}", path.display()));
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => new.with_help(
                "make the folder and the file writable for you, and run the command again",
            ),
            _ => new,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Defects(defects) => {
                for (i, defect) in defects.iter().enumerate() {
                    if i > 0 {
                        f.write_str("\n")?;
                    }
                    write!(f, "{defect}")?;
                }
                Ok(())
            }
            Error::Other { message, help } => {
                f.write_str(message)?;
                match help {
                    Some(help) => write!(f, "\nhelp: {help}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<Defect> for Error {
    fn from(defect: Defect) -> Self {
        Error::Defects(vec![defect])
    }
}

/// A path as the course writes it everywhere, on Windows too.
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

/// Reads a text file; the error names it.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))
}

/// Writes a file whole or not at all: beside it first, then renamed over it.
pub fn write_atomically(path: &Path, content: &[u8]) -> Result<()> {
    let failed = |e: io::Error| Error::io("write", path, &e);
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .map_or(PathBuf::from("."), Path::to_owned);
    std::fs::create_dir_all(&dir).map_err(|e| Error::io("create", &dir, &e))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let beside = dir.join(format!(".{name}.{}.new", std::process::id()));
    let written = std::fs::write(&beside, content).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // What is half written is of no use to anyone; the error that matters is the first.
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(failed)
}
