//! Reads the TOML files beside a chapter; each mistake with its file and line.

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::Defect;

pub(super) use crate::catalogue::line_of as line;

/// The text and what it means; `file` is named from the root.
pub fn read<T: DeserializeOwned>(root: &Path, file: &Path) -> Result<(String, T), Vec<Defect>> {
    let text = std::fs::read_to_string(root.join(file))
        .map_err(|e| vec![Defect::of(file, format!("cannot be read: {e}"))])?;
    match toml::from_str(&text) {
        Ok(value) => Ok((text, value)),
        Err(e) => {
            let at = e.span().map_or(1, |span| line(&text, span.start));
            Err(vec![Defect::at(file, at, e.message().to_string())])
        }
    }
}
