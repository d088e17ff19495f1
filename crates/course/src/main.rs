//! `cargo course`: everything about the course in one program.

use std::process::ExitCode;

use clap::Parser;
use course::commands::{self, Args};

fn main() -> ExitCode {
    match commands::run(Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            commands::say::error(&error);
            ExitCode::FAILURE
        }
    }
}
