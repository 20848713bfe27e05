//! `assets/credits/crates.json` is what the lock file resolves to, and every font file is credited.
//!
//! `ARCHIPEL_WRITE_CREDITS=1 cargo test --test house credits` writes the file anew. No network: what is known comes from the
//! sources that the build has fetched; where cargo cannot say more (a source that only another system needs was never
//! fetched), the lock file alone is compared.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use archipel::model::credits::{CrateCredit, Credits};
use serde_json::Value;

const FILE: &str = "assets/credits/crates.json";
/// The systems that the program is made for.
const PLATFORMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];
/// A machine may be slow; a hung command must not hold the tests.
const PATIENCE: Duration = Duration::from_secs(120);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What cargo says of the resolved dependencies; none when it cannot without a network, or not in time.
fn metadata() -> Option<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--offline", "--locked", "--format-version", "1"]);
    for platform in PLATFORMS {
        command.args(["--filter-platform", platform]);
    }
    let mut child = command
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdout = child.stdout.take()?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stdout.read_to_end(&mut bytes).map(|_| bytes)
    });
    let start = Instant::now();
    while !reader.is_finished() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
    }
    if !reader.is_finished() {
        child.kill().ok()?;
    }
    let succeeded = child.wait().ok()?.success();
    let bytes = reader.join().ok()?.ok()?;
    succeeded.then(|| serde_json::from_slice(&bytes).ok()).flatten()
}

/// The crates that end in the program: those reached from ours without a development or build dependency.
fn credits(metadata: &Value) -> Vec<CrateCredit> {
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let ours = metadata["resolve"]["root"].as_str().unwrap();
    let mut reached = HashSet::new();
    let mut open = vec![ours];
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    let packages = metadata["packages"].as_array().unwrap().iter();
    let theirs = packages.filter(|package| {
        let id = package["id"].as_str().unwrap();
        id != ours && reached.contains(id)
    });
    let mut credits: Vec<CrateCredit> = theirs.map(credit).collect();
    credits.sort();
    credits
}

fn credit(package: &Value) -> CrateCredit {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let authors = package["authors"].as_array().into_iter().flatten();
    CrateCredit {
        name: text("name"),
        version: text("version"),
        license: text("license"),
        authors: authors
            .filter_map(Value::as_str)
            .map(|author| author.split('<').next().unwrap_or_default().trim().to_owned())
            .filter(|author| !author.is_empty())
            .collect(),
        repository: text("repository"),
    }
}

/// One crate a line: a change of one version is a change of one line.
fn written(credits: &[CrateCredit]) -> String {
    let lines: Vec<String> = credits
        .iter()
        .map(|credit| format!("  {}", serde_json::to_string(credit).unwrap()))
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[test]
fn the_list_of_crates_is_what_cargo_resolves() {
    let Some(metadata) = metadata() else {
        println!("cargo cannot tell here; the lock file alone is compared, by the other test");
        return;
    };
    let expected = written(&credits(&metadata));
    let path = root().join(FILE);
    if std::env::var_os("ARCHIPEL_WRITE_CREDITS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &expected).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&path).unwrap().replace('\r', "");
    let lines =
        |text: &str| -> BTreeSet<String> { text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect() };
    let (found_lines, expected_lines) = (lines(&found), lines(&expected));
    assert!(
        found == expected,
        "{FILE} is stale: run ARCHIPEL_WRITE_CREDITS=1 cargo test --test house credits\nmissing: {:#?}\ngone: {:#?}",
        expected_lines.difference(&found_lines).collect::<Vec<_>>(),
        found_lines.difference(&expected_lines).collect::<Vec<_>>(),
    );
}

#[test]
fn every_credited_crate_is_in_the_lock_file() {
    let lock: toml::Table = toml::from_str(&std::fs::read_to_string(root().join("Cargo.lock")).unwrap()).unwrap();
    let locked: HashSet<(&str, &str)> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["version"].as_str().unwrap()))
        .collect();
    let credits = Credits::embedded();
    for credit in &credits.crates {
        let pair = (credit.name.as_str(), credit.version.as_str());
        assert!(
            locked.contains(&pair),
            "{pair:?} is credited and not locked: {FILE} is stale"
        );
    }
    let manifest: toml::Table = toml::from_str(&std::fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    let released = released(&manifest);
    for (name, how) in manifest["dependencies"].as_table().unwrap() {
        let optional = how
            .get("optional")
            .is_some_and(|optional| optional.as_bool() == Some(true));
        if optional && !released.contains(name.as_str()) {
            // The released program does not hold it.
            continue;
        }
        let credited = credits.crates.iter().any(|credit| &credit.name == name);
        assert!(credited, "{name} is a dependency and not credited: {FILE} is stale");
    }
}

/// Optional dependencies that the usual features ask for.
fn released(manifest: &toml::Table) -> HashSet<&str> {
    let features = manifest["features"].as_table().unwrap();
    let (mut found, mut asked) = (HashSet::new(), vec!["default"]);
    while let Some(feature) = asked.pop() {
        for part in features[feature]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(toml::Value::as_str)
        {
            match part.strip_prefix("dep:") {
                Some(dependency) => _ = found.insert(dependency),
                None => asked.push(part),
            }
        }
    }
    found
}

#[test]
fn every_font_file_is_credited_and_has_its_licence() {
    let folder = root().join("assets/fonts");
    let fonts = Credits::embedded().fonts;
    let credited: BTreeSet<String> = fonts.iter().flat_map(|font| font.files.clone()).collect();
    let files: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".ttf") || name.ends_with(".otf"))
        .collect();
    assert_eq!(files, credited);
    for font in &fonts {
        let licence = std::fs::read_to_string(folder.join(&font.licence_file)).unwrap();
        assert!(licence.contains("SIL OPEN FONT LICENSE"), "{}", font.name);
    }
}

#[test]
fn every_source_of_the_data_is_in_the_list_of_licences() {
    let list = std::fs::read_to_string(root().join("DATA-LICENSES.md")).unwrap();
    let catalog = std::fs::read_to_string(root().join("geodata/catalog.toml")).unwrap();
    let catalog: toml::Table = toml::from_str(&catalog).unwrap();
    let sources = catalog["source"].as_array().unwrap();
    assert!(sources.len() >= 10);
    for source in sources {
        let key = source["key"].as_str().unwrap();
        let row = list.lines().find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("DATA-LICENSES.md does not name {key}"));
        let licence = source["licence"].as_str().unwrap();
        let short = ["Licence Ouverte 2.0", "ODbL", "CC BY 4.0"]
            .into_iter()
            .find(|short| licence.contains(short) || *short == "ODbL" && licence.contains("Open Database License"));
        let short = short.unwrap_or_else(|| panic!("{key}: {licence} is not explained in DATA-LICENSES.md"));
        assert!(
            row.contains(short),
            "{key} is under {licence}, not as DATA-LICENSES.md says: {row}"
        );
    }
}
