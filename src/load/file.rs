//! Files to features, whatever their format: known by what they hold, then by their name. The one door for
//! `archipel check` and for imports. A source file is only ever read.

use std::fs::File;
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::archive::{Archive, Entry};
use super::atlas::io_diagnostic;
use super::reading::finding::Finding;
use super::reading::rows::Rows;
pub use super::reading::{Defaults, Format, Join, Loaded};
use super::{csv, flatgeobuf, geojson, gpkg, gpx, gtfs, kml, osm, shapefile, text, topojson, xml};
use crate::model::{Diagnostic, Severity};

/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// A file in memory, with the files that belong to it.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Name to show.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Files beside it that have the same stem: their extension in lower case, and what they hold.
    pub companions: Vec<(String, Vec<u8>)>,
}

impl Input {
    /// A file that stands alone.
    pub fn alone(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
            companions: Vec::new(),
        }
    }

    /// Extension in lower case, empty without one.
    pub fn extension(&self) -> String {
        extension(Path::new(&self.name))
    }

    /// The companion with an extension.
    pub fn companion(&self, extension: &str) -> Option<&[u8]> {
        let mut companions = self.companions.iter();
        let found = companions.find(|(known, _)| known == extension);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}

/// How a reader of a format is called: what to read, what to give to features, whether to keep them.
#[derive(Clone, Copy)]
pub(in crate::load) struct Task<'a> {
    /// Name to show in findings.
    pub name: &'a str,
    /// What the layer gives to its features.
    pub defaults: &'a Defaults,
    /// Whether features are kept, or only looked at.
    pub keep: bool,
}

/// Reads a file, with the companions that lie beside it.
pub fn read_file(path: &Path, defaults: &Defaults) -> Loaded {
    open(path).map_or_else(|diagnostic| refusal(*diagnostic), |input| read(&input, defaults))
}

/// Does all that [`read_file`] does, but keeps no feature.
pub fn inspect_file(path: &Path, defaults: &Defaults) -> Loaded {
    open(path).map_or_else(|diagnostic| refusal(*diagnostic), |input| inspect(&input, defaults))
}

/// Reads a file that is in memory.
pub fn read(input: &Input, defaults: &Defaults) -> Loaded {
    guarded(input, defaults, true)
}

/// Looks at a file that is in memory.
pub fn inspect(input: &Input, defaults: &Defaults) -> Loaded {
    guarded(input, defaults, false)
}

fn refusal(diagnostic: Diagnostic) -> Loaded {
    Loaded::refusal(Format::Unknown, diagnostic)
}

/// The last wall: a fault in a reader refuses the file instead of ending the program.
fn guarded(input: &Input, defaults: &Defaults, keep: bool) -> Loaded {
    let task = Task {
        name: &input.name,
        defaults,
        keep,
    };
    catch_unwind(AssertUnwindSafe(|| dispatch(input, task))).unwrap_or_else(|_| {
        let diagnostic = Diagnostic::document(Severity::Error, "reader-broke", &input.name);
        Loaded::refusal(Format::Unknown, diagnostic)
    })
}

fn dispatch(input: &Input, task: Task<'_>) -> Loaded {
    let bytes = input.bytes.as_slice();
    let extension = input.extension();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes, task);
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return gpkg::read(bytes, input.companion("wal").is_some(), task);
    }
    if osm::is_pbf(bytes) {
        return osm::read_pbf(bytes, task);
    }
    if flatgeobuf::is_flatgeobuf(bytes) {
        return flatgeobuf::read(bytes, task);
    }
    if shapefile::is_shapefile(bytes) && extension != "shx" || extension == "shp" {
        let parts = shapefile::Parts {
            layer: None,
            shp: bytes,
            shx: input.companion("shx"),
            dbf: input.companion("dbf"),
            prj: input.companion("prj"),
            cpg: input.companion("cpg"),
        };
        return shapefile::read(&[parts], task);
    }
    if SHAPEFILE.contains(&extension.as_str()) {
        return refused(
            Format::Shapefile,
            Finding::new(Severity::Error, "shp-missing", None),
            task,
        );
    }
    text(input, &extension, task)
}

/// Text files, by their first letters.
fn text(input: &Input, extension: &str, task: Task<'_>) -> Loaded {
    let bytes = input.bytes.as_slice();
    let start = &bytes[..bytes.len().min(64 * 1024)];
    let decoded = text::decode(start);
    let sample = match &decoded {
        Ok(decoded) => decoded.text.as_ref(),
        Err(text::NotText::Encoding { at }) => std::str::from_utf8(&start[..*at]).unwrap_or(""),
        Err(_) => "",
    };
    let first = sample.trim_start().bytes().next();
    if first == Some(b'<') {
        return marked_up(bytes, sample, task);
    }
    let table = matches!(extension, "csv" | "tsv" | "txt");
    let json = matches!(
        extension,
        "json" | "geojson" | "geojsonl" | "geojsons" | "ndjson" | "topojson"
    );
    if first != Some(b'{') && first != Some(0x1e) && (table || (!json && csv::is_table(sample))) {
        return csv::read(bytes, task);
    }
    if first == Some(b'{') && text::decode(bytes).is_ok_and(|decoded| topojson::is_topology(&decoded.text)) {
        return topojson::read(bytes, task);
    }
    if task.keep {
        geojson::read(bytes, task.name, task.defaults)
    } else {
        geojson::inspect(bytes, task.name, task.defaults)
    }
}

/// XML, by its root.
fn marked_up(bytes: &[u8], sample: &str, task: Task<'_>) -> Loaded {
    match xml::root(sample).as_deref() {
        Some("kml") => kml::read(bytes, Format::Kml, task),
        Some("gpx") => gpx::read(bytes, task),
        Some("osm" | "osmChange") => osm::read_xml(bytes, task),
        Some(found) => {
            let finding = Finding::new(Severity::Error, "xml-root", None);
            refused(Format::Unknown, finding.with("found", found), task)
        }
        None => refused(Format::Unknown, Finding::new(Severity::Error, "xml-syntax", None), task),
    }
}

fn refused(format: Format, finding: Finding, task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(format, task.defaults, task.keep);
    rows.refuse(finding);
    let mut loaded = rows.finish(task.name, "");
    loaded.crs = String::new();
    loaded
}

/// What a zip archive holds.
fn zipped(bytes: &[u8], task: Task<'_>) -> Loaded {
    match unpacked(bytes, task) {
        Ok(loaded) => loaded,
        Err(finding) => refused(Format::Unknown, *finding, task),
    }
}

/// Extensions of files that are read out of an archive, the most telling first.
const INSIDE: [&str; 6] = ["gpkg", "geojson", "json", "geojsonl", "csv", "tsv"];

fn unpacked(bytes: &[u8], task: Task<'_>) -> Result<Loaded, Box<Finding>> {
    let mut archive = Archive::open(bytes)?;
    let shapes: Vec<_> = archive
        .entries
        .iter()
        .filter(|entry| entry.extension == "shp")
        .cloned()
        .collect();
    if !shapes.is_empty() {
        return zipped_shapefiles(&mut archive, &shapes, task);
    }
    if gtfs::is_feed(&archive) {
        return Ok(gtfs::read(&mut archive, task));
    }
    let main = archive
        .named("doc.kml")
        .or_else(|| archive.with_extension("kml"))
        .cloned();
    if let Some(entry) = main {
        let all = archive.entries.iter().filter(|entry| entry.extension == "kml").count();
        let loaded = kml::read(&archive.bytes(&entry)?, Format::Kmz, task);
        return Ok(alone_of(loaded, &entry, all, task));
    }
    let found = INSIDE
        .iter()
        .find_map(|extension| archive.with_extension(extension).cloned());
    let Some(entry) = found else {
        let names: Vec<&str> = archive
            .entries
            .iter()
            .take(5)
            .map(|entry| entry.name.as_str())
            .collect();
        let finding = Finding::new(Severity::Error, "archive-nothing", None);
        return Err(Box::new(finding.with("name", names.join(", "))));
    };
    let input = Input::alone(&entry.name, archive.bytes(&entry)?);
    let others = archive.entries.len() - 1;
    // An archive in an archive is not opened.
    if input.bytes.starts_with(b"PK\x03\x04") {
        return Err(Box::new(Finding::new(Severity::Error, "archive-nested", None)));
    }
    Ok(alone_of(dispatch(&input, task), &entry, others + 1, task))
}

/// What was read of the one of `all` files of an archive, and that it was only this one.
fn alone_of(mut loaded: Loaded, entry: &Entry, all: usize, task: Task<'_>) -> Loaded {
    if all > 1 {
        let diagnostic = Diagnostic::document(Severity::Warning, "archive-others", task.name);
        loaded
            .diagnostics
            .push(diagnostic.with("count", all - 1).with("name", &entry.name));
    }
    loaded
}

fn zipped_shapefiles(archive: &mut Archive<'_>, shapes: &[Entry], task: Task<'_>) -> Result<Loaded, Box<Finding>> {
    let mut files = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let mut parts = Vec::new();
        let beside = archive.entries.iter().filter(|entry| entry.stem == shape.stem).cloned();
        for entry in beside.collect::<Vec<_>>() {
            if SHAPEFILE.contains(&entry.extension.as_str()) {
                parts.push((entry.extension.clone(), archive.bytes(&entry)?));
            }
        }
        files.push((shape.name.trim_end_matches(".shp").to_owned(), parts));
    }
    let several = files.len() > 1;
    let all: Vec<shapefile::Parts<'_>> = files
        .iter()
        .map(|(name, parts)| {
            let part = |wanted: &str| {
                let found = parts.iter().find(|(extension, _)| extension == wanted);
                found.map(|(_, bytes)| bytes.as_slice())
            };
            shapefile::Parts {
                layer: several.then_some(name.as_str()),
                shp: part("shp").unwrap_or_default(),
                shx: part("shx"),
                dbf: part("dbf"),
                prj: part("prj"),
                cpg: part("cpg"),
            }
        })
        .collect();
    Ok(shapefile::read(&all, task))
}

/// Extension of a path in lower case, empty without one.
fn extension(path: &Path) -> String {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    extension.unwrap_or_default()
}

/// Extensions of the files that belong to a shapefile.
const SHAPEFILE: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// Reads a file and its companions into memory. Any part of a shapefile stands for the whole of it.
///
/// # Errors
/// When the file is missing, unreadable or too large.
pub fn open(path: &Path) -> Result<Input, Box<Diagnostic>> {
    let file = path.display().to_string();
    let mut companions = Vec::new();
    let mut main = path.to_owned();
    let own = extension(path);
    if SHAPEFILE.contains(&own.as_str()) {
        for (kind, beside) in beside(path) {
            if kind == "shp" && own != "shp" {
                main = beside;
            } else if kind != "shp" {
                companions.push((kind, bytes(&beside, &file)?));
            }
        }
    }
    if own == "gpkg"
        && let Some(journal) = pending(path)
    {
        companions.push(("wal".to_owned(), journal));
    }
    Ok(Input {
        bytes: bytes(&main, &file)?,
        name: main.display().to_string(),
        companions,
    })
}

/// Parts of a shapefile that lie beside a path, whatever the case of their names.
fn beside(path: &Path) -> Vec<(String, PathBuf)> {
    let Some(stem) = path.file_stem() else {
        return Vec::new();
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for beside in entries.flatten().map(|entry| entry.path()) {
        let kind = extension(&beside);
        let same = beside.file_stem().is_some_and(|other| other.eq_ignore_ascii_case(stem));
        let exact = beside.file_stem() == Some(stem);
        if !same || !SHAPEFILE.contains(&kind.as_str()) || !beside.is_file() {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == kind) {
            Some(known) if exact => known.1 = beside,
            Some(_) => {}
            None => found.push((kind, beside)),
        }
    }
    found
}

/// Changes that a running program has not yet written into a database; one byte of them is enough to know.
fn pending(path: &Path) -> Option<Vec<u8>> {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    let size = std::fs::metadata(name).ok()?.len();
    (size > 32).then(|| vec![0])
}

fn bytes(path: &Path, file: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let fault = |error: std::io::Error| Box::new(io_diagnostic(&error, file));
    let opened = File::open(path).map_err(fault)?;
    let size = opened.metadata().map_or(0, |metadata| metadata.len());
    let too_large = || {
        let diagnostic = Diagnostic::document(Severity::Error, "file-too-large", file);
        Err(Box::new(diagnostic.with("limit", MAX_BYTES >> 20)))
    };
    if size > MAX_BYTES {
        return too_large();
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A device or a pipe has no size beforehand and may never end.
    opened.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > MAX_BYTES {
        return too_large();
    }
    Ok(bytes)
}
