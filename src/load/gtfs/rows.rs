//! GTFS, timetables of public transport in a zip archive: here stops and the shapes of lines, as features. What a line's
//! day looks like is computed elsewhere, from the same archive.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use ::csv::{ByteRecord, ReaderBuilder};
use geo_types::Coord;

use crate::load::archive::Archive;
use crate::load::csv::is_too_wide;
use crate::load::file::Task;
use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::members::Id;
use crate::load::reading::rows::{Row, Rows};
use crate::load::reading::shape::Raw;
use crate::load::reading::{Format, Loaded};
use crate::model::{Property, Severity};

/// Whether an archive holds a feed.
pub(in crate::load) fn is_feed(archive: &Archive<'_>) -> bool {
    let has = |name| archive.named(name).is_some();
    has("stops.txt") && (has("routes.txt") || has("trips.txt") || has("agency.txt"))
}

/// Reads stops and shapes.
pub(in crate::load) fn read(archive: &mut Archive<'_>, task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Gtfs, task.defaults, task.keep);
    if let Err(finding) = feed(archive, &mut rows) {
        rows.refuse(*finding);
    }
    rows.finish(task.name, "")
}

/// A file of the feed, line by line.
struct Sheet {
    bytes: Vec<u8>,
    names: Vec<String>,
    name: &'static str,
}

impl Sheet {
    fn open(archive: &mut Archive<'_>, name: &'static str) -> Result<Option<Self>, Box<Finding>> {
        let Some(entry) = archive.named(name).cloned() else {
            return Ok(None);
        };
        let bytes = archive.bytes(&entry)?;
        let body = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec);
        let bytes = body.unwrap_or(bytes);
        if is_too_wide(&bytes, b',') {
            let finding = Finding::new(Severity::Error, "csv-columns", None);
            return Err(Box::new(finding.with("name", name)));
        }
        let mut header = ByteRecord::new();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let read = reader.read_byte_record(&mut header);
        let names = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned());
        let names = if matches!(read, Ok(true)) {
            names.collect()
        } else {
            Vec::new()
        };
        Ok(Some(Self { bytes, names, name }))
    }

    fn needed(archive: &mut Archive<'_>, name: &'static str) -> Result<Self, Box<Finding>> {
        Self::open(archive, name)?.ok_or_else(|| {
            let finding = Finding::new(Severity::Error, "gtfs-file-missing", None);
            Box::new(finding.with("name", name))
        })
    }

    fn column(&self, wanted: &str) -> Option<usize> {
        self.names.iter().position(|name| name.eq_ignore_ascii_case(wanted))
    }

    fn needed_column(&self, wanted: &str) -> Result<usize, Box<Finding>> {
        self.column(wanted).ok_or_else(|| {
            let finding = Finding::new(Severity::Error, "gtfs-column-missing", None);
            Box::new(finding.with("name", self.name).with("found", wanted))
        })
    }

    /// Calls `each` with every line after the header until it says no.
    fn lines(&self, mut each: impl FnMut(&ByteRecord) -> bool) {
        let mut reader = ReaderBuilder::new()
            .has_headers(true)
            .flexible(true)
            .from_reader(self.bytes.as_slice());
        let mut record = ByteRecord::new();
        while matches!(reader.read_byte_record(&mut record), Ok(true)) {
            if !each(&record) {
                return;
            }
        }
    }
}

fn field<'r>(record: &'r ByteRecord, column: Option<usize>) -> Cow<'r, str> {
    let bytes = column.and_then(|column| record.get(column)).unwrap_or_default();
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn feed(archive: &mut Archive<'_>, rows: &mut Rows<'_>) -> Result<(), Box<Finding>> {
    let stops = Sheet::needed(archive, "stops.txt")?;
    let stop_count = read_stops(&stops, rows)?;
    drop(stops);
    let routes = routes_of_shapes(archive, rows)?;
    let route_count = routes.1;
    let shape_count = match Sheet::open(archive, "shapes.txt")? {
        Some(shapes) => read_shapes(&shapes, &routes.0, rows)?,
        None => 0,
    };
    let finding = Finding::new(Severity::Info, "gtfs-read", None);
    rows.note(
        finding
            .with("stops", stop_count)
            .with("shapes", shape_count)
            .with("routes", route_count),
    );
    Ok(())
}

/// Attributes of a line, without blanks.
fn attributes<'s>(
    sheet: &'s Sheet,
    record: &ByteRecord,
    hidden: &[usize],
    rows: &mut Rows<'_>,
) -> Vec<(Cow<'s, str>, Property)> {
    let mut attributes = Vec::with_capacity(sheet.names.len() + 1);
    for (index, name) in sheet.names.iter().enumerate() {
        let value = field(record, Some(index));
        if !hidden.contains(&index) && !value.is_empty() {
            attributes.push((Cow::Borrowed(name.as_str()), rows.text(&value)));
        }
    }
    attributes
}

fn read_stops(sheet: &Sheet, rows: &mut Rows<'_>) -> Result<usize, Box<Finding>> {
    let id = sheet.needed_column("stop_id")?;
    let (lat, lon) = (sheet.needed_column("stop_lat")?, sheet.needed_column("stop_lon")?);
    let (name, kind) = (sheet.column("stop_name"), sheet.column("location_type"));
    let mut count = 0;
    sheet.lines(|record| {
        count += 1;
        let (x, y) = (field(record, Some(lon)), field(record, Some(lat)));
        // Nodes and boarding areas inside a station need no place of their own.
        let optional = matches!(field(record, kind).as_ref(), "3" | "4") && x.is_empty() && y.is_empty();
        let raw = match (x.parse(), y.parse()) {
            _ if optional => None,
            (Ok(x), Ok(y)) => Some(Raw::Points(vec![Coord { x, y }])),
            _ => {
                let finding = Finding::new(Severity::Error, "gtfs-position", None);
                rows.bad(finding.with("found", format!("{y}, {x}")));
                return !rows.is_refused();
            }
        };
        let mut attributes = attributes(sheet, record, &[lat, lon], rows);
        attributes.push((Cow::Borrowed("name"), rows.text(&field(record, name))));
        attributes.push((Cow::Borrowed("layer"), rows.text("stops")));
        let id = field(record, Some(id)).into_owned();
        let mut notes = Notes::default();
        if id.is_empty() {
            notes.add(Finding::new(Severity::Warning, "gtfs-stop-nameless", None));
        }
        rows.add(Row {
            raw,
            id: Some(id).filter(|id| !id.is_empty()).map(Id::Text),
            notes,
            attributes,
            ..Row::default()
        });
        !rows.is_refused()
    });
    Ok(count)
}

/// What a route lends to its shapes.
#[derive(Clone, Default)]
struct Route {
    id: String,
    name: String,
    color: String,
}

type Routes = (HashMap<String, Route>, usize);

/// The first route of each shape, and how many routes there are.
fn routes_of_shapes(archive: &mut Archive<'_>, rows: &mut Rows<'_>) -> Result<Routes, Box<Finding>> {
    let mut routes = HashMap::new();
    if let Some(sheet) = Sheet::open(archive, "routes.txt")? {
        let (id, short) = (sheet.column("route_id"), sheet.column("route_short_name"));
        let (long, color) = (sheet.column("route_long_name"), sheet.column("route_color"));
        sheet.lines(|record| {
            let (short, long) = (field(record, short), field(record, long));
            let name = if short.is_empty() { long } else { short };
            let route = Route {
                id: field(record, id).into_owned(),
                name: name.into_owned(),
                color: field(record, color).into_owned(),
            };
            let going_on = rows.spend(120 + route.name.len());
            routes.insert(route.id.clone(), route);
            going_on
        });
    }
    let count = routes.len();
    let mut shapes: HashMap<String, Route> = HashMap::new();
    if let Some(sheet) = Sheet::open(archive, "trips.txt")? {
        let (route, shape) = (sheet.column("route_id"), sheet.column("shape_id"));
        sheet.lines(|record| {
            let shape = field(record, shape);
            if shape.is_empty() || shapes.contains_key(shape.as_ref()) {
                return true;
            }
            let known = routes.get(field(record, route).as_ref()).cloned();
            shapes.insert(shape.into_owned(), known.unwrap_or_default());
            rows.spend(200)
        });
    }
    Ok((shapes, count))
}

#[derive(Default)]
struct Line {
    places: Vec<(f64, Coord<f64>)>,
    broken: usize,
}

fn read_shapes(sheet: &Sheet, routes: &HashMap<String, Route>, rows: &mut Rows<'_>) -> Result<usize, Box<Finding>> {
    let id = sheet.needed_column("shape_id")?;
    let (lat, lon) = (
        sheet.needed_column("shape_pt_lat")?,
        sheet.needed_column("shape_pt_lon")?,
    );
    let order = sheet.needed_column("shape_pt_sequence")?;
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    sheet.lines(|record| {
        let number = |column| {
            field(record, Some(column))
                .parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
        };
        let name = field(record, Some(id));
        if !lines.contains_key(name.as_ref()) {
            lines.insert(name.clone().into_owned(), Line::default());
        }
        if let Some(line) = lines.get_mut(name.as_ref()) {
            match (number(lon), number(lat), number(order)) {
                (Some(x), Some(y), Some(order)) => line.places.push((order, Coord { x, y })),
                _ => line.broken += 1,
            }
        }
        rows.spend(24)
    });
    let count = lines.len();
    for (id, mut line) in lines {
        line.places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let places: Vec<Coord<f64>> = line.places.into_iter().map(|(_, place)| place).collect();
        if places.len() < 2 {
            let finding = Finding::new(Severity::Error, "gtfs-position", None);
            rows.bad(finding.with("found", &id));
            continue;
        }
        let mut notes = Notes::default();
        if line.broken > 0 {
            let mut finding = Finding::new(Severity::Warning, "gtfs-shape-lines", None);
            finding.count = line.broken;
            notes.add(finding);
        }
        let mut attributes = vec![(Cow::Borrowed("shape_id"), rows.text(&id))];
        if let Some(route) = routes.get(&id) {
            let texts = [
                ("route_id", &route.id),
                ("name", &route.name),
                ("route_color", &route.color),
            ];
            for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                attributes.push((Cow::Borrowed(name), rows.text(text)));
            }
        }
        attributes.push((Cow::Borrowed("layer"), rows.text("shapes")));
        rows.add(Row {
            raw: Some(Raw::Lines(vec![places])),
            id: Some(Id::Text(id)),
            attributes,
            notes,
            ..Row::default()
        });
    }
    Ok(count)
}
