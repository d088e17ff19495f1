//! The book, as `cargo course` serves it, in a real Chromium: `cargo test -p browser-tests`.
//!
//! One binary, so that the book is built and the browser started once. Each test opens pages of
//! its own, with storage of their own. Without a Chromium every test says that it is skipped and
//! passes; on CI it fails. CHROMIUM names one that is not found by itself.

mod cards;
mod cards_files;
mod cards_kept;
mod cards_schedule;
mod code;
mod deck;
mod engines;
mod every_page;
mod figures;
mod figures_told;
mod find_error;
mod frame;
mod harness;
mod keys;
mod paste_error;
mod place;
mod place_kept;
mod place_served;
mod print;
mod quizzes;
mod quizzes_kept;
mod run;
mod search;
mod smoke;
mod stage;
mod stage_room;
mod tabs;
mod teach;
mod teach_plan;
mod teach_projector;
mod theme;
