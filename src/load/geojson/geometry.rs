//! Geometry objects of RFC 7946, from text straight to `geo_types`.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};

use super::Stop;
use super::bbox;
use crate::load::json::Cursor;
use crate::load::json_value::{self, Account};
use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::ring;
use crate::model::Severity;

/// The kinds of geometry, in the spelling of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Point,
    MultiPoint,
    LineString,
    MultiLineString,
    Polygon,
    MultiPolygon,
    Collection,
}

impl Kind {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "Point" => Self::Point,
            "MultiPoint" => Self::MultiPoint,
            "LineString" => Self::LineString,
            "MultiLineString" => Self::MultiLineString,
            "Polygon" => Self::Polygon,
            "MultiPolygon" => Self::MultiPolygon,
            "GeometryCollection" => Self::Collection,
            _ => return None,
        })
    }
}

/// Whether `name` is a type of geometry.
pub(super) fn is_kind(name: &str) -> bool {
    Kind::from_name(name).is_some()
}

/// What the reader of geometries learns on its way.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Findings about the feature.
    pub notes: Notes,
    /// A `crs` member met inside the feature.
    pub crs: Option<serde_json::Value>,
    /// Cost of trees built on the way.
    pub account: Account,
}

/// Members of a geometry object, by the offset of their value, until all are known.
#[derive(Default)]
struct Members {
    kind: Option<Kind>,
    coordinates: Option<usize>,
    geometries: Option<usize>,
    /// Read already, because the type came first, as it nearly always does.
    read: Option<Option<Geometry<f64>>>,
}

/// Reads a geometry object at the cursor; none when its coordinates are empty.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    context: &mut Context,
    nested: bool,
) -> Result<Option<Geometry<f64>>, Stop> {
    let start = cursor.at;
    cursor.enter(b'{')?;
    let mut members = Members::default();
    let mut first = true;
    let mut seen: Vec<std::borrow::Cow<'_, str>> = Vec::with_capacity(2);
    while cursor.more(&mut first, b'}')? {
        let at = cursor.at;
        let name = cursor.name()?;
        if seen.contains(&name) {
            context
                .notes
                .add(Finding::new(Severity::Warning, "duplicate-key", Some(at)).with("name", &name));
            members.read = None;
        }
        cursor.space();
        member(cursor, context, &mut members, (&name, at), nested)?;
        if seen.len() < 16 {
            seen.push(name);
        }
    }
    let Some(kind) = members.kind else {
        return Err(Stop::fault("geometry-type-missing", start));
    };
    if let Some(read) = members.read {
        return Ok(read);
    }
    let (value, missing) = match kind {
        Kind::Collection => (members.geometries, "geometries-missing"),
        _ => (members.coordinates, "coordinates-missing"),
    };
    let Some(value) = value else {
        return Err(Stop::fault(missing, start));
    };
    let end = cursor.at;
    cursor.at = value;
    let geometry = of_kind(cursor, context, kind, nested)?;
    cursor.at = end;
    Ok(geometry)
}

fn member(
    cursor: &mut Cursor<'_>,
    context: &mut Context,
    members: &mut Members,
    (name, at): (&str, usize),
    nested: bool,
) -> Result<(), Stop> {
    let value_at = cursor.at;
    match name {
        "type" => members.kind = Some(kind(cursor)?),
        "coordinates" if members.kind != Some(Kind::Collection) => {
            members.coordinates = Some(value_at);
            match members.kind {
                Some(kind) => members.read = Some(of_kind(cursor, context, kind, nested)?),
                None => cursor.skip()?,
            }
        }
        "geometries" if members.kind.is_none_or(|kind| kind == Kind::Collection) => {
            members.geometries = Some(value_at);
            match members.kind {
                Some(kind) => members.read = Some(of_kind(cursor, context, kind, nested)?),
                None => cursor.skip()?,
            }
        }
        "bbox" => bbox::check(cursor, &mut context.notes)?,
        "crs" => {
            context.notes.warn("old-crs-member", at);
            context.crs = Some(json_value::read(cursor, &mut context.account)?);
        }
        "features" => return Err(Stop::fault("features-misplaced", at)),
        _ => {
            context
                .notes
                .add(Finding::new(Severity::Warning, "foreign-member", Some(at)).with("name", name));
            cursor.skip()?;
        }
    }
    Ok(())
}

fn kind(cursor: &mut Cursor<'_>) -> Result<Kind, Stop> {
    let at = cursor.at;
    if cursor.peek() != Some(b'"') {
        let found = super::kind_of(cursor)?;
        return Err(Stop::fault("geometry-type-unknown", at).with("found", found));
    }
    let name = cursor.string()?;
    Kind::from_name(&name).ok_or_else(|| match name.as_ref() {
        "Feature" | "FeatureCollection" => Stop::fault("geometry-is-feature", at).with("found", name),
        _ => Stop::fault("geometry-type-unknown", at).with("found", name),
    })
}

fn of_kind(
    cursor: &mut Cursor<'_>,
    context: &mut Context,
    kind: Kind,
    nested: bool,
) -> Result<Option<Geometry<f64>>, Stop> {
    let at = cursor.at;
    let notes = &mut context.notes;
    let geometry = match kind {
        Kind::Point => point(cursor, notes)?.map(Geometry::Point),
        Kind::MultiPoint => some_parts(coords(cursor, notes)?)
            .map(|all| Geometry::MultiPoint(MultiPoint(all.into_iter().map(Point).collect()))),
        Kind::LineString => line(cursor, notes)?.map(Geometry::LineString),
        Kind::MultiLineString => {
            let all = parts(cursor, notes, line)?;
            some_parts(all).map(|all| Geometry::MultiLineString(MultiLineString(all)))
        }
        Kind::Polygon => polygon(cursor, notes)?.map(Geometry::Polygon),
        Kind::MultiPolygon => {
            let all = parts(cursor, notes, polygon)?;
            some_parts(all).map(|all| Geometry::MultiPolygon(MultiPolygon(all)))
        }
        Kind::Collection => return collection(cursor, context, nested),
    };
    if geometry.is_none() {
        notes.warn("geometry-empty", at);
    }
    Ok(geometry)
}

fn some_parts<T>(parts: Vec<T>) -> Option<Vec<T>> {
    (!parts.is_empty()).then_some(parts)
}

fn collection(cursor: &mut Cursor<'_>, context: &mut Context, nested: bool) -> Result<Option<Geometry<f64>>, Stop> {
    let at = cursor.at;
    if nested {
        context.notes.warn("nested-collection", at);
    }
    if cursor.peek() != Some(b'[') {
        let found = super::kind_of(cursor)?;
        return Err(Stop::fault("geometries-not-array", at).with("found", found));
    }
    cursor.enter(b'[')?;
    let mut parts = Vec::new();
    let mut first = true;
    while cursor.more(&mut first, b']')? {
        if cursor.peek() != Some(b'{') {
            let found = super::kind_of(cursor)?;
            return Err(Stop::fault("geometry-not-object", cursor.at).with("found", found));
        }
        parts.extend(read(cursor, context, true)?);
    }
    if parts.is_empty() {
        context.notes.warn("geometry-empty", at);
        return Ok(None);
    }
    Ok(Some(Geometry::GeometryCollection(GeometryCollection(parts))))
}

/// Goes into an array of coordinates, or says what stands there instead.
#[inline]
fn open(cursor: &mut Cursor<'_>) -> Result<(), Stop> {
    match cursor.peek() {
        Some(b'[') => Ok(cursor.enter(b'[')?),
        Some(b'-' | b'0'..=b'9') => {
            let at = cursor.at;
            cursor.number_text()?;
            Err(Stop::fault("wrong-nesting", at))
        }
        _ => {
            let at = cursor.at;
            let found = super::kind_of(cursor)?;
            Err(Stop::fault("coordinates-not-array", at).with("found", found))
        }
    }
}

/// Parts of a multiple geometry; empty ones are counted and left out at once, so that they cannot fill the memory.
fn parts<T>(
    cursor: &mut Cursor<'_>,
    notes: &mut Notes,
    part: fn(&mut Cursor<'_>, &mut Notes) -> Result<Option<T>, Stop>,
) -> Result<Vec<T>, Stop> {
    let at = cursor.at;
    open(cursor)?;
    let mut parts = Vec::new();
    let mut empty = 0;
    let mut first = true;
    while cursor.more(&mut first, b']')? {
        match part(cursor, notes)? {
            Some(part) => parts.push(part),
            None => empty += 1,
        }
    }
    if empty > 0 && !parts.is_empty() {
        let mut finding = Finding::new(Severity::Warning, "part-empty", Some(at));
        finding.count = empty;
        notes.add(finding);
    }
    Ok(parts)
}

fn coords(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<Vec<Coord<f64>>, Stop> {
    open(cursor)?;
    // What is kept is packed: room to spare does no harm here.
    let mut items = Vec::with_capacity(16);
    let mut first = true;
    while cursor.more(&mut first, b']')? {
        items.push(position(cursor, notes)?);
    }
    Ok(items)
}

fn point(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<Option<Point<f64>>, Stop> {
    let mut ahead = cursor.clone();
    open(&mut ahead)?;
    if ahead.peek() == Some(b']') {
        ahead.more(&mut true, b']')?;
        *cursor = ahead;
        return Ok(None);
    }
    position(cursor, notes).map(|coord| Some(Point(coord)))
}

fn line(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<Option<LineString<f64>>, Stop> {
    let at = cursor.at;
    match coords(cursor, notes)? {
        none if none.is_empty() => Ok(None),
        one if one.len() == 1 => Err(Stop::fault("line-short", at)),
        many => Ok(Some(LineString(many))),
    }
}

fn polygon(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<Option<Polygon<f64>>, Stop> {
    open(cursor)?;
    let mut exterior = None;
    let mut holes = Vec::new();
    let mut first = true;
    let mut index = 0;
    while cursor.more(&mut first, b']')? {
        cursor.space();
        let at = cursor.at;
        let points = coords(cursor, notes)?;
        let ring = ring::mended(points, index == 0, at, notes).map(LineString);
        match index {
            0 => exterior = ring,
            _ if exterior.is_none() => notes.warn("hole-dropped", at),
            _ => holes.extend(ring),
        }
        index += 1;
    }
    Ok(exterior.map(|exterior| Polygon::new(exterior, holes)))
}

fn position(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<Coord<f64>, Stop> {
    open(cursor)?;
    let at = cursor.at;
    let mut first = true;
    let mut pair = [0.0; 2];
    for (index, slot) in pair.iter_mut().enumerate() {
        if !cursor.more(&mut first, b']')? {
            return Err(Stop::fault("position-short", at).with("found", index));
        }
        *slot = ordinate(cursor)?;
    }
    let mut count = 2;
    while cursor.more(&mut first, b']')? {
        ordinate(cursor)?;
        count += 1;
    }
    if count == 3 {
        notes.add(Finding::new(Severity::Info, "altitude", Some(at)));
    } else if count > 3 {
        notes.warn("position-long", at);
    }
    Ok(Coord { x: pair[0], y: pair[1] })
}

#[inline]
fn ordinate(cursor: &mut Cursor<'_>) -> Result<f64, Stop> {
    match cursor.peek() {
        Some(b'-' | b'0'..=b'9') => {
            let at = cursor.at;
            let value = cursor.number()?;
            if value.is_finite() {
                return Ok(value);
            }
            Err(Stop::fault("ordinate-not-finite", at))
        }
        Some(b'[') => Err(Stop::fault("wrong-nesting", cursor.at)),
        _ => {
            let at = cursor.at;
            let found = super::kind_of(cursor)?;
            Err(Stop::fault("ordinate-not-number", at).with("found", found))
        }
    }
}
