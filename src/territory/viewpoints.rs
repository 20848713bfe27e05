//! The 138 "parvis agricoles": open fields from which terrils and headframes are seen.

use serde_json::json;

use super::origin::{BUFFER, feature, fr_en};
use super::sources::records;
use super::{BuildError, Context, Layers};
use crate::model::{Feature, Shape};

/// What is seen, where the source names it otherwise than by a terril's code, and the features meant.
const SIGHTS: &[(&str, &[&str])] = &[
    (
        "Terrils 11/19 Loos-En-Gohelle",
        &["unesco:63AF", "unesco:63AG", "unesco:63AH"],
    ),
    (
        "Terrils 11/19 Loos-en-Gohelle",
        &["unesco:63AF", "unesco:63AG", "unesco:63AH"],
    ),
    ("Chabaud Latour", &["unesco:8B"]),
    ("Chabaud Latour et Chevalement Ledoux", &["unesco:8B", "unesco:8C"]),
    ("Chevalement 8 Evin-Malmaison", &["unesco:43A"]),
    ("Chevalement 9 de Roost-Warendin", &["unesco:34"]),
    ("Fosse 5 de Meurchin (Billy-Berclau)", &["unesco:58"]),
    ("Fosse 6 Haisnes-la-Bassée", &["unesco:63C"]),
    ("Fosse Lewarde", &["unesco:23"]),
    ("Fosse Wallers-Arenberg", &["unesco:15A"]),
    ("Cité de la Justice Auby", &["unesco:37A"]),
    ("Chevalement d'Anhiers", &["unesco:32"]),
    // The two terrils of the Sainte-Henriette pit.
    ("Sainte-Henriette", &["unesco:46A", "unesco:46B"]),
    ("T116-117", &["unesco:42F", "unesco:42G"]),
    ("T123-139", &["T123", "T139"]),
];

/// Qualities of a view as written, and our kinds.
const KINDS: &[(&str, &str)] = &[
    ("Espaces dégageant vues avérées", "proven-view"),
    ("coteau dégageant des vues", "slope"),
    ("Vue potentielle", "potential-view"),
];

/// Every viewpoint, in the order of the source; what it sees is resolved against the layers of terrils and bâtis.
pub fn features(context: &mut Context<'_>, layers: &Layers) -> Result<Vec<Feature>, BuildError> {
    let mut viewpoints = Vec::new();
    for record in records(context.sources, "unesco/zt-parvis-agricoles.geojson")? {
        let id = record.need("id")?;
        let seen = record.need("vue_sur")?;
        let (sees, unknown) = sights(&seen, layers);
        if !unknown.is_empty() {
            let warning = format!("viewpoints: {id} sees {}, which no layer holds", unknown.join(", "));
            context.warnings.push(warning);
        }
        let (title, title_en) = title(&seen);
        let mut view = feature("viewpoints", &id, fr_en(title, title_en), "viewpoint", BUFFER);
        let quality = record.need("qualite_vue")?;
        let kind = KINDS.iter().find(|(written, _)| *written == quality);
        let (_, kind) = kind.ok_or_else(|| record.error(format!("unknown quality `{quality}`")))?;
        view.kind = Some((*kind).to_owned());
        view.communes = record
            .geometry
            .as_ref()
            .map(|geometry| context.places.under(geometry))
            .unwrap_or_default();
        view.epci = context.places.epci_of(&view.communes);
        view.sees = sees;
        view.extra.insert("view_of".to_owned(), json!(seen));
        view.geometry = record.geometry.clone().map(Shape::new);
        viewpoints.push(view);
    }
    Ok(viewpoints)
}

/// `Vue sur les terrils 31 et 32`, or the words of the source.
fn title(seen: &str) -> (String, String) {
    let codes: Vec<&str> = seen.split(", ").collect();
    let numbers: Option<Vec<String>> = codes
        .iter()
        .map(|code| {
            code.strip_prefix('T')?
                .starts_with(|first: char| first.is_ascii_digit())
                .then(|| number(code))
        })
        .collect();
    match numbers.as_deref() {
        Some([one]) => (format!("Vue sur le terril {one}"), format!("View of terril {one}")),
        Some([first @ .., last]) => (
            format!("Vue sur les terrils {} et {last}", first.join(", ")),
            format!("View of terrils {} and {last}", first.join(", ")),
        ),
        _ => (format!("Vue : {seen}"), format!("View: {seen}")),
    }
}

fn number(code: &str) -> String {
    code.trim_start_matches('T').trim_start_matches('0').to_owned()
}

/// Ids of what is seen, and the words that name nothing in the data.
fn sights(seen: &str, layers: &Layers) -> (Vec<String>, Vec<String>) {
    let (mut ids, mut unknown): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let named = |name: &str| {
        SIGHTS
            .iter()
            .find(|(written, _)| *written == name)
            .map(|(_, ids)| ids.to_vec())
    };
    let parts = named(seen).unwrap_or_else(|| {
        seen.split(", ")
            .flat_map(|part| named(part).unwrap_or_else(|| vec![part]))
            .collect()
    });
    for part in parts {
        let found: Vec<String> = if part.contains(':') {
            vec![part.to_owned()]
        } else {
            let terrils = ["unesco", "buffer-terrils"]
                .into_iter()
                .filter_map(|layer| layers.get(layer))
                .flatten();
            let meant = |feature: &&Feature| feature.category == "terril" && feature.code.as_deref() == Some(part);
            terrils.filter(meant).map(|feature| feature.id.clone()).collect()
        };
        if found.is_empty() {
            unknown.push(part.to_owned());
        }
        for id in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    (ids, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::origin::{PROPERTY, feature, fr};

    #[test]
    fn codes_are_resolved_and_unknown_ones_are_told() {
        let mut terril = feature("unesco", "90", fr("Terril 31"), "terril", PROPERTY);
        terril.code = Some("T031".into());
        let layers = Layers::from([("unesco", vec![terril])]);
        let (ids, unknown) = sights("T031, T999, Terrils 11/19 Loos-en-Gohelle", &layers);
        assert_eq!(ids, ["unesco:90", "unesco:63AF", "unesco:63AG", "unesco:63AH"]);
        assert_eq!(unknown, ["T999"]);
    }

    #[test]
    fn a_view_is_named_after_what_it_shows() {
        assert_eq!(title("T042, T049, T036").0, "Vue sur les terrils 42, 49 et 36");
        assert_eq!(title("Fosse Lewarde").1, "View: Fosse Lewarde");
    }
}
