//! What a file begins as: enough to know a web page from data before anything reads it.

use serde::{Deserialize, Serialize};

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A JSON text.
    GeoJson,
    /// A zip archive.
    Zip,
    /// An XML text.
    Xml,
    /// OpenStreetMap in protocol buffers.
    Pbf,
    /// A table.
    Csv,
    /// SQLite, as GeoPackage.
    Sqlite,
    /// A web page: what servers send when they want a login, or have nothing.
    Html,
    /// A gzip stream.
    Gzip,
    /// None of these.
    Unknown,
}

impl Form {
    /// The form that a file with this beginning has.
    pub fn of(start: &[u8]) -> Self {
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Self::Zip;
        }
        if start.starts_with(b"\x1f\x8b") {
            return Self::Gzip;
        }
        if start.starts_with(b"SQLite format 3\0") {
            return Self::Sqlite;
        }
        // A PBF file begins with the length of a header that says "OSMHeader".
        if start
            .get(4..64)
            .is_some_and(|part| part.windows(9).any(|window| window == b"OSMHeader"))
        {
            return Self::Pbf;
        }
        let text = String::from_utf8_lossy(&start[..start.len().min(512)]).to_ascii_lowercase();
        let text = text.trim_start_matches(['\u{1e}', ' ', '\t', '\r', '\n']);
        if text.starts_with("<!doctype html") || text.starts_with("<html") || text.contains("<html") {
            Self::Html
        } else if text.starts_with('<') {
            Self::Xml
        } else if text.starts_with(['{', '[']) {
            Self::GeoJson
        } else if text.lines().next().is_some_and(|line| line.contains([',', ';', '\t'])) {
            Self::Csv
        } else {
            Self::Unknown
        }
    }

    /// A word for sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::Zip => "ZIP",
            Self::Xml => "XML",
            Self::Pbf => "PBF",
            Self::Csv => "CSV",
            Self::Sqlite => "SQLite",
            Self::Html => "HTML",
            Self::Gzip => "gzip",
            Self::Unknown => "?",
        }
    }

    /// Ending of a file of this form, for the readers.
    pub fn ending(self) -> &'static str {
        match self {
            Self::GeoJson | Self::Gzip | Self::Unknown => "geojson",
            Self::Zip => "zip",
            Self::Xml => "osm",
            Self::Pbf => "osm.pbf",
            Self::Csv => "csv",
            Self::Sqlite => "gpkg",
            Self::Html => "html",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_data_and_archives_are_told_apart() {
        let cases: [(&[u8], Form); 10] = [
            (b" \n<!DOCTYPE html><title>Login", Form::Html),
            (b"<?xml version='1.0'?><html xmlns=''>", Form::Html),
            (b"<?xml version='1.0'?><osm version='0.6'>", Form::Xml),
            (b"\xEF\xBB\xBF{\"type\":", Form::GeoJson),
            (b"\x1e{\"type\":", Form::GeoJson),
            (b"PK\x03\x04....", Form::Zip),
            (b"\x1f\x8b\x08", Form::Gzip),
            (
                b"\0\0\0\x0d\x0a\x09OSMHeader\x18....................................................",
                Form::Pbf,
            ),
            (b"id;lon;lat\n1;2,8;50,4", Form::Csv),
            (b"nothing of the kind", Form::Unknown),
        ];
        for (start, form) in cases {
            assert_eq!(Form::of(start), form, "{:?}", String::from_utf8_lossy(start));
        }
        assert_eq!(Form::of(b""), Form::Unknown);
    }
}
