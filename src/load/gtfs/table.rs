//! One table of a feed: named columns, one row after the other, within limits.

use csv::{ByteRecord, ReaderBuilder};

use crate::load::archive::Archive;
use crate::load::csv::is_too_wide;
use crate::load::reading::finding::Finding;
use crate::model::Severity;

/// Most rows of one table.
const MAX_ROWS: usize = 4_000_000;

/// A row, by the names of its columns.
pub(super) struct Row<'a> {
    header: &'a [String],
    record: &'a ByteRecord,
}

impl Row<'_> {
    /// The value of a column, empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        let column = self.header.iter().position(|known| known == name);
        let value = column.and_then(|column| self.record.get(column));
        value
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
            .trim()
    }

    /// A finite number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.text(name).parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// A whole number that is not negative.
    pub fn whole(&self, name: &str) -> Option<u32> {
        self.text(name).parse().ok()
    }

    /// A time of day in seconds after noon minus twelve hours, as `25:10:00` for ten past one of the next morning.
    pub fn seconds(&self, name: &str) -> Option<u32> {
        let mut parts = self.text(name).split(':').map(|part| part.trim().parse::<u32>().ok());
        let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
        let sound = hours < 100 && minutes < 60 && seconds < 60 && parts.next().is_none();
        sound.then_some(hours * 3600 + minutes * 60 + seconds)
    }
}

/// Reads a table of the feed row by row; false when the feed has none of this name.
///
/// # Errors
/// When the table is broken, not UTF-8, or has no end.
pub(super) fn each(archive: &mut Archive<'_>, name: &str, mut row: impl FnMut(&Row<'_>)) -> Result<bool, Box<Finding>> {
    let Some(entry) = archive.named(name).cloned() else {
        return Ok(false);
    };
    let bytes = archive.bytes(&entry)?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let fault = |code| Box::new(Finding::new(Severity::Error, code, None).with("name", name));
    if std::str::from_utf8(text).is_err() {
        return Err(fault("gtfs-encoding"));
    }
    if is_too_wide(text, b',') {
        return Err(fault("csv-columns"));
    }
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text);
    let header = reader.byte_headers().map_err(|_| fault("gtfs-table"))?;
    let header: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .collect();
    let mut record = ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record).map_err(|_| fault("gtfs-table"))? {
        count += 1;
        if count > MAX_ROWS {
            return Err(Box::new(
                Finding::new(Severity::Error, "too-many-features", None).with("limit", MAX_ROWS),
            ));
        }
        row(&Row {
            header: &header,
            record: &record,
        });
    }
    Ok(true)
}
