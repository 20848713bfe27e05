//! The attributes: a dBASE table, whose lengths are checked before they are believed.

use std::borrow::Cow;

use crate::load::charset::Charset;
use crate::load::reading::finding::{Finding, Notes};
use crate::model::{Property, Severity};

struct Field {
    name: Vec<u8>,
    kind: u8,
    from: usize,
    length: usize,
}

/// A table whose header was read.
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    fields: Vec<Field>,
    header: usize,
    record: usize,
    /// Rows, as the header says and the file has room for.
    pub count: usize,
    /// Rows, as the header says.
    pub told: usize,
    /// Language driver.
    pub language: u8,
}

/// One row.
pub(super) enum Values<'a> {
    /// Marked as deleted.
    Deleted,
    /// Names and values.
    Row(Vec<(Cow<'a, str>, Property)>, Notes),
}

fn fault(code: &'static str) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, None))
}

impl<'a> Table<'a> {
    /// Reads the header.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Box<Finding>> {
        let word = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
        let (Some(header), Some(record)) = (word(8), word(10)) else {
            return Err(fault("dbf-header"));
        };
        if header < 33 || record < 1 || header > bytes.len() {
            return Err(fault("dbf-header"));
        }
        let mut fields = Vec::new();
        let mut from = 1;
        for field in bytes[32..header].chunks_exact(32) {
            if field[0] == 0x0D {
                break;
            }
            let name: Vec<u8> = field[..11].iter().copied().take_while(|byte| *byte != 0).collect();
            let kind = field[11].to_ascii_uppercase();
            // The length of long texts has its upper byte where decimals stand otherwise.
            let wide = if kind == b'C' { usize::from(field[17]) << 8 } else { 0 };
            let length = usize::from(field[16]) + wide;
            if from + length > record {
                return Err(fault("dbf-header"));
            }
            fields.push(Field {
                name,
                kind,
                from,
                length,
            });
            from += length;
        }
        let told = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        let room = (bytes.len() - header) / record;
        Ok(Self {
            bytes,
            fields,
            header,
            record,
            count: usize::try_from(told).unwrap_or(usize::MAX).min(room),
            told: usize::try_from(told).unwrap_or(usize::MAX),
            language: bytes[29],
        })
    }

    /// All rows as they stand.
    pub fn body(&self) -> &'a [u8] {
        &self.bytes[self.header..]
    }

    /// One row; without values beyond the last.
    pub fn row(&self, index: usize, charset: Charset) -> Values<'a> {
        let mut notes = Notes::default();
        let from = index
            .checked_mul(self.record)
            .and_then(|from| from.checked_add(self.header));
        let row = from.and_then(|from| self.bytes.get(from..from.checked_add(self.record)?));
        let Some(row) = row.filter(|_| index < self.count) else {
            notes.add(Finding::new(Severity::Warning, "dbf-row-missing", None));
            return Values::Row(Vec::new(), notes);
        };
        if row[0] == b'*' {
            return Values::Deleted;
        }
        let values = self.fields.iter().map(|field| {
            let name = Cow::Owned(charset.decode(&field.name).0.trim().to_owned());
            let bytes = &row[field.from..field.from + field.length];
            (name, value(field.kind, bytes, charset, &mut notes))
        });
        let values = values.collect();
        Values::Row(values, notes)
    }
}

fn value(kind: u8, bytes: &[u8], charset: Charset, notes: &mut Notes) -> Property {
    let blank = |byte: &u8| matches!(byte, b' ' | 0);
    if bytes.iter().all(blank) && !matches!(kind, b'I' | b'O' | b'B' | b'+' | b'@') {
        return Property::Null;
    }
    match kind {
        b'I' | b'+' if bytes.len() == 4 => {
            Property::Int(i64::from(i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])))
        }
        b'O' | b'B' if bytes.len() == 8 => {
            let mut eight = [0; 8];
            eight.copy_from_slice(bytes);
            float(f64::from_le_bytes(eight), notes)
        }
        b'L' => match bytes.first() {
            Some(b'T' | b't' | b'Y' | b'y' | b'1') => Property::Bool(true),
            Some(b'F' | b'f' | b'N' | b'n' | b'0') => Property::Bool(false),
            _ => Property::Null,
        },
        b'N' | b'F' => number(bytes, notes),
        b'D' if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) => {
            let text = String::from_utf8_lossy(bytes);
            match text.as_ref() {
                "00000000" => Property::Null,
                _ => Property::Text(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).into()),
            }
        }
        _ => {
            let end = bytes.iter().rposition(|byte| !blank(byte)).map_or(0, |last| last + 1);
            let (text, is_whole) = charset.decode(&bytes[..end]);
            if !is_whole {
                let finding = Finding::new(Severity::Warning, "text-encoding", None);
                notes.add(finding.with("name", charset.name()));
            }
            Property::Text(text.trim_start().into())
        }
    }
}

fn number(bytes: &[u8], notes: &mut Notes) -> Property {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_matches([' ', '\0']);
    if text.is_empty() || text.bytes().all(|byte| byte == b'*') {
        return Property::Null;
    }
    if let Ok(whole) = text.parse::<i64>() {
        return Property::Int(whole);
    }
    match text.parse::<f64>() {
        Ok(value) => float(value, notes),
        Err(_) => {
            notes.add(Finding::new(Severity::Warning, "dbf-number", None).with("found", text));
            Property::Text(text.into())
        }
    }
}

fn float(value: f64, notes: &mut Notes) -> Property {
    if value.is_finite() {
        return Property::Float(value);
    }
    notes.add(Finding::new(Severity::Warning, "dbf-number", None).with("found", value));
    Property::Null
}
