//! The process is killed at any instant of an installation, a way back, an update, an import or a save: the old or the new is whole, and the next
//! start works. The points are drawn from a seed; the test prints what it hit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::feed_server::{Act, FeedServer};
use archipel::load::{geojson, user};
use archipel::package::{self, Contents, SecretKey};
use archipel::state::{Camera, State};
use archipel::store::{Format, Home, HomeLock, Purpose, state_file};
use archipel::update;
use geo_types::Coord;

const SEED: u64 = 0x00A7_C41B_E1D1_2026;
const INSTALLS: usize = 140;
const SAVES: usize = 60;
const UPDATES: usize = 40;
const IMPORTS: usize = 44;
/// Tells this very test program that it is the child that saves.
const CHILD: &str = "ARCHIPEL_KILL_TEST_SAVES_INTO";

/// Numbers that look random and are the same every time (Vigna's splitmix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// The longest while that a child is given, after one that was killed alive or not: however fast the machine is just now,
/// some kills come early and some late.
fn next_most(most: Duration, hit: bool) -> Duration {
    if hit { most * 11 / 10 } else { most * 7 / 10 }
}

/// Kills the child after a while of at most `most`; whether it was still alive.
fn killed_after(mut child: Child, draw: &mut Draw, most: Duration) -> bool {
    let micros = u64::try_from(most.as_micros()).unwrap().max(1);
    std::thread::sleep(Duration::from_micros(draw.below(micros)));
    let alive = child.try_wait().unwrap().is_none();
    child.kill().ok();
    child.wait().unwrap();
    alive
}

fn installing(home: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_archipel"))
        .arg("--home")
        .arg(home)
        .arg("install")
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Two packages of some megabytes, and a home that trusts them.
fn packages(folder: &Path) -> [PathBuf; 2] {
    let key = folder.join("k");
    let public = package::new_key(&key).unwrap();
    let keys = folder.join("home/settings/keys");
    fs::create_dir_all(&keys).unwrap();
    fs::copy(public, keys.join("k.pub")).unwrap();
    let (data, media) = (folder.join("data"), folder.join("media"));
    fs::create_dir_all(&data).unwrap();
    fs::create_dir_all(&media).unwrap();
    for index in 0..12_u8 {
        fs::write(media.join(format!("points-{index}.jpg")), vec![index; 256 << 10]).unwrap();
    }
    [1, 2].map(|number| {
        let points = format!(
            r#"{{"type":"Feature","id":"p{number}","properties":{{}},"geometry":{{"type":"Point","coordinates":[2.8,50.4]}}}}"#
        );
        fs::write(data.join("points.geojson"), points).unwrap();
        let contents = Contents {
            data: Some(data.clone()),
            media: vec![media.clone()],
            ..Contents::default()
        };
        let out = folder.join(format!("{number}.archipel"));
        package::pack(&contents, number, &SecretKey::read(&key).unwrap(), &out).unwrap();
        out
    })
}

#[test]
fn a_kill_at_any_instant_of_an_installation_leaves_the_old_or_the_new_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = packages(folder.path());
    let (path, home) = (folder.path().join("home"), Home::at(&folder.path().join("home")));
    let started = Instant::now();
    assert!(installing(&path, &[first.to_str().unwrap()]).wait().unwrap().success());
    let mut most = started.elapsed() * 5 / 4;
    let mut draw = Draw(SEED);
    let (mut alive, mut old, mut new, mut strays) = (0, 0, 0, 0);
    let territory = home.data().join("territory");
    for round in 0..INSTALLS {
        let before = package::installed(&home).unwrap().unwrap().number;
        let (arguments, wanted) = match before {
            1 => (vec![second.to_str().unwrap()], 2),
            _ => (vec!["--rollback"], 1),
        };
        let hit = killed_after(installing(&path, &arguments), &mut draw, most);
        most = next_most(most, hit);
        alive += usize::from(hit);
        let standing = package::installed(&home).unwrap().unwrap();
        package::verify(&standing).unwrap_or_else(|refusal| panic!("round {round}: {refusal}"));
        match standing.number {
            number if number == wanted => new += 1,
            number => {
                assert_eq!(number, before, "round {round}");
                old += 1;
            }
        }
        // The lock died with its owner, and what was left is taken away.
        let lock = HomeLock::acquire(&home, Purpose::Install).unwrap();
        strays += package::generations(&home).recover(&lock).unwrap();
        let names: Vec<String> = fs::read_dir(&territory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert!(names.len() <= 3, "round {round}: {names:?}");
    }
    println!(
        "installations killed: {INSTALLS} drawn, {alive} while running, {old} left the old, {new} the new, {strays} strays taken away; seed {SEED:#x}"
    );
    assert!(alive > INSTALLS / 2, "only {alive} were killed while running");
    assert!(old > 0 && new > 0, "{old} old, {new} new");
}

/// The territory's updated layer has the features of one version, all of them.
fn updated_to(home: &Home) -> Option<usize> {
    let folder = update::current_folder(home).unwrap()?;
    let layers = folder.join("essai");
    let text = fs::read_to_string(layers.join("features.geojson")).unwrap();
    let loaded = geojson::read(text.as_bytes(), "features.geojson", &geojson::Defaults::default());
    assert!(!loaded.refused && layers.join("layer.toml").exists());
    Some(loaded.features.len())
}

#[test]
fn a_kill_at_any_instant_of_an_update_leaves_the_old_or_the_new_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [first, _] = packages(folder.path());
    let (path, home) = (folder.path().join("home"), Home::at(&folder.path().join("home")));
    assert!(installing(&path, &[first.to_str().unwrap()]).wait().unwrap().success());
    let points = |count: usize| {
        let points: Vec<String> = (0..count)
            .map(|id| {
                format!(
                    r#"{{"type":"Feature","id":{id},"properties":{{"name":"{}"}},"geometry":{{"type":"Point","coordinates":[2.8,50.4]}}}}"#,
                    "x".repeat(200)
                )
            })
            .collect();
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, points.join(",")).into_bytes()
    };
    let sizes = [3000, 3500];
    let server = FeedServer::start(&points(sizes[0]), |_, _| Act::Well);
    let feed = format!(
        "[[source]]\nid = 'essai'\ntitle = {{ fr = 'Essai' }}\nurl = '{}/x.geojson'\nforms = ['geojson']\nmost_mb = 9\n\
         counts = [1, 100000]\nlayer = 'essai'\nstatus = 'official'\nlicence = 'x'\ncredit = 'x'\n",
        server.address
    );
    fs::write(path.join("settings/sources.toml"), feed).unwrap();
    let updating = || {
        Command::new(env!("CARGO_BIN_EXE_archipel"))
            .arg("--home")
            .arg(&path)
            .args(["update", "--source", "essai", "--yes"])
            .env_remove("http_proxy")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let started = Instant::now();
    assert!(updating().wait().unwrap().success());
    let mut most = started.elapsed() * 5 / 4;
    assert_eq!(updated_to(&home), Some(sizes[0]));
    let mut draw = Draw(SEED ^ 2);
    let (mut alive, mut old, mut new) = (0, 0, 0);
    for round in 0..UPDATES {
        let before = updated_to(&home).unwrap();
        let wanted = if before == sizes[0] { sizes[1] } else { sizes[0] };
        server.publish(&points(wanted), &format!("\"{round}\""));
        let hit = killed_after(updating(), &mut draw, most);
        most = next_most(most, hit);
        alive += usize::from(hit);
        match updated_to(&home).unwrap() {
            size if size == wanted => new += 1,
            size => {
                assert_eq!(size, before, "round {round}");
                old += 1;
            }
        }
        drop(HomeLock::acquire(&home, Purpose::Update).unwrap());
    }
    println!(
        "updates killed: {UPDATES} drawn, {alive} while running, {old} left the old, {new} the new; seed {SEED:#x}"
    );
    assert!(alive > UPDATES / 2 && old > 0, "{alive} alive, {old} old");
    // What the last kill left is no obstacle.
    assert!(updating().wait().unwrap().success());
}

/// The features of the one layer that was imported, all of one file.
fn imported(home: &Path) -> usize {
    let layers: Vec<_> = user::list(&home.join("data/layers"))
        .into_iter()
        .map(|found| found.unwrap())
        .collect();
    let [(folder, layer)] = layers.as_slice() else {
        panic!("{layers:?}");
    };
    let text = fs::read(folder.join(&layer.layer.file)).unwrap();
    let loaded = geojson::read(&text, "features.geojson", &geojson::Defaults::default());
    assert!(!loaded.refused, "{:?}", loaded.diagnostics);
    let count = loaded.features.len();
    // The description belongs to these very features.
    assert_eq!(layer.source.producer, format!("{count} points"));
    count
}

#[test]
fn a_kill_at_any_instant_of_an_import_leaves_the_old_or_the_new_whole() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let sizes = [2500, 3000];
    let file = |count: usize| folder.path().join(format!("points-{count}.csv"));
    for count in sizes {
        let rows = (0..count).map(|id| format!("{id};2,8{id:04};50,43;{}\n", "x".repeat(150)));
        let text = ["id;lon;lat;nom\n".to_owned()]
            .into_iter()
            .chain(rows)
            .collect::<String>();
        fs::write(file(count), text).unwrap();
    }
    // A small territory: most of the time goes into the import itself.
    let data = folder.path().join("data");
    fs::create_dir_all(&data).unwrap();
    fs::write(
        data.join("empty.geojson"),
        r#"{"type":"FeatureCollection","features":[]}"#,
    )
    .unwrap();
    let importing = |count: usize| {
        Command::new(env!("CARGO_BIN_EXE_archipel"))
            .arg("--home")
            .arg(&home)
            .arg("--data")
            .arg(&data)
            .arg("import")
            .arg(file(count))
            .args(["--layer", "points", "--producer", &format!("{count} points")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    assert!(importing(sizes[1]).wait().unwrap().success());
    let started = Instant::now();
    assert!(importing(sizes[0]).wait().unwrap().success());
    let mut most = started.elapsed() * 5 / 4;
    assert_eq!(imported(&home), sizes[0]);
    let mut draw = Draw(SEED ^ 3);
    let (mut alive, mut old, mut new) = (0, 0, 0);
    for round in 0..IMPORTS {
        let before = imported(&home);
        let wanted = if before == sizes[0] { sizes[1] } else { sizes[0] };
        let source = fs::read(file(wanted)).unwrap();
        let hit = killed_after(importing(wanted), &mut draw, most);
        most = next_most(most, hit);
        alive += usize::from(hit);
        match imported(&home) {
            size if size == wanted => new += 1,
            size => {
                assert_eq!(size, before, "round {round}");
                old += 1;
            }
        }
        assert!(fs::read(file(wanted)).unwrap() == source, "the file is only read");
        drop(HomeLock::acquire(&Home::at(&home), Purpose::Import).unwrap());
    }
    println!(
        "imports killed: {IMPORTS} drawn, {alive} while running, {old} left the old, {new} the new; seed {SEED:#x}"
    );
    assert!(
        alive > IMPORTS / 2 && old > 0 && new > 0,
        "{alive} alive, {old} old, {new} new"
    );
    // What the last kill left is no obstacle, and is tidied.
    assert!(importing(sizes[0]).wait().unwrap().success());
    let left: Vec<_> = fs::read_dir(home.join("data/layers/points"))
        .unwrap()
        .flatten()
        .collect();
    assert!(left.len() <= 2, "{left:?}");
}

fn state_number(number: u64) -> State {
    let zoom = number as f64;
    let camera = Camera {
        center_geo: Coord { x: 2.8, y: 50.4 },
        zoom,
    };
    let mut state = State {
        camera: Some(camera),
        ..State::default()
    };
    // Long enough to be written in several pieces.
    state.recent.searches = (0..4000).map(|index| format!("{number} terril {index}")).collect();
    state
}

#[test]
fn the_child_saves_one_state_after_the_other() {
    let Some(path) = std::env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    for number in 1.. {
        state_file::save(&path, &state_number(number), &Format::first()).unwrap();
    }
}

#[test]
fn a_kill_at_any_instant_of_a_save_leaves_a_whole_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings/state.json");
    let mut draw = Draw(SEED ^ 1);
    let (mut alive, mut saved) = (0, 0);
    for round in 0..SAVES {
        let child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "kill::the_child_saves_one_state_after_the_other",
                "--nocapture",
            ])
            .env(CHILD, &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        alive += usize::from(killed_after(child, &mut draw, Duration::from_millis(250)));
        if !path.exists() {
            continue;
        }
        let (state, _) = state_file::read::<State>(&path, &Format::first()).unwrap();
        let number = state.camera.unwrap().zoom as u64;
        assert_eq!(state, state_number(number), "round {round}");
        saved += 1;
    }
    println!("saves killed: {SAVES} drawn, {alive} while running, a whole state after {saved}; seed {SEED:#x}");
    assert_eq!(alive, SAVES, "the child never ends by itself");
    assert!(saved > SAVES / 2, "{saved}");
}
