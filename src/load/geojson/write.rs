//! Features to GeoJSON (RFC 7946) with the properties of our schema: reading it back gives the same features.

use geo_types::{Coord, Geometry, LineString, Polygon};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::model::{Feature, Localized};

/// A collection, one feature a line. Numbers are written in full.
pub fn write<'a>(features: impl IntoIterator<Item = &'a Feature>) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, feature) in features.into_iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        let value = json!({
            "type": "Feature",
            "id": feature.id,
            "geometry": feature.geometry().as_ref().map(geometry),
            "properties": properties(feature),
        });
        out.push_str(&value.to_string());
    }
    out.push_str("\n]}\n");
    out
}

/// The properties of our schema that say something, then the others. A foreign property with the name of one of ours is
/// written with `_original` behind its name.
pub fn properties(feature: &Feature) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        let silent = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !silent {
            map.insert(key.to_owned(), value);
        }
    };
    put("id", json!(feature.id));
    put("name", localized(&feature.name));
    put("aliases", json!(feature.aliases));
    put("code", json!(feature.code));
    put("category", json!(feature.category));
    put("kind", json!(feature.kind));
    put("communes", json!(feature.communes));
    put("epci", json!(feature.epci));
    put("company", json!(feature.company));
    put("period", json!(feature.period));
    put("valid_from", plain(feature.valid_from));
    put("valid_to", plain(feature.valid_to));
    put("protection", json!(feature.protection));
    put("owner", json!(feature.owner));
    put("length_m", json!(feature.length_m));
    put("area_ha", json!(feature.area_ha));
    put("summary", localized(&feature.summary));
    put("note", localized(&feature.note));
    put("figures", plain(&feature.figures));
    put("events", plain(&feature.events));
    put("links", plain(&feature.links));
    put("sees", json!(feature.sees));
    put("stops", plain(&feature.stops));
    put("color", json!(feature.color));
    put(
        "outline",
        feature
            .outline
            .as_ref()
            .map_or(Value::Null, |outline| geometry(&outline.geometry())),
    );
    put("geometry_status", plain(feature.geometry_status));
    put("precision_m", json!(feature.precision_m));
    put("source", json!(feature.source));
    put("vintage", json!(feature.vintage));
    for (name, value) in feature.extra.iter() {
        let name = if map.contains_key(name) {
            format!("{name}_original")
        } else {
            name.to_owned()
        };
        map.insert(name, value.to_value());
    }
    map
}

/// The JSON of one of our own types; none of them can fail to be written.
fn plain(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn localized(text: &Localized) -> Value {
    if text.texts().next().is_none() {
        Value::Null
    } else {
        plain(text)
    }
}

/// A geometry object.
pub fn geometry(geometry: &Geometry<f64>) -> Value {
    let (kind, coordinates) = match geometry {
        Geometry::Point(point) => ("Point", position(&point.0)),
        Geometry::MultiPoint(points) => ("MultiPoint", points.iter().map(|point| position(&point.0)).collect()),
        Geometry::LineString(line) => ("LineString", positions(line)),
        Geometry::MultiLineString(lines) => ("MultiLineString", lines.iter().map(positions).collect()),
        Geometry::Polygon(polygon) => ("Polygon", rings(polygon)),
        Geometry::MultiPolygon(polygons) => ("MultiPolygon", polygons.iter().map(rings).collect()),
        Geometry::Line(line) => ("LineString", json!([position(&line.start), position(&line.end)])),
        Geometry::Rect(rect) => ("Polygon", rings(&rect.to_polygon())),
        Geometry::Triangle(triangle) => ("Polygon", rings(&triangle.to_polygon())),
        Geometry::GeometryCollection(parts) => {
            let parts: Vec<Value> = parts.iter().map(self::geometry).collect();
            return json!({ "type": "GeometryCollection", "geometries": parts });
        }
    };
    json!({ "type": kind, "coordinates": coordinates })
}

fn position(coord: &Coord<f64>) -> Value {
    json!([coord.x, coord.y])
}

fn positions(line: &LineString<f64>) -> Value {
    line.coords().map(position).collect()
}

fn rings(polygon: &Polygon<f64>) -> Value {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(positions).collect()
}
