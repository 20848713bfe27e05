//! The program opens no internet socket: a whole run, watched by `strace`.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Socket calls of a run that speak an internet protocol.
fn internet_sockets(trace: &str) -> Vec<&str> {
    trace
        .lines()
        .filter(|line| line.contains("AF_INET") || line.contains("AF_INET6"))
        .collect()
}

/// Whether `strace` is here and may trace: in some containers it may not.
fn can_trace(test: &str) -> bool {
    let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let works = traced.is_ok_and(|output| output.status.success());
    if !works {
        let wanted = std::env::var_os(crate::screen::SWITCH).is_some_and(|value| value == "1");
        assert!(
            !wanted,
            "strace cannot trace here, and {} asks for it",
            crate::screen::SWITCH
        );
        println!("{test}: skipped, for strace is not here or may not trace");
    }
    works
}

/// Runs the program under `strace` for `seconds` at most and gives its output and the trace.
fn traced(folder: &Path, seconds: u32, args: &[&str]) -> (Output, String) {
    let trace = folder.join("trace");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg", "-o"])
        .arg(&trace)
        .args(["timeout", "--signal=KILL", &seconds.to_string()])
        .arg(crate::screen::program())
        .args(args)
        .env_remove("http_proxy")
        .env_remove("https_proxy")
        .output()
        .unwrap();
    (output, fs::read_to_string(trace).unwrap_or_default())
}

#[test]
fn the_command_line_opens_no_internet_socket() {
    if !can_trace("the_command_line_opens_no_internet_socket") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let home = home.to_str().unwrap();
    let estimate = home.to_owned() + "/a.mbtiles";
    let key = home.to_owned() + "-key";
    let runs: [&[&str]; 6] = [
        &["--home", home, "pack", "--new-key", &key, "--json"],
        &["--version"],
        &["--home", home, "layers", "--json"],
        &["--home", home, "identify", "--at", "2.7836,50.4436", "--json"],
        &["--home", home, "basemaps", "--json"],
        // Without acceptance of the terms this is an estimate.
        &[
            "--home",
            home,
            "prepare",
            "--source",
            "ign-plan",
            "--extent",
            "2.75,50.38,2.90,50.47",
            "--out",
            &estimate,
        ],
    ];
    for args in runs {
        let (output, trace) = traced(folder.path(), 120, args);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {stderr}");
        assert!(!output.stdout.is_empty(), "{args:?} says nothing");
        let sockets = internet_sockets(&trace);
        assert!(sockets.is_empty(), "{args:?} opened {sockets:#?}");
    }
}

#[test]
fn an_update_without_an_address_and_packages_open_no_internet_socket() {
    if !can_trace("an_update_without_an_address_and_packages_open_no_internet_socket") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let home = home.to_str().unwrap();
    // Refused, each with code 1, and without a word to any server.
    let runs: [&[&str]; 4] = [
        &["--home", home, "update", "--source", "cycle", "--yes", "--json"],
        &["--home", home, "update", "--rollback", "--json"],
        &["--home", home, "install", "--rollback", "--json"],
        &["--home", home, "install", "no-such-file", "--json"],
    ];
    for args in runs {
        let (output, trace) = traced(folder.path(), 120, args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(!output.stdout.is_empty(), "{args:?} says nothing");
        let sockets = internet_sockets(&trace);
        assert!(sockets.is_empty(), "{args:?} opened {sockets:#?}");
    }
}

#[cfg(feature = "gui")]
#[test]
fn the_window_opens_no_internet_socket_from_start_to_end() {
    let name = "the_window_opens_no_internet_socket_from_start_to_end";
    if !crate::screen::has_screen(name) || !can_trace(name) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let picture = folder.path().join("picture.png");
    let (home, picture_path) = (home.to_str().unwrap(), picture.to_str().unwrap());

    // A run that ends by itself.
    let (output, trace) = traced(folder.path(), 180, &["--home", home, "--screenshot", picture_path]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert!(picture.exists(), "no picture: {stderr}");
    assert!(
        trace.contains("AF_UNIX"),
        "the trace does not even show the screen's socket: {trace}"
    );
    let sockets = internet_sockets(&trace);
    assert!(sockets.is_empty(), "the picture opened {sockets:#?}");

    // A window that stays open for a while.
    let (_, trace) = traced(folder.path(), 12, &["--home", home]);
    assert!(trace.contains("AF_UNIX"), "the window did not open: {trace}");
    let sockets = internet_sockets(&trace);
    assert!(sockets.is_empty(), "the open window opened {sockets:#?}");
}

#[test]
fn an_internet_socket_in_a_trace_is_seen() {
    let trace = "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n7 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 4\n8 +++ exited";
    assert_eq!(internet_sockets(trace).len(), 1);
    assert!(internet_sockets("7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3").is_empty());
}
