//! The `archipel` program: parse arguments, dispatch; nothing else.

// On Windows the window comes without a console behind it; `attach_console` gives the command line its own back.
#![cfg_attr(all(windows, feature = "gui"), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    archipel::cli::attach_console();
    archipel::cli::run().unwrap_or_else(|error| {
        eprintln!("archipel: {error:#}");
        ExitCode::FAILURE
    })
}
