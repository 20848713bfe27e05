//! What `archipel features` writes for other programs: read back by us, and by GDAL where it is installed.

use std::path::Path;
use std::process::Command;

use crate::program::archipel;
use archipel::load::file::{Defaults, read_file};

fn written(folder: &Path, format: &str) -> std::path::PathBuf {
    let path = folder.join(format!("cites.{format}"));
    let out = path.to_str().unwrap();
    let output = archipel(&["features", "--where", "category=cite", "--format", format, "--out", out]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.stdout.is_empty());
    path
}

#[test]
fn a_filtered_layer_is_read_back_from_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = read_file(&written(folder.path(), "geojson"), &Defaults::default())
        .features
        .len();
    assert!(wanted > 100, "{wanted}");
    for format in ["gpx", "kml", "gpkg"] {
        let loaded = read_file(&written(folder.path(), format), &Defaults::default());
        assert!(!loaded.refused, "{format}: {:?}", loaded.diagnostics);
        assert_eq!(loaded.features.len(), wanted, "{format}");
    }
}

#[test]
fn a_geopackage_needs_a_file_and_text_forms_go_to_the_stream() {
    let cites = ["features", "--where", "category=cite", "--format"];
    assert_eq!(archipel(&[&cites[..], &["gpkg"]].concat()).status.code(), Some(2));
    let kml = archipel(&[&cites[..], &["kml"]].concat());
    assert!(String::from_utf8(kml.stdout).unwrap().trim_end().ends_with("</kml>"));
}

/// What `ogrinfo` counts in a file: features over all its layers; none where GDAL is not installed.
fn counted(path: &Path) -> Option<usize> {
    let output = Command::new("ogrinfo").args(["-al", "-so"]).arg(path).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let counts = text.lines().filter_map(|line| line.strip_prefix("Feature Count: "));
    Some(counts.map(|count| count.trim().parse::<usize>().unwrap()).sum())
}

#[test]
fn gdal_opens_what_is_written_and_counts_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = read_file(&written(folder.path(), "geojson"), &Defaults::default())
        .features
        .len();
    for format in ["geojson", "gpkg", "kml"] {
        let path = written(folder.path(), format);
        let Some(count) = counted(&path) else {
            println!("skipped: ogrinfo is not installed");
            return;
        };
        assert_eq!(count, wanted, "{format}");
    }
    // Of GPX, GDAL counts waypoints, tracks, and the points of tracks apart.
    let count = counted(&written(folder.path(), "gpx")).unwrap();
    assert!(count >= wanted);
}
