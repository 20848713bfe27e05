//! Updates from a server on the loopback interface that is good, slow, cut, false or hostile: what is fetched, refused,
//! gone on with, shown, swapped in and taken back.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::feed_server::{Act, FeedServer, Request};
use archipel::i18n::Messages;
use archipel::load;
use archipel::model::{Atlas, Lang};
use archipel::store::{Home, HomeLock, Purpose};
use archipel::update::{self, Built, Control, Feed, Fetcher, Form, Job, Stage, Territory, Trouble};
use serde_json::Value;

/// Points of the territory with these names; the id is the first word.
fn points(names: &[&str]) -> Vec<u8> {
    let feature = |(index, name): (usize, &&str)| {
        let id = name.split(' ').next().unwrap();
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{"name":"{name}"}},"geometry":{{"type":"Point","coordinates":[{},50.43]}}}}"#,
            2.8 + index as f64 / 10_000.0
        )
    };
    let features: Vec<String> = names.iter().enumerate().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")).into_bytes()
}

/// As many points as make a file of some size.
fn many(count: usize) -> Vec<u8> {
    let names: Vec<String> = (0..count)
        .map(|index| format!("p{index} {}", "x".repeat(200)))
        .collect();
    points(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn feed(address: &str) -> Feed {
    let text = format!(
        "id = 'test'\ntitle = {{ fr = 'Essai' }}\nurl = '{address}/file.geojson'\nforms = ['geojson']\nmost_mb = 2\n\
         counts = [1, 100000]\nlayer = 'essai'\nstatus = 'official'\nlicence = 'Licence Ouverte 2.0'\ncredit = 'Essai'\n\
         producer = 'Nous'\n"
    );
    toml::from_str(&text).unwrap()
}

struct Place {
    folder: tempfile::TempDir,
    fetcher: Fetcher,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            fetcher: Fetcher::new(Duration::from_millis(700), true),
        }
    }

    fn home(&self) -> Home {
        Home::at(self.folder.path())
    }

    fn part(&self, feed: &Feed) -> PathBuf {
        update::part_of(&update::fetched_folder(&self.home()), feed)
    }

    fn fetch(&self, feed: &Feed) -> Result<Form, Trouble> {
        self.fetcher.fetch(feed, &self.part(feed), &Control::default())
    }

    fn atlas(&self) -> Atlas {
        Territory::of(None, Some(&self.home()), &Messages::new(Lang::Fr))
            .0
            .atlas()
    }

    fn build(&self, feed: &Feed) -> Result<Built, Trouble> {
        let form = self.fetch(feed)?;
        update::build(feed, form, &self.part(feed), &self.atlas(), Lang::Fr)
    }

    fn keep(&self, built: &Built) {
        let lock = HomeLock::acquire(&self.home(), Purpose::Update).unwrap();
        update::keep(&self.home(), &lock, &[built]).unwrap();
    }
}

fn refused(file: &[u8], act: impl Fn(&Request, usize) -> Act + Send + Sync + 'static) -> Trouble {
    let place = Place::new();
    let server = FeedServer::start(file, act);
    let trouble = place.build(&feed(&server.address)).unwrap_err();
    assert!(!place.folder.path().join("data").exists(), "something was kept");
    trouble
}

#[test]
fn a_file_is_asked_about_fetched_compared_kept_and_taken_back() {
    let place = Place::new();
    let server = FeedServer::start(&points(&["a Un", "b Deux", "c Trois"]), |_, _| Act::Well);
    let feed = feed(&server.address);
    let offer = place.fetcher.ask(&feed, &place.part(&feed)).unwrap();
    assert_eq!(offer.bytes, Some(points(&["a Un", "b Deux", "c Trois"]).len() as u64));
    assert!(server.gets().is_empty(), "asking fetches nothing");
    let first = place.build(&feed).unwrap();
    assert_eq!((first.difference.added, first.difference.before), (3, 0));
    place.keep(&first);
    update::forget(&place.part(&feed));
    let layer = place.atlas().layer("essai").unwrap().clone();
    assert_eq!((layer.features.len(), layer.def.source.as_str()), (3, "update-test"));
    assert!(layer.class_of.iter().all(|class| *class != u16::MAX), "it is not drawn");
    let atlas = place.atlas();
    let source = atlas.catalog.source("update-test").unwrap();
    assert_eq!(
        (source.licence.as_str(), source.date.len()),
        ("Licence Ouverte 2.0", 10)
    );
    // A new version: one gone, one renamed, one new.
    server.publish(&points(&["a Un", "b Deux bis", "d Quatre"]), "\"two\"");
    let second = place.build(&feed).unwrap();
    let difference = &second.difference;
    assert_eq!((difference.added, difference.removed, difference.changed), (1, 1, 1));
    assert_eq!(difference.removed_names, ["c Trois"]);
    place.keep(&second);
    assert!(place.atlas().find("essai:d").is_some() && place.atlas().find("essai:c").is_none());
    let lock = HomeLock::acquire(&place.home(), Purpose::Update).unwrap();
    assert!(update::roll_back(&place.home(), &lock).unwrap());
    assert!(place.atlas().find("essai:c").is_some());
    // The same again changes nothing.
    server.publish(&points(&["a Un", "b Deux", "c Trois"]), "\"three\"");
    update::forget(&place.part(&feed));
    assert!(place.build(&feed).unwrap().difference.is_empty());
}

#[test]
fn a_cut_is_gone_on_with_where_it_stopped_byte_for_byte() {
    let place = Place::new();
    let file = many(2000);
    let server = FeedServer::start(&file, |_, number| match number {
        0 => Act::CutAfter(100_000),
        1 => Act::CutAfter(50_001),
        _ => Act::Well,
    });
    let feed = feed(&server.address);
    place.fetch(&feed).unwrap();
    assert_eq!(fs::read(place.part(&feed)).unwrap(), file);
    let ranges: Vec<Option<String>> = server
        .gets()
        .iter()
        .map(|get| get.header("range").map(str::to_owned))
        .collect();
    assert_eq!(ranges[0], None);
    assert!(ranges[1].as_deref().unwrap().starts_with("bytes=1"), "{ranges:?}");
    assert_eq!(ranges.len(), 3);
}

#[test]
fn another_day_goes_on_and_another_version_begins_anew() {
    let place = Place::new();
    let (old, new) = (many(2000), many(1900));
    let server = FeedServer::start(&old, |_, number| match number {
        0..=5 => Act::CutAfter(if number == 0 { 200_000 } else { 0 }),
        _ => Act::Well,
    });
    let feed = feed(&server.address);
    assert_eq!(place.fetch(&feed).unwrap_err(), Trouble::Cut);
    let begun = fs::metadata(place.part(&feed)).unwrap().len();
    assert_eq!(begun, 200_000);
    assert_eq!(place.fetcher.ask(&feed, &place.part(&feed)).unwrap().begun, begun);
    // The server has another version by now: the pieces of the old one are not mixed in.
    server.publish(&new, "\"two\"");
    place.fetch(&feed).unwrap();
    assert_eq!(fs::read(place.part(&feed)).unwrap(), new);
}

#[test]
fn a_slow_server_is_waited_for_as_long_as_something_comes() {
    let place = Place::new();
    let file = many(1500);
    // Slower than one attempt may last: it goes on again and again.
    let server = FeedServer::start(&file, |_, _| Act::Slowly(20_000, Duration::from_millis(60)));
    let feed = feed(&server.address);
    place.fetch(&feed).unwrap();
    assert_eq!(fs::read(place.part(&feed)).unwrap(), file);
    assert!(server.gets().len() > 1);
}

#[test]
fn a_silent_server_is_given_up() {
    let trouble = refused(b"", |_, _| Act::Silence(Duration::from_secs(3)));
    assert_eq!(trouble, Trouble::Slow);
}

#[test]
fn a_false_length_is_found_out() {
    let more = refused(&points(&["a"]), |_, _| Act::LieMore(1000));
    assert_eq!(more, Trouble::Cut);
    let less = refused(&many(50), |_, _| Act::LieLess(500));
    assert!(matches!(less, Trouble::Unreadable(_)), "{less:?}");
    // Announced beyond what the feed allows: refused before it is fetched.
    let huge = refused(&points(&["a"]), |_, _| Act::LieMore(1 << 40));
    assert_eq!(huge, Trouble::TooLarge { megabytes: 2 });
}

#[test]
fn a_redirect_elsewhere_is_refused_and_one_that_is_listed_is_followed() {
    let elsewhere = FeedServer::start(&points(&["a"]), |_, _| Act::Well);
    let away = elsewhere.address.clone();
    let head = format!("302 Found\r\nLocation: {away}/file.geojson\r\n");
    let server = FeedServer::start(b"", move |_, _| Act::Say(head.clone(), Vec::new()));
    let place = Place::new();
    let mut feed = feed(&server.address);
    let host = away.trim_start_matches("http://").to_owned();
    assert_eq!(
        place.fetch(&feed).unwrap_err(),
        Trouble::Redirect { host: host.clone() }
    );
    assert!(matches!(
        place.fetcher.ask(&feed, &place.part(&feed)),
        Err(Trouble::Redirect { .. })
    ));
    assert!(elsewhere.requests().is_empty(), "the other host was asked");
    feed.hosts.push(host);
    place.fetch(&feed).unwrap();
    // In a circle: given up.
    let circle = refused(b"", |_, _| {
        Act::Say("302 Found\r\nLocation: /again\r\n".into(), Vec::new())
    });
    assert!(matches!(circle, Trouble::Redirect { .. }), "{circle:?}");
}

#[test]
fn a_web_page_is_no_data_whatever_it_calls_itself() {
    let page = b"<!DOCTYPE html><html><body>Veuillez vous identifier</body></html>".to_vec();
    let honest = page.clone();
    let told = refused(b"", move |_, _| {
        Act::Say(
            "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n".into(),
            honest.clone(),
        )
    });
    assert_eq!(told, Trouble::Html);
    assert_eq!(refused(&page, |_, _| Act::Well), Trouble::Html);
    let zip = refused(b"PK\x03\x04 a zip", |_, _| Act::Well);
    assert!(matches!(zip, Trouble::Form { .. }), "{zip:?}");
}

#[test]
fn errors_of_the_server_are_told_with_their_code_and_passing_ones_are_tried_again() {
    for code in [403_u16, 404, 410] {
        let trouble = refused(b"", move |_, _| Act::Say(format!("{code} No\r\n"), Vec::new()));
        assert_eq!(trouble, Trouble::Server { code });
    }
    let always = refused(b"", |_, _| Act::Say("500 Oops\r\n".into(), Vec::new()));
    assert!(matches!(always, Trouble::Server { .. }));
    let long = refused(b"", |_, _| {
        Act::Say("429 Slow down\r\nRetry-After: 86400\r\n".into(), Vec::new())
    });
    assert!(matches!(long, Trouble::Server { .. }));
    let place = Place::new();
    let server = FeedServer::start(&points(&["a"]), |_, number| match number {
        0 => Act::Say("503 Busy\r\nRetry-After: 0\r\n".into(), Vec::new()),
        1 => Act::Say("429 Slow down\r\n".into(), Vec::new()),
        _ => Act::Well,
    });
    place.fetch(&feed(&server.address)).unwrap();
    assert_eq!(server.gets().len(), 3);
}

#[test]
fn nobody_there_is_told() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let place = Place::new();
    let trouble = place.fetcher.ask(&feed(&address), Path::new("x")).unwrap_err();
    assert!(matches!(trouble, Trouble::Offline { .. }), "{trouble:?}");
}

#[test]
fn bombs_are_stopped_at_the_limit() {
    // 64 MB of zeros in 64 kB of gzip, as a file and as the way that it comes.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = packed.finish().unwrap();
    assert!(bomb.len() < 200_000);
    assert_eq!(refused(&bomb, |_, _| Act::Well), Trouble::TooLarge { megabytes: 2 });
    let on_the_way = bomb.clone();
    let trouble = refused(b"", move |_, _| {
        Act::Say("200 OK\r\nContent-Encoding: gzip\r\n".into(), on_the_way.clone())
    });
    assert_eq!(trouble, Trouble::TooLarge { megabytes: 2 });
    // An endless answer without a length.
    let endless = refused(&vec![b'{'; 3_000_000], |_, _| Act::LieLess(2_900_000));
    assert!(matches!(endless, Trouble::Unreadable(_)), "{endless:?}");
}

#[test]
fn what_makes_no_sense_is_refused_whole() {
    let cut = refused(b"{\"type\":\"FeatureCollection\",\"features\":[", |_, _| Act::Well);
    assert!(matches!(cut, Trouble::Unreadable(_)), "{cut:?}");
    let empty = refused(b"{\"type\":\"FeatureCollection\",\"features\":[]}", |_, _| Act::Well);
    assert!(matches!(empty, Trouble::Count { count: 0, .. }), "{empty:?}");
    let text = String::from_utf8(points(&["a", "b", "c"])).unwrap();
    let paris = text.replace("50.43", "48.85");
    let outside = refused(paris.as_bytes(), |_, _| Act::Well);
    assert_eq!(outside, Trouble::Outside { outside: 3, count: 3 });
}

#[test]
fn a_number_far_from_the_last_one_is_refused_and_what_stands_stays() {
    let place = Place::new();
    let server = FeedServer::start(&many(100), |_, _| Act::Well);
    let feed = feed(&server.address);
    place.keep(&place.build(&feed).unwrap());
    server.publish(&many(3), "\"two\"");
    update::forget(&place.part(&feed));
    let trouble = place.build(&feed).unwrap_err();
    assert_eq!(
        trouble,
        Trouble::Count {
            count: 3,
            least: 25,
            most: 400
        }
    );
    assert_eq!(place.atlas().layer("essai").unwrap().features.len(), 100);
}

#[test]
fn what_lies_outside_is_left_out_where_the_feed_says_so() {
    let place = Place::new();
    let text = String::from_utf8(points(&["a", "b", "c"])).unwrap();
    let mixed = text.replacen("50.43", "43.3", 1);
    let server = FeedServer::start(mixed.as_bytes(), |_, _| Act::Well);
    let mut feed = feed(&server.address);
    feed.clip = true;
    let built = place.build(&feed).unwrap();
    assert_eq!((built.outside, built.difference.after), (1, 2));
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < end, "{what} never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_job_waits_for_leave_pauses_goes_on_and_is_cancelled() {
    let place = Place::new();
    let file = many(2000);
    let server = FeedServer::start(&file, |_, _| Act::Slowly(10_000, Duration::from_millis(20)));
    let (feed, folder) = (feed(&server.address), update::fetched_folder(&place.home()));
    let fetcher = Arc::new(Fetcher::new(Duration::from_secs(20), true));
    let atlas = Arc::new(load::atlas::embedded());
    let job = Job::ask(feed.clone(), Arc::clone(&fetcher), &folder, || {});
    until("the offer", || matches!(job.progress().stage, Stage::Offered(_)));
    assert!(server.gets().is_empty(), "nothing is fetched before leave is given");
    job.fetch(Arc::clone(&fetcher), Arc::clone(&atlas), Lang::Fr);
    until("some bytes", || job.progress().bytes > 20_000);
    job.pause();
    std::thread::sleep(Duration::from_millis(200));
    let paused = job.progress();
    std::thread::sleep(Duration::from_millis(200));
    assert!(paused.paused && job.progress().bytes == paused.bytes);
    job.resume();
    until("more bytes", || job.progress().bytes > paused.bytes);
    job.cancel();
    assert_eq!(job.progress().stage, Stage::Stopped(Trouble::Cancelled));
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(job.progress().stage, Stage::Stopped(Trouble::Cancelled));
    // Another day: it goes on, and is ready.
    let again = Job::ask(feed, Arc::clone(&fetcher), &folder, || {});
    until("the offer", || matches!(again.progress().stage, Stage::Offered(_)));
    again.fetch(fetcher, atlas, Lang::Fr);
    until("the end", || again.progress().stage == Stage::Ready);
    assert!(server.gets().last().unwrap().header("range").is_some());
    assert_eq!(again.built().unwrap().difference.added, 2000);
}

/// Runs the program with a feed of the settings.
fn run(home: &Path, address: &str, arguments: &[&str]) -> Output {
    let mut own = feed(address);
    own.id = "essai".into();
    fs::create_dir_all(home.join("settings")).unwrap();
    let text = format!("[[source]]\n{}", toml::to_string(&own).unwrap());
    fs::write(
        home.join("settings/sources.toml"),
        text.replace("[title]", "[source.title]")
            .replace("[about]", "[source.about]"),
    )
    .unwrap();
    let mut all = vec!["--home", home.to_str().unwrap(), "--lang", "fr", "update"];
    all.extend(arguments);
    crate::program::archipel(&all)
}

#[test]
fn the_command_line_asks_first_then_updates_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = FeedServer::start(&points(&["a Un", "b Deux"]), |_, _| Act::Well);
    let value = |output: &Output| -> Value { serde_json::from_slice(&output.stdout).unwrap() };
    let asked = run(folder.path(), &server.address, &["--source", "essai", "--json"]);
    let asked = value(&asked);
    assert_eq!(
        (&asked["updated"], asked["sources"][0]["bytes"].as_u64()),
        (&false.into(), Some(points(&["a Un", "b Deux"]).len() as u64))
    );
    assert!(server.gets().is_empty());
    let words = run(folder.path(), &server.address, &["--source", "essai"]);
    let words = String::from_utf8(words.stdout).unwrap();
    assert!(words.contains("127.0.0.1") && words.contains("--yes"), "{words}");
    let done = value(&run(
        folder.path(),
        &server.address,
        &["--source", "essai", "--yes", "--json"],
    ));
    assert_eq!(done["sources"][0]["difference"]["added"], 2, "{done}");
    let features = |count: usize| {
        let home = folder.path().to_str().unwrap();
        let layers = crate::program::json(&["--home", home, "layers", "--json"]);
        let found = layers["layers"]
            .as_array()
            .unwrap()
            .iter()
            .find(|layer| layer["id"] == "essai")
            .cloned();
        assert_eq!(
            found.map_or(0, |layer| layer["features"].as_u64().unwrap()),
            count as u64
        );
    };
    features(2);
    assert!(run(folder.path(), &server.address, &["--rollback"]).status.success());
    features(0);
    // A source without an address says where to look.
    let unknown = run(folder.path(), &server.address, &["--source", "cycle", "--json"]);
    assert_eq!(
        (unknown.status.code(), &value(&unknown)["sources"][0]["code"]),
        (Some(1), &"no-address".into())
    );
    let nobody = run(folder.path(), &server.address, &["--source", "nobody", "--json"]);
    assert_eq!(value(&nobody)["code"], "unknown");
}

/// A package of a home carries what updates brought to it.
fn packed_and_installed_elsewhere(home: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let (key, package) = (folder.path().join("key"), folder.path().join("p.archipel"));
    let other = folder.path().join("other");
    let run = |home: &Path, arguments: &[&str]| {
        let mut all = vec!["--home", home.to_str().unwrap()];
        all.extend(arguments);
        let output = crate::program::archipel(&all);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    };
    let (key, package) = (key.to_str().unwrap(), package.to_str().unwrap());
    run(home, &["pack", "--new-key", key]);
    run(home, &["pack", "--key", key, "--out", package]);
    fs::create_dir_all(other.join("settings/keys")).unwrap();
    fs::copy([key, ".pub"].concat(), other.join("settings/keys/k.pub")).unwrap();
    run(&other, &["install", package]);
    let (territory, problems) = Territory::of(None, Some(&Home::at(&other)), &Messages::new(Lang::Fr));
    assert!(problems.is_empty() && territory.updates.is_none(), "{problems:?}");
    let (theirs, embedded) = (territory.atlas(), load::atlas::embedded());
    assert_eq!(theirs.layer("bhns").unwrap().features.len(), 2);
    assert_eq!(theirs.get("bhns:B1").unwrap().source, "update-gtfs");
    assert!(theirs.catalog.source("update-gtfs").is_some());
    assert_eq!(theirs.layers.len(), embedded.layers.len());
    let parks = |atlas: &Atlas| atlas.layer("parks").unwrap().features.clone();
    assert_eq!(parks(&theirs), parks(&embedded));
}

/// A timetable, from the address of a source whose other lines stay as the program has them.
#[test]
fn a_timetable_becomes_lines_and_stops_with_courses_and_hours() {
    let folder = tempfile::tempdir().unwrap();
    let server = FeedServer::start(&crate::feed::zipped(&crate::feed::tables()), |_, _| Act::Well);
    let home = folder.path();
    fs::create_dir_all(home.join("settings")).unwrap();
    let own = format!("[[source]]\nid = 'gtfs'\nurl = '{}/tadao.zip'\n", server.address);
    fs::write(home.join("settings/sources.toml"), own).unwrap();
    let run = |arguments: &[&str]| {
        let mut all = vec!["--home", home.to_str().unwrap(), "--lang", "fr"];
        all.extend(arguments);
        crate::program::archipel(&all)
    };
    let updated = run(&["update", "--source", "gtfs", "--yes", "--json"]);
    let report: Value = serde_json::from_slice(&updated.stdout).unwrap();
    assert!(updated.status.success(), "{report:#}");
    let layers = report["sources"][0]["layers"].as_array().unwrap();
    let changes = |layer: &str| &layers.iter().find(|found| found["layer"] == layer).unwrap()["difference"];
    assert_eq!(
        (&changes("bhns")["before"], &changes("bhns")["after"]),
        (&7.into(), &2.into())
    );
    assert_eq!(changes("bhns-stops")["after"], 4);
    // The window and every command see the lines of the timetable now: course, stops, hours, source.
    let (territory, problems) = Territory::of(None, Some(&Home::at(home)), &Messages::new(Lang::Fr));
    assert!(problems.is_empty(), "{problems:?}");
    let atlas = territory.atlas();
    let line = atlas.get("bhns:B1").unwrap();
    assert_eq!(line.geometry_status, archipel::model::GeometryStatus::Official);
    let Some(geo_types::Geometry::LineString(course)) = line.geometry() else {
        panic!("{:?}", line.geometry());
    };
    assert_eq!(course.0.len(), 6, "the course is the feed's shape");
    assert_eq!(line.source, "update-gtfs");
    let hours: Vec<&str> = line
        .figures
        .iter()
        .filter(|figure| figure.source == "update-gtfs")
        .map(|figure| figure.label.get(Lang::Fr))
        .collect();
    assert!(hours.len() >= 3, "first, last and hourly departures: {hours:?}");
    assert_eq!(atlas.layer("bhns-stops").unwrap().features.len(), 4);
    assert_eq!(
        atlas.catalog.source("update-gtfs").unwrap().producer,
        "Tadao, Artois Mobilités"
    );
    let sheet = run(&["sheet", "bhns:B1", "--json"]);
    let sheet = String::from_utf8(sheet.stdout).unwrap();
    assert!(
        sheet.contains("Tadao, Artois Mobilités") && !sheet.contains("schematic"),
        "{sheet}"
    );
    packed_and_installed_elsewhere(folder.path());
    assert!(run(&["update", "--rollback"]).status.success());
    let (territory, _) = Territory::of(None, Some(&Home::at(home)), &Messages::new(Lang::Fr));
    assert_eq!(territory.atlas().layer("bhns").unwrap().features.len(), 7);
}

#[test]
fn facilities_become_the_cycle_network_and_documented_routes_stay() {
    let place = Place::new();
    let way = |id: usize| {
        let (from, to) = (2.8 + id as f64 / 100.0, 2.81 + id as f64 / 100.0);
        format!(
            r#"{{"type":"Feature","id":"w{id}","properties":{{"id_local":"w{id}","ame_d":"VOIE VERTE","ame_g":"AUCUN","regime_d":"VOIE VERTE","revet_d":"LISSE"}},"geometry":{{"type":"LineString","coordinates":[[{from},50.43],[{to},50.43]]}}}}"#
        )
    };
    let file = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        (0..5).map(way).collect::<Vec<_>>().join(",")
    );
    let server = FeedServer::start(file.as_bytes(), |_, _| Act::Well);
    let mut feed = update::Feeds::embedded().get("cycle").unwrap().clone();
    feed.url = format!("{}/bnac.geojson", server.address);
    let built = place.build(&feed).unwrap();
    assert_eq!(built.layer(), "cycle");
    place.keep(&built);
    let atlas = place.atlas();
    let network = atlas.layer("cycle").unwrap();
    let ways: Vec<_> = network.features.iter().filter(|way| way.geometry.is_some()).collect();
    assert_eq!(ways.len(), 5);
    assert!(ways.iter().all(|way| way.kind.as_deref() == Some("greenway")));
    let before = load::atlas::embedded();
    let documented = |atlas: &Atlas| {
        let routes = &atlas.layer("cycle").unwrap().features;
        routes.iter().filter(|route| route.geometry.is_none()).count()
    };
    assert_eq!(documented(&atlas), documented(&before));
    // The same file without any way for bicycles is not the cycle network.
    let none = FeedServer::start(&points(&["a", "b"]), |_, _| Act::Well);
    feed.url = format!("{}/bnac.geojson", none.address);
    assert!(matches!(place.build(&feed), Err(Trouble::Count { count: 0, .. })));
}

#[test]
fn a_source_whose_address_nobody_told_is_listed_and_says_how_to_give_one() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    for source in ["cycle", "unesco", "osm"] {
        let asked = crate::program::archipel(&["--home", home, "--lang", "en", "update", "--source", source, "--yes"]);
        let told = String::from_utf8(asked.stderr).unwrap();
        assert_eq!(asked.status.code(), Some(1));
        assert!(
            told.contains("is not known") && told.contains("https://") && told.contains("settings/sources.toml"),
            "{told}"
        );
    }
}
