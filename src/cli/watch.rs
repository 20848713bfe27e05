//! The watchdog of the kiosk: a parent without a window that starts the one with it, hears its heart beat on a pipe, and starts
//! it again when it ends or falls silent.

use std::io::Read as _;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::ui::kiosk::RESTART;

/// How long is waited for a heart.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Without a beat for this long the window hangs.
    pub silence: Duration,
    /// The same until the first beat: the territory is being read.
    pub start: Duration,
    /// The longest pause before another start; the first is at once.
    pub longest_pause: Duration,
}

impl Patience {
    /// As a kiosk waits: a hang ends after ten seconds, and the next window is there within ten more.
    pub const KIOSK: Self = Self {
        silence: Duration::from_secs(10),
        start: Duration::from_secs(60),
        longest_pause: Duration::from_secs(6),
    };
}

/// Why a window was started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It ended by itself, and not well.
    Crash,
    /// Its heart stopped.
    Hang,
    /// It asked for it.
    Wish,
}

/// How a window ended.
enum End {
    Quit,
    Again(Why),
}

/// Starts what `command` makes again and again until it ends well. `note` is told of every start after the first.
///
/// # Errors
/// When the first window cannot be started at all.
pub fn watch(
    command: &dyn Fn() -> std::io::Result<Command>,
    patience: Patience,
    note: &mut dyn FnMut(Why),
) -> std::io::Result<ExitCode> {
    let mut pause = Duration::ZERO;
    let mut first = true;
    loop {
        let began = Instant::now();
        let started = command().and_then(|mut command| {
            command.stdin(Stdio::null()).stdout(Stdio::piped());
            command.spawn()
        });
        let end = match started {
            Ok(child) => follow(child, patience),
            Err(error) if first => return Err(error),
            // Out of processes or memory for a moment: the kiosk goes on.
            Err(error) => {
                tracing::error!(%error, "the window cannot be started");
                End::Again(Why::Crash)
            }
        };
        first = false;
        let End::Again(why) = end else {
            return Ok(ExitCode::SUCCESS);
        };
        note(why);
        // One that lived begins anew at once; one that dies again and again, as without a display, is given time.
        pause = match why {
            Why::Wish => Duration::ZERO,
            _ if began.elapsed() > Duration::from_secs(60) => Duration::ZERO,
            _ => (pause * 2 + Duration::from_millis(500)).min(patience.longest_pause),
        };
        std::thread::sleep(pause);
    }
}

/// Waits for the end of a window; one that is silent is ended.
fn follow(mut child: Child, patience: Patience) -> End {
    let beats = beats_of(&mut child);
    let mut wait = patience.start;
    loop {
        match beats.recv_timeout(wait) {
            Ok(()) => wait = patience.silence,
            Err(RecvTimeoutError::Timeout) => {
                child.kill().ok();
                child.wait().ok();
                return End::Again(Why::Hang);
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    // Its pipe is closed: it has ended, or does so now.
    let deadline = Instant::now() + patience.silence;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return End::Quit,
            Ok(Some(status)) if status.code() == Some(i32::from(RESTART)) => return End::Again(Why::Wish),
            Ok(Some(_)) => return End::Again(Why::Crash),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(20)),
            Ok(None) | Err(_) => {
                child.kill().ok();
                child.wait().ok();
                return End::Again(Why::Hang);
            }
        }
    }
}

/// A message for every beat; the channel closes with the pipe.
fn beats_of(child: &mut Child) -> Receiver<()> {
    let (sender, beats) = channel();
    if let Some(mut pipe) = child.stdout.take() {
        std::thread::spawn(move || {
            let mut buffer = [0_u8; 256];
            while pipe.read(&mut buffer).is_ok_and(|count| count > 0) && sender.send(()).is_ok() {}
        });
    }
    beats
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn patience() -> Patience {
        Patience {
            silence: Duration::from_millis(400),
            start: Duration::from_millis(800),
            longest_pause: Duration::from_millis(20),
        }
    }

    /// A window that does one thing after the other, once for each start.
    fn play(acts: &[&str]) -> Vec<Why> {
        let folder = tempfile::tempdir().unwrap();
        let count = folder.path().join("starts");
        let script = format!(
            "echo >> '{0}'; n=$(wc -l < '{0}'); case $n in {1} *) exit 0;; esac",
            count.display(),
            acts.iter()
                .enumerate()
                .map(|(index, act)| format!("{}) {act};;", index + 1))
                .collect::<String>()
        );
        let command = || {
            let mut command = Command::new("sh");
            command.args(["-c", &script]);
            Ok(command)
        };
        let mut told = Vec::new();
        watch(&command, patience(), &mut |why| told.push(why)).unwrap();
        let starts = std::fs::read_to_string(&count).unwrap().lines().count();
        assert_eq!(starts, told.len() + 1);
        told
    }

    #[test]
    fn a_window_that_ends_well_is_not_started_again() {
        assert_eq!(play(&["echo beat; exit 0"]), []);
    }

    #[test]
    fn a_crash_a_wish_and_a_hang_are_started_again_and_told_apart() {
        let told = play(&[
            "echo beat; exit 101",
            "kill -SEGV $$",
            "exit 75",
            "echo beat; exec sleep 60",
            "exec sleep 60",
            "echo beat; exit 0",
        ]);
        assert_eq!(told, [Why::Crash, Why::Crash, Why::Wish, Why::Hang, Why::Hang]);
    }

    #[test]
    fn a_heart_that_beats_is_left_alone() {
        assert_eq!(
            play(&["for i in 1 2 3 4 5 6 7 8; do echo beat; sleep 0.15; done; exit 0"]),
            []
        );
    }

    #[test]
    fn what_cannot_be_started_at_all_is_an_error() {
        let command = || Ok(Command::new("/no/such/archipel"));
        assert!(watch(&command, patience(), &mut |_| ()).is_err());
    }
}
