//! Packages on the command line: made, installed, used, taken back; and every refusal with its reason, leaving what stands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::archipel;
use archipel::package::{self, Contents, Entry, Manifest, SecretKey};
use archipel::store::{Home, HomeLock, Purpose};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const CATALOG: &str = r#"
format_version = 1
title = { fr = "Essai" }
vintage = "VINTAGE"
region = [2.0, 50.0, 4.0, 51.0]
home = { extent = [2.5, 50.2, 3.5, 50.7] }
[[source]]
key = "s"
title = "S"
producer = "P"
licence = "Licence Ouverte 2.0"
date = "2020"
credit = "P"
[[group]]
id = "g"
title = { fr = "G" }
[[layer]]
id = "points"
group = "g"
title = { fr = "Points" }
file = "points.geojson"
source = "s"
vintage = "2020"
geometry_status = "official"
"#;
const POINTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[2.83,50.43]}}]}"#;

/// A home that trusts the key of an office, and a folder of data.
struct Place {
    folder: tempfile::TempDir,
    key: SecretKey,
    signing: SigningKey,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.key");
        let public = package::new_key(&path).unwrap();
        let keys = folder.path().join("home/settings/keys");
        fs::create_dir_all(&keys).unwrap();
        fs::copy(public, keys.join("office.pub")).unwrap();
        let text: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let secret = text["secret"].as_str().unwrap();
        let seed: Vec<u8> = (0..32)
            .map(|index| u8::from_str_radix(&secret[2 * index..2 * index + 2], 16).unwrap())
            .collect();
        let place = Self {
            key: SecretKey::read(&path).unwrap(),
            signing: SigningKey::from_bytes(&seed.try_into().unwrap()),
            folder,
        };
        place.data("2026-a");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self, vintage: &str) -> PathBuf {
        let data = self.path("new-data");
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join("catalog.toml"), CATALOG.replace("VINTAGE", vintage)).unwrap();
        fs::write(data.join("points.geojson"), POINTS).unwrap();
        data
    }

    fn packed(&self, number: u64, vintage: &str) -> PathBuf {
        let contents = Contents {
            data: Some(self.data(vintage)),
            ..Contents::default()
        };
        let out = self.path(&format!("{number}.archipel"));
        package::pack(&contents, number, &self.key, &out).unwrap();
        out
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let home = self.path("home");
        let mut all = vec!["--home", home.to_str().unwrap(), "--lang", "fr"];
        all.extend(arguments);
        archipel(&all)
    }

    fn install(&self, file: &Path) -> Output {
        self.run(&["install", file.to_str().unwrap(), "--json"])
    }

    /// Refused with this code and a sentence, and nothing is touched.
    fn refuses(&self, file: &Path, code: &str) {
        let before = self.standing();
        let output = self.install(file);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{code}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value["code"], code, "{value}");
        let words = value["message"].as_str().unwrap();
        assert!(words.len() > 20 && !words.contains('⟦'), "{words}");
        assert_eq!(self.standing(), before, "{code} changed what stands");
    }

    /// Every file of what is installed, with its bytes.
    fn standing(&self) -> Vec<(PathBuf, Vec<u8>)> {
        fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    collect(&entry.path(), files);
                } else {
                    files.push((entry.path(), fs::read(entry.path()).unwrap()));
                }
            }
        }
        let mut files = Vec::new();
        collect(&self.path("home/data/territory"), &mut files);
        files.sort();
        files
    }

    fn in_use(&self) -> Value {
        let value: Value = serde_json::from_slice(&self.run(&["layers", "--json"]).stdout).unwrap();
        value["data"].clone()
    }

    /// A package made by hand: this manifest, signed, and these files in a tar archive.
    fn by_hand(&self, manifest: &Value, files: &[(&str, &[u8])]) -> PathBuf {
        let head = serde_json::to_vec(manifest).unwrap();
        let mut sealed = b"archipel package 1\n".to_vec();
        sealed.extend_from_slice(&head);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let signature = self.signing.sign(&sealed).to_bytes();
        let signature = format!("{} {}\n", hex(self.signing.verifying_key().as_bytes()), hex(&signature));
        let mut all: Vec<(&str, &[u8])> = vec![("manifest.json", &head), ("manifest.sig", signature.as_bytes())];
        all.extend(files);
        let out = self.path("by-hand.archipel");
        fs::write(&out, archive(&all)).unwrap();
        out
    }
}

/// A tar archive of these names and bytes, names as they are.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        tar.append(&header, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

fn entry(path: &str, bytes: &[u8]) -> Entry {
    let digest = Sha256::digest(bytes);
    Entry {
        path: path.to_owned(),
        size: bytes.len() as u64,
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

fn manifest(number: u64, files: Vec<Entry>) -> Value {
    serde_json::to_value(Manifest {
        format_version: 1,
        number,
        made: "20261125T000000Z".to_owned(),
        vintage: "2026".to_owned(),
        program: "0".to_owned(),
        files,
    })
    .unwrap()
}

#[test]
fn a_package_is_installed_used_and_taken_back() {
    let place = Place::new();
    assert_eq!(place.in_use()["kind"], "embedded");
    let first = place.packed(1, "2026-a");
    let report: Value = serde_json::from_slice(&place.install(&first).stdout).unwrap();
    assert_eq!(
        (&report["installed"], &report["number"]),
        (&true.into(), &1.into()),
        "{report}"
    );
    assert_eq!(
        (&place.in_use()["kind"], &place.in_use()["vintage"]),
        (&"installed".into(), &"2026-a".into())
    );
    let second = place.packed(2, "2026-b");
    assert!(place.install(&second).status.success());
    assert_eq!(place.in_use()["number"], 2);
    // The same package again does nothing and is no fault.
    let again: Value = serde_json::from_slice(&place.install(&second).stdout).unwrap();
    assert_eq!(again["unchanged"], true);
    for number in [1, 2, 1] {
        assert!(place.run(&["install", "--rollback"]).status.success());
        assert_eq!(place.in_use()["number"], number);
    }
    // What was gone back from may be installed again.
    assert!(place.install(&second).status.success());
    assert_eq!(place.in_use()["number"], 2);
    // The folder of the command line is stronger.
    let given = place.run(&["--data", place.path("new-data").to_str().unwrap(), "layers", "--json"]);
    let given: Value = serde_json::from_slice(&given.stdout).unwrap();
    assert_eq!(given["data"]["kind"], "folder");
}

#[test]
fn going_back_from_the_first_package_leads_to_the_data_of_the_program() {
    let place = Place::new();
    assert_eq!(place.run(&["install", "--rollback"]).status.code(), Some(1));
    place.install(&place.packed(7, "2026-a"));
    assert!(place.run(&["install", "--rollback"]).status.success());
    assert_eq!(place.in_use()["kind"], "embedded");
}

#[test]
fn the_territory_of_the_program_can_be_packed_with_pictures_and_installed_whole() {
    let place = Place::new();
    let media = place.path("pictures");
    fs::create_dir(&media).unwrap();
    fs::write(media.join("unesco-63AG.jpg"), "not really").unwrap();
    let (out, key) = (place.path("all.archipel"), place.path("office.key"));
    let arguments = [
        "pack",
        "--out",
        out.to_str().unwrap(),
        "--key",
        key.to_str().unwrap(),
        "--media",
        media.to_str().unwrap(),
        "--json",
    ];
    let packed: Value = serde_json::from_slice(&place.run(&arguments).stdout).unwrap();
    assert!(packed["number"].as_u64().unwrap() > 202_000_000_000 && packed["files"].as_u64().unwrap() > 20);
    assert!(place.install(&out).status.success());
    let layers: Value = serde_json::from_slice(&place.run(&["layers", "--json"]).stdout).unwrap();
    assert_eq!(layers["data"]["kind"], "installed");
    assert!(layers["declared"].as_array().unwrap().len() > 3);
    let installed = package::installed(&Home::at(&place.path("home"))).unwrap().unwrap();
    package::verify(&installed).unwrap();
    assert!(installed.media().join("unesco-63AG.jpg").exists());
}

#[test]
fn stories_and_pictures_of_this_home_are_packed_and_told_where_they_are_installed() {
    let place = Place::new();
    let text = fs::read_to_string("geodata/stories/velo-et-bus/story.toml").unwrap();
    let own = place.path("home/data/stories/my-walk");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("story.toml"), text).unwrap();
    fs::create_dir_all(place.path("home/data/media")).unwrap();
    fs::write(place.path("home/data/media/unesco-63AG.jpg"), "not really").unwrap();
    let (out, key) = (place.path("walk.archipel"), place.path("office.key"));
    let pack = |more: &[&str]| -> Value {
        let arguments = [
            "pack",
            "--out",
            out.to_str().unwrap(),
            "--key",
            key.to_str().unwrap(),
            "--json",
        ];
        serde_json::from_slice(&place.run(&[&arguments[..], more].concat()).stdout).unwrap()
    };
    let bare = pack(&["--only-data"]);
    let packed = pack(&[]);
    assert_eq!(
        packed["stories"].as_u64(),
        bare["stories"].as_u64().map(|count| count + 1),
        "{packed}"
    );
    assert_eq!((&packed["pictures"], &packed["basemap"]), (&1.into(), &false.into()));
    // Another home, which made nothing, tells the story.
    let other = place.path("other");
    fs::create_dir_all(other.join("settings")).unwrap();
    fs::rename(place.path("home/settings/keys"), other.join("settings/keys")).unwrap();
    let run = |arguments: &[&str]| archipel(&[&["--home", other.to_str().unwrap()], arguments].concat());
    assert!(run(&["install", out.to_str().unwrap()]).status.success());
    let stories: Value = serde_json::from_slice(&run(&["stories", "--json"]).stdout).unwrap();
    let mut ids = stories["stories"].as_array().unwrap().iter().map(|story| &story["id"]);
    assert!(ids.any(|id| id == "my-walk"), "{stories}");
    let installed = package::installed(&Home::at(&other)).unwrap().unwrap();
    assert!(installed.media().join("unesco-63AG.jpg").exists());
    // And packs it on, as it came.
    let again = place.path("again.archipel");
    let arguments = [
        "pack",
        "--out",
        again.to_str().unwrap(),
        "--key",
        key.to_str().unwrap(),
        "--json",
    ];
    let again: Value = serde_json::from_slice(&run(&arguments).stdout).unwrap();
    assert_eq!(
        (&again["stories"], &again["pictures"]),
        (&packed["stories"], &packed["pictures"])
    );
}

#[test]
fn what_is_not_from_a_trusted_hand_is_refused() {
    let place = Place::new();
    place.install(&place.packed(3, "2026-a"));
    let good = fs::read(place.packed(4, "2026-b")).unwrap();
    let bad = place.path("bad.archipel");
    let try_bytes = |bytes: &[u8], code: &str| {
        fs::write(&bad, bytes).unwrap();
        place.refuses(&bad, code);
    };
    try_bytes(b"", "not-a-package");
    try_bytes(b"<!doctype html><p>Login</p>", "not-a-package");
    try_bytes(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "not-a-package");
    try_bytes(&archive(&[("data/catalog.toml", b"x")]), "not-a-package");
    try_bytes(&archive(&[("manifest.json", b"{}"), ("data/a", b"x")]), "unsigned");
    try_bytes(&archive(&[("manifest.json", b"{}")]), "unsigned");
    try_bytes(
        &archive(&[("manifest.json", b"{}"), ("manifest.sig", b"nonsense")]),
        "forged",
    );
    // One digit of the manifest changed after signing.
    let at = good.windows(11).position(|window| window == b"\"number\": 4").unwrap();
    let mut forged = good.clone();
    forged[at + 10] = b'5';
    try_bytes(&forged, "forged");
    // Somebody else's key.
    let other = place.path("other.key");
    package::new_key(&other).unwrap();
    let contents = Contents {
        data: Some(place.path("new-data")),
        ..Contents::default()
    };
    let foreign = place.path("foreign.archipel");
    package::pack(&contents, 9, &SecretKey::read(&other).unwrap(), &foreign).unwrap();
    place.refuses(&foreign, "untrusted");
    // A lower number, and the same number with other content.
    place.refuses(&place.packed(2, "2025"), "older");
    let same = place.packed(3, "2027");
    place.refuses(&same, "same-number");
    assert_eq!(place.in_use()["number"], 3);
    // A missing file.
    place.refuses(&place.path("nothing.archipel"), "disk");
}

#[test]
fn a_package_that_is_cut_or_altered_anywhere_is_refused_and_nothing_stays_behind() {
    let place = Place::new();
    place.install(&place.packed(1, "2026-a"));
    let good = fs::read(place.packed(2, "2026-b")).unwrap();
    let bad = place.path("bad.archipel");
    let home = Home::at(&place.path("home"));
    let lock = HomeLock::acquire(&home, Purpose::Install).unwrap();
    let before = place.standing();
    let mut refused = 0;
    // Every 97th byte turned over, and every 512th length: the tar blocks begin there.
    for at in (0..good.len()).step_by(97) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x20;
        fs::write(&bad, bytes).unwrap();
        match package::install(&bad, &home, &lock, |_, _| {}) {
            Err(_) => {
                refused += 1;
                assert_eq!(place.standing(), before, "byte {at}");
            }
            // A byte of padding or of a header field that nobody reads: the files are what was signed.
            Ok(report) => {
                package::verify(&report.installed.unwrap()).unwrap();
                package::roll_back(&home, &lock).unwrap();
                fs::remove_dir_all(place.path("home/data/territory")).unwrap();
                let first = place.packed(1, "2026-a");
                package::install(&first, &home, &lock, |_, _| {}).unwrap();
                assert_eq!(place.standing().len(), before.len());
                return_to(&place, &before);
            }
        }
    }
    assert!(refused > 20, "{refused}");
    for length in (0..good.len() - 1024).step_by(512) {
        fs::write(&bad, &good[..length]).unwrap();
        let refusal = package::install(&bad, &home, &lock, |_, _| {}).unwrap_err();
        assert!(
            ["cut", "not-a-package", "unsigned"].contains(&refusal.code()),
            "{length}: {refusal}"
        );
        assert_eq!(place.standing(), before, "length {length}");
    }
    fs::write(&bad, [&good[..], b"more"].concat()).unwrap();
    let surplus = package::install(&bad, &home, &lock, |_, _| {}).unwrap_err();
    assert_eq!(surplus.code(), "surplus");
}

/// Puts what stood back, byte by byte.
fn return_to(place: &Place, before: &[(PathBuf, Vec<u8>)]) {
    fs::remove_dir_all(place.path("home/data/territory")).unwrap();
    for (path, bytes) in before {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn names_amounts_and_surplus_are_refused_even_when_they_are_signed() {
    let place = Place::new();
    for name in [
        "../evil",
        "data/../../evil",
        "/etc/evil",
        "data/\u{e9}",
        "data/a\\b",
        "data/.hidden",
        "settings/keys/evil.pub",
        "data/con",
        "manifest.json",
    ] {
        let bytes = b"x";
        let package = place.by_hand(&manifest(5, vec![entry(name, bytes)]), &[(name, bytes)]);
        place.refuses(&package, "name");
    }
    let catalog = CATALOG.replace("VINTAGE", "2026");
    let good = [
        ("data/catalog.toml", catalog.as_bytes()),
        ("data/points.geojson", POINTS.as_bytes()),
    ];
    let entries = || good.iter().map(|(name, bytes)| entry(name, bytes)).collect::<Vec<_>>();
    let doubled = manifest(5, vec![entry("data/a", b"x"), entry("data/A", b"x")]);
    place.refuses(&place.by_hand(&doubled, &[("data/a", b"x"), ("data/A", b"x")]), "name");
    // A promise of more than any disk: refused before a byte is written.
    let mut bomb = entries();
    bomb[1].size = 1 << 40;
    place.refuses(&place.by_hand(&manifest(5, bomb), &good), "too-large");
    // More in the archive than in the manifest, less, another order, another kind.
    let mut more = good.to_vec();
    more.push(("data/zz", b"x"));
    place.refuses(&place.by_hand(&manifest(5, entries()), &more), "surplus");
    place.refuses(&place.by_hand(&manifest(5, entries()), &good[..1]), "cut");
    let turned = [good[1], good[0]];
    place.refuses(&place.by_hand(&manifest(5, entries()), &turned), "altered");
    let other = [good[0], (good[1].0, b"{}" as &[u8])];
    place.refuses(&place.by_hand(&manifest(5, entries()), &other), "altered");
    let mut newer = manifest(5, entries());
    newer["format_version"] = 2.into();
    place.refuses(&place.by_hand(&newer, &good), "newer-format");
    // Signed, whole, and not a territory.
    let broken = [good[0], (good[1].0, b"{\"type\":" as &[u8])];
    let entries_of = |files: &[(&str, &[u8])]| files.iter().map(|(name, bytes)| entry(name, bytes)).collect();
    place.refuses(&place.by_hand(&manifest(5, entries_of(&broken)), &broken), "data");
    let tiles = [good[0], good[1], ("basemap/a.mbtiles", b"no tiles" as &[u8])];
    place.refuses(&place.by_hand(&manifest(5, entries_of(&tiles)), &tiles), "basemap");
    // And the good one goes in.
    assert!(
        place
            .install(&place.by_hand(&manifest(5, entries()), &good))
            .status
            .success()
    );
    assert!(!place.path("evil").exists() && !place.path("home/evil").exists());
}

#[test]
fn a_second_copy_is_told_who_writes_and_installs_nothing() {
    let place = Place::new();
    let package = place.packed(1, "2026-a");
    let lock = HomeLock::acquire(&Home::at(&place.path("home")), Purpose::Window).unwrap();
    place.refuses(&package, "locked");
    let words = String::from_utf8(place.install(&package).stderr).unwrap();
    assert!(
        words.contains(&std::process::id().to_string()) && words.contains("fenêtre"),
        "{words}"
    );
    drop(lock);
    assert!(place.install(&package).status.success());
}

#[test]
fn a_key_file_that_is_none_is_told_and_packing_without_a_key_is_wrong_usage() {
    let place = Place::new();
    let out = place.path("x.archipel");
    let out = out.to_str().unwrap();
    assert_eq!(place.run(&["pack", "--out", out]).status.code(), Some(2));
    assert_eq!(place.run(&["install"]).status.code(), Some(2));
    let public = place.path("office.key.pub");
    let output = place.run(&["pack", "--out", out, "--key", public.to_str().unwrap(), "--json"]);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &value["code"]), (Some(1), &"key".into()));
    let again = place.path("office.key");
    let output = place.run(&["pack", "--new-key", again.to_str().unwrap(), "--json"]);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["code"], "taken");
}
