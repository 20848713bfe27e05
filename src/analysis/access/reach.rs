//! A catchment in sentences, as a table, and as an area on a map.

use geo_types::MultiPolygon;
use serde_json::{Value, json};

use super::catchment::{Catchment, Travel};
use super::report::degrees;
use crate::analysis::table::Cell;
use crate::i18n::Messages;

/// The answer in one sentence.
pub fn sentence(reached: &Catchment, messages: &Messages) -> String {
    let number = |value: Option<f64>, decimals| value.map_or_else(|| "–".to_owned(), |v| messages.number(v, decimals));
    let args = [
        ("area", messages.area(reached.area_ha).into()),
        ("people", number(reached.inhabitants, 0).into()),
        ("share", number(reached.share.map(|share| share * 100.0), 1).into()),
    ];
    messages.format("audit-catchment", &args)
}

/// How it was worked out: how fast, along what, and where in a straight line.
pub fn how(travel: &Travel, reached: &Catchment, messages: &Messages) -> String {
    let key = if reached.network_km > 0.0 {
        "audit-how-catchment"
    } else {
        "audit-how-catchment-straight"
    };
    let args = [
        ("kmh", messages.number_shortest(travel.kmh).into()),
        ("minutes", messages.number_shortest(travel.minutes).into()),
        ("detour", messages.number_shortest(travel.detour).into()),
        ("km", messages.length(reached.network_km * 1e3).into()),
    ];
    messages.format(key, &args)
}

/// The answer as JSON, without its outline.
pub fn summary(travel: &Travel, reached: &Catchment, messages: &Messages) -> Value {
    let percent = |share: f64| (share * 1e4).round() / 1e2;
    let communes: Vec<Value> = reached
        .communes
        .iter()
        .map(|part| {
            json!({
                "id": part.id,
                "name": part.name.get(messages.lang()),
                "inhabitants": part.inside().round(),
                "share_percent": percent(part.share),
            })
        })
        .collect();
    json!({
        "minutes": travel.minutes,
        "kmh": travel.kmh,
        "detour": travel.detour,
        "area_ha": (reached.area_ha * 10.0).round() / 10.0,
        "inhabitants": reached.inhabitants.map(f64::round),
        "share_percent": reached.share.map(percent),
        "network_km": (reached.network_km * 100.0).round() / 100.0,
        "network_held_km": (reached.held_km * 100.0).round() / 100.0,
        "straight_only": reached.network_km == 0.0,
        "communes": communes,
        "note": how(travel, reached, messages),
    })
}

/// The outline as the geometry of GeoJSON.
pub fn outline_json(outline: &MultiPolygon<f64>) -> Value {
    let ring = |ring: &geo_types::LineString<f64>| -> Value {
        ring.0.iter().map(|at| json!([degrees(at.x), degrees(at.y)])).collect()
    };
    let polygon = |polygon: &geo_types::Polygon<f64>| -> Value {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        rings.map(ring).collect()
    };
    let coordinates: Vec<Value> = outline.iter().map(polygon).collect();
    json!({ "type": "MultiPolygon", "coordinates": coordinates })
}

/// The answer as a file of GeoJSON: the area with what it says.
pub fn geojson(travel: &Travel, reached: &Catchment, messages: &Messages) -> String {
    let feature = json!({
        "type": "Feature",
        "geometry": outline_json(&reached.outline),
        "properties": summary(travel, reached, messages),
    });
    format!("{:#}\n", json!({ "type": "FeatureCollection", "features": [feature] }))
}

/// The communes with the part of each that is reached, and the sum.
pub fn cells(reached: &Catchment, messages: &Messages) -> Vec<Vec<Cell>> {
    let heads = ["reach-column-commune", "reach-column-people", "reach-column-share"];
    let mut rows = vec![heads.map(|key| Cell::from(messages.text(key))).to_vec()];
    for part in &reached.communes {
        rows.push(vec![
            part.name.get(messages.lang()).into(),
            Cell::Number(part.inside(), 0),
            Cell::Number(part.share * 100.0, 1),
        ]);
    }
    if let (Some(people), Some(share)) = (reached.inhabitants, reached.share) {
        rows.push(vec![
            messages.text("audit-table-total").into(),
            Cell::Number(people, 0),
            Cell::Number(share * 100.0, 1),
        ]);
    }
    rows
}
