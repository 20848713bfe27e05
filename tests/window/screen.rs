//! What tests of a real window share: the switch, the program, patience.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::picture::Picture;

/// Set to 1 where there is a screen, as `.ci/run` does.
pub const SWITCH: &str = "ARCHIPEL_WINDOW_TESTS";
/// A window on software OpenGL of a busy machine is slow; hours are a hang.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Whether there is a screen to open windows on; says so where there is none.
pub fn has_screen(test: &str) -> bool {
    let switched_on = std::env::var_os(SWITCH).is_some_and(|value| value == "1");
    if !switched_on {
        println!("{test}: skipped, for it opens a window; {SWITCH}=1 runs it");
    }
    switched_on
}

/// The program: `ARCHIPEL_BIN` where another build of it shall be tested, as the release.
pub fn program() -> PathBuf {
    let given = std::env::var_os("ARCHIPEL_BIN").map(PathBuf::from);
    given.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_archipel")))
}

/// A command that ends the program for good after `PATIENCE`.
pub fn patient(program: &str) -> Command {
    let mut command = Command::new("timeout");
    command.args(["--signal=KILL", &PATIENCE.as_secs().to_string(), program]);
    command
}

/// The picture that a window takes of itself, its home in `folder`; `arrange` says what it shows. It stays in the folder
/// `ARCHIPEL_PICTURES` when that is given.
pub fn photograph(name: &str, folder: &Path, arrange: impl FnOnce(&mut Command)) -> Picture {
    let kept = std::env::var_os("ARCHIPEL_PICTURES").map(PathBuf::from);
    let pictures = kept.unwrap_or_else(|| folder.to_owned());
    fs::create_dir_all(&pictures).unwrap();
    let file = pictures.join(format!("{name}.png"));
    let mut command = patient(program().to_str().unwrap());
    command.arg("--home").arg(folder.join("home"));
    command.arg("--screenshot").arg(&file);
    arrange(&mut command);
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {} {stderr}", output.status);
    Picture::read(&file)
}
