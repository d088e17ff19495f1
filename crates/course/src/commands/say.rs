//! Words to the learner: in color on a terminal, without it when `NO_COLOR` is set or the
//! output goes elsewhere.

use std::io::Write;

use anstyle::{AnsiColor, Style};

use crate::error::Error;

/// What is to be seen first.
pub const BOLD: Style = Style::new().bold();
/// What may be overlooked.
pub const DIM: Style = Style::new().dimmed();
/// A pass.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// No pass.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
const CAUTION: Style = AnsiColor::Yellow.on_default().bold();

/// A text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Prints a text and a line's end. A closed pipe (`cargo course list | head`) is no error.
pub fn out(text: &str) {
    let _ = writeln!(anstream::stdout(), "{}", text.trim_end_matches('\n'));
}

/// The same, beside the output.
pub fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", text.trim_end_matches('\n'));
}

/// Something the learner should know, that stops nothing.
pub fn warning(text: &str) {
    note(&format!("{} {text}", styled(CAUTION, "warning:")));
}

/// Why the command ends here.
pub fn error(error: &Error) {
    match error {
        Error::Defects(defects) => {
            for defect in defects {
                note(&format!("{} {defect}", styled(BAD, "error:")));
            }
        }
        Error::Other { message, help } => {
            note(&format!("{} {message}", styled(BAD, "error:")));
            if let Some(help) = help {
                note(&format!("{} {help}", styled(BOLD, "help:")));
            }
        }
    }
}

/// `1 hint`, `2 hints`.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
