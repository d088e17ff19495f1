//! The programs in `src/bin` and the errors in `errors` are what the pages show.
