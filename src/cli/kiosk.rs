//! The kiosk, from its arguments: its set-up with its faults in words, its watchdog, and what the staff does without a window.

use std::io::BufRead as _;
use std::process::{Command, ExitCode};
use std::sync::{Arc, OnceLock};

use clap::Args;

use super::watch::{Patience, Why, watch};
use crate::i18n::Messages;
use crate::load::kiosk::{KioskFault, KioskReason, read};
use crate::model::kiosk::{KioskConfig, KioskMistake};
use crate::state::kiosk::gate::is_pin;
use crate::store::counters::{Counted, Counters};
use crate::store::pin::{StaffPin, hash};
use crate::store::{Home, log};
use crate::ui::kiosk::{Leaving, RESTART, Setup, Wall, counters_path, pin_path};

use super::WindowArguments;

/// What the kiosk opens with.
///
/// # Errors
/// The sentence that says what is wrong with the file, and where.
pub(super) fn set_up(window: &WindowArguments, home: &Home, messages: &Messages) -> Result<Setup, String> {
    let config = match &window.kiosk_config {
        Some(path) => read(path).map_err(|fault| sentence(&fault, messages))?,
        None => KioskConfig::default(),
    };
    Ok(Setup {
        config,
        frozen: window.screenshot.is_some(),
        home: window.screenshot.is_none().then(|| home.clone()),
        heart: window.kiosk_window,
        windowed: window.size.is_some(),
        leaving: Arc::default(),
        wall: Wall::default(),
    })
}

/// File, place and reason.
pub fn sentence(fault: &KioskFault, messages: &Messages) -> String {
    let reason = match &fault.reason {
        KioskReason::Unreadable(words) => words.trim().to_owned(),
        KioskReason::Mistake(KioskMistake::Range(field, least, most)) => {
            let args = [
                ("field", (*field).into()),
                ("least", messages.number_shortest(*least).into()),
                ("most", messages.number_shortest(*most).into()),
            ];
            messages.format("kiosk-fault-range", &args)
        }
        KioskReason::Mistake(KioskMistake::List(field)) => {
            messages.format("kiosk-fault-list", &[("field", (*field).into())])
        }
        KioskReason::Mistake(KioskMistake::Newer(found)) => {
            messages.format("kiosk-fault-newer", &[("found", found.to_string().into())])
        }
    };
    let path = fault.path.display();
    match fault.place {
        Some((line, column)) => format!("{path}:{line}:{column}: {reason}"),
        None => format!("{path}: {reason}"),
    }
}

/// What the staff of a kiosk does without its window.
#[derive(Debug, Args)]
pub struct KioskArguments {
    /// Reads a new PIN of 6 to 12 digits from the standard input and keeps it in the home.
    #[arg(long)]
    set_pin: bool,
    /// Reads such a PIN and prints what the set-up takes as `pin_hash`; nothing is kept.
    #[arg(long, conflicts_with = "set_pin")]
    hash_pin: bool,
    /// Prints what was counted, as CSV.
    #[arg(long, conflicts_with_all = ["set_pin", "hash_pin"], required_unless_present_any = ["set_pin", "hash_pin"])]
    counters: bool,
}

/// Carries out what the staff asks for.
///
/// # Errors
/// When the disk does not take the PIN.
pub fn run(arguments: &KioskArguments, home: &Home, messages: &Messages) -> anyhow::Result<ExitCode> {
    if arguments.counters {
        super::print::print(&Counters::open(&counters_path(home)).csv())?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut line = String::new();
    eprintln!("{}", messages.text("kiosk-pin-new"));
    std::io::stdin().lock().read_line(&mut line)?;
    let digits = line.trim();
    if !is_pin(digits) {
        eprintln!("{}", messages.text("kiosk-pin-form"));
        return Ok(ExitCode::FAILURE);
    }
    if arguments.hash_pin {
        let hash = hash(digits).ok_or_else(|| anyhow::anyhow!("the system gives no random numbers"))?;
        super::print::print(&format!("{hash}\n"))?;
    } else {
        StaffPin::open(&pin_path(home)).set(digits)?;
        eprintln!("{}", messages.text("kiosk-pin-kept"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether this process is to watch over the window rather than to be it: pictures and the window itself are not watched.
pub(super) fn is_watchdog(window: &WindowArguments) -> bool {
    window.kiosk && !window.kiosk_window && window.screenshot.is_none()
}

/// Starts the window of the kiosk and starts it again whenever it ends or hangs, until the staff leaves.
///
/// # Errors
/// When it cannot be started at all.
pub(super) fn keep_open(home: &Home) -> anyhow::Result<ExitCode> {
    let _guard = log::init(home);
    let program = std::env::current_exe()?;
    let command = || {
        let mut command = Command::new(&program);
        command.args(std::env::args_os().skip(1)).arg("--kiosk-window");
        Ok(command)
    };
    let code = watch(&command, Patience::KIOSK, &mut |why| {
        tracing::warn!(?why, "the window is started again");
        if why != Why::Wish {
            // The window is gone: nobody else writes now.
            let mut counters = Counters::open(&counters_path(home));
            counters.count(&Wall::default().today(), Counted::Restart, "");
            counters.save();
        }
    })?;
    Ok(code)
}

/// The exit code of a window that ended so.
pub(super) fn exit_code(leaving: &OnceLock<Leaving>) -> Option<ExitCode> {
    leaving.get().map(|leaving| match leaving {
        Leaving::Quit => ExitCode::SUCCESS,
        Leaving::Restart => ExitCode::from(RESTART),
    })
}
