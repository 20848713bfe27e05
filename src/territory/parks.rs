//! The eleven parks of the Chaîne: what documents name of each, drawn as it is; never a perimeter.

use geo::{BooleanOps, ConvexHull};
use geo_types::{Coord, Geometry, MultiPolygon, Polygon};
use serde::Deserialize;

use super::geometry::{orient, rounded};
use super::origin::{PARKS, both, feature, fr_en};
use super::sources::json;
use super::{BuildError, Context, Layers};
use crate::model::{Certainty, Feature, Figure, FigureValue, Lang, Link, Localized, Shape};

/// How far the indicative outline stands off the constituents, in metres.
const MARGIN_M: f64 = 150.0;

#[derive(Deserialize)]
struct File {
    parks: Vec<Park>,
}

#[derive(Deserialize)]
struct Park {
    id: String,
    name: String,
    status: String,
    aliases: Vec<String>,
    area_ha: Option<f64>,
    communes: Vec<String>,
    communes_assumed: Vec<String>,
    features_named_in_sources: Vec<Named>,
    features_candidate_same_communes: Vec<Named>,
    site_ids: Vec<String>,
    description_fr: String,
    description_en: String,
}

/// A feature that a document names, or that only lies in the same communes.
#[derive(Deserialize)]
struct Named {
    layer: String,
    id: String,
    id_unesco: Option<String>,
}

impl Named {
    fn stable_id(&self) -> String {
        match (&self.id_unesco, self.layer.as_str()) {
            (Some(id), _) => format!("unesco:{id}"),
            (None, "zt-terrils") => format!("buffer-terrils:{}", self.id),
            (None, "zt-espaces-neonaturels") => format!("buffer-lakes:{}", self.id),
            (None, layer) => format!("{layer}:{}", self.id),
        }
    }
}

fn wrong(park: &Park, reason: String) -> BuildError {
    BuildError::Inconsistent {
        layer: "parks".to_owned(),
        reason: format!("{}: {reason}", park.id),
    }
}

/// The eleven units, in the order of the facts.
pub fn features(context: &Context<'_>, layers: &Layers) -> Result<Vec<Feature>, BuildError> {
    let file: File = json(context.facts, "parks.json")?;
    file.parks.iter().map(|park| unit(park, context, layers)).collect()
}

fn unit(park: &Park, context: &Context<'_>, layers: &Layers) -> Result<Feature, BuildError> {
    let undocumented = park.id.starts_with("hyp-");
    let mut unit = feature("parks", &park.id, name(park), "park", PARKS);
    let kind = match (undocumented, park.status.starts_with("2015")) {
        (true, _) => "undocumented",
        (_, true) => "scheme-2015",
        _ => "attested",
    };
    unit.kind = Some(kind.to_owned());
    unit.aliases = park.aliases.clone();
    unit.communes = resolve(park, &park.communes, context)?;
    unit.epci = context.places.epci_of(&unit.communes);
    unit.summary = both(park.description_fr.as_str(), park.description_en.as_str());
    unit.note = note(park, kind, context)?;
    if let Some(area_ha) = park.area_ha {
        unit.figures.push(Figure {
            label: fr_en("Superficie annoncée (schéma de 2015)", "Announced area (2015 scheme)"),
            value: FigureValue::Number(area_ha),
            unit: "ha".to_owned(),
            year: Some(2015),
            source: PARKS.source.to_owned(),
            page: None,
        });
    }
    let links = |rel: &str, ids: Vec<String>, certainty| {
        ids.into_iter()
            .map(move |to| Link {
                rel: rel.to_owned(),
                to,
                certainty,
            })
            .collect::<Vec<_>>()
    };
    let ids = |named: &[Named]| named.iter().map(Named::stable_id).collect::<Vec<_>>();
    unit.links = links("constituent", ids(&park.features_named_in_sources), Certainty::Exact);
    unit.links.extend(links(
        "site",
        park.site_ids.iter().map(|id| format!("sites:{id}")).collect(),
        Certainty::Exact,
    ));
    unit.links.extend(links(
        "candidate",
        ids(&park.features_candidate_same_communes),
        Certainty::Unknown,
    ));
    let geometry = match constituents(park, layers)? {
        Some(parts) => Geometry::MultiPolygon(parts),
        None => marker(park, &unit.communes, context)?,
    };
    let is_marker = matches!(geometry, Geometry::Point(_));
    unit.geometry = Some(Shape::new(geometry));
    if is_marker {
        // About the radius of a commune.
        unit.precision_m = Some(2000.0);
    }
    Ok(unit)
}

fn name(park: &Park) -> Localized {
    match park.name.strip_prefix("(non documenté) ") {
        Some(bare) => fr_en(format!("{bare} (non documenté)"), format!("{bare} (not documented)")),
        None => Localized::source(Lang::Fr, park.name.as_str()),
    }
}

fn resolve(park: &Park, names: &[String], context: &Context<'_>) -> Result<Vec<String>, BuildError> {
    let resolved = |name: &String| {
        context
            .places
            .resolve(name)
            .ok_or_else(|| wrong(park, format!("`{name}` is no commune")))
    };
    names.iter().map(resolved).collect()
}

/// What must be said about the unit: how it is attested, what is drawn, which communes are only assumed.
fn note(park: &Park, kind: &str, context: &Context<'_>) -> Result<Localized, BuildError> {
    let (mut french, mut english) = match kind {
        "attested" => (
            "Nom attesté après 2019 ; aucun périmètre officiel n'est publié.".to_owned(),
            "Name attested after 2019; no official perimeter is published.".to_owned(),
        ),
        "scheme-2015" => (
            "Nom du schéma de 2015 ; son maintien parmi les onze n'est pas documenté.".to_owned(),
            "Name of the 2015 scheme; whether it is among the eleven is not documented.".to_owned(),
        ),
        _ => (
            "Non documenté : candidat cité en 2018, rien ne dit qu'il compte parmi les onze.".to_owned(),
            "Not documented: a candidate of 2018, nothing says that it is one of the eleven.".to_owned(),
        ),
    };
    if park.features_named_in_sources.is_empty() {
        french.push_str(" Repère posé sur la commune, sans surface.");
        english.push_str(" A marker on the commune, without area.");
    } else {
        french.push_str(" Sont dessinés les seuls terrains que les documents nomment ; le contour est indicatif.");
        english.push_str(" Only land that documents name is drawn; the outline is indicative.");
    }
    let assumed = resolve(park, &park.communes_assumed, context)?;
    let names: Vec<String> = assumed.iter().filter_map(|insee| context.places.name(insee)).collect();
    if !names.is_empty() {
        french.push_str(&format!(" Communes supposées : {}.", names.join(", ")));
        english.push_str(&format!(" Assumed communes: {}.", names.join(", ")));
    }
    Ok(fr_en(french, english))
}

/// The polygons of the constituents as one, none when no document names any.
fn constituents(park: &Park, layers: &Layers) -> Result<Option<MultiPolygon<f64>>, BuildError> {
    let mut union: Option<MultiPolygon<f64>> = None;
    for named in &park.features_named_in_sources {
        let id = named.stable_id();
        let layer = id.split(':').next().unwrap_or_default();
        let found = layers
            .get(layer)
            .and_then(|features| features.iter().find(|feature| feature.id == id));
        let found = found.ok_or_else(|| wrong(park, format!("`{id}` is nowhere")))?;
        let part = match found.geometry() {
            Some(Geometry::Polygon(polygon)) => MultiPolygon(vec![polygon]),
            Some(Geometry::MultiPolygon(polygons)) => polygons,
            _ => return Err(wrong(park, format!("`{id}` is no polygon"))),
        };
        union = Some(union.map_or_else(|| part.clone(), |whole| whole.union(&part)));
    }
    Ok(union)
}

fn marker(park: &Park, communes: &[String], context: &Context<'_>) -> Result<Geometry<f64>, BuildError> {
    let commune = communes.first().and_then(|insee| context.places.get(insee));
    let commune = commune.ok_or_else(|| wrong(park, "no commune".to_owned()))?;
    Ok(Geometry::Point(commune.label_point.into()))
}

/// Gives every park with polygons its outline: the convex hull of what is drawn, [`MARGIN_M`] further out.
pub fn outline(parks: &mut [Feature]) {
    for park in parks {
        let Some(Geometry::MultiPolygon(parts)) = park.geometry() else {
            continue;
        };
        let mut outline = Geometry::Polygon(grown(&parts.convex_hull()));
        orient(&mut outline);
        park.outline = Some(Shape::new(outline));
    }
}

/// A convex ring moved outwards: the hull of circles of twelve points around its corners.
fn grown(hull: &Polygon<f64>) -> Polygon<f64> {
    let mut corners = Vec::new();
    for corner in hull.exterior().coords() {
        let metres = [111_320.0 * corner.y.to_radians().cos(), 111_230.0];
        for step in 0..12 {
            let angle = f64::from(step) * std::f64::consts::TAU / 12.0;
            corners.push(Coord {
                x: rounded(corner.x + MARGIN_M * angle.cos() / metres[0]),
                y: rounded(corner.y + MARGIN_M * angle.sin() / metres[1]),
            });
        }
    }
    geo_types::LineString(corners).convex_hull()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Contains;
    use geo_types::polygon;

    #[test]
    fn the_outline_contains_what_it_joins() {
        let part = polygon![(x: 2.80, y: 50.40), (x: 2.81, y: 50.40), (x: 2.81, y: 50.41)];
        let other = polygon![(x: 2.85, y: 50.42), (x: 2.86, y: 50.42), (x: 2.86, y: 50.43)];
        let mut parks = [Feature {
            geometry: Some(Shape::new(MultiPolygon(vec![part.clone(), other.clone()]).into())),
            ..Feature::default()
        }];
        outline(&mut parks);
        let Some(Geometry::Polygon(outline)) = parks[0].outline.as_ref().map(Shape::geometry) else {
            panic!("no outline")
        };
        assert!(outline.contains(&part) && outline.contains(&other));
    }

    #[test]
    fn names_of_the_facts_become_our_ids() {
        let named = |layer: &str, unesco: Option<&str>| Named {
            layer: layer.into(),
            id: "T068".into(),
            id_unesco: unesco.map(str::to_owned),
        };
        assert_eq!(named("terrils", Some("63AF")).stable_id(), "unesco:63AF");
        assert_eq!(named("zt-terrils", None).stable_id(), "buffer-terrils:T068");
    }
}
