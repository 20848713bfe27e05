//! Official perimeters of parks: outlines of a file that bear the name of a park of the territory.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Choices;
use crate::load::file::Loaded;
use crate::model::{Atlas, Feature, GeometryStatus, folded};

/// Layer of the parks.
const PARKS: &str = "parks";
/// Words that every name of a park may begin with, and that say nothing.
const IDLE: [&str; 12] = [
    "parc",
    "le",
    "la",
    "les",
    "l",
    "du",
    "de",
    "des",
    "d",
    "et",
    "non",
    "documente",
];

/// Which outline is which park.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// Id of a park and the places of its outlines in the file.
    pub parks: BTreeMap<String, Vec<usize>>,
    /// Parks of the territory that no outline is named after.
    pub without: Vec<String>,
    /// Outlines that bear no park's name.
    pub others: usize,
}

/// The words of a name that tell it apart.
fn telling(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !IDLE.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Looks for parks among the areas of a file. None when no area bears a park's name.
pub(super) fn matched(loaded: &Loaded, atlas: &Atlas) -> Option<Matched> {
    let parks = &atlas.layer(PARKS)?.features;
    let names: Vec<Vec<Vec<String>>> = parks.iter().map(names).collect();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut others = 0;
    for (place, feature) in loaded.features.iter().enumerate() {
        if feature.geometry.as_ref().is_none_or(|shape| shape.dimension() != 2) {
            continue;
        }
        let own: Vec<Vec<String>> = feature.name.texts().map(|(_, name)| telling(name)).collect();
        let same = |known: &Vec<Vec<String>>| own.iter().any(|own| !own.is_empty() && known.contains(own));
        match names.iter().position(same) {
            Some(park) => found.entry(parks[park].id.clone()).or_default().push(place),
            None => others += 1,
        }
    }
    if found.is_empty() {
        return None;
    }
    let without = parks.iter().filter(|park| !found.contains_key(&park.id));
    Some(Matched {
        without: without.map(|park| park.id.clone()).collect(),
        parks: found,
        others,
    })
}

fn names(park: &Feature) -> Vec<Vec<String>> {
    let own = park.name.texts().map(|(_, name)| name);
    let all = own.chain(park.aliases.iter().map(String::as_str));
    all.map(telling).filter(|words| !words.is_empty()).collect()
}

/// Makes the features of a draft the parks of the territory, with the outlines that were matched: what is known of a park
/// stays, its indicative outline goes. A park without outline in the file stays as it was, and so says its status.
pub(super) fn replace(loaded: &mut Loaded, choices: &mut Choices, matched: &Matched, atlas: &Atlas) {
    let Some(parks) = atlas.layer(PARKS) else { return };
    let mut features = parks.features.clone();
    for park in &mut features {
        let Some(places) = matched.parks.get(&park.id) else {
            continue;
        };
        let outlines = places.iter().filter_map(|place| loaded.features.get(*place));
        let polygons = outlines.filter_map(|outline| outline.geometry()).flat_map(areas);
        park.geometry = Some(crate::model::Shape::new(geo_types::Geometry::MultiPolygon(
            polygons.collect(),
        )));
        park.outline = None;
        park.geometry_status = GeometryStatus::Official;
        park.precision_m = None;
        park.source = choices.source.key.as_str().into();
        park.vintage = choices.source.date.as_str().into();
    }
    loaded.loaded_features = features.len();
    loaded.declared_features = features.len();
    loaded.features = features;
    choices.id = PARKS.to_owned();
    choices.geometry_status = GeometryStatus::Official;
}

fn areas(geometry: geo_types::Geometry<f64>) -> Vec<geo_types::Polygon<f64>> {
    match geometry {
        geo_types::Geometry::Polygon(polygon) => vec![polygon],
        geo_types::Geometry::MultiPolygon(polygons) => polygons.0,
        geo_types::Geometry::GeometryCollection(parts) => parts.0.into_iter().flat_map(areas).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn names_tell_apart_by_the_words_that_are_not_idle() {
        assert_eq!(telling("Parc des Berges de la Souchez"), ["berges", "souchez"]);
        assert_eq!(telling("Canal d’Aire"), ["canal", "aire"]);
        let atlas = load::atlas::embedded();
        let parks = &atlas.layer(PARKS).unwrap().features;
        for park in parks {
            assert!(!names(park).is_empty(), "{}", park.id);
        }
    }
}
