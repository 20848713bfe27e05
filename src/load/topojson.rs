//! TopoJSON 3: arcs that geometries share. Arcs are read straight into numbers; what references would expand to is
//! counted before it is built, for one arc may be named a million times.

use std::borrow::Cow;

use geo_types::Coord;

use super::file::Task;
use super::json::{Cursor, Syntax};
use super::json_value::{self, Account};
use super::reading::crs;
use super::reading::finding::{Finding, Notes};
use super::reading::members::Id;
use super::reading::rows::{Row, Rows};
use super::reading::shape::{Raw, Rings};
use super::reading::{Format, Loaded};
use super::text;
use crate::model::{Property, Severity};

/// Deepest nesting of collections.
const MAX_DEPTH: usize = 16;
/// Most vertices that all references of a file may expand to.
const MAX_VERTICES: usize = 12_000_000;

/// Why reading stops.
enum Stop {
    /// The text is not JSON: the file is refused.
    Syntax(Syntax),
    /// The object is wrong: a feature is dropped, or the file refused where it is about the whole.
    Fault(Box<Finding>),
}

impl From<Syntax> for Stop {
    fn from(fault: Syntax) -> Self {
        Self::Syntax(fault)
    }
}

fn fault(code: &'static str, at: usize) -> Stop {
    Stop::Fault(Box::new(Finding::new(Severity::Error, code, Some(at))))
}

/// Whether the root of a JSON text is a topology.
pub(super) fn is_topology(text: &str) -> bool {
    if !text.contains("\"Topology\"") {
        return false;
    }
    let mut cursor = Cursor::new(text, 0);
    let mut look = || -> Result<bool, Syntax> {
        let mut first = true;
        cursor.enter(b'{')?;
        while cursor.more(&mut first, b'}')? {
            let name = cursor.name()?;
            if name == "type" && cursor.peek() == Some(b'"') {
                return Ok(cursor.string()? == "Topology");
            }
            cursor.skim()?;
        }
        Ok(false)
    };
    look().unwrap_or(false)
}

/// Reads a topology.
pub(super) fn read(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::TopoJson, task.defaults, task.keep);
    let Ok(decoded) = text::decode(bytes) else {
        rows.fail("file-encoding", None);
        return rows.finish(task.name, "");
    };
    if decoded.had_mark {
        rows.warn("byte-order-mark");
    }
    let text = decoded.text;
    match document(&text, &mut rows) {
        Ok(()) => {}
        Err(Stop::Syntax(fault)) => rows.fail(fault.code, Some(fault.at)),
        Err(Stop::Fault(finding)) => rows.refuse(*finding),
    }
    rows.finish(task.name, &text)
}

/// Numbers that quantised arcs are multiplied with and moved by.
#[derive(Clone, Copy)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

impl Transform {
    fn place(self, x: f64, y: f64) -> Coord<f64> {
        Coord {
            x: x * self.scale[0] + self.translate[0],
            y: y * self.scale[1] + self.translate[1],
        }
    }
}

struct Topology {
    arcs: Vec<Vec<Coord<f64>>>,
    transform: Option<Transform>,
    left: usize,
    /// Where an arc begins elsewhere than the one before it ends.
    gap: Option<usize>,
}

fn document(text: &str, rows: &mut Rows<'_>) -> Result<(), Stop> {
    let mut cursor = Cursor::new(text, 0);
    let (mut arcs, mut transform, mut objects) = (None, None, None);
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let at = cursor.at;
        let name = cursor.name()?;
        cursor.space();
        let place = Some(cursor.at);
        match name.as_ref() {
            "arcs" => arcs = place,
            "transform" => transform = place,
            "objects" => objects = place,
            "type" | "bbox" => {}
            "crs" => {
                rows.note(Finding::new(Severity::Warning, "old-crs-member", Some(at)));
                rows.set_unusual_crs(crs::said(&json_value::read(
                    &mut cursor.clone(),
                    &mut Account::default(),
                )?));
            }
            _ => rows.note(Finding::new(Severity::Warning, "foreign-member", Some(at)).with("name", &name)),
        }
        cursor.skip()?;
    }
    cursor.space();
    if cursor.at < text.len() {
        return Err(fault("json-trailing", cursor.at));
    }
    let transform = match transform {
        Some(at) => Some(read_transform(&mut Cursor::new(text, at))?),
        None => None,
    };
    let arcs = match arcs {
        Some(at) => read_arcs(&mut Cursor::new(text, at), transform, rows)?,
        None => return Err(fault("topology-arcs", 0)),
    };
    let Some(objects) = objects else {
        return Err(fault("topology-objects", 0));
    };
    let mut topology = Topology {
        arcs,
        transform,
        left: MAX_VERTICES,
        gap: None,
    };
    let mut cursor = Cursor::new(text, objects);
    if cursor.peek() != Some(b'{') {
        return Err(fault("topology-objects", objects));
    }
    let several = {
        let mut ahead = cursor.clone();
        let (mut first, mut count) = (true, 0);
        ahead.enter(b'{')?;
        while ahead.more(&mut first, b'}')? {
            ahead.name()?;
            ahead.skip()?;
            count += 1;
        }
        count > 1
    };
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let name = cursor.name()?;
        let layer = several.then_some(name);
        object(&mut cursor, &mut topology, layer.as_deref(), 0, rows)?;
        if rows.is_refused() {
            break;
        }
    }
    Ok(())
}

fn number(cursor: &mut Cursor<'_>) -> Result<f64, Stop> {
    cursor.space();
    let at = cursor.at;
    match cursor.peek() {
        Some(b'-' | b'0'..=b'9') => Ok(cursor.number()?),
        _ => {
            cursor.skip()?;
            Err(fault("ordinate-not-number", at))
        }
    }
}

fn read_transform(cursor: &mut Cursor<'_>) -> Result<Transform, Stop> {
    let at = cursor.at;
    if cursor.peek() != Some(b'{') {
        return Err(fault("topology-transform", at));
    }
    let (mut scale, mut translate) = (None, None);
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let name = cursor.name()?;
        match name.as_ref() {
            "scale" => scale = Some(pair(cursor)?),
            "translate" => translate = Some(pair(cursor)?),
            _ => cursor.skip()?,
        }
    }
    match (scale, translate) {
        (Some(scale), Some(translate)) => Ok(Transform { scale, translate }),
        _ => Err(fault("topology-transform", at)),
    }
}

fn pair(cursor: &mut Cursor<'_>) -> Result<[f64; 2], Stop> {
    let at = cursor.at;
    let place = position(cursor)?;
    if !place[0].is_finite() || !place[1].is_finite() {
        return Err(fault("topology-transform", at));
    }
    Ok(place)
}

fn open(cursor: &mut Cursor<'_>) -> Result<(), Stop> {
    cursor.space();
    let at = cursor.at;
    if cursor.peek() != Some(b'[') {
        cursor.clone().skip()?;
        return Err(fault("coordinates-not-array", at));
    }
    Ok(cursor.enter(b'[')?)
}

fn position(cursor: &mut Cursor<'_>) -> Result<[f64; 2], Stop> {
    cursor.space();
    let at = cursor.at;
    open(cursor)?;
    let mut first = true;
    let mut place = [0.0; 2];
    for slot in &mut place {
        if !cursor.more(&mut first, b']')? {
            return Err(fault("position-short", at));
        }
        *slot = number(cursor)?;
    }
    while cursor.more(&mut first, b']')? {
        number(cursor)?;
    }
    Ok(place)
}

fn read_arcs(
    cursor: &mut Cursor<'_>,
    transform: Option<Transform>,
    rows: &mut Rows<'_>,
) -> Result<Vec<Vec<Coord<f64>>>, Stop> {
    let mut arcs = Vec::new();
    let mut first = true;
    open(cursor)?;
    while cursor.more(&mut first, b']')? {
        let mut arc = Vec::new();
        let mut inner = true;
        let (mut x, mut y) = (0.0, 0.0);
        open(cursor)?;
        while cursor.more(&mut inner, b']')? {
            let [dx, dy] = position(cursor)?;
            arc.push(match transform {
                Some(transform) => {
                    x += dx;
                    y += dy;
                    transform.place(x, y)
                }
                None => Coord { x: dx, y: dy },
            });
        }
        if !rows.spend(24 + arc.len() * 16) {
            return Ok(arcs);
        }
        arcs.push(arc);
    }
    Ok(arcs)
}

/// Offsets of the members of a geometry object.
#[derive(Default)]
struct Members<'a> {
    kind: Option<Cow<'a, str>>,
    arcs: Option<usize>,
    coordinates: Option<usize>,
    geometries: Option<usize>,
    properties: Option<usize>,
    is_null: bool,
    id: Option<Id>,
}

fn members<'a>(cursor: &mut Cursor<'a>) -> Result<Members<'a>, Stop> {
    let mut members = Members::default();
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let name = cursor.name()?;
        cursor.space();
        let place = Some(cursor.at);
        match name.as_ref() {
            "type" if cursor.peek() == Some(b'"') => {
                members.kind = Some(cursor.string()?);
                continue;
            }
            "type" => members.is_null = cursor.peek() == Some(b'n'),
            "id" => match cursor.peek() {
                Some(b'"') => {
                    members.id = Some(Id::Text(cursor.string()?.into_owned()));
                    continue;
                }
                Some(b'-' | b'0'..=b'9') => {
                    members.id = Some(Id::Number(cursor.number_text()?.to_owned()));
                    continue;
                }
                _ => {}
            },
            "arcs" => members.arcs = place,
            "coordinates" => members.coordinates = place,
            "geometries" => members.geometries = place,
            "properties" => members.properties = place,
            _ => {}
        }
        cursor.skip()?;
    }
    Ok(members)
}

/// An object at the cursor: a collection gives its geometries as features, anything else is one feature.
fn object(
    cursor: &mut Cursor<'_>,
    topology: &mut Topology,
    layer: Option<&str>,
    depth: usize,
    rows: &mut Rows<'_>,
) -> Result<(), Stop> {
    cursor.space();
    let at = cursor.at;
    if cursor.peek() != Some(b'{') {
        cursor.skip()?;
        rows.bad(Finding::new(Severity::Error, "feature-not-object", Some(at)).with("found", "?"));
        return Ok(());
    }
    let members = members(cursor)?;
    let text = cursor.clone();
    let goto = |place: usize| {
        let mut ahead = text.clone();
        ahead.at = place;
        ahead
    };
    if depth == 0 && members.kind.as_deref() == Some("GeometryCollection") && members.properties.is_none() {
        let Some(place) = members.geometries else {
            rows.bad(Finding::new(Severity::Error, "geometries-missing", Some(at)));
            return Ok(());
        };
        let mut inner = goto(place);
        if inner.peek() != Some(b'[') {
            rows.bad(Finding::new(Severity::Error, "geometries-not-array", Some(place)).with("found", "?"));
            return Ok(());
        }
        let mut first = true;
        inner.enter(b'[')?;
        while inner.more(&mut first, b']')? {
            object(&mut inner, topology, layer, depth + 1, rows)?;
            if rows.is_refused() {
                break;
            }
        }
        return Ok(());
    }
    let mut notes = Notes::default();
    topology.gap = None;
    match geometry(&members, &goto, topology, at, 0) {
        Ok(raw) => {
            if let Some(at) = topology.gap {
                notes.warn("topology-gap", at);
            }
            let mut attributes = Vec::new();
            if let Some(place) = members.properties {
                attributes = properties(&mut goto(place), &mut notes, rows)?;
            }
            rows.add(Row {
                raw,
                id: members.id,
                attributes: super::shapefile::with_layer(attributes, layer),
                at: Some(at),
                notes,
                crs: None,
            });
            Ok(())
        }
        Err(Stop::Fault(finding)) if finding.code == "too-many-vertices" => Err(Stop::Fault(finding)),
        Err(Stop::Fault(finding)) => {
            rows.bad(*finding);
            Ok(())
        }
        Err(stop) => Err(stop),
    }
}

fn properties<'a>(
    cursor: &mut Cursor<'a>,
    notes: &mut Notes,
    rows: &mut Rows<'_>,
) -> Result<Vec<(Cow<'a, str>, Property)>, Stop> {
    let at = cursor.at;
    let mut attributes = Vec::new();
    if cursor.peek() != Some(b'{') {
        if cursor.peek() != Some(b'n') {
            notes.warn("topology-properties", at);
        }
        return Ok(attributes);
    }
    let mut account = Account::default();
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let name = cursor.name()?;
        let value = json_value::read_property(cursor, &mut account, &mut |text| text.into())?;
        attributes.push((name, value));
    }
    rows.spend(account.cost * 16);
    Ok(attributes)
}

fn geometry<'a>(
    members: &Members<'a>,
    goto: &impl Fn(usize) -> Cursor<'a>,
    topology: &mut Topology,
    at: usize,
    depth: usize,
) -> Result<Option<Raw>, Stop> {
    if depth > MAX_DEPTH {
        return Err(fault("json-depth", at));
    }
    let arcs = || {
        members
            .arcs
            .map(goto)
            .ok_or_else(|| fault("topology-geometry-arcs", at))
    };
    let coordinates = || {
        members
            .coordinates
            .map(goto)
            .ok_or_else(|| fault("coordinates-missing", at))
    };
    let kind = match members.kind.as_deref() {
        Some(kind) => kind,
        None if members.is_null => return Ok(None),
        None => return Err(fault("geometry-type-missing", at)),
    };
    Ok(Some(match kind {
        "Point" => Raw::Points(vec![topology.position(&mut coordinates()?)?]),
        "MultiPoint" => Raw::Points(list(&mut coordinates()?, |cursor| topology.position(cursor))?),
        "LineString" => Raw::Lines(vec![topology.line(&mut arcs()?)?]),
        "MultiLineString" => Raw::Lines(list(&mut arcs()?, |cursor| topology.line(cursor))?),
        "Polygon" => Raw::Polygons(vec![topology.rings(&mut arcs()?)?]),
        "MultiPolygon" => Raw::Polygons(list(&mut arcs()?, |cursor| topology.rings(cursor))?),
        "GeometryCollection" => {
            let mut inner = members
                .geometries
                .map(goto)
                .ok_or_else(|| fault("geometries-missing", at))?;
            let parts = list(&mut inner, |cursor| {
                cursor.space();
                let at = cursor.at;
                if cursor.peek() != Some(b'{') {
                    return Err(fault("geometry-not-object", at));
                }
                let members = self::members(cursor)?;
                geometry(&members, goto, topology, at, depth + 1)
            })?;
            Raw::Mixed(parts.into_iter().flatten().collect())
        }
        _ => {
            let finding = Finding::new(Severity::Error, "geometry-type-unknown", Some(at));
            return Err(Stop::Fault(Box::new(finding.with("found", kind))));
        }
    }))
}

fn list<'a, T>(
    cursor: &mut Cursor<'a>,
    mut item: impl FnMut(&mut Cursor<'a>) -> Result<T, Stop>,
) -> Result<Vec<T>, Stop> {
    let mut items = Vec::new();
    let mut first = true;
    open(cursor)?;
    while cursor.more(&mut first, b']')? {
        items.push(item(cursor)?);
    }
    Ok(items)
}

impl Topology {
    fn position(&self, cursor: &mut Cursor<'_>) -> Result<Coord<f64>, Stop> {
        let [x, y] = position(cursor)?;
        Ok(match self.transform {
            Some(transform) => transform.place(x, y),
            None => Coord { x, y },
        })
    }

    fn rings(&mut self, cursor: &mut Cursor<'_>) -> Result<Rings, Stop> {
        list(cursor, |cursor| self.line(cursor))
    }

    /// Arcs end to end; the first vertex of each but the first repeats the last of the one before.
    fn line(&mut self, cursor: &mut Cursor<'_>) -> Result<Vec<Coord<f64>>, Stop> {
        let mut line: Vec<Coord<f64>> = Vec::new();
        let mut first = true;
        open(cursor)?;
        while cursor.more(&mut first, b']')? {
            let at = cursor.at;
            let number = number(cursor)?;
            let reversed = number < 0.0;
            let place = if reversed { -number - 1.0 } else { number };
            let known = place.fract() == 0.0 && place < self.arcs.len() as f64;
            let arc = if known { self.arcs.get(place as usize) } else { None };
            let arc = arc.ok_or_else(|| fault("topology-arc-unknown", at))?;
            let left = self.left.checked_sub(arc.len() + 1);
            self.left = left.ok_or_else(|| fault("too-many-vertices", at))?;
            let start = line.len();
            line.extend_from_slice(arc);
            if reversed {
                line[start..].reverse();
            }
            if start > 0 && line.len() > start {
                if line[start - 1] == line[start] {
                    line.remove(start);
                } else {
                    self.gap.get_or_insert(at);
                }
            }
        }
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::reading::Defaults;

    fn load(text: &str) -> Loaded {
        let defaults = Defaults::default();
        read(
            text.as_bytes(),
            Task {
                name: "f",
                defaults: &defaults,
                keep: true,
            },
        )
    }

    /// The example of the specification, quantised.
    const EXAMPLE: &str = r#"{"type":"Topology","transform":{"scale":[0.0005,0.0001],"translate":[100,0]},"objects":{"example":
        {"type":"GeometryCollection","geometries":[{"type":"Point","properties":{"prop0":"value0"},"coordinates":[4000,5000]},
        {"type":"LineString","properties":{"prop0":"value0","prop1":0},"arcs":[0]},
        {"type":"Polygon","properties":{"prop0":"value0","prop1":{"this":"that"}},"arcs":[[1]]}]}},
        "arcs":[[[4000,0],[1999,9999],[2000,-9999],[2000,9999]],[[0,0],[0,9999],[2000,0],[0,-9999],[-2000,0]]]}"#;

    #[test]
    fn the_example_of_the_specification_is_read() {
        let loaded = load(EXAMPLE);
        assert_eq!((loaded.loaded_features, loaded.declared_features), (3, 3), "{loaded:?}");
        let Some(geo_types::Geometry::LineString(line)) = loaded.features[1].geometry() else {
            panic!("{loaded:?}")
        };
        let wanted = [(102.0, 0.0), (102.9995, 0.9999), (103.9995, 0.0), (104.9995, 0.9999)];
        for (found, wanted) in line.coords().zip(wanted) {
            assert!(
                (found.x - wanted.0).abs() < 1e-9 && (found.y - wanted.1).abs() < 1e-9,
                "{line:?}"
            );
        }
    }

    #[test]
    fn an_arc_that_is_named_too_often_and_one_that_is_not_there_are_told() {
        let unknown = EXAMPLE.replace("\"arcs\":[0]", "\"arcs\":[7]");
        let loaded = load(&unknown);
        assert_eq!(
            (loaded.loaded_features, loaded.diagnostics[0].feature),
            (2, Some(1)),
            "{loaded:?}"
        );
        let many = "0,-1,".repeat(1_300_000);
        let bomb = EXAMPLE.replace("\"arcs\":[0]", &format!("\"arcs\":[{many}0]"));
        let loaded = load(&bomb);
        assert!(
            loaded.refused && loaded.diagnostics[0].code == "too-many-vertices",
            "{:?}",
            loaded.diagnostics[0]
        );
    }
}
