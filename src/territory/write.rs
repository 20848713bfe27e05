//! A layer as GeoJSON text: one feature a line, properties in the order of the schema, nothing empty.

use serde_json::{Value, json};

use crate::load::geojson;
use crate::model::Feature;

/// The layer's file. The same features give the same bytes.
pub fn collection(features: &[Feature]) -> String {
    let mut out = String::from(
        "{\"type\":\"FeatureCollection\",\"features\":[
",
    );
    for (index, feature) in features.iter().enumerate() {
        let line = json!({
            "type": "Feature",
            "properties": tidy(Value::Object(geojson::properties(feature))),
            "geometry": feature.geometry().as_ref().map(geojson::geometry),
        });
        out.push_str(&line.to_string());
        out.push_str(if index + 1 < features.len() { ",\n" } else { "\n" });
    }
    out.push_str("]}\n");
    out
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::origin::fr;

    #[test]
    fn empty_properties_are_left_out_and_whole_numbers_stay_whole() {
        let mut feature = Feature {
            id: "shafts:lens-1".into(),
            name: fr("Fosse 1"),
            ..Feature::default()
        };
        feature.area_ha = Some(12.0);
        let text = collection(&[feature]);
        assert!(
            text.contains(r#""area_ha":12,"#) && !text.contains("aliases") && !text.contains("null,"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 3);
    }
}
