//! The kiosk as a script meets it: faults of its set-up, the PIN, the counters.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::program::archipel;

/// Runs the program with words on its standard input.
fn told(arguments: &[&str], words: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_archipel"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_faulty_set_up_is_refused_with_file_place_and_reason() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, place, reason) in [
        ("unknown.toml", "idle_s = 60\nidel_s = 3\n", ":2:1:", "idel_s"),
        ("range.toml", "\n\nidle_s = 1\n", ":3:1:", "idle_s"),
        ("twice.json", "{\"languages\": [\"fr\", \"fr\"]}", ":1:3:", "languages"),
        ("broken.json", "{\n  \"idle_s\": \n}", ":3:", "expected value"),
        ("newer.toml", "format_version = 9", ":1:1:", "9"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let path = path.display().to_string();
        let output = archipel(&["--kiosk", "--kiosk-config", &path]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let words = complaint(&output);
        assert!(
            words.contains(&format!("{path}{place}")) && words.contains(reason),
            "{name}: {words}"
        );
    }
    let output = archipel(&["--kiosk", "--kiosk-config", "/nowhere/kiosk.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("/nowhere/kiosk.toml"));
}

#[test]
fn a_kiosk_needs_a_display_and_a_set_up_needs_a_kiosk() {
    let output = archipel(&["--kiosk"]);
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
    assert_eq!(archipel(&["--kiosk-config", "x.toml"]).status.code(), Some(2));
    assert_eq!(archipel(&["--kiosk", "--present", "x"]).status.code(), Some(2));
    assert_eq!(archipel(&["kiosk"]).status.code(), Some(2));
}

#[test]
fn a_pin_is_kept_or_hashed_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().display().to_string();
    let output = told(&["--home", &home, "kiosk", "--set-pin"], "271828\n");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let kept = std::fs::read_to_string(folder.path().join("settings/kiosk-pin.json")).unwrap();
    assert!(kept.contains("$argon2id$") && !kept.contains("271828"));
    let output = told(&["kiosk", "--hash-pin"], "271828\n");
    let hash = String::from_utf8(output.stdout).unwrap();
    assert!(hash.starts_with("$argon2id$"), "{hash}");
    for bad in ["1234\n", "no digits\n", "\n"] {
        assert_eq!(
            told(&["--home", &home, "kiosk", "--set-pin"], bad).status.code(),
            Some(1),
            "{bad:?}"
        );
    }
}

#[test]
fn counters_are_printed_as_they_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().display().to_string();
    let output = archipel(&["--home", &home, "kiosk", "--counters"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "day,sort,thing,count\n");
    let file = folder.path().join("data/kiosk/counters.csv");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = "day,sort,thing,count\n2026-05-01,visit,,12\n";
    std::fs::write(&file, text).unwrap();
    let output = archipel(&["--home", &home, "kiosk", "--counters"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), text);
}
