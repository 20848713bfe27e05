//! Twenty files in twenty shapes, as planners have them: each becomes a layer with no setting, its points lie over Lens,
//! and the file stays as it was to the last bit.

use std::fs;
use std::path::{Path, PathBuf};

use crate::format_files::{Kind, System, Thing, binary, database, marked, shape, things};
use crate::program::archipel;
use archipel::load::file::Input;
use serde_json::Value;

/// Where the fixtures begin, in degrees.
const LENS: [f64; 2] = [2.8285, 50.4266];
/// Fixtures reach so far from there, in degrees.
const REACH: f64 = 0.06;

/// A shape: what it is called, its files, and the reference system that must be told.
struct Case {
    name: &'static str,
    files: Vec<(String, Vec<u8>)>,
    crs: &'static str,
}

fn alone(name: &'static str, file: &str, crs: &'static str, bytes: impl Into<Vec<u8>>) -> Case {
    Case {
        name,
        files: vec![(file.to_owned(), bytes.into())],
        crs,
    }
}

/// The files of a writer, under the stem of the case.
fn written(
    name: &'static str,
    write: fn(&[Thing], System) -> Input,
    kind: Kind,
    system: System,
    crs: &'static str,
) -> Case {
    let input = write(&things(kind, 5, system), system);
    let stem = name.replace(' ', "_");
    let ending = input.extension();
    let mut files = vec![(format!("{stem}.{ending}"), input.bytes.clone())];
    files.extend(
        input
            .companions
            .iter()
            .map(|(ending, bytes)| (format!("{stem}.{ending}"), bytes.clone())),
    );
    Case { name, files, crs }
}

fn geojson(points: &[[f64; 2]], crs: &str) -> String {
    let features: Vec<String> = points
        .iter()
        .enumerate()
        .map(|(number, [x, y])| {
            format!(
                r#"{{"type":"Feature","properties":{{"nom":"Fosse {number}"}},"geometry":{{"type":"Point","coordinates":[{x},{y}]}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"type":"FeatureCollection",{crs}"features":[{}]}}"#,
        features.join(",")
    )
}

fn points(system: System) -> Vec<[f64; 2]> {
    let [x, y] = system.lens();
    (0..5)
        .map(|number| [x + system.step() * f64::from(number), y])
        .collect()
}

fn cases() -> Vec<Case> {
    let degrees = points(System::Wgs84);
    let lambert = points(System::Lambert93);
    let lines: Vec<String> = geojson(&degrees, "")
        .split("\"features\":[")
        .nth(1)
        .unwrap()
        .trim_end_matches("]}")
        .replace("},{\"type\":\"Feature\"", "}\n{\"type\":\"Feature\"")
        .lines()
        .map(str::to_owned)
        .collect();
    let comma = |number: f64| format!("{number:.4}").replace('.', ",");
    let table = |delimiter: &str, rows: Vec<[String; 3]>, head: &str| {
        let rows = rows.into_iter().map(|row| row.join(delimiter));
        format!("{head}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
    };
    let named = |places: &[[f64; 2]], number: &dyn Fn(f64) -> String| -> Vec<[String; 3]> {
        let rows = places.iter().enumerate();
        rows.map(|(place, [x, y])| [format!("Hénin {place}"), number(*x), number(*y)])
            .collect()
    };
    let windows: Vec<u8> = table(";", named(&lambert, &comma), "nom;x;y")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let old_crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"#;
    vec![
        alone("GeoJSON", "a.geojson", "EPSG:4326", geojson(&degrees, "")),
        alone(
            "GeoJSON in Lambert-93, old crs member",
            "b.json",
            "EPSG:2154",
            geojson(&lambert, old_crs),
        ),
        alone("newline-delimited GeoJSON", "c.geojsonl", "EPSG:4326", lines.join("\n")),
        written("TopoJSON", marked::topojson, Kind::Polygon, System::Wgs84, "EPSG:4326"),
        written("Shapefile", shape::loose, Kind::Polygon, System::Lambert93, "EPSG:2154"),
        written(
            "zipped shapefile",
            shape::zipped,
            Kind::Line,
            System::Lambert93,
            "EPSG:2154",
        ),
        written(
            "Shapefile in CC50",
            shape::loose,
            Kind::Point,
            System::Cc50,
            "EPSG:3950",
        ),
        written(
            "GeoPackage",
            database::geopackage,
            Kind::Polygon,
            System::Lambert93,
            "EPSG:2154",
        ),
        written(
            "GeoPackage in Mercator",
            database::geopackage,
            Kind::Point,
            System::Mercator,
            "EPSG:3857",
        ),
        written(
            "FlatGeobuf",
            binary::flatgeobuf,
            Kind::Polygon,
            System::Wgs84,
            "EPSG:4326",
        ),
        written("KML", marked::kml, Kind::Polygon, System::Wgs84, "EPSG:4326"),
        written("KMZ", marked::kmz, Kind::Point, System::Wgs84, "EPSG:4326"),
        written("GPX", marked::gpx, Kind::Line, System::Wgs84, "EPSG:4326"),
        alone(
            "table, semicolons, Windows-1252, decimal commas",
            "d.csv",
            "EPSG:2154",
            windows,
        ),
        alone(
            "table, tabulators, degrees",
            "e.tsv",
            "EPSG:4326",
            table(
                "\t",
                named(&degrees, &|number| number.to_string()),
                "nom\tlongitude\tlatitude",
            ),
        ),
        written(
            "table with WKT",
            marked::csv_wkt,
            Kind::Polygon,
            System::Lambert93,
            "EPSG:2154",
        ),
        alone(
            "table of communes",
            "f.csv",
            "EPSG:4326",
            "commune,logements\nLens,10\nLiévin,20\nAvion,3\n",
        ),
        alone(
            "table of INSEE codes",
            "g.csv",
            "EPSG:4326",
            "code_insee;pop\n62498;30000\n62510;31000\n",
        ),
        written(
            "OpenStreetMap XML",
            marked::osm,
            Kind::Point,
            System::Wgs84,
            "EPSG:4326",
        ),
        written(
            "OpenStreetMap PBF",
            binary::pbf,
            Kind::Point,
            System::Wgs84,
            "EPSG:4326",
        ),
        alone(
            "GTFS",
            "h.zip",
            "EPSG:4326",
            crate::feed::zipped(&crate::feed::tables()),
        ),
    ]
}

fn put(folder: &Path, case: &Case) -> Vec<PathBuf> {
    fs::create_dir_all(folder).unwrap();
    let put = |(name, bytes): &(String, Vec<u8>)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    case.files.iter().map(put).collect()
}

#[test]
fn twenty_files_in_twenty_shapes_become_layers_with_no_setting() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases();
    let mut imported = 0;
    for (number, case) in cases.iter().enumerate() {
        let paths = put(&folder.path().join(number.to_string()), case);
        let home = folder.path().join(format!("home{number}"));
        let arguments = [
            "--home",
            home.to_str().unwrap(),
            "import",
            paths[0].to_str().unwrap(),
            "--json",
        ];
        let output = archipel(&arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{}: {text}", case.name);
        let report: Value = serde_json::from_str(text.trim()).unwrap();
        assert_eq!(report["status"], "added", "{}: {report}", case.name);
        assert_eq!(report["crs"], case.crs, "{}: {report}", case.name);
        assert_eq!(report["features"], report["loaded"], "{}: {report}", case.name);
        let extent: Vec<f64> = report["extent"]
            .as_array()
            .unwrap()
            .iter()
            .map(|side| side.as_f64().unwrap())
            .collect();
        let wide = ["GTFS", "commune", "INSEE"].iter().any(|word| case.name.contains(word));
        let reach = if wide { 0.2 } else { REACH };
        let near = |degrees: f64, home: f64| (degrees - home).abs() < reach;
        assert!(
            near(extent[0], LENS[0])
                && near(extent[1], LENS[1])
                && near(extent[2], LENS[0])
                && near(extent[3], LENS[1]),
            "{}: {extent:?}",
            case.name
        );
        if case.crs != "EPSG:4326" {
            let told = report["diagnostics"].as_array().unwrap().iter();
            let mut codes = told.map(|found| found["code"].as_str().unwrap());
            let said = ["lambert-93", "web-mercator", "conic-zone"];
            assert!(codes.any(|code| said.contains(&code)), "{}: {report}", case.name);
        }
        for (path, (_, bytes)) in paths.iter().zip(&case.files) {
            assert_eq!(&fs::read(path).unwrap(), bytes, "{}: the file is untouched", case.name);
        }
        let again = ["--home", home.to_str().unwrap(), "layers", "--json"];
        let layers: Value = serde_json::from_slice(&archipel(&again).stdout).unwrap();
        let id = &report["layer"];
        let mut layers = layers["layers"].as_array().unwrap().iter();
        let layer = layers.find(|layer| &layer["id"] == id).unwrap();
        assert_eq!(layer["features"], report["loaded"], "{}", case.name);
        imported += 1;
    }
    println!("{imported} of {} shapes imported", cases.len());
    assert!(imported >= 20);
}
