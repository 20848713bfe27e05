//! The packages of the three systems open the same files and addresses, and leave nothing behind.

use std::collections::BTreeSet;
use std::fs;

use archipel::load::story;
use archipel::package;

fn read(path: &str) -> String {
    let path = crate::source::root().join("assets/packaging").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whatever stands between `before` and `after`, each time that `before` does.
fn between<'t>(text: &'t str, before: &str, after: char) -> BTreeSet<&'t str> {
    let after_each = text.split(before).skip(1);
    after_each.filter_map(|rest| rest.split(after).next()).collect()
}

/// The strings of every array of a property list that `key` names.
fn listed<'t>(plist: &'t str, key: &str) -> BTreeSet<&'t str> {
    let named = plist.split(key).skip(1);
    let arrays = named.filter_map(|rest| rest.split("</array>").next());
    arrays.flat_map(|array| between(array, "<string>", '<')).collect()
}

/// What the program opens when a person opens it elsewhere.
fn endings() -> BTreeSet<&'static str> {
    package::ENDINGS.into_iter().chain([story::ENDING, "geojson"]).collect()
}

#[test]
fn every_system_opens_the_same_kinds_of_files() {
    let linux = read("linux/archipel-mime.xml");
    assert_eq!(between(&linux, "<glob pattern=\"*.", '"'), endings());
    let entry = read("linux/archipel.desktop");
    let kinds = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).unwrap();
    let kinds: BTreeSet<&str> = kinds.split_terminator(';').collect();
    let mut known = between(&linux, "<mime-type type=\"", '"');
    known.insert("x-scheme-handler/archipel");
    assert_eq!(kinds, known);

    let windows = read("windows/archipel.nsi");
    assert_eq!(between(&windows, "!insertmacro OPENS \"", '"'), endings());
    assert_eq!(between(&windows, "!insertmacro OPENS_NO_MORE \"", '"'), endings());
    assert!(windows.contains(r#"\archipel" "URL Protocol""#));

    let macos = read("macos/Info.plist");
    assert_eq!(listed(&macos, "public.filename-extension"), endings());
    let declared = between(&macos, "<key>UTTypeIdentifier</key><string>", '<');
    assert_eq!(listed(&macos, "LSItemContentTypes"), declared);
    assert!(macos.contains("<key>CFBundleURLSchemes</key><array><string>archipel</string></array>"));
}

#[test]
fn the_uninstaller_takes_every_text_away_that_the_installer_brought() {
    let make = read("make.sh");
    let texts = make
        .split("texts() {")
        .nth(1)
        .and_then(|rest| rest.split("\n}").next())
        .unwrap();
    let mut brought = between(texts, "\"$1/", '"');
    // Copied under their own names.
    assert!(brought.remove(""));
    brought.extend(["DATA-LICENSES.md", "CHANGELOG.md"]);
    let windows = read("windows/archipel.nsi");
    let removed = windows.split("Section \"Uninstall\"").nth(1).unwrap();
    let removed = between(removed, "Delete \"$INSTDIR\\", '"');
    let missing: Vec<_> = brought.difference(&removed).collect();
    assert!(missing.is_empty(), "{missing:?} stay behind");
    assert!(brought.len() > 6, "{brought:?}");
}
