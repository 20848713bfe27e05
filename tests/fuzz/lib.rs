//! What every target does: read a file of a name, and hold the answer against itself.

use std::io::Write as _;

use archipel::load::file::{self, Defaults, Input};

/// Reads `bytes` as a file called `name`, looks at them too, and compares.
///
/// # Panics
/// When the reader broke, or when reading and looking disagree.
pub fn check(name: &str, bytes: &[u8]) {
    let input = Input::alone(name, bytes.to_vec());
    let defaults = Defaults::default();
    let kept = file::read(&input, &defaults);
    let looked = file::inspect(&input, &defaults);
    assert!(kept.diagnostics.iter().all(|found| found.code != "reader-broke"));
    assert_eq!(kept.features.len(), kept.loaded_features);
    assert_eq!(kept.diagnostics, looked.diagnostics);
    assert!(kept.loaded_features <= kept.declared_features);
}

/// Reads `bytes`, cut at zero bytes, as the tables of a timetable feed.
///
/// # Panics
/// As [`check`], and when the archive cannot be written.
pub fn feed(bytes: &[u8]) {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let names = ["stops.txt", "routes.txt", "trips.txt", "shapes.txt"];
    for (name, table) in names.into_iter().zip(bytes.splitn(names.len(), |byte| *byte == 0)) {
        zip.start_file(name, stored).expect("a file");
        zip.write_all(table).expect("its bytes");
    }
    let archive = zip.finish().expect("an archive").into_inner();
    check("fuzz.zip", &archive);
}
