//! The header of a wrong answer: which tests fail it, and in which words.

use std::path::Path;

use crate::catalogue::Answer;
use crate::error::Defect;
use crate::text;

/// A wrong answer as the solution page shows it.
pub struct Wrong {
    /// `compile`, or the tests that fail.
    pub fails: Vec<String>,
    pub says: Vec<String>,
    /// What else the header tells.
    pub prose: String,
    pub code: String,
}

impl Wrong {
    pub fn compiles(&self) -> bool {
        self.fails != ["compile"]
    }
}

/// Reads `//! fails:` and `//! says:`.
pub fn wrong(answer: &Answer) -> Result<Wrong, Defect> {
    let (header, code) = text::inner_doc(&answer.source);
    let mut wrong = Wrong {
        fails: vec![],
        says: vec![],
        prose: String::new(),
        code: code.to_string(),
    };
    for line in header.lines() {
        if let Some(tests) = line.strip_prefix("fails:") {
            wrong
                .fails
                .extend(tests.split(',').map(|t| t.trim().to_string()));
        } else if let Some(words) = line.strip_prefix("says:") {
            wrong.says.push(words.trim().to_string());
        } else {
            wrong.prose.push_str(line);
            wrong.prose.push('\n');
        }
    }
    let defect = |what| Err(Defect::at(Path::new(&answer.file), 1, what));
    if wrong.fails.is_empty() || wrong.fails.iter().any(String::is_empty) {
        return defect("a wrong answer starts with `//! fails: ` and a test's name, or `compile`");
    }
    if wrong.says.is_empty() || wrong.says.iter().any(String::is_empty) {
        return defect("a wrong answer's header has `//! says: ` and words of the message");
    }
    Ok(wrong)
}
