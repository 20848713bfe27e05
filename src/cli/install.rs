//! `archipel install`: takes a package in, or goes back to what was there before it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::print;
use crate::i18n::Messages;
use crate::package::{self, Refusal, Report, generations};
use crate::store::{Home, HomeLock, Purpose};

/// What to install.
#[derive(Debug, Args)]
pub struct InstallArguments {
    /// The package.
    #[arg(value_name = "FILE", required_unless_present = "rollback")]
    pub file: Option<PathBuf>,
    /// Instead, goes back to what was installed before; twice comes back.
    #[arg(long, conflicts_with = "file")]
    pub rollback: bool,
    /// JSON on stdout.
    #[arg(long)]
    pub json: bool,
}

/// Installs or goes back. Exit code 1 with a sentence when that is refused: what stands is untouched then.
///
/// # Errors
/// When the output cannot be written.
pub fn run(arguments: &InstallArguments, home: &Home, messages: &Messages) -> anyhow::Result<ExitCode> {
    if let Some(moment) = generations(home).ahead_of_the_clock() {
        eprintln!(
            "{}",
            messages.format("store-clock-behind", &[("moment", moment.into())])
        );
    }
    let lock = HomeLock::acquire(home, Purpose::Install).map_err(Refusal::from);
    let done = lock.and_then(|lock| match &arguments.file {
        Some(file) => package::install(file, home, &lock, |_, _| {}),
        None => package::roll_back(home, &lock),
    });
    match done {
        Ok(report) => {
            tell(&report, arguments, messages)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(refusal) => refused(&refusal, "installed", arguments.json, messages),
    }
}

fn tell(report: &Report, arguments: &InstallArguments, messages: &Messages) -> anyhow::Result<()> {
    if arguments.json {
        let installed = report.installed.as_ref();
        let amount = installed.map(package::Installed::amount);
        let value = json!({
            "installed": installed.is_some(), "unchanged": report.unchanged, "rolled_back": arguments.rollback,
            "number": installed.map(|one| one.number), "before": report.before,
            "made": installed.map(|one| &one.made), "vintage": installed.map(|one| &one.vintage),
            "path": installed.map(|one| one.path.display().to_string()),
            "files": amount.map(|(files, _)| files), "bytes": amount.map(|(_, bytes)| bytes),
        });
        return print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?));
    }
    let words = match &report.installed {
        None => messages.text("package-back-to-own").to_owned(),
        Some(installed) => {
            let key = match (report.unchanged, arguments.rollback) {
                (true, _) => "package-unchanged",
                (false, true) => "package-rolled-back",
                (false, false) => "package-installed",
            };
            let args = [
                ("number", installed.number.to_string().into()),
                ("vintage", installed.vintage.as_str().into()),
                ("path", installed.path.display().to_string().into()),
            ];
            messages.format(key, &args)
        }
    };
    print::print(&format!("{words}\n"))
}

/// Says why not: in words on stderr, and as JSON where that was asked for.
pub(super) fn refused(refusal: &Refusal, what: &str, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let words = refusal.sentence(messages);
    eprintln!("{words}");
    if json {
        let value = json!({ what: false, "code": refusal.code(), "message": words });
        print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    }
    Ok(ExitCode::FAILURE)
}
