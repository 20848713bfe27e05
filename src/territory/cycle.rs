//! The cycle network: EuroVelo 5 by stage as drawn by OpenStreetMap, and routes known by their description only.

use geo_types::{Geometry, LineString, MultiLineString};

use super::origin::{CYCLE_FACTS, EUROVELO, feature, fr, fr_en};
use super::sources::{Record, records, rows};
use super::words::capital;
use super::{BuildError, Context};
use crate::model::{Certainty, Feature, Figure, FigureValue, GeometryStatus, Link, Shape};

/// Stages as keyed by the source, and the names of their ends.
const STAGES: &[(&str, &str)] = &[
    ("st-omer-aire-sur-la-lys", "Saint-Omer – Aire-sur-la-Lys"),
    ("aire-sur-la-lys-st-venant", "Aire-sur-la-Lys – Saint-Venant"),
    ("st-venant-bethune", "Saint-Venant – Béthune"),
    ("bethune-olhain", "Béthune – Olhain"),
    ("olhain-angres", "Olhain – Angres"),
    ("angres-lens", "Angres – Lens"),
    ("lens-don", "Lens – Don"),
    ("don-lille", "Don – Lille"),
    ("lille-wattrelos", "Lille – Wattrelos"),
];

/// Keys and kinds of the documented routes, by the name in the source.
const ROUTES: &[(&str, &str, &str)] = &[
    ("EuroVelo 5 – Via Romea (Francigena)", "ev5", "eurovelo"),
    (
        "EV5 Béthune → Lens → Lille (séjour 2 jours)",
        "ev5-sejour-bethune-lille",
        "trip",
    ),
    ("EV5 section CALL Servins → Wingles", "ev5-servins-wingles", "eurovelo"),
    ("Véloroute 31 du Bassin minier", "v31", "cycle-route"),
    (
        "Voie verte Avion – Méricourt – Rouvroy – Hénin-Beaumont",
        "voie-verte-avion-henin",
        "greenway",
    ),
    ("Voie verte Val de Souchez", "voie-verte-val-de-souchez", "greenway"),
    ("Boucle des 3 cavaliers", "boucle-des-3-cavaliers", "loop"),
    ("Chemin des Galibots", "chemin-des-galibots", "loop"),
    ("Réseau MBM 2003", "reseau-mbm-2003", "network"),
    ("Réseau départemental 62", "reseau-departemental-62", "network"),
];

/// Stages first, documented routes after.
pub fn features(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut features = stages(context)?;
    let stages: Vec<String> = features.iter().map(|stage| stage.id.clone()).collect();
    for row in rows(context.sources, "cycle/itineraires_faits.csv")? {
        let mut route = route(&row, context)?;
        if route.id == "cycle:ev5" {
            route.links = stages.iter().map(|stage| link("stage", stage)).collect();
        }
        features.push(route);
    }
    Ok(features)
}

fn link(rel: &str, to: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        to: to.to_owned(),
        certainty: Certainty::Exact,
    }
}

fn stages(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut lines: Vec<(String, Vec<LineString<f64>>)> = Vec::new();
    for record in records(context.sources, "cycle/ev5_osm_2022.geojson")? {
        let stage = record.need("etape")?;
        let Some(Geometry::LineString(line)) = record.geometry.clone() else {
            return Err(record.error("not a line"));
        };
        match lines.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, all)) => all.push(line),
            None => lines.push((stage, vec![line])),
        }
    }
    let mut stages = Vec::new();
    for row in rows(context.sources, "cycle/ev5_etapes.csv")? {
        let key = row.need("etape")?;
        let Some(at) = lines.iter().position(|(known, _)| *known == key) else {
            continue;
        };
        let (_, parts) = lines.swap_remove(at);
        let ends = STAGES.iter().find(|(known, _)| *known == key);
        let (_, ends) = ends.ok_or_else(|| row.error(format!("unknown stage `{key}`")))?;
        let name = fr_en(format!("EuroVelo 5 : {ends}"), format!("EuroVelo 5: {ends}"));
        let mut stage = feature("cycle", &format!("ev5-{key}"), name, "cycle-route", EUROVELO);
        stage.kind = Some("eurovelo".to_owned());
        stage.code = Some("EV5".to_owned());
        let geometry = Geometry::MultiLineString(MultiLineString(parts));
        stage.communes = communes(&geometry, context);
        stage.geometry = Some(Shape::new(geometry));
        stage.epci = context.places.epci_of(&stage.communes);
        if let Some(km) = row.number("km_gpx") {
            stage.figures.push(figure(
                "Longueur de l'étape entière",
                "Length of the whole stage",
                FigureValue::Number(km),
                "km",
            ));
        }
        stage.links.push(link("route", "cycle:ev5"));
        stages.push(stage);
    }
    match lines.first() {
        Some((left, _)) => Err(BuildError::Inconsistent {
            layer: "cycle".to_owned(),
            reason: format!("stage `{left}` is not in ev5_etapes.csv"),
        }),
        None => Ok(stages),
    }
}

/// Communes that a line passes, in its order.
fn communes(geometry: &Geometry<f64>, context: &Context<'_>) -> Vec<String> {
    use geo::CoordsIter;
    let mut codes: Vec<String> = Vec::new();
    for place in geometry.coords_iter().step_by(5) {
        if let Some(insee) = context.places.at(place).filter(|insee| !codes.contains(insee)) {
            codes.push(insee);
        }
    }
    codes
}

fn figure(french: &str, english: &str, value: FigureValue, unit: &str) -> Figure {
    Figure {
        label: fr_en(french, english),
        value,
        unit: unit.to_owned(),
        year: None,
        source: CYCLE_FACTS.source.to_owned(),
        page: None,
    }
}

/// A length with words about it: the unit stands behind its number, as in "14 km restants". The map's frame is ours, and
/// the source calls it by a word of the trade.
fn with_km(length: &str) -> String {
    let number = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "≈,.".contains(letter);
    let end = length.find(|letter| !number(letter)).unwrap_or(length.len());
    let (number, words) = length.split_at(end);
    let words = words.replace("dans la bbox", "dans le cadre de la carte");
    format!("{}\u{a0}km {words}", number.trim_end()).trim_end().to_owned()
}

/// A route without geometry: what its sources say of it.
fn route(row: &Record, context: &Context<'_>) -> Result<Feature, BuildError> {
    let written = row.need("itineraire")?;
    let known = ROUTES.iter().find(|(name, ..)| *name == written);
    let (_, key, kind) = known.ok_or_else(|| row.error(format!("unknown route `{written}`")))?;
    let name = fr(written.replace(" → ", " – "));
    let mut route = feature("cycle", key, name, "cycle-route", CYCLE_FACTS);
    route.kind = Some((*kind).to_owned());
    route.code = match *key {
        "ev5" => Some("EV5".to_owned()),
        "v31" => Some("V31".to_owned()),
        _ => None,
    };
    route.geometry_status = GeometryStatus::None;
    let places = row
        .text("extremites_ou_communes")
        .unwrap_or_default()
        .replace(" (hors bbox)", "");
    for place in places.split("; ") {
        let bare = place.split(" (").next().unwrap_or(place);
        let insee = context.places.resolve(bare);
        let new = insee.filter(|insee| !route.communes.contains(insee));
        route.communes.extend(new);
    }
    route.epci = context.places.epci_of(&route.communes);
    if let Some(length) = row.text("longueur_km") {
        let (value, unit) = match length.replace(',', ".").parse() {
            Ok(km) => (FigureValue::Number(km), "km"),
            Err(_) => (FigureValue::Text(with_km(&length)), ""),
        };
        route
            .figures
            .push(figure("Longueur annoncée", "Announced length", value, unit));
    }
    if !places.is_empty() {
        route.summary = fr_en(
            format!("Lieux : {}.", places.replace("; ", ", ")),
            format!("Places: {}.", places.replace("; ", ", ")),
        );
    }
    // What the remark says of files and excerpts is for the builder, not for the reader.
    let technical = ["geojson", "zt-", "extrait", "géométrie"];
    let remarks = row.text("remarque").unwrap_or_default().replace('↔', "–");
    let told: Vec<String> = remarks
        .split(" ; ")
        .filter(|remark| !remark.is_empty() && !technical.iter().any(|word| remark.contains(word)))
        .map(|remark| format!(" {}.", capital(remark)))
        .collect();
    route.note = fr_en(format!("Tracé non publié.{}", told.concat()), "No open geometry.");
    if *key == "ev5" {
        route.note = fr_en("Le tracé est donné par étape.", "The geometry is given stage by stage.");
    }
    let source = row.text("source").filter(|source| source.starts_with("http"));
    route.links = source.iter().map(|page| link("page", page)).collect();
    Ok(route)
}

#[cfg(test)]
mod tests {
    use super::with_km;

    #[test]
    fn the_unit_follows_the_number_of_a_length_in_words() {
        assert_eq!(with_km("14 restants en 2ᵉ partie"), "14\u{a0}km restants en 2ᵉ partie");
        assert_eq!(with_km("≈ 600 (25 boucles)"), "≈ 600\u{a0}km (25 boucles)");
        assert_eq!(
            with_km("133 dans la bbox (OSM)"),
            "133\u{a0}km dans le cadre de la carte (OSM)"
        );
    }
}
