//! The 636 mine shafts, with years, depth, company and the sheet of the geological survey.

use serde_json::json;

use super::origin::{SHAFTS, feature, fr, fr_en};
use super::sources::{Record, records};
use super::words::{self, Keys, slug};
use super::{BuildError, Context};
use crate::model::{Certainty, DatedYear, Feature, Figure, FigureValue, Link, Shape};

/// Spelling slips of the source's names of shafts and concessions, and what was meant.
const SLIPS: &[(&str, &str)] = &[
    ("aveleresse", "avaleresse"),
    ("norda", "nord"),
    ("Saint-Vaasr", "Saint-Vaast"),
    ("l'Espérence", "l'Espérance"),
    ("desjardins", "Desjardins"),
    ("Fesnes", "Fresnes"),
    ("Raisme", "Raismes"),
    ("Veiux-Condé", "Vieux-Condé"),
    ("Auchy au Bois", "Auchy-au-Bois"),
    ("Saint Saulve", "Saint-Saulve"),
    ("Mines de Courrière", "Courrières"),
    ("Mines de Courrières", "Courrières"),
    ("Mines de Dourges", "Dourges"),
    ("Mines d'Ostricourt", "Ostricourt"),
    ("Nœux-les-Mines (Compagnie de Vicoigne)", "Nœux"),
    ("Nœux-les-Mines", "Nœux"),
];

fn mended(written: String) -> String {
    let slip = SLIPS.iter().find(|(wrong, _)| *wrong == written);
    slip.map_or(written, |(_, right)| (*right).to_owned())
}

/// The shaft's own name as it stands behind "puits".
fn shaft_words(shaft: &str) -> String {
    match shaft {
        "extraction" => "puits d'extraction".to_owned(),
        "épuisement" => "puits d'épuisement".to_owned(),
        "avaleresse" => "avaleresse".to_owned(),
        other => format!("puits {other}"),
    }
}

/// `Fosse 9 – puits 2 (Lens)`; the shaft is left out where it is called like its pit.
fn name(pit: Option<&str>, shaft: Option<&str>, commune: &str) -> String {
    let words = match (pit, shaft) {
        (Some(pit), Some(shaft)) if pit == shaft => format!("Fosse {pit}"),
        (Some(pit), Some(shaft)) => format!("Fosse {pit} – {}", shaft_words(shaft)),
        (Some(pit), None) => format!("Fosse {pit}"),
        (None, Some(shaft)) => words::capital(&shaft_words(shaft)),
        (None, None) => "Puits sans nom".to_owned(),
    };
    format!("{words} ({commune})")
}

/// Every shaft, in the order of the source. Its key is the slug of commune, fosse and puits, then `-2`, `-3`, … for the
/// next ones of the same name.
pub fn features(context: &mut Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut keys = Keys::default();
    let mut shafts = Vec::new();
    for record in records(context.sources, "unesco/puits-de-mines.geojson")? {
        let communes = context.places.resolve_all(&record)?;
        let commune = communes
            .first()
            .and_then(|insee| context.places.name(insee))
            .unwrap_or_default();
        let [pit, shaft] = ["fosse", "puits"].map(|key| record.text(key).map(mended));
        let parts = [Some(commune.as_str()), pit.as_deref(), shaft.as_deref()];
        let key = keys.take(&parts.into_iter().flatten().map(slug).collect::<Vec<_>>().join("-"));
        let title = name(pit.as_deref(), shaft.as_deref(), &commune);
        let mut mine = feature("shafts", &key, fr(title), "shaft", SHAFTS);
        mine.epci = context.places.epci_of(&communes);
        mine.communes = communes;
        mine.kind = match shaft.as_deref() {
            Some("extraction") => Some("extraction".to_owned()),
            Some("épuisement") => Some("drainage".to_owned()),
            Some("avaleresse" | "Avaleresse") => Some("trial".to_owned()),
            _ => None,
        };
        mine.aliases.extend(
            record
                .text("fosse_alias")
                .map(mended)
                .filter(|alias| alias != "0")
                .map(|alias| format!("Fosse {alias}")),
        );
        mine.geometry = record.geometry.clone().map(Shape::new);
        details(&mut mine, &record);
        if let (Some(sunk), Some(closed)) = (mine.valid_from, mine.valid_to)
            && closed.year < sunk.year
        {
            let reason = format!("closed in {} before it was sunk in {}", closed.year, sunk.year);
            context.warnings.push(format!("shafts: {} {reason}", mine.id));
            mine.note = fr_en(
                format!(
                    "La source donne une fermeture ({}) antérieure au creusement ({}).",
                    closed.year, sunk.year
                ),
                format!(
                    "The source gives a closing year ({}) before the sinking ({}).",
                    closed.year, sunk.year
                ),
            );
        }
        shafts.push(mine);
    }
    Ok(shafts)
}

/// Years, company, depth, height and sheet.
fn details(mine: &mut Feature, record: &Record) {
    let dated = |key| {
        record.year(key).map(|year| DatedYear {
            year,
            certainty: Certainty::Exact,
        })
    };
    (mine.valid_from, mine.valid_to) = (dated("creusement"), dated("fermeture"));
    mine.company = record.text("compagnie").and_then(|written| words::company(&written));
    let state = if mine.valid_to.is_some() { "closed" } else { "unknown" };
    mine.extra.insert("state".to_owned(), json!(state));
    if let Some(concession) = record.text("concession").map(mended) {
        mine.extra.insert("concession".to_owned(), json!(concession));
    }
    // Zero stands for "not known" in both columns.
    if let Some(depth_m) = record.number("profondeur").filter(|depth| *depth > 0.0) {
        mine.extra.insert("depth_m".to_owned(), json!(depth_m));
        let source = mine.source.to_string();
        mine.figures.push(Figure {
            label: fr_en("Profondeur", "Depth"),
            value: FigureValue::Number(depth_m),
            unit: "m".to_owned(),
            year: None,
            source,
            page: None,
        });
    }
    if let Some(elevation_m) = record.number("cote").filter(|elevation| *elevation != 0.0) {
        mine.extra.insert("elevation_m".to_owned(), json!(elevation_m));
    }
    let sheet = record.text("brgm").filter(|sheet| !sheet.ends_with('='));
    mine.links.extend(sheet.map(|to| Link {
        rel: "page".to_owned(),
        to,
        certainty: Certainty::Exact,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_shaft_tells_pit_shaft_and_commune() {
        assert_eq!(name(Some("9"), Some("2"), "Lens"), "Fosse 9 – puits 2 (Lens)");
        assert_eq!(
            name(Some("2 bis"), Some("2 bis"), "Haillicourt"),
            "Fosse 2 bis (Haillicourt)"
        );
        assert_eq!(name(None, Some("avaleresse"), "Anzin"), "Avaleresse (Anzin)");
        assert_eq!(
            name(Some("Sarteau"), Some("épuisement"), "Fresnes"),
            "Fosse Sarteau – puits d'épuisement (Fresnes)"
        );
    }
}
