//! A disk that refuses: full, read-only, gone, held. Each is one sentence, and what stands is kept.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use archipel::i18n::Messages;
use archipel::model::Lang;
use archipel::package::{self, Contents, SecretKey};
use archipel::state::State;
use archipel::store::{Fault, FaultSort, Format, Home, HomeLock, LockError, Purpose, state_file};

/// A home that trusts a key, with package 1 installed; package 2 lies beside it.
fn place() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("k");
    let public = package::new_key(&key).unwrap();
    let keys = folder.path().join("home/settings/keys");
    fs::create_dir_all(&keys).unwrap();
    fs::copy(public, keys.join("k.pub")).unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(&data).unwrap();
    let media = folder.path().join("media");
    fs::create_dir_all(&media).unwrap();
    for number in [1, 2] {
        fs::write(data.join("p.geojson"), r#"{"type":"Point","coordinates":[2.8,50.4]}"#).unwrap();
        fs::write(media.join("p-1.jpg"), vec![number; 3 << 20]).unwrap();
        let contents = Contents {
            data: Some(data.clone()),
            media: (number == 2).then(|| media.clone()),
            ..Contents::default()
        };
        let out = folder.path().join(format!("{number}.archipel"));
        package::pack(&contents, u64::from(number), &SecretKey::read(&key).unwrap(), &out).unwrap();
    }
    let home = Home::at(&folder.path().join("home"));
    let lock = HomeLock::acquire(&home, Purpose::Install).unwrap();
    package::install(&folder.path().join("1.archipel"), &home, &lock, |_, _| {}).unwrap();
    folder
}

/// Runs `archipel install 2.archipel` through a shell that prepares the surroundings.
fn install_under(folder: &Path, before: &str) -> Output {
    let script = format!("{before}\nexec \"$0\" --home \"$1/home\" --lang fr install \"$1/2.archipel\"");
    Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_archipel")])
        .arg(folder)
        .env_remove("DISPLAY")
        .output()
        .unwrap()
}

fn refused(output: &Output, word: &str, folder: &Path) {
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains(word), "{words}");
    let standing = package::installed(&Home::at(&folder.join("home"))).unwrap().unwrap();
    assert_eq!(standing.number, 1);
    package::verify(&standing).unwrap();
}

#[test]
fn a_full_disk_is_a_sentence_and_the_old_package_still_holds() {
    let folder = place();
    // No file of more than 512 kB (1,024 blocks of 512 bytes) may be written; the signal that goes with it is ignored, as
    // a real disk sends none.
    let output = install_under(folder.path(), "trap '' XFSZ; ulimit -f 1024");
    refused(&output, "plein", folder.path());
    // Nothing half-written stays.
    let names = fs::read_dir(folder.path().join("home/data/territory")).unwrap().count();
    assert_eq!(names, 2);
    // With room again it goes in.
    assert!(install_under(folder.path(), "").status.success());
}

#[test]
fn a_folder_that_is_a_file_is_a_sentence() {
    let folder = place();
    let other = folder.path().join("other");
    fs::create_dir_all(other.join("home")).unwrap();
    fs::write(other.join("home/data"), "a file where the folder should be").unwrap();
    fs::copy(folder.path().join("2.archipel"), other.join("2.archipel")).unwrap();
    let output = install_under(&other, "");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("manque, ou n’est pas un dossier"), "{words}");
    assert_eq!(
        fs::read_to_string(other.join("home/data")).unwrap(),
        "a file where the folder should be"
    );
}

/// Whether folders without the right to write hold here: they do not for root.
fn rights_hold(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let locked = folder.join("rights");
    fs::create_dir_all(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    let holds = fs::write(locked.join("x"), "").is_err();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    holds
}

#[test]
fn a_read_only_folder_is_a_sentence_and_what_is_installed_is_still_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = place();
    if rights_hold(folder.path()) {
        let data = folder.path().join("home/data");
        fs::set_permissions(&data, fs::Permissions::from_mode(0o555)).unwrap();
        let output = install_under(folder.path(), "");
        fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
        refused(&output, "lecture seule", folder.path());
        return;
    }
    // Root may write everywhere but on what is mounted read-only, in a mount space of its own.
    let home = folder.path().join("home");
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"";
    let probe = Command::new("unshare")
        .args(["-m", "sh", "-c", script, "sh"])
        .arg(&home)
        .status();
    if !probe.is_ok_and(|status| status.success()) {
        println!("read-only folder: nothing can be mounted here; the words alone are tested");
        let fault = Fault::of(&home, &std::io::ErrorKind::ReadOnlyFilesystem.into());
        assert_eq!(fault.sort, FaultSort::ReadOnly);
        assert!(fault.sentence(&Messages::new(Lang::Fr)).contains("lecture seule"));
        return;
    }
    let script = "set -- \"$2\" \"$1\"; home=\"$1/home\"; mount --bind \"$home\" \"$home\" && mount -o remount,ro,bind \"$home\" && \
         exec \"$2\" --home \"$home\" --lang fr install \"$1/2.archipel\"";
    let output = Command::new("unshare")
        .args(["-m", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_archipel")])
        .arg(folder.path())
        .output()
        .unwrap();
    refused(&output, "lecture seule", folder.path());
}

#[test]
fn a_state_that_cannot_be_written_leaves_the_one_that_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings/state.json");
    state_file::save(&path, &State::default(), &Format::first()).unwrap();
    let before = fs::read(&path).unwrap();
    // A folder in the way of the temporary file's new name cannot be replaced: the same path as a full disk.
    let taken = folder.path().join("taken.json");
    fs::create_dir_all(taken.join("inside")).unwrap();
    let error = state_file::save(&taken, &State::default(), &Format::first()).unwrap_err();
    let words = Fault::from(&error).sentence(&Messages::new(Lang::En));
    assert!(words.contains("taken.json"), "{words}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "a temporary file stays"
    );
}

#[test]
fn two_copies_at_once_never_both_write() {
    let folder = place();
    let home = Home::at(&folder.path().join("home"));
    let copies: Vec<_> = (0..6)
        .map(|_| {
            let path = folder.path().to_owned();
            std::thread::spawn(move || install_under(&path, ""))
        })
        .collect();
    let codes: Vec<Option<i32>> = copies
        .into_iter()
        .map(|copy| {
            let output = copy.join().unwrap();
            let words = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() || words.contains("autre copie"), "{words}");
            output.status.code()
        })
        .collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    let standing = package::installed(&home).unwrap().unwrap();
    assert_eq!(standing.number, 2);
    package::verify(&standing).unwrap();
    let lock = HomeLock::acquire(&home, Purpose::Window).unwrap();
    let second = HomeLock::acquire(&home, Purpose::Window).unwrap_err();
    assert!(matches!(second, LockError::Held { .. }));
    drop(lock);
}
