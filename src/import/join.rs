//! Communes: rows that name one take its outline, and features that lie in one are said to.

use std::collections::HashMap;

use geo::{Contains as _, InteriorPoint as _};
use geo_types::{Geometry, Point};
use serde::Serialize;

use crate::load::file::Loaded;
use crate::model::{Atlas, Feature, Shape, folded};

/// What became of rows that name communes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// Column that names them.
    pub column: String,
    /// Rows that took an outline.
    pub rows: usize,
    /// Values that no commune bears, each once, in the order of the file.
    pub unknown: Vec<String>,
}

/// Layers of communes, the outlines of the territory before those around it.
fn registers(atlas: &Atlas) -> impl Iterator<Item = &Feature> {
    let layers = atlas.catalog.registers.communes.iter();
    layers
        .filter_map(|id| atlas.layer(id))
        .flat_map(|layer| &layer.features)
}

fn code(commune: &Feature) -> &str {
    commune.id.split_once(':').map_or("", |(_, code)| code)
}

/// A name as one would compare it: no accents, no case, no hyphens, `saint` short.
fn plain(name: &str) -> String {
    let folded = folded(name);
    let words = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let short = words.map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        other => other,
    });
    short.collect::<Vec<_>>().join(" ")
}

/// Gives the outline of a commune to every row without geometry that names one in the column that the reader found.
pub(super) fn communes(loaded: &mut Loaded, atlas: &Atlas) -> Option<Joined> {
    let join = loaded.join.clone()?;
    let mut by_name: HashMap<String, &Feature> = HashMap::new();
    let mut by_code: HashMap<&str, &Feature> = HashMap::new();
    for commune in registers(atlas) {
        by_code.entry(code(commune)).or_insert(commune);
        for (_, name) in commune.name.texts() {
            by_name.entry(plain(name)).or_insert(commune);
        }
    }
    let mut joined = Joined {
        column: join.property.clone(),
        rows: 0,
        unknown: Vec::new(),
    };
    for feature in loaded.features.iter_mut().filter(|feature| feature.geometry.is_none()) {
        let Some(value) = value(feature, &join.property) else {
            continue;
        };
        let found = if join.is_insee {
            // A table that lost the zero in front of a number has four digits.
            by_code
                .get(value.as_str())
                .or_else(|| by_code.get(format!("{value:0>5}").as_str()))
        } else {
            by_name.get(&plain(&value))
        };
        match found {
            Some(commune) => {
                feature.geometry.clone_from(&commune.geometry);
                feature.geometry_status = commune.geometry_status;
                feature.communes = vec![code(commune).to_owned()];
                feature.epci.clone_from(&commune.epci);
                joined.rows += 1;
            }
            None if !joined.unknown.contains(&value) => joined.unknown.push(value),
            None => {}
        }
    }
    // Rows that have a place of their own need no commune.
    (joined.rows > 0 || !joined.unknown.is_empty()).then_some(joined)
}

/// The value of a column as a text: a code may have been read as a number, and a name into the feature's own.
fn value(feature: &Feature, property: &str) -> Option<String> {
    let extra = feature.extra.get(property).map(|value| match value.as_i64() {
        Some(number) => number.to_string(),
        None => value.as_str().unwrap_or_default().trim().to_owned(),
    });
    let name = || feature.name.texts().next().map(|(_, name)| name.trim().to_owned());
    let own = || match property {
        "code" => feature.code.clone(),
        _ => name(),
    };
    extra.or_else(own).filter(|value| !value.is_empty())
}

/// Says in which commune every feature lies that does not say so itself: that of a point inside it, or of its first
/// position.
pub(super) fn places(features: &mut [Feature], atlas: &Atlas) {
    let communes: Vec<(&Feature, Geometry<f64>, crate::space::Extent)> = registers(atlas)
        .filter_map(|commune| {
            let shape = commune.geometry.as_ref().filter(|shape| shape.dimension() == 2)?;
            Some((commune, shape.geometry(), shape.bounds()))
        })
        .collect();
    for feature in features.iter_mut().filter(|feature| feature.communes.is_empty()) {
        let Some(place) = feature.geometry.as_ref().and_then(middle) else {
            continue;
        };
        let inside = communes
            .iter()
            .find(|(_, outline, bounds)| bounds.contains([place.x(), place.y()]) && outline.contains(&place));
        if let Some((commune, ..)) = inside {
            feature.communes = vec![code(commune).to_owned()];
            feature.epci.clone_from(&commune.epci);
        }
    }
}

/// A place that surely belongs to a geometry.
fn middle(shape: &Shape) -> Option<Point<f64>> {
    let geometry = shape.geometry();
    match &geometry {
        Geometry::Point(point) => Some(*point),
        Geometry::LineString(line) => line.0.get(line.0.len() / 2).copied().map(Point),
        geometry => geometry.interior_point(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::load::file::{self, Defaults, Input};

    #[test]
    fn names_and_codes_of_communes_take_their_outlines_whatever_the_spelling() {
        let atlas = load::atlas::embedded();
        let table = "commune;logements\nLens;10\nNŒUX LES MINES;20\nBethune;30\nAtlantis;40\n";
        let input = Input::alone("table.csv", table.into());
        let mut loaded = file::read(&input, &Defaults::default());
        let joined = communes(&mut loaded, &atlas).unwrap();
        assert_eq!(
            (joined.rows, joined.unknown.as_slice()),
            (3, ["Atlantis".to_owned()].as_slice())
        );
        assert_eq!(loaded.features[0].communes, ["62498"]);
        assert_eq!(loaded.features[1].communes, ["62617"]);
        let table = "insee,logements\n62498,10\n2691,1\n";
        let mut loaded = file::read(&Input::alone("codes.csv", table.into()), &Defaults::default());
        let joined = communes(&mut loaded, &atlas).unwrap();
        assert_eq!((joined.rows, joined.unknown.len()), (1, 1));
    }

    #[test]
    fn a_feature_is_said_to_lie_in_the_commune_around_it() {
        let atlas = load::atlas::embedded();
        let mut lens = [Feature {
            geometry: Some(Shape::new(Geometry::Point(Point::new(2.8326, 50.4289)))),
            ..Feature::default()
        }];
        places(&mut lens, &atlas);
        assert_eq!(lens[0].communes, ["62498"]);
        assert_eq!(lens[0].epci, ["246200364"]);
    }
}
