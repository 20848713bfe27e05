//! The year of the clock on the command line.

use crate::program::archipel;

fn drawn(year: Option<&str>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("map.svg");
    let mut arguments = vec!["export", "--format", "svg", "--out", out.to_str().unwrap()];
    arguments.extend(year.iter().flat_map(|year| ["--year", year]));
    let answer = archipel(&arguments);
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    std::fs::read_to_string(out).unwrap()
}

#[test]
fn a_year_is_written_large_with_its_marks_explained_and_counted() {
    let then = drawn(Some("1913"));
    assert!(
        then.contains(">1913</text>") && then.contains("296 puits en activité"),
        "{}",
        then.len()
    );
    for words in ["296 en activité", "290 fermés", "sans date, en pâle"] {
        assert!(then.contains(words), "{words}");
    }
    assert!(!then.contains("Ligne, tracé schématique"), "a bus line in 1913");
    let now = drawn(None);
    assert!(!now.contains("en activité") && now.contains("Ligne, tracé schématique"));
    let late = drawn(Some("2019"));
    assert!(late.contains(">2019</text>") && late.contains("Ligne, tracé schématique"));
}

#[test]
fn years_beyond_the_data_are_brought_within_it_and_nonsense_is_refused() {
    assert!(drawn(Some("1500")).contains(">1716</text>"));
    for wrong in ["0", "soon", "12345"] {
        let answer = archipel(&["export", "--year", wrong, "--out", "/tmp/never.svg"]);
        assert_eq!(answer.status.code(), Some(2), "{wrong}");
    }
}
