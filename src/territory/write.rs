//! A layer as GeoJSON text: one feature a line, properties in the order of the schema, nothing empty.

use geo_types::{Coord, Geometry, LineString, Polygon};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::model::{DatedYear, Feature, Localized};

/// The layer's file. The same features give the same bytes.
pub fn collection(layer: &str, features: &[Feature]) -> String {
    let mut out = format!(
        "{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[\n",
        Value::from(layer)
    );
    for (index, feature) in features.iter().enumerate() {
        let line = json!({
            "type": "Feature",
            "properties": properties(feature),
            "geometry": feature.geometry.as_ref().map(geometry),
        });
        out.push_str(&line.to_string());
        out.push_str(if index + 1 < features.len() { ",\n" } else { "\n" });
    }
    out.push_str("]}\n");
    out
}

/// The properties that say something.
fn properties(feature: &Feature) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        let says_something = match &value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(fields) => !fields.is_empty(),
            _ => true,
        };
        if says_something {
            map.insert(key.to_owned(), tidy(value));
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
    put("valid_from", dated(feature.valid_from));
    put("valid_to", dated(feature.valid_to));
    put("protection", json!(feature.protection));
    put("owner", json!(feature.owner));
    put("length_m", json!(feature.length_m));
    put("area_ha", json!(feature.area_ha));
    put("summary", localized(&feature.summary));
    put("note", localized(&feature.note));
    put("figures", serialized(&feature.figures));
    put("events", serialized(&feature.events));
    put("links", serialized(&feature.links));
    put("sees", json!(feature.sees));
    put("stops", serialized(&feature.stops));
    put("color", json!(feature.color));
    for (key, value) in &feature.extra {
        put(key, value.clone());
    }
    put("outline", feature.outline.as_ref().map_or(Value::Null, geometry));
    put("geometry_status", json!(feature.geometry_status));
    put("precision_m", json!(feature.precision_m));
    put("source", json!(feature.source));
    put("vintage", json!(feature.vintage));
    map
}

fn serialized(value: impl Serialize) -> Value {
    // Plain data with text keys: serde_json has no reason to refuse it.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn localized(text: &Localized) -> Value {
    if text.is_empty() { Value::Null } else { serialized(text) }
}

fn dated(year: Option<DatedYear>) -> Value {
    year.map_or(Value::Null, serialized)
}

/// Whole numbers without `.0`, and no empty units, everywhere below `value`.
pub fn tidy(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => json!(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(tidy).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(key, value)| key != "unit" || value.as_str() != Some(""))
            .map(|(key, value)| (key, tidy(value)))
            .collect(),
        other => other,
    }
}

fn geometry(geometry: &Geometry<f64>) -> Value {
    let (kind, coordinates) = match geometry {
        Geometry::Point(point) => ("Point", position(&point.0)),
        Geometry::LineString(part) => ("LineString", line(part)),
        Geometry::MultiLineString(parts) => ("MultiLineString", parts.iter().map(line).collect()),
        Geometry::Polygon(part) => ("Polygon", polygon(part)),
        Geometry::MultiPolygon(parts) => ("MultiPolygon", parts.iter().map(polygon).collect()),
        _ => return Value::Null,
    };
    json!({"type": kind, "coordinates": coordinates})
}

fn position(coord: &Coord<f64>) -> Value {
    json!([coord.x, coord.y])
}

fn line(line: &LineString<f64>) -> Value {
    line.0.iter().map(position).collect()
}

fn polygon(polygon: &Polygon<f64>) -> Value {
    std::iter::once(polygon.exterior())
        .chain(polygon.interiors())
        .map(line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::origin::fr;

    #[test]
    fn empty_properties_are_left_out_and_whole_numbers_stay_whole() {
        let feature = Feature {
            id: "shafts:lens-1".into(),
            name: fr("Fosse 1"),
            area_ha: Some(12.0),
            ..Feature::default()
        };
        let text = collection("shafts", &[feature]);
        assert!(
            text.contains(r#""area_ha":12,"#) && !text.contains("aliases") && !text.contains("null,"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 3);
    }
}
