//! Zones that statistics are made by.

use geo::unary_union;
use geo_types::MultiPolygon;

use super::{Part, area_ha};
use crate::analysis::parts::areas;
use crate::model::{Atlas, Feature, Localized};
use crate::space::measure;

/// What divides the territory.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Communes.
    Commune,
    /// Intercommunal bodies.
    Epci,
    /// Bodies of which those are members.
    Pole,
    /// The polygons of a layer, by its id.
    Layer(String),
}

impl By {
    /// The word of the command line; a layer is its id.
    pub fn key(&self) -> &str {
        match self {
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Pole => "pole",
            Self::Layer(id) => id,
        }
    }

    /// The division of a word; none when it is no word for one and no layer with areas.
    pub fn of(atlas: &Atlas, word: &str) -> Option<Self> {
        let known = [Self::Commune, Self::Epci, Self::Pole].into_iter();
        known.into_iter().find(|by| by.key() == word).or_else(|| {
            let layer = atlas.layer(word)?;
            let area = |feature: &Feature| feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 2);
            layer.features.iter().any(area).then(|| Self::Layer(word.to_owned()))
        })
    }
}

/// A piece of the territory.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Stable id of the feature, or a word for what is none.
    pub id: String,
    /// Official code, empty where there is none.
    pub code: String,
    /// Name.
    pub name: Localized,
    /// Outline in degrees.
    pub outline: MultiPolygon<f64>,
    /// Area in hectares, on the ellipsoid.
    pub area_ha: f64,
    /// Inhabitants; none where nobody says.
    pub inhabitants: Option<f64>,
}

impl Zone {
    /// A zone that is no feature, with the inhabitants of the communes by the part of their area that it holds.
    pub fn drawn(atlas: &Atlas, id: &str, name: Localized, outline: MultiPolygon<f64>) -> Self {
        Self {
            inhabitants: inhabitants_in(atlas, &outline),
            area_ha: area_ha(&outline),
            id: id.to_owned(),
            code: String::new(),
            name,
            outline,
        }
    }

    /// Inhabitants, where there are any.
    pub(super) fn people(&self) -> Option<f64> {
        self.inhabitants.filter(|people| *people > 0.0)
    }
}

fn zone(feature: &Feature) -> Option<Zone> {
    let outline = feature.geometry().as_ref().and_then(areas)?;
    Some(Zone {
        id: feature.id.clone(),
        code: feature.code.clone().unwrap_or_default(),
        name: feature.name.clone(),
        area_ha: area_ha(&outline),
        outline,
        inhabitants: population(feature),
    })
}

fn population(feature: &Feature) -> Option<f64> {
    feature.extra["population"].as_f64()
}

/// The zones of a division, in the order of the data.
pub fn zones(atlas: &Atlas, by: &By) -> Vec<Zone> {
    let registers = &atlas.catalog.registers;
    let of_layer = |id: Option<&String>| -> Vec<Zone> {
        let layer = id.and_then(|id| atlas.layer(id));
        let features = layer.map_or(&[][..], |layer| &layer.features);
        features.iter().filter_map(zone).collect()
    };
    match by {
        By::Commune => of_layer(registers.communes.first()),
        By::Epci => of_layer(registers.epci.first()),
        By::Layer(id) => of_layer(Some(id)),
        By::Pole => registers.poles.iter().filter_map(|pole| of_pole(atlas, pole)).collect(),
    }
}

fn of_pole(atlas: &Atlas, pole: &crate::model::catalog::Pole) -> Option<Zone> {
    let members: Vec<&Feature> = pole.epci.iter().filter_map(|siren| atlas.epci(siren)).collect();
    let outlines: Vec<MultiPolygon<f64>> = members.iter().filter_map(|member| areas(&member.geometry()?)).collect();
    let outline = unary_union(&outlines);
    (!outline.0.is_empty()).then(|| Zone {
        id: format!("pole:{}", pole.id),
        code: pole.id.clone(),
        name: pole.title.clone(),
        area_ha: area_ha(&outline),
        outline,
        inhabitants: members.iter().map(|member| population(member)).sum(),
    })
}

/// The part of a commune that lies in an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct CommunePart {
    /// Stable id of the commune.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// Its inhabitants.
    pub people: f64,
    /// The part of its area that lies inside, 0 to 1.
    pub share: f64,
}

impl CommunePart {
    /// Inhabitants inside, as if they lived evenly all over the commune.
    pub fn inside(&self) -> f64 {
        self.people * self.share
    }
}

/// The communes of which a part lies in an outline in degrees, the most inhabitants inside first; none where no commune tells
/// its inhabitants.
pub fn communes_in(atlas: &Atlas, outline: &MultiPolygon<f64>) -> Option<Vec<CommunePart>> {
    let communes = &atlas.catalog.registers.communes;
    let layer = communes.first().and_then(|id| atlas.layer(id))?;
    let mut known = None;
    for commune in &layer.features {
        let (Some(people), Some(geometry)) = (population(commune), commune.geometry()) else {
            continue;
        };
        let parts: &mut Vec<CommunePart> = known.get_or_insert_default();
        let whole = measure::area_m2(&geometry);
        let Some(part) = Part::inside(&geometry, outline).filter(|part| whole > 0.0 && part.area_m2 > 0.0) else {
            continue;
        };
        parts.push(CommunePart {
            id: commune.id.clone(),
            name: commune.name.clone(),
            people,
            share: part.area_m2 / whole,
        });
    }
    if let Some(parts) = &mut known {
        parts.sort_by(|a, b| b.inside().total_cmp(&a.inside()).then(a.id.cmp(&b.id)));
    }
    known
}

/// Inhabitants of an area: those of each commune by the part of its area that lies inside, as if people lived evenly spread.
/// None where no commune tells its inhabitants.
pub fn inhabitants_in(atlas: &Atlas, outline: &MultiPolygon<f64>) -> Option<f64> {
    let parts = communes_in(atlas, outline)?;
    Some(parts.iter().map(CommunePart::inside).sum())
}
