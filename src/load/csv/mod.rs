//! Delimited text: one feature a line. The delimiter, the encoding, the columns that place a feature and the decimal
//! comma are found out, and said.

mod columns;
mod width;

use std::borrow::Cow;

use ::csv::{ByteRecord, ReaderBuilder};
use geo_types::Coord;

use self::columns::{Columns, Place};
pub(super) use self::width::is_too_wide;
use super::charset::Charset;
use super::file::Task;
use super::reading::crs::{self, Said};
use super::reading::finding::{Finding, Notes};
use super::reading::rows::{Row, Rows};
use super::reading::shape::Raw;
use super::reading::{Format, Join, Loaded};
use super::text::{self, NotText};
use super::wkt;
use crate::model::{Property, Severity};

/// Longest line, in bytes, that the delimiter is looked for in.
const LOOK: usize = 64 * 1024;

/// Whether a text reads like a table with a column that places its lines.
pub(super) fn is_table(text: &str) -> bool {
    let text = without_hint(text);
    let line = first_line(text);
    let delimiter = delimiter(line);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let mut header = ByteRecord::new();
    if !matches!(reader.read_byte_record(&mut header), Ok(true)) {
        return false;
    }
    let names: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    names.len() > 1 && Columns::of(&names).is_placed()
}

/// The text behind a first line that tells spreadsheets the delimiter: `sep=;`.
fn without_hint(text: &str) -> &str {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = first.trim_end_matches('\r').trim_matches('"');
    let is_hint = told.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")) && told.chars().count() == 5;
    if is_hint { rest } else { text }
}

fn first_line(text: &str) -> &str {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut quoted = false;
    let start = text.len() - text.trim_start().len();
    for (at, byte) in text.bytes().enumerate().take(end).skip(start) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => return &text[start..at],
            _ => {}
        }
    }
    &text[start.min(end)..end]
}

/// The delimiter that stands most often in the first line, outside quotes.
fn delimiter(line: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0_usize), (b'\t', 0), (b',', 0), (b'|', 0)];
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        if !quoted && let Some(known) = counts.iter_mut().find(|(known, _)| *known == byte) {
            known.1 += 1;
        }
    }
    let mut best = (b',', 0);
    for (known, count) in counts {
        if count > best.1 {
            best = (known, count);
        }
    }
    best.0
}

/// Reads a table.
pub(super) fn read(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Csv, task.defaults, task.keep);
    let text = match text::decode(bytes) {
        Ok(decoded) => {
            if decoded.utf16 {
                rows.warn("utf-16");
            }
            decoded.text
        }
        Err(NotText::Encoding { .. }) if !bytes.contains(&0) => {
            let charset = Charset::WINDOWS_1252;
            rows.note(Finding::new(Severity::Info, "encoding-guessed", None).with("name", charset.name()));
            charset.decode(bytes).0
        }
        Err(NotText::Empty) => {
            rows.fail("file-empty", None);
            Cow::Borrowed("")
        }
        Err(_) => {
            rows.fail("csv-binary", None);
            Cow::Borrowed("")
        }
    };
    if text.contains('\0') {
        rows.fail("csv-binary", None);
    }
    if !rows.is_refused() {
        table(&text, &mut rows);
    }
    rows.finish(task.name, &text)
}

fn table(text: &str, rows: &mut Rows<'_>) {
    let whole = text.len();
    let text = without_hint(text);
    let skipped = whole - text.len();
    let delimiter = delimiter(first_line(text));
    if is_too_wide(text.as_bytes(), delimiter) {
        return rows.fail("csv-columns", None);
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    if !matches!(reader.read_byte_record(&mut record), Ok(true)) {
        return rows.fail("csv-header", None);
    }
    let names: Vec<String> = record.iter().map(|name| string(name).trim().to_owned()).collect();
    if names.iter().all(|name| name.is_empty() || name.parse::<f64>().is_ok()) {
        return rows.fail("csv-header", None);
    }
    let columns = Columns::of(&names);
    announce(&columns, &names, rows);
    let names: Vec<String> = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            if name.is_empty() {
                format!("column_{}", index + 1)
            } else {
                name
            }
        })
        .collect();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) if !rows.is_refused() => line((&record, skipped), &names, &columns, delimiter, rows),
            Ok(_) => break,
            Err(_) => return rows.fail("csv-broken", None),
        }
    }
    // A quote that is never closed swallows the rest of the file into one value.
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        rows.warn("csv-quote");
    }
}

fn announce(columns: &Columns, names: &[String], rows: &mut Rows<'_>) {
    if let Some(said) = &columns.said {
        rows.set_crs(said.clone());
    }
    if let Some((index, is_insee)) = columns.commune {
        rows.set_join(Join {
            property: names[index].clone(),
            is_insee,
        });
    }
    match &columns.place {
        None if columns.commune.is_some() => {
            let column = columns.commune.map_or("", |(index, _)| names[index].as_str());
            rows.note(Finding::new(Severity::Info, "csv-join", None).with("name", column));
        }
        None => rows.warn("csv-no-place"),
        Some(_) => {}
    }
}

fn string(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// One line of the table, which begins `skipped` bytes into the file.
fn line(
    (record, skipped): (&ByteRecord, usize),
    names: &[String],
    columns: &Columns,
    delimiter: u8,
    rows: &mut Rows<'_>,
) {
    let at = record.position().and_then(|place| usize::try_from(place.byte()).ok());
    let at = at.map(|at| at + skipped);
    let mut notes = Notes::default();
    if record.len() != names.len() {
        let finding = Finding::new(Severity::Warning, "csv-fields", at);
        notes.add(finding.with("found", record.len()).with("wanted", names.len()));
    }
    let mut attributes = Vec::with_capacity(record.len());
    for (index, value) in record.iter().enumerate() {
        if columns.hides(index) {
            continue;
        }
        let name = match names.get(index) {
            Some(name) => Cow::Borrowed(name.as_str()),
            None => Cow::Owned(format!("column_{}", index + 1)),
        };
        let value = string(value);
        let value = if columns.is_code(index) {
            rows.text(value.trim())
        } else {
            property(value.trim(), delimiter, rows)
        };
        attributes.push((name, value));
    }
    let field = |index: usize| record.get(index).map_or(Cow::Borrowed(""), string);
    match place(columns, field, &mut notes, at) {
        Ok((raw, crs)) => rows.add(Row {
            raw,
            attributes,
            at,
            notes,
            crs,
            ..Row::default()
        }),
        Err(mut finding) => {
            finding.at = at;
            rows.bad(*finding);
        }
    }
}

type Placed = (Option<Raw>, Option<Said>);

fn place<'r>(
    columns: &Columns,
    field: impl Fn(usize) -> Cow<'r, str>,
    notes: &mut Notes,
    at: Option<usize>,
) -> Result<Placed, Box<Finding>> {
    let wrong = |code, text: &str| Box::new(Finding::new(Severity::Error, code, None).with("found", text));
    let nowhere = |notes: &mut Notes| {
        notes.add(Finding::new(Severity::Info, "csv-no-position", at));
        Ok((None, None))
    };
    match columns.place {
        None => Ok((None, None)),
        Some(Place::Pair(x, y)) => {
            let (x, y) = (field(x), field(y));
            if x.trim().is_empty() && y.trim().is_empty() {
                return nowhere(notes);
            }
            let number = |text: &str| decimal(text).ok_or_else(|| wrong("csv-number", text));
            let place = Coord {
                x: number(&x)?,
                y: number(&y)?,
            };
            Ok((Some(Raw::Points(vec![place])), None))
        }
        Some(Place::LatLon(column)) => {
            let text = field(column);
            if text.trim().is_empty() {
                return nowhere(notes);
            }
            let pair = text
                .split_once(',')
                .and_then(|(lat, lon)| Some((decimal(lat)?, decimal(lon)?)));
            let (y, x) = pair.ok_or_else(|| wrong("csv-number", &text))?;
            Ok((Some(Raw::Points(vec![Coord { x, y }])), None))
        }
        Some(Place::Wkt(column)) => {
            let text = field(column);
            if text.trim().is_empty() {
                return nowhere(notes);
            }
            let read = wkt::read(&text).ok_or_else(|| wrong("csv-wkt", &text))?;
            let said = read.srid.map(|code| crs::from_code(code, &format!("EPSG:{code}")));
            Ok((Some(read.raw), said))
        }
    }
}

/// A number with a decimal point or comma, perhaps with blanks between thousands.
fn decimal(text: &str) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{202f}')
        .collect();
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    (text.matches(',').count() == 1 && !text.contains('.')).then(|| text.replace(',', ".").parse().ok())?
}

/// A value: a number where it is written like one and nothing is lost by taking it for one.
fn property(text: &str, delimiter: u8, rows: &mut Rows<'_>) -> Property {
    if text.is_empty() {
        return Property::Null;
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.as_bytes().first().is_some_and(u8::is_ascii_digit) && digits.len() <= 15;
    let leads = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") && !digits.starts_with("0,");
    if plain && !leads {
        if let Ok(whole) = text.parse() {
            return Property::Int(whole);
        }
        let written = |letter: u8| letter.is_ascii_digit() || letter == b'.' || (letter == b',' && delimiter != b',');
        if digits.bytes().all(written)
            && let Some(value) = decimal(text)
        {
            return Property::Float(value);
        }
    }
    rows.text(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::reading::Defaults;

    fn load(bytes: &[u8]) -> Loaded {
        let defaults = Defaults::default();
        read(
            bytes,
            Task {
                name: "f.csv",
                defaults: &defaults,
                keep: true,
            },
        )
    }

    fn place_of(loaded: &Loaded) -> (f64, f64) {
        match loaded.features[0].geometry() {
            Some(geo_types::Geometry::Point(point)) => (point.x(), point.y()),
            other => panic!("{other:?} {loaded:?}"),
        }
    }

    #[test]
    fn delimiters_encodings_and_decimal_commas_are_found_out() {
        for bytes in [
            "nom;lon;lat\nChâlet;2,8285;50,4266\n".as_bytes(),
            b"nom;lon;lat\r\nCh\xe2let;2,8285;50,4266\r\n",
            "nom\tlongitude\tlatitude\nChâlet\t2.8285\t50.4266".as_bytes(),
            "\u{feff}nom,LAT,LNG\n\"Châlet\",50.4266,2.8285\n".as_bytes(),
            "nom,geo_point_2d\nChâlet,\"50.4266, 2.8285\"\n".as_bytes(),
            "nom,wkt\nChâlet,POINT(2.8285 50.4266)\n".as_bytes(),
            "sep=;\r\nnom;lon;lat\r\nChâlet;2,8285;50,4266\r\n".as_bytes(),
        ] {
            let loaded = load(bytes);
            let (x, y) = place_of(&loaded);
            assert!((x - 2.8285).abs() < 1e-9 && (y - 50.4266).abs() < 1e-9, "{loaded:?}");
            assert_eq!(loaded.features[0].name.get(crate::model::Lang::Fr), "Châlet");
        }
    }

    #[test]
    fn metres_are_lambert_93_or_cc50_and_it_is_said() {
        for (text, crs) in [
            ("nom;X;Y\na;687 795,896;7 036 576,183\n", "EPSG:2154"),
            ("nom;x_l93;y_l93\na;687795.896;7036576.183\n", "EPSG:2154"),
            ("nom;X;Y\na;1687814,040;9247462,420\n", "EPSG:3950"),
            ("nom;wkt\na;SRID=3950;POINT(1687814.04 9247462.42)\n", "EPSG:3950"),
        ] {
            let text = if text.contains("SRID") {
                text.replace(
                    "SRID=3950;POINT(1687814.04 9247462.42)",
                    "\"SRID=3950;POINT(1687814.04 9247462.42)\"",
                )
            } else {
                text.to_owned()
            };
            let loaded = load(text.as_bytes());
            let (x, y) = place_of(&loaded);
            assert!((x - 2.8285).abs() < 1e-7 && (y - 50.4266).abs() < 1e-7, "{loaded:?}");
            assert_eq!(loaded.crs, crs, "{loaded:?}");
            assert!(
                loaded
                    .diagnostics
                    .iter()
                    .any(|found| matches!(found.code.as_str(), "lambert-93" | "conic-zone"))
            );
        }
    }

    #[test]
    fn a_column_of_communes_stands_in_for_a_place() {
        let loaded = load("code_insee;habitants\n62498;30000\n02408;1\n".as_bytes());
        assert_eq!((loaded.loaded_features, loaded.features[0].geometry()), (2, None));
        let join = loaded.join.unwrap();
        assert_eq!((join.property.as_str(), join.is_insee), ("code_insee", true));
        assert_eq!(loaded.features[1].extra["code_insee"].as_str(), Some("02408"));
    }

    #[test]
    fn a_line_that_has_no_number_where_one_should_be_is_dropped_and_named() {
        let loaded = load(b"nom,lon,lat\na,2.8,50.4\nb,two,50.4\nc,nan,50.4\nd,,\n");
        let found: Vec<_> = loaded
            .diagnostics
            .iter()
            .map(|found| (found.code.as_str(), found.feature, found.line))
            .collect();
        assert_eq!((loaded.declared_features, loaded.loaded_features), (4, 2));
        assert!(found.contains(&("csv-number", Some(1), Some(3))), "{found:?}");
        assert!(found.contains(&("ordinate-not-finite", Some(2), Some(4))), "{found:?}");
    }
}
