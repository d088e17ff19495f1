//! The book, as `cargo course` serves it, in a real Chromium: `cargo test -p browser-tests`.
//!
//! One binary, so that the book is built and the browser started once. Each test opens pages of
//! its own, with storage of their own. Without a Chromium every test says that it is skipped and
//! passes; on CI it fails. CHROMIUM names one that is not found by itself.

mod cards;
mod cards_kept;
mod code;
mod every_page;
mod figures;
mod figures_told;
mod find_error;
mod frame;
mod harness;
mod place;
mod place_served;
mod print;
mod quizzes;
mod quizzes_kept;
mod search;
mod smoke;
mod teach;
mod theme;
