//! Esri shapefiles, loose or zipped, as Esri's description of 1998 has them: `.shp` holds shapes, `.dbf` attributes,
//! `.prj` the reference system, `.cpg` the encoding, `.shx` where records begin.
//!
//! Read by our own code: the crates there are stop at the first broken record and reserve memory from counts in the file.
//! Here each record is checked against its length, and a broken one is a finding about that feature.

mod dbf;
mod shp;

use super::charset::Charset;
use super::file::Task;
use super::reading::crs::Said;
use super::reading::finding::{Finding, Notes};
use super::reading::rows::{Row, Rows};
use super::reading::{Format, Loaded, wkt_crs};
use crate::model::{Property, Severity};

/// The parts of one shapefile.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::load) struct Parts<'a> {
    /// Name of the layer, where a file holds several.
    pub layer: Option<&'a str>,
    /// Shapes.
    pub shp: &'a [u8],
    /// Where records begin.
    pub shx: Option<&'a [u8]>,
    /// Attributes.
    pub dbf: Option<&'a [u8]>,
    /// Reference system.
    pub prj: Option<&'a [u8]>,
    /// Encoding of the attributes.
    pub cpg: Option<&'a [u8]>,
}

/// Whether bytes begin like a `.shp` (or a `.shx`, which begins alike).
pub(in crate::load) fn is_shapefile(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0, 0, 0x27, 0x0A])
}

/// Reads one or several shapefiles as one document.
pub(in crate::load) fn read(all: &[Parts<'_>], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Shapefile, task.defaults, task.keep);
    let systems: Vec<Said> = all.iter().map(|parts| system(parts, &mut rows)).collect();
    let shared = systems
        .first()
        .filter(|first| systems.iter().all(|said| said == *first));
    if let Some(said) = shared {
        rows.set_crs(said.clone());
    }
    for (parts, said) in all.iter().zip(&systems) {
        layer(parts, said, shared.is_some(), &mut rows);
    }
    rows.finish(task.name, "")
}

fn system(parts: &Parts<'_>, rows: &mut Rows<'_>) -> Said {
    let Some(prj) = parts.prj else {
        rows.warn("prj-missing");
        return Said::Degrees;
    };
    let text = String::from_utf8_lossy(prj);
    wkt_crs::said(&text).unwrap_or_else(|| {
        rows.warn("prj-unreadable");
        Said::Degrees
    })
}

fn encoding(parts: &Parts<'_>, table: &dbf::Table<'_>, rows: &mut Rows<'_>) -> Charset {
    if let Some(cpg) = parts.cpg {
        let name = String::from_utf8_lossy(cpg).trim().to_owned();
        match Charset::named(&name) {
            Some(charset) => return charset,
            None => rows.note(Finding::new(Severity::Warning, "encoding-unknown", None).with("name", name)),
        }
    }
    if let Some(charset) = Charset::of_language(table.language) {
        return charset;
    }
    let guess = if std::str::from_utf8(table.body()).is_ok() {
        Charset::UTF_8
    } else {
        Charset::WINDOWS_1252
    };
    if !table.body().is_ascii() {
        rows.note(Finding::new(Severity::Info, "encoding-guessed", None).with("name", guess.name()));
    }
    guess
}

fn layer(parts: &Parts<'_>, said: &Said, shared: bool, rows: &mut Rows<'_>) {
    let file = match shp::File::open(parts.shp) {
        Ok(file) => file,
        Err(finding) => return rows.refuse(*finding),
    };
    let table = match parts.dbf.map(dbf::Table::open) {
        Some(Ok(table)) => Some(table),
        Some(Err(finding)) => {
            rows.note(*finding);
            None
        }
        None => {
            rows.warn("dbf-missing");
            None
        }
    };
    let charset = table.as_ref().map(|table| encoding(parts, table, rows));
    let told = table.as_ref().map_or(0, |table| table.count);
    let mut records = file.records(parts.shx);
    let mut shapes = 0;
    let mut deleted = 0;
    while let Some(record) = records.next() {
        let index = shapes;
        shapes += 1;
        if rows.is_refused() {
            return;
        }
        let attributes = table
            .as_ref()
            .zip(charset)
            .map(|(table, charset)| table.row(index, charset));
        let (attributes, mut notes) = match attributes {
            Some(dbf::Values::Deleted) => {
                deleted += 1;
                continue;
            }
            Some(dbf::Values::Row(attributes, notes)) => (attributes, notes),
            None => (Vec::new(), Notes::default()),
        };
        match record.and_then(|content| file.shape(content, &mut notes)) {
            Ok(raw) => rows.add(Row {
                raw,
                attributes: with_layer(attributes, parts.layer),
                notes,
                crs: (!shared).then(|| said.clone()),
                ..Row::default()
            }),
            Err(finding) => rows.bad(*finding),
        }
    }
    for note in records.notes {
        rows.note(note);
    }
    if deleted > 0 {
        rows.note(Finding::new(Severity::Info, "dbf-deleted", None).with("count", deleted));
    }
    if let Some(table) = table.filter(|table| table.told != shapes) {
        let finding = Finding::new(Severity::Warning, "dbf-count", None);
        rows.note(finding.with("rows", table.told).with("shapes", shapes));
    }
    // Rows of the table that have no shape are features that were lost.
    for _ in shapes..told.min(shapes.saturating_add(100_000)) {
        rows.bad(Finding::new(Severity::Error, "shp-record-missing", None));
    }
}

/// Attributes with the name of the layer behind them, unless they have one.
pub(in crate::load) fn with_layer<'a>(
    mut attributes: Vec<(std::borrow::Cow<'a, str>, Property)>,
    layer: Option<&str>,
) -> Vec<(std::borrow::Cow<'a, str>, Property)> {
    if let Some(layer) = layer
        && !attributes.iter().any(|(name, _)| name == "layer")
    {
        attributes.push(("layer".into(), Property::Text(layer.into())));
    }
    attributes
}
