//! What a file probably is: its name, its category, its colour, its source. Every guess may be changed.

use super::Choices;
use crate::load::file::{Format, Loaded};
use crate::load::user::CATEGORY as OTHER;
use crate::model::catalog::{LabelDef, Source};
use crate::model::user_layer::{self, GROUP};
use crate::model::{Atlas, Feature, GeometryStatus, Lang, folded};

/// Points of one layer that are drawn one by one; more than these may lie over each other.
const CROWD: usize = 60;

/// Longest id of a layer, in characters.
const MAX_ID: usize = 48;

/// Beginnings of words, folded, and the category that they speak of.
const WORDS: [(&str, &str); 20] = [
    ("terril", "terril"),
    ("halde", "terril"),
    ("puits", "shaft"),
    ("fosse", "shaft"),
    ("cite", "cite"),
    ("coron", "cite"),
    ("cavalier", "cavalier"),
    ("parc", "park"),
    ("espace_vert", "park"),
    ("arret", "bus-stop"),
    ("stop", "bus-stop"),
    ("bhns", "bus-line"),
    ("bus", "bus-line"),
    ("gare", "station"),
    ("cycl", "cycle-route"),
    ("velo", "cycle-route"),
    ("commune", "commune"),
    ("musee", "culture"),
    ("memor", "remembrance"),
    ("etang", "lake"),
];

/// Guesses for a file whose name without ending is `stem`.
pub(super) fn choices(stem: &str, loaded: &Loaded, atlas: &Atlas, lang: Lang) -> Choices {
    let category = category(stem, loaded, atlas);
    let (source, geometry_status) = source(stem, loaded.format, lang);
    let color = color(&category, atlas);
    Choices {
        id: free_id(&slug(stem), atlas),
        title: title(stem),
        category,
        color,
        geometry_status,
        source,
    }
}

/// Choices for one subject of a file: `key` ends the id, `category` gives the colour and begins the title.
pub(super) fn about(choices: &mut Choices, stem: &str, (key, category): (&str, &str), atlas: &Atlas, lang: Lang) {
    choices.id = free_id(&slug(&format!("{stem}-{key}")), atlas);
    if let Some(known) = atlas.catalog.category(category) {
        choices.title = format!("{} – {}", known.title.get(lang), title(stem));
        choices.category = category.to_owned();
        choices.color = color(category, atlas);
    }
}

/// A text as an id: folded, words joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in folded(text).chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() >= MAX_ID {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "layer".to_owned()
    } else {
        out.to_owned()
    }
}

/// The id itself, or with a number behind it where the territory has such a layer. A user layer of this id is replaced:
/// the same file is imported again.
fn free_id(id: &str, atlas: &Atlas) -> String {
    let taken = |id: &str| atlas.layer(id).is_some_and(|layer| layer.def.group != GROUP);
    let numbered = (2_usize..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_default()
}

/// The name of a file as a title.
pub(super) fn title(stem: &str) -> String {
    let words = stem.replace(['_', '-', '.'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "—".to_owned(),
    }
}

/// The category that most features bear, else the one that the name of the file speaks of.
fn category(stem: &str, loaded: &Loaded, atlas: &Atlas) -> String {
    let known = |id: &str| atlas.catalog.category(id).is_some();
    let borne = loaded.features.iter().map(|feature| feature.category.as_str());
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for category in borne.filter(|category| known(category) && *category != OTHER) {
        *counts.entry(category).or_insert(0) += 1;
    }
    if let Some((category, _)) = counts.into_iter().max_by_key(|(_, count)| *count) {
        return category.to_owned();
    }
    let words = format!("-{}", slug(stem));
    let spoken = WORDS
        .iter()
        .find(|(word, id)| words.contains(&format!("-{word}")) && known(id));
    spoken.map_or(OTHER, |(_, id)| id).to_owned()
}

/// The colour that the territory gives to a category.
fn color(category: &str, atlas: &Atlas) -> String {
    let classes = atlas.layers.iter().flat_map(|layer| &layer.def.classes);
    let of_category = |class: &&crate::model::catalog::ClassDef| {
        class.when.get("category").is_some_and(|wanted| wanted.holds(category))
    };
    let found = classes.clone().find(of_category).map(|class| class.color.clone());
    let by_layer = || {
        let layers = atlas.layers.iter().filter(|layer| layer.def.group != GROUP);
        let mut layers = layers.filter(|layer| layer.features.first().is_some_and(|first| first.category == category));
        layers
            .next()
            .and_then(|layer| layer.def.classes.first())
            .map(|class| class.color.clone())
    };
    found.or_else(by_layer).unwrap_or_else(|| "other".to_owned())
}

/// What a kind of file says of its makers. Nothing is invented: what the file does not say stays empty.
fn source(stem: &str, format: Format, lang: Lang) -> (Source, GeometryStatus) {
    let source = Source {
        key: format!("{}{}", user_layer::SOURCE, slug(stem)),
        title: title(stem),
        ..Source::default()
    };
    match format {
        Format::Osm | Format::OsmPbf => (
            Source {
                producer: match lang {
                    Lang::Fr => "Contributeurs d’OpenStreetMap",
                    _ => "OpenStreetMap contributors",
                }
                .to_owned(),
                licence: "Open Database License (ODbL) 1.0".to_owned(),
                licence_url: "https://opendatacommons.org/licenses/odbl/1-0/".to_owned(),
                url: "https://www.openstreetmap.org/copyright".to_owned(),
                credit: match lang {
                    Lang::Fr => "© les contributeurs d’OpenStreetMap",
                    _ => "© OpenStreetMap contributors",
                }
                .to_owned(),
                ..source
            },
            GeometryStatus::Osm,
        ),
        _ => (source, GeometryStatus::Approximate),
    }
}

/// How names of a layer of one's own are written.
pub(super) fn label() -> LabelDef {
    LabelDef {
        style: "heritage".to_owned(),
        min_zoom: 13.0,
        max_zoom: 24.0,
        priority: 30,
        field: None,
    }
}

/// Whether the points are so many that they are drawn together.
pub(super) fn is_crowded(features: &[Feature]) -> bool {
    let points = features
        .iter()
        .filter(|feature| feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 0));
    points.count() > CROWD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_name_becomes_an_id_that_no_layer_of_the_territory_bears() {
        let atlas = load::atlas::embedded();
        assert_eq!(slug("Pistes cyclables (été 2024)"), "pistes-cyclables-ete-2024");
        assert_eq!(slug("…"), "layer");
        assert_eq!(free_id("parks", &atlas), "parks-2");
        assert_eq!(title("arrets_bus-2024"), "Arrets bus 2024");
    }

    #[test]
    fn a_name_speaks_of_a_category_of_the_catalog() {
        let atlas = load::atlas::embedded();
        for (_, id) in WORDS {
            assert!(atlas.catalog.category(id).is_some(), "{id} is in the catalog");
        }
        let nothing = Loaded::nothing(Format::GeoJson, 0);
        for (stem, wanted) in [
            ("mes_terrils", "terril"),
            ("Velo-2024", "cycle-route"),
            ("divers", OTHER),
        ] {
            assert_eq!(category(stem, &nothing, &atlas), wanted, "{stem}");
        }
        assert_ne!(color("terril", &atlas), "other");
    }
}
