//! What sorts exercises: how hard they are, and what the learner does in them.

use serde::Serialize;

/// How hard an exercise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The chapter's example, a little changed.
    Easy,
    /// The idea in a new place.
    Medium,
    /// The idea in a new place, with something in the way.
    Hard,
}

/// What the learner does in an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Writes the code that is missing.
    Write,
    /// Finds and mends a planted mistake.
    Repair,
    /// Says what programs do, or which of them compile.
    Predict,
    /// Makes code compile that does not.
    MakeCompile,
    /// Reads a compiler error and writes what compiles and still behaves.
    ReadError,
    /// Writes the bounds that make misuse not compile.
    ForbidMisuse,
}

impl Level {
    /// All of them, as they stand in a manifest.
    pub const ALL: [(&str, Level); 3] = [
        ("easy", Level::Easy),
        ("medium", Level::Medium),
        ("hard", Level::Hard),
    ];

    /// As it stands in a manifest.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, level)| *level == self)
            .map_or("", |(name, _)| name)
    }
}

impl Kind {
    /// All of them, as they stand in a manifest.
    pub const ALL: [(&str, Kind); 6] = [
        ("write", Kind::Write),
        ("repair", Kind::Repair),
        ("predict", Kind::Predict),
        ("make_compile", Kind::MakeCompile),
        ("read_error", Kind::ReadError),
        ("forbid_misuse", Kind::ForbidMisuse),
    ];

    /// As it stands in a manifest.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(name, _)| name)
    }

    /// For people: `make compile`.
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }
}
