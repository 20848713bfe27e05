//! Territories: communes, intercommunal bodies, départements, outline of the basin, communes around.

use std::collections::BTreeMap;

use geo::InteriorPoint;
use geo_types::Coord;
use serde_json::{Value, json};

use super::geometry::rounded;
use super::origin::{BOUNDARIES, Origin, SURROUNDINGS, feature, fr, fr_en};
use super::sources::{Record, records};
use super::{BuildError, Context};
use crate::model::{Feature, Link, Shape};

/// Rank of a place by population: what is named first on the map.
fn rank(population: Option<f64>) -> &'static str {
    match population.unwrap_or(0.0) {
        people if people >= 25_000.0 => "1",
        people if people >= 10_000.0 => "2",
        people if people >= 4_000.0 => "3",
        _ => "4",
    }
}

fn link(rel: &str, to: String) -> Link {
    Link {
        rel: rel.to_owned(),
        to,
        certainty: crate::model::Certainty::Exact,
    }
}

fn place(layer: &str, record: &Record, context: &Context<'_>, origin: Origin) -> Result<Feature, BuildError> {
    let insee = record.need("insee")?;
    let commune = context
        .places
        .get(&insee)
        .ok_or_else(|| record.error("unknown commune"))?;
    let mut place = feature(layer, &insee, fr(commune.name.as_str()), "commune", origin);
    let population = record.number("population");
    place.code = Some(insee.clone());
    place.communes = vec![insee];
    place.epci = commune.epci.iter().cloned().collect();
    place.geometry = record.geometry.clone().map(Shape::new);
    put(
        &mut place,
        "population",
        population.map_or(Value::Null, |people| json!(people)),
    );
    put(&mut place, "rank", json!(rank(population)));
    put(&mut place, "label_point", position(commune.label_point));
    Ok(place)
}

fn put(feature: &mut Feature, key: &str, value: Value) {
    feature.extra.insert(key.to_owned(), value);
}

fn position(coord: Coord<f64>) -> Value {
    json!([rounded(coord.x), rounded(coord.y)])
}

/// The 330 communes of the mining basin's bodies.
pub fn communes(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut communes = Vec::new();
    for record in records(context.sources, "unesco/communes-mbm.geojson")? {
        let mut commune = place("communes", &record, context, BOUNDARIES)?;
        commune.area_ha = record
            .number("surface_km2")
            .map(|area_km2| (area_km2 * 1e4).round() / 100.0);
        commune.kind = match record.need("statut")?.as_str() {
            "Commune simple" => None,
            "Chef-lieu de canton" => Some("canton-seat".to_owned()),
            "Sous-Préfecture" => Some("sub-prefecture".to_owned()),
            other => return Err(record.error(format!("unknown status `{other}`"))),
        };
        let departement = format!("departements:{}", &record.need("insee")?[..2]);
        commune.links.push(link("departement", departement));
        communes.push(commune);
    }
    Ok(communes)
}

/// The 476 communes that touch the box around the Pôle.
pub fn surroundings(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut communes = Vec::new();
    for record in records(context.sources, "places/communes_contexte.geojson")? {
        let mut commune = place("surroundings", &record, context, SURROUNDINGS)?;
        let density = record.number("densite_hab_km2");
        put(
            &mut commune,
            "density_per_km2",
            density.map_or(Value::Null, |density| json!(density)),
        );
        communes.push(commune);
    }
    Ok(communes)
}

/// Full names of the intercommunal bodies and the short names in use.
fn body_name(short: &str) -> (String, Option<&'static str>) {
    match short {
        "CA de Lens - Liévin" => ("Communauté d'agglomération de Lens-Liévin".to_owned(), Some("CALL")),
        "CA d'Hénin-Carvin" => ("Communauté d'agglomération d'Hénin-Carvin".to_owned(), Some("CAHC")),
        "CA de Béthune-Bruay, Artois-Lys Romane" => (
            "Communauté d'agglomération de Béthune-Bruay, Artois-Lys Romane".to_owned(),
            Some("CABBALR"),
        ),
        "CA Douaisis Agglo" => ("Douaisis Agglo".to_owned(), None),
        other => {
            let long = other
                .replacen("CA ", "Communauté d'agglomération ", 1)
                .replacen("CC ", "Communauté de communes ", 1)
                .replace("Coeur", "Cœur");
            (long, None)
        }
    }
}

/// The nine intercommunal bodies, with the inhabitants of those of their communes that lie in the data.
pub fn epci(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut people: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for record in records(context.sources, "unesco/communes-mbm.geojson")? {
        let entry = people.entry(record.need("epci_siren")?).or_default();
        entry.0 += record.number("population").unwrap_or(0.0);
        entry.1 += 1;
    }
    let mut bodies = Vec::new();
    for record in records(context.sources, "unesco/epci.geojson")? {
        let siren = record.need("code_siren")?;
        let written = record.need("nom")?;
        let (name, code) = body_name(&written);
        let mut body = feature("epci", &siren, fr(name.as_str()), "epci", BOUNDARIES);
        if name != written {
            body.aliases.push(written);
        }
        body.aliases.extend(code.map(str::to_owned));
        body.code = Some(code.map_or_else(|| siren.clone(), str::to_owned));
        body.geometry = record.geometry.clone().map(Shape::new);
        if let Some((population, communes)) = people.remove(&siren) {
            put(&mut body, "population", json!(population));
            put(&mut body, "communes_count", json!(communes));
        }
        body.epci = vec![siren];
        bodies.push(body);
    }
    Ok(bodies)
}

/// The two départements.
pub fn departements(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut departements = Vec::new();
    for record in records(context.sources, "unesco/departements.geojson")? {
        let code = record.need("code")?;
        let mut departement = feature(
            "departements",
            &code,
            fr(record.need("nom")?),
            "departement",
            BOUNDARIES,
        );
        departement.code = Some(code);
        departement.geometry = record.geometry.clone().map(Shape::new);
        departements.push(departement);
    }
    Ok(departements)
}

/// The outline of the mining basin.
pub fn basin(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut outlines = Vec::new();
    for record in records(context.sources, "unesco/bassin-minier.geojson")? {
        let name = fr_en("Bassin minier du Nord–Pas-de-Calais", "Nord–Pas-de-Calais mining basin");
        let mut basin = feature("basin", "basin", name, "basin", BOUNDARIES);
        basin.area_ha = record.number("surface_km2").map(|area_km2| area_km2 * 100.0);
        put(&mut basin, "population", json!(record.number("population")));
        if let Some(inside) = record.geometry.as_ref().and_then(InteriorPoint::interior_point) {
            put(&mut basin, "label_point", position(inside.0));
        }
        basin.geometry = record.geometry.clone().map(Shape::new);
        outlines.push(basin);
    }
    Ok(outlines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_name_of_a_body_is_spelled_out() {
        assert_eq!(
            body_name("CA Coeur d'Ostrevent").0,
            "Communauté d'agglomération Cœur d'Ostrevent"
        );
        assert_eq!(body_name("CA d'Hénin-Carvin").1, Some("CAHC"));
    }

    #[test]
    fn places_are_ranked_by_population() {
        assert_eq!(
            [Some(32_899.0), Some(12_257.0), Some(4_150.0), None].map(rank),
            ["1", "2", "3", "4"]
        );
    }
}
