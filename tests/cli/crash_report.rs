//! A panic in a real process leaves a report with the last lines of the log, and the usual words on stderr.

use std::process::Command;

use archipel::store::{Home, crash, log};

const FOLDER: &str = "ARCHIPEL_TEST_CRASH_HOME";

/// Runs in a process of its own: a panic hook and a log belong to the whole process.
#[test]
#[ignore = "started by the test below in a process of its own"]
fn a_process_that_panics() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let home = Home::at(folder.as_ref());
    let log = log::init(&home);
    crash::install(&home, log.recent());
    tracing::warn!(target: "archipel", "the roof creaks");
    std::thread::Builder::new()
        .name("miner".to_owned())
        .spawn(|| panic!("the roof fell"))
        .unwrap()
        .join()
        .unwrap_err();
}

#[test]
fn a_panic_leaves_a_report_and_the_usual_words() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "crash_report::a_process_that_panics",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, folder.path())
        .env_remove("ARCHIPEL_LOG")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");

    let home = Home::at(folder.path());
    let reports = crash::reports(&home);
    assert_eq!(reports.len(), 1, "{stderr}");
    let report = std::fs::read_to_string(&reports[0]).unwrap();
    for part in [
        "thread: miner",
        "message: the roof fell",
        "place: tests/cli/crash_report.rs",
        "the roof creaks",
    ] {
        assert!(
            report.replace('\\', "/").contains(part),
            "{part} is missing in\n{report}"
        );
    }
    assert!(
        stderr.contains("the roof fell"),
        "the hook that was there no longer speaks: {stderr}"
    );
    assert!(
        stderr.contains("the roof creaks"),
        "a warning is not on stderr: {stderr}"
    );
    let place = reports[0].display().to_string();
    assert!(
        stderr.contains(&place),
        "stderr does not say where the report is: {stderr}"
    );

    let logged: String = std::fs::read_dir(home.logs())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "log"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert!(
        logged.contains("archipel starts") && logged.contains("the roof creaks"),
        "{logged}"
    );
}
