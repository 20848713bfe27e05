//! Files of every format: good ones load to the last feature and land where they should, bad ones are refused or told,
//! feature by feature. The corpus is built from a fixed seed; it and the mutations print how many they are.

use crate::format_files::{KINDS, Kind, System, Writer, things, writers};
use archipel::load::file::{self, Defaults, Input, Loaded};
use archipel::model::Severity;

fn status(loaded: &Loaded) -> &'static str {
    let doubtful = loaded.diagnostics.iter().any(|found| found.severity > Severity::Info);
    match (loaded.refused, doubtful) {
        (true, _) => "error",
        (false, true) => "warn",
        (false, false) => "ok",
    }
}

fn codes(loaded: &Loaded) -> Vec<(&str, Option<usize>)> {
    loaded
        .diagnostics
        .iter()
        .map(|found| (found.code.as_str(), found.feature))
        .take(12)
        .collect()
}

fn look(input: &Input) -> Loaded {
    let defaults = Defaults::default();
    let looked = file::inspect(input, &defaults);
    let kept = file::read(input, &defaults);
    assert_eq!(kept.features.len(), looked.loaded_features, "{}", input.name);
    assert_eq!(kept.diagnostics, looked.diagnostics, "{}", input.name);
    assert!(
        looked.diagnostics.iter().all(|found| found.code != "reader-broke"),
        "{:?}",
        looked.diagnostics
    );
    kept
}

/// Counts of a corpus.
#[derive(Default)]
struct Tally {
    files: usize,
    ok: usize,
    warned: usize,
    refused: usize,
    /// Faults of one feature, and how many of them named it.
    faults: usize,
    named: usize,
}

impl Tally {
    fn add(&mut self, loaded: &Loaded) {
        self.files += 1;
        match status(loaded) {
            "ok" => self.ok += 1,
            "warn" => self.warned += 1,
            _ => self.refused += 1,
        }
    }
}

fn each(test: impl Fn(&Writer, Kind)) {
    for writer in writers() {
        for kind in KINDS {
            if writer.kinds.contains(&kind) {
                test(&writer, kind);
            }
        }
    }
}

fn first_place(loaded: &Loaded) -> [f64; 2] {
    use geo::CoordsIter as _;
    let geometry = loaded.features[0].geometry().unwrap();
    let place = geometry
        .coords_iter()
        .min_by(|a, b| (a.x + a.y).total_cmp(&(b.x + b.y)))
        .unwrap();
    [place.x, place.y]
}

/// Metres between two places in degrees, near enough for tenths of a metre.
fn metres(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = ((a[0] - b[0]) * 70_900.0, (a[1] - b[1]) * 111_300.0);
    x.hypot(y)
}

#[test]
fn the_corpus_is_read_told_or_refused_as_each_file_deserves() {
    let tally = std::cell::RefCell::new(Tally::default());
    let add = |loaded: &Loaded| tally.borrow_mut().add(loaded);
    each(|writer, kind| {
        let title = format!("{} {kind:?}", writer.name);
        for count in [1, 5, 40] {
            let loaded = look(&(writer.write)(&things(kind, count, System::Wgs84), System::Wgs84));
            assert_eq!(status(&loaded), "ok", "{title}: {:?}", codes(&loaded));
            assert_eq!(
                (loaded.declared_features, loaded.loaded_features),
                (count, count),
                "{title}"
            );
            assert!(metres(first_place(&loaded), System::Wgs84.lens()) < 0.1, "{title}");
            let name = loaded.features[0].name.get(archipel::model::Lang::Fr);
            assert_eq!(name, "Fosse 0", "{title}: {:?}", loaded.features[0]);
            add(&loaded);
        }
        systems(writer, kind, &title, &add);
        faults(writer, kind, &title, &tally);
        if writer.closed {
            cuts(writer, kind, &title, &add);
        }
    });
    let tally = tally.into_inner();
    println!(
        "corpus of formats: {} files, {} read without a warning, {} with one, {} refused; {} faults of one feature, {} named",
        tally.files, tally.ok, tally.warned, tally.refused, tally.faults, tally.named
    );
    assert!(tally.files >= 400, "{}", tally.files);
    assert!(
        tally.named * 100 >= tally.faults * 95,
        "{} of {}",
        tally.named,
        tally.faults
    );
}

/// Files that say their system, files that do not, files with swapped axes.
fn systems(writer: &Writer, kind: Kind, title: &str, add: &dyn Fn(&Loaded)) {
    for system in [System::Lambert93, System::Cc50, System::Mercator] {
        let loaded = look(&(writer.write)(&things(kind, 5, system), system));
        let crs = format!("EPSG:{}", system.code());
        assert_eq!(
            (loaded.loaded_features, loaded.crs.as_str()),
            (5, crs.as_str()),
            "{title}: {:?}",
            codes(&loaded)
        );
        assert!(
            metres(first_place(&loaded), System::Wgs84.lens()) < 0.1,
            "{title} {system:?}"
        );
        let said = ["lambert-93", "conic-zone", "web-mercator"];
        assert!(
            loaded
                .diagnostics
                .iter()
                .any(|found| said.contains(&found.code.as_str())),
            "{title}"
        );
        add(&loaded);
    }
    if writer.says {
        let loaded = look(&(writer.write)(&things(kind, 5, System::Lambert2), System::Lambert2));
        assert_eq!(status(&loaded), "error", "{title}: {:?}", codes(&loaded));
        assert!(
            loaded.diagnostics.iter().any(|found| found.code == "crs-unsupported"),
            "{title}"
        );
        add(&loaded);
    }
    let mut swapped = things(kind, 5, System::Wgs84);
    swapped
        .iter_mut()
        .flat_map(|thing| &mut thing.places)
        .for_each(|place| place.swap(0, 1));
    let loaded = look(&(writer.write)(&swapped, System::Wgs84));
    assert!(
        loaded.diagnostics.iter().any(|found| found.code == "axes-swapped"),
        "{title}: {:?}",
        codes(&loaded)
    );
    assert!(metres(first_place(&loaded), System::Wgs84.lens()) < 0.1, "{title}");
    add(&loaded);
}

/// One feature of five cannot be placed: the others load, and it is named.
fn faults(writer: &Writer, kind: Kind, title: &str, tally: &std::cell::RefCell<Tally>) {
    for wrong in [f64::NAN, f64::INFINITY, 1e9] {
        if !wrong.is_finite() && !writer.floats {
            continue;
        }
        for index in 0..5 {
            let mut five = things(kind, 5, System::Wgs84);
            five[index].places[0][1] = wrong;
            let loaded = look(&(writer.write)(&five, System::Wgs84));
            assert_eq!(status(&loaded), "warn", "{title} {wrong}: {:?}", codes(&loaded));
            assert_eq!(
                (loaded.declared_features, loaded.loaded_features),
                (5, 4),
                "{title}: {:?}",
                codes(&loaded)
            );
            let named = loaded
                .diagnostics
                .iter()
                .any(|found| found.severity == Severity::Error && found.feature == Some(index));
            let mut tally = tally.borrow_mut();
            tally.add(&loaded);
            tally.faults += 1;
            tally.named += usize::from(named);
        }
    }
}

/// A file that stops too early is never read as if it were whole.
fn cuts(writer: &Writer, kind: Kind, title: &str, add: &dyn Fn(&Loaded)) {
    let whole = (writer.write)(&things(kind, 40, System::Wgs84), System::Wgs84);
    for part in [1, 20, 35, 50, 65, 80, 95, 99] {
        let mut cut = whole.clone();
        cut.bytes.truncate(whole.bytes.len() * part / 100);
        let loaded = look(&cut);
        assert_ne!(status(&loaded), "ok", "{title} cut at {part} %: {:?}", codes(&loaded));
        add(&loaded);
    }
}

/// Numbers that look random and are the same on every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % below.max(1)
    }
}

pub fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.roll(bytes.len());
        let length = dice.roll(24).min(bytes.len() - at);
        match dice.roll(7) {
            0 => bytes[at] ^= 1 << dice.roll(8),
            1 => bytes[at] = dice.roll(256) as u8,
            2 => bytes[at..at + length].fill([0, 0xFF, b'9', b'<', b'['][dice.roll(5)]),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(at..at, piece);
            }
            5 => bytes.truncate(at),
            _ => {
                let number = [u32::MAX, 0x7FFF_FFFF, 0x8000_0000, 1 << 24][dice.roll(4)];
                let number = if dice.roll(2) == 0 {
                    number.to_le_bytes()
                } else {
                    number.to_be_bytes()
                };
                let end = (at + 4).min(bytes.len());
                bytes[at..end].copy_from_slice(&number[..end - at]);
            }
        }
    }
}

#[test]
fn no_mutation_of_a_good_file_breaks_a_reader() {
    let mut dice = Dice(0x5EED_CAFE_F00D_1234);
    let (mut files, mut refused, mut slowest) = (0, 0, std::time::Duration::ZERO);
    let defaults = Defaults::default();
    for writer in writers() {
        for kind in writer.kinds {
            let whole = (writer.write)(&things(*kind, 6, System::Wgs84), System::Wgs84);
            for _ in 0..120 {
                let mut input = whole.clone();
                match dice.roll(4) {
                    0 if !input.companions.is_empty() => {
                        let place = dice.roll(input.companions.len());
                        mutate(&mut input.companions[place].1, &mut dice);
                    }
                    _ => mutate(&mut input.bytes, &mut dice),
                }
                let started = std::time::Instant::now();
                let loaded = file::read(&input, &defaults);
                slowest = slowest.max(started.elapsed());
                files += 1;
                refused += usize::from(loaded.refused);
                assert!(loaded.loaded_features <= loaded.declared_features, "{}", writer.name);
                assert_eq!(loaded.features.len(), loaded.loaded_features, "{}", writer.name);
                let broke = loaded.diagnostics.iter().any(|found| found.code == "reader-broke");
                assert!(!broke, "{} {:?}: {:?}", writer.name, kind, input.bytes);
                let lost = loaded.declared_features - loaded.loaded_features;
                assert!(
                    lost == 0 || status(&loaded) != "ok",
                    "{}: {:?}",
                    writer.name,
                    codes(&loaded)
                );
            }
        }
    }
    println!("mutations of formats: {files} files, {refused} refused, slowest {slowest:?}");
    assert!(files >= 2_000);
}

fn refused(name: &str, bytes: Vec<u8>, code: &str) {
    let loaded = look(&Input::alone(name, bytes));
    assert_eq!(status(&loaded), "error", "{name}: {:?}", codes(&loaded));
    assert!(
        loaded.diagnostics.iter().any(|found| found.code == code),
        "{name} {code}: {:?}",
        codes(&loaded)
    );
}

#[test]
fn bombs_traps_and_depths_are_refused() {
    use crate::format_files::{binary, database, zip};
    let zeros = vec![b'0'; 12 << 20];
    refused("bomb.zip", zip(&[("a.csv", &zeros)]), "archive-bomb");
    refused("up.zip", zip(&[("../../a.kml", b"<kml/>")]), "archive-path");
    refused("root.zip", zip(&[("/etc/a.kml", b"<kml/>")]), "archive-path");
    refused("drive.zip", zip(&[("C:\\a.kml", b"<kml/>")]), "archive-path");
    refused(
        "nested.zip",
        zip(&[("a.csv", &zip(&[("b.csv", b"x,y\n1,2\n")]))]),
        "archive-nested",
    );
    refused("nothing.zip", zip(&[("a.exe", b"MZ")]), "archive-nothing");
    refused("empty.zip", zip(&[]), "archive-empty");
    let laugh =
        "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><kml>&b;</kml>";
    refused("laugh.kml", laugh.into(), "xml-doctype");
    let file = "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><gpx>&a;</gpx>";
    refused("file.gpx", file.into(), "xml-doctype");
    refused(
        "deep.kml",
        format!("<kml>{}", "<Folder>".repeat(100_000)).into_bytes(),
        "xml-depth",
    );
    refused(
        "deep.gpx",
        format!("<gpx>{}", "<extensions>".repeat(100_000)).into_bytes(),
        "xml-depth",
    );
    refused(
        "deep.osm",
        format!("<osm>{}", "<a>".repeat(100_000)).into_bytes(),
        "xml-depth",
    );
    refused("page.kml", b"<html><body>404</body></html>".to_vec(), "xml-root");
    let deep = format!(
        "{{\"type\":\"Topology\",\"arcs\":[],\"objects\":{}",
        "{\"a\":".repeat(100_000)
    );
    refused("deep.topojson", deep.into_bytes(), "json-depth");
    let mut db = rusqlite::Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE t (a)").unwrap();
    refused("other.gpkg", database::bytes(&mut db), "sqlite-not-gpkg");
    let mut bytes = Vec::new();
    let mut blob = Vec::new();
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &zeros).unwrap();
    binary::proto(3, &packed.finish().unwrap(), &mut blob);
    binary::block("OSMHeader", &blob, &mut bytes);
    refused("bomb.osm.pbf", bytes, "osm-broken");
    refused("noise.shp", vec![0; 4000], "shp-header");
    refused(
        "noise.fgb",
        [b"fgb\x03fgb\x00".as_slice(), &[0xFF; 400]].concat(),
        "fgb-header",
    );
    refused("binary.csv", b"a;b\n\0\0\0;1\n".to_vec(), "csv-binary");
}

#[test]
fn a_view_without_end_is_interrupted() {
    use crate::format_files::database;
    let mut db = database::empty(4326);
    db.execute_batch(
        "DROP TABLE fosses;
         CREATE VIEW fosses AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
           SELECT i AS fid, NULL AS geom, 'a' AS nom, 1 AS rang FROM n WHERE i < 0;",
    )
    .unwrap();
    refused("endless.gpkg", database::bytes(&mut db), "gpkg-endless");
}

#[test]
fn a_million_vertices_and_a_hundred_thousand_holes_are_read() {
    use crate::format_files::shape;
    let circle = |count: usize, radius: f64, x: f64, y: f64, clockwise: bool| -> Vec<[f64; 2]> {
        let turn = if clockwise { -1.0 } else { 1.0 };
        let mut places: Vec<[f64; 2]> = (0..count)
            .map(|index| {
                let angle = turn * std::f64::consts::TAU * index as f64 / count as f64;
                [x + radius * angle.cos(), y + radius * angle.sin()]
            })
            .collect();
        places.push(places[0]);
        places
    };
    let defaults = Defaults::default();
    let large = shape::shp(3, &[shape::parts(3, &[circle(1_000_000, 0.5, 2.8, 50.4, true)])]);
    let loaded = file::inspect(&Input::alone("large.shp", large), &defaults);
    assert_eq!(loaded.loaded_features, 1, "{:?}", codes(&loaded));
    let mut rings = vec![circle(400, 1.0, 2.8, 50.4, true)];
    for index in 0..100_000 {
        let (x, y) = (
            2.3 + f64::from(index % 400) * 0.002,
            49.9 + f64::from(index / 400) * 0.003,
        );
        rings.push(vec![[x, y], [x + 0.001, y], [x + 0.001, y + 0.001], [x, y]]);
    }
    let holes = shape::shp(5, &[shape::parts(5, &rings)]);
    let loaded = file::read(&Input::alone("holes.shp", holes), &defaults);
    let Some(geo_types::Geometry::Polygon(polygon)) = loaded.features[0].geometry() else {
        panic!("{:?}", codes(&loaded))
    };
    assert_eq!(polygon.interiors().len(), 100_000);
    let text = "a".repeat(50 << 20);
    let kml = format!(
        "<kml><Placemark><name>{text}</name><Point><coordinates>2.8,50.4</coordinates></Point></Placemark></kml>"
    );
    let loaded = file::inspect(&Input::alone("long.kml", kml.into_bytes()), &defaults);
    assert_eq!(loaded.loaded_features, 1, "{:?}", codes(&loaded));
}

#[test]
fn parts_of_a_shapefile_are_found_beside_each_other_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let input = crate::format_files::shape::loose(&things(Kind::Polygon, 5, System::Lambert93), System::Lambert93);
    std::fs::write(folder.path().join("F.SHP"), &input.bytes).unwrap();
    for (kind, bytes) in &input.companions {
        std::fs::write(folder.path().join(format!("f.{kind}")), bytes).unwrap();
    }
    let list = || {
        let mut all: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect();
        all.sort();
        all
    };
    let before = list();
    for name in ["F.SHP", "f.dbf", "f.prj"] {
        let loaded = file::read_file(&folder.path().join(name), &Defaults::default());
        assert_eq!(
            (loaded.loaded_features, loaded.crs.as_str()),
            (5, "EPSG:2154"),
            "{name}: {:?}",
            codes(&loaded)
        );
    }
    assert_eq!(before, list());
}

/// Converts with GDAL; false when it is not installed or does not know the format.
fn converted(from: &std::path::Path, to: &std::path::Path, options: &[&str]) -> bool {
    let mut command = std::process::Command::new("ogr2ogr");
    command.args(options).arg(to).arg(from);
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn what_gdal_writes_is_read_to_the_same_places() {
    use geo::Centroid as _;
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("components.geojson");
    let bytes = std::fs::read("geodata/components.geojson").unwrap();
    let named: String = String::from_utf8(bytes).unwrap();
    let loaded = archipel::load::geojson::read(named.as_bytes(), "terrils", &Defaults::default());
    // Plain features with a number to find them by: GDAL cuts nested properties up as each format allows.
    let mut plain = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, feature) in loaded.features.iter().enumerate() {
        let geometry = feature
            .geometry()
            .map(|geometry| archipel::load::geojson::geometry(&geometry).to_string());
        let comma = if index == 0 { "" } else { "," };
        plain.push_str(&format!(
            "{comma}{{\"type\":\"Feature\",\"geometry\":{},\"properties\":{{\"rang\":{index},\"nom\":\"Terril n°{index}\"}}}}",
            geometry.unwrap_or_else(|| "null".into())
        ));
    }
    plain.push_str("]}");
    std::fs::write(&source, plain).unwrap();
    let cases: [(&str, &str, &[&str]); 9] = [
        ("a.gpkg", "EPSG:4326", &["-f", "GPKG"]),
        ("b.gpkg", "EPSG:2154", &["-f", "GPKG", "-t_srs", "EPSG:2154"]),
        (
            "c.shp",
            "EPSG:2154",
            &["-f", "ESRI Shapefile", "-t_srs", "EPSG:2154", "-lco", "ENCODING=UTF-8"],
        ),
        (
            "d.shp",
            "EPSG:3950",
            &[
                "-f",
                "ESRI Shapefile",
                "-t_srs",
                "EPSG:3950",
                "-lco",
                "ENCODING=ISO-8859-1",
            ],
        ),
        ("e.fgb", "EPSG:3950", &["-f", "FlatGeobuf", "-t_srs", "EPSG:3950"]),
        ("f.fgb", "EPSG:4326", &["-f", "FlatGeobuf"]),
        ("g.kml", "EPSG:4326", &["-f", "KML"]),
        ("h.csv", "EPSG:4326", &["-f", "CSV", "-lco", "GEOMETRY=AS_WKT"]),
        ("i.geojsonl", "EPSG:4326", &["-f", "GeoJSONSeq"]),
    ];
    let mut compared = 0;
    for (name, crs, options) in cases {
        let path = folder.path().join(name);
        if !converted(&source, &path, options) {
            println!("GDAL did not write {name}: not compared");
            continue;
        }
        compared += 1;
        let read = file::read_file(&path, &Defaults::default());
        assert!(!read.refused, "{name}: {:?}", codes(&read));
        assert_eq!(
            (read.features.len(), read.crs.as_str()),
            (loaded.features.len(), crs),
            "{name}: {:?}",
            codes(&read)
        );
        // Some formats sort features by place.
        for feature in read.features.iter().filter(|feature| feature.geometry().is_some()) {
            let rang = ["rang", "RANG"].iter().find_map(|key| feature.extra.get(key)).unwrap();
            let rang: usize = rang
                .to_string()
                .parse()
                .unwrap_or_else(|_| rang.as_str().unwrap().parse().unwrap());
            let (found, wanted) = (feature.geometry(), loaded.features[rang].geometry());
            let centre = |geometry: Option<geo_types::Geometry<f64>>| geometry.unwrap().centroid().unwrap();
            let (found, wanted) = (centre(found), centre(wanted));
            assert!(
                metres([found.x(), found.y()], [wanted.x(), wanted.y()]) < 0.1,
                "{name} {rang}"
            );
            let label = feature.name.get(archipel::model::Lang::Fr);
            assert_eq!(label, format!("Terril n°{rang}"), "{name}");
        }
    }
    println!("GDAL: {compared} of {} formats compared", cases.len());
}

#[test]
fn the_national_schema_of_cycle_facilities_is_known_by_its_fields() {
    let line = "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[2.8,50.4],[2.9,50.4]]}";
    let fields = "\"id_local\":\"1\",\"ame_d\":\"PISTE CYCLABLE\",\"regime_d\":\"PISTE CYCLABLE\",\"ame_g\":\"AUCUN\"";
    let text = format!("{{\"type\":\"Feature\",{line},\"properties\":{{{fields}}}}}");
    let loaded = look(&Input::alone("a.geojson", text.into_bytes()));
    assert!(
        loaded.is_cycle && codes(&loaded).contains(&("cycle-schema", None)),
        "{:?}",
        codes(&loaded)
    );
    let table = "id_local;ame_d;regime_d;wkt\n1;PISTE CYCLABLE;PISTE CYCLABLE;\"LINESTRING(2.8 50.4,2.9 50.4)\"\n";
    let loaded = look(&Input::alone("a.csv", table.into()));
    assert!(loaded.is_cycle && loaded.loaded_features == 1, "{:?}", codes(&loaded));
}

/// IGN's geodetic site on the cathedral of Amiens, in Lambert-93 as its sheet publishes it, through a table.
#[test]
fn a_control_point_in_a_table_lands_within_a_tenth_of_a_metre() {
    let table = "nom;X;Y\nCathédrale;649750,13;6977570,07\nPrès de là;649760,13;6977570,07\n";
    let loaded = look(&Input::alone("bornes.csv", table.as_bytes().to_vec()));
    assert_eq!(
        (loaded.loaded_features, loaded.crs.as_str()),
        (2, "EPSG:2154"),
        "{:?}",
        codes(&loaded)
    );
    let published = [
        2.0 + 18.0 / 60.0 + 4.3616 / 3600.0,
        49.0 + 53.0 / 60.0 + 41.4145 / 3600.0,
    ];
    let off = metres(first_place(&loaded), published);
    assert!(off < 0.1, "{off} m");
}

#[test]
fn what_a_track_holds_beside_its_places_is_told_not_lost_silently() {
    let track = r#"<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Sortie</name><trkseg>
<trkpt lat="50.43" lon="2.83"><ele>31</ele><time>2026-11-25T08:00:00Z</time><extensions><hr>120</hr></extensions></trkpt>
<trkpt lat="50.44" lon="2.84"><time>2026-11-25T08:01:00Z</time></trkpt></trkseg><extensions><color>red</color></extensions></trk>
<wpt lat="50.43" lon="2.83"><name>Fosse</name><time>2026-11-25T08:00:00Z</time></wpt></gpx>"#;
    let loaded = look(&Input::alone("sortie.gpx", track.as_bytes().to_vec()));
    let told: Vec<&str> = loaded.diagnostics.iter().map(|found| found.code.as_str()).collect();
    for code in ["gpx-time", "gpx-extension", "altitude"] {
        assert!(told.contains(&code), "{told:?}");
    }
    assert_eq!((status(&loaded), loaded.loaded_features), ("ok", 2));
    // The moment of a waypoint is kept: it is one for the whole feature.
    let fosse = loaded
        .features
        .iter()
        .find(|feature| feature.name.get(archipel::model::Lang::Fr) == "Fosse");
    assert!(fosse.unwrap().extra.contains_key("time"));
}
