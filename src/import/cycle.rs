//! The cycle network: facilities of the national schema or of OpenStreetMap take the place of the one route that is drawn.
//! Routes that are known by their description only stay.

use serde::Serialize;

use super::Choices;
use crate::load::file::Loaded;
use crate::model::{Atlas, Feature, GeometryStatus, Lang, Localized, Property};
use crate::space::measure;

/// Layer of the network.
pub const CYCLE: &str = "cycle";

/// Facilities of a file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Facilities {
    /// Lines that are facilities.
    pub lines: usize,
    /// Their geodesic length, in kilometres.
    pub length_km: f64,
    /// Features that are none, routes over such lines included.
    pub others: usize,
}

fn text<'a>(feature: &'a Feature, name: &str) -> &'a str {
    feature.extra.get(name).and_then(Property::as_str).unwrap_or("").trim()
}

/// Whether a feature is a way that bicycles have: a line of the national schema, or a way that OpenStreetMap marks so. A
/// route over ways is none, or its length would count twice.
fn is_facility(feature: &Feature) -> bool {
    let line = feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 1);
    let schema = feature.extra.contains_key("ame_d") && feature.extra.contains_key("regime_d");
    let osm = text(feature, "osm_profile") == "cycle" && text(feature, "osm_type") != "relation";
    line && (schema || osm)
}

fn length_m(feature: &Feature) -> f64 {
    feature.geometry().map_or(0.0, |geometry| measure::length_m(&geometry))
}

/// Counts the facilities of a file; none when there is none.
pub(super) fn facilities(loaded: &Loaded) -> Option<Facilities> {
    let mut found = Facilities {
        lines: 0,
        length_km: 0.0,
        others: 0,
    };
    for feature in &loaded.features {
        if is_facility(feature) {
            found.lines += 1;
            found.length_km += length_m(feature) / 1000.0;
        } else {
            found.others += 1;
        }
    }
    (found.lines > 0).then_some(found)
}

/// What a facility is, in the words of its source; both sides of a street where they differ.
fn facility(feature: &Feature) -> String {
    let sides = [text(feature, "ame_d"), text(feature, "ame_g")];
    let mut said: Vec<String> = Vec::new();
    for side in sides.into_iter().filter(|side| !matches!(*side, "" | "AUCUN")) {
        let side = side.to_lowercase();
        if !said.contains(&side) {
            said.push(side);
        }
    }
    if said.is_empty() {
        let tags = [
            "cycleway",
            "cycleway:right",
            "cycleway:left",
            "cycleway:both",
            "highway",
        ];
        said.extend(
            tags.into_iter()
                .map(|tag| text(feature, tag))
                .find(|value| !value.is_empty())
                .map(str::to_owned),
        );
    }
    said.join(", ")
}

/// Whether a facility is away from cars.
fn is_greenway(feature: &Feature, facility: &str) -> bool {
    facility.contains("voie verte") || text(feature, "highway") == "path"
}

/// Makes the facilities of a draft the cycle network, with type, surface and length; what is documented without a
/// course stays.
pub(super) fn replace(loaded: &mut Loaded, choices: &mut Choices, atlas: &Atlas) {
    let Some(known) = atlas.layer(CYCLE) else { return };
    let mut features: Vec<Feature> = std::mem::take(&mut loaded.features);
    features.retain(is_facility);
    for feature in &mut features {
        let facility = facility(feature);
        let surface = [
            text(feature, "revet_d"),
            text(feature, "revet_g"),
            text(feature, "surface"),
        ];
        let surface = surface
            .into_iter()
            .find(|said| !said.is_empty())
            .unwrap_or("")
            .to_lowercase();
        feature.kind = Some(
            if is_greenway(feature, &facility) {
                "greenway"
            } else {
                "network"
            }
            .to_owned(),
        );
        feature.length_m = Some((length_m(feature) * 10.0).round() / 10.0);
        if feature.name.is_empty() && !facility.is_empty() {
            feature.name = Localized::source(Lang::Fr, facility.as_str());
        }
        for (key, value) in [("facility", facility), ("surface", surface)] {
            if !value.is_empty() {
                feature.extra.insert(key, Property::Text(value.as_str().into()));
            }
        }
    }
    features.extend(
        known
            .features
            .iter()
            .filter(|feature| feature.geometry.is_none())
            .cloned(),
    );
    loaded.loaded_features = features.len();
    loaded.features = features;
    choices.id = CYCLE.to_owned();
    choices.category = "cycle-route".to_owned();
    if choices.geometry_status == GeometryStatus::Approximate {
        choices.geometry_status = GeometryStatus::Official;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::load::file::{self, Defaults, Input};

    #[test]
    fn facilities_become_the_network_and_documented_routes_stay() {
        let atlas = load::atlas::embedded();
        let line = |props: &str, x: f64| {
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{{props}}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[[{x},50.43],[{},50.43]]}}}}",
                x + 0.01
            )
        };
        let schema = "\"id_local\":\"1\",\"ame_d\":\"VOIE VERTE\",\"ame_g\":\"AUCUN\",\"regime_d\":\"VOIE VERTE\",\"revet_d\":\"LISSE\"";
        let document = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
            line(schema, 2.8),
            line("\"nom\":\"rue\"", 2.9)
        );
        let mut loaded = file::read(&Input::alone("a.geojson", document.into_bytes()), &Defaults::default());
        let found = facilities(&loaded).unwrap();
        assert_eq!((found.lines, found.others), (1, 1));
        assert!((found.length_km - 0.71).abs() < 0.01, "{found:?}");
        let mut choices = crate::import::guess::choices("a", &loaded, &atlas, Lang::Fr);
        replace(&mut loaded, &mut choices, &atlas);
        let documented = atlas
            .layer(CYCLE)
            .unwrap()
            .features
            .iter()
            .filter(|route| route.geometry.is_none())
            .count();
        assert_eq!(loaded.features.len(), 1 + documented);
        let way = &loaded.features[0];
        assert_eq!(
            (way.kind.as_deref(), way.name.get(Lang::Fr)),
            (Some("greenway"), "voie verte")
        );
        assert_eq!(text(way, "surface"), "lisse");
        assert_eq!(choices.id, CYCLE);
    }
}
