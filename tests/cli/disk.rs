//! A disk that refuses: full, read-only, gone, held. Each is one sentence, and what stands is kept.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use archipel::i18n::Messages;
use archipel::model::Lang;
use archipel::package::{self, Contents, SecretKey};
use archipel::state::State;
use archipel::store::{Fault, FaultSort, Format, Home, HomeLock, LockError, Purpose, state_file};

use crate::program::archipel;

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
            media: if number == 2 { vec![media.clone()] } else { Vec::new() },
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
    run_under(folder, before, "install \"$1/2.archipel\"")
}

/// Runs the program with a home in `folder`, which the arguments call `$1`.
fn run_under(folder: &Path, before: &str, arguments: &str) -> Output {
    let script = format!("{before}\nexec \"$0\" --home \"$1/home\" --lang fr {arguments}");
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

/// A table of points, larger than what may be written.
fn table(folder: &Path, rows: usize) {
    let rows = (0..rows).map(|id| format!("{id};2,8{id:05};50,43;{}\n", "x".repeat(200)));
    let text: String = ["id;lon;lat;nom\n".to_owned()].into_iter().chain(rows).collect();
    fs::write(folder.join("points.csv"), text).unwrap();
}

/// Every file of a folder, with what it holds.
fn held(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn an_import_on_a_full_disk_is_a_sentence_and_the_layer_that_was_there_stays() {
    let folder = place();
    table(folder.path(), 5);
    assert!(
        run_under(folder.path(), "", "import \"$1/points.csv\"")
            .status
            .success()
    );
    let layer = folder.path().join("home/data/layers/points");
    let before = held(&layer);
    table(folder.path(), 4000);
    let output = run_under(
        folder.path(),
        "trap '' XFSZ; ulimit -f 1024",
        "import \"$1/points.csv\"",
    );
    let words = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("plein"), "{words}");
    assert_eq!(held(&layer), before, "the old layer, and nothing half-written");
    assert!(
        run_under(folder.path(), "", "import \"$1/points.csv\"")
            .status
            .success()
    );
}

#[test]
fn an_import_while_another_copy_writes_is_a_sentence() {
    let folder = place();
    table(folder.path(), 5);
    let home = Home::at(&folder.path().join("home"));
    let lock = HomeLock::acquire(&home, Purpose::Window).unwrap();
    let output = run_under(folder.path(), "", "import \"$1/points.csv\"");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("autre copie"), "{words}");
    assert!(!folder.path().join("home/data/layers").exists());
    drop(lock);
    assert!(
        run_under(folder.path(), "", "import \"$1/points.csv\"")
            .status
            .success()
    );
}

#[test]
fn a_layer_that_is_not_there_cannot_be_removed_and_that_is_a_sentence() {
    let folder = place();
    let output = run_under(folder.path(), "", "import --remove rien");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("rien") && words.contains("manque"), "{words}");
}

#[test]
fn a_clock_in_the_past_is_told_and_numbers_decide() {
    let folder = place();
    let current = folder.path().join("home/data/territory/current.json");
    let text = fs::read_to_string(&current).unwrap();
    let stamp = text
        .split('"')
        .find(|part| part.len() == 16 && part.ends_with('Z'))
        .unwrap();
    fs::write(&current, text.replace(stamp, "29991231T235959Z")).unwrap();
    let output = install_under(folder.path(), "");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && words.contains("2999"), "{words}");
    let standing = package::installed(&Home::at(&folder.path().join("home")))
        .unwrap()
        .unwrap();
    assert_eq!(standing.number, 2);
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

#[test]
fn a_file_that_cannot_be_written_is_told_once_and_in_the_language_of_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let out = file.join("parcs.csv");
    let out = out.to_str().unwrap();
    let told = |lang: &str, command: &[&str]| {
        let output = archipel(&[&["--lang", lang], command, &["--out", out]].concat());
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let commands: [&[&str]; 3] = [
        &["features", "--layer", "parks", "--format", "csv"],
        &["sheet", "parks:centralite", "--format", "svg"],
        &["export", "--view", "2.83,50.43,12", "--format", "svg"],
    ];
    for command in commands {
        for (lang, words) in [
            ("fr", "manque, ou n’est pas un dossier"),
            ("en", "is missing, or is not a folder"),
        ] {
            let told = told(lang, command);
            assert_eq!(told.matches(words).count(), 1, "{told}");
            assert_eq!(told.matches("os error").count(), 1, "{told}");
            assert!(told.contains("a file"), "{told}");
        }
    }
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
