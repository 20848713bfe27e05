//! The program as a script runs it: without a display, without a proxy, in French unless it asks otherwise.

use std::ffi::OsStr;
use std::process::{Command, Output};

use serde_json::Value;

/// What the surroundings of a test must not lend to the program.
const NOT_LENT: [&str; 7] = [
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "WAYLAND_SOCKET",
    "http_proxy",
    "HTTP_PROXY",
    "all_proxy",
    "ALL_PROXY",
];

/// Runs the program to its end.
pub fn archipel<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_archipel"));
    // Layers of whoever runs the tests are none of theirs.
    let nowhere = concat!(env!("CARGO_TARGET_TMPDIR"), "/nowhere");
    command
        .args(arguments)
        .env("LANG", "fr_FR.UTF-8")
        .env("XDG_DATA_HOME", nowhere);
    for name in NOT_LENT {
        command.env_remove(name);
    }
    command.output().unwrap()
}

/// What a run that ended well printed.
pub fn printed(output: &Output) -> String {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a run that ended well printed, as JSON.
pub fn json_of(output: &Output) -> Value {
    serde_json::from_str(&printed(output)).unwrap()
}

/// Runs the program, which must end well, and reads the JSON that it prints.
pub fn json<S: AsRef<OsStr>>(arguments: &[S]) -> Value {
    json_of(&archipel(arguments))
}
