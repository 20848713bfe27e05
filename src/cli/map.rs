//! A view of the map from the words of the command line: camera, layers, filter.

use super::MapArguments;
use crate::i18n::Messages;
use crate::index::{LayerFilter, Shown};
use crate::model::{Atlas, Diagnostic, Facet, Filter, Lang, Severity, folded};
use crate::space::{Extent, Viewport, mercator::mercator_from_geo};
use crate::state::State;

/// Keys of conditions and the facets that they fill.
const FACETS: [(&str, Facet); 5] = [
    ("category", Facet::Category),
    ("commune", Facet::Commune),
    ("epci", Facet::Epci),
    ("company", Facet::Company),
    ("protection", Facet::Protection),
];

/// The view that was asked for.
pub struct AskedMap {
    /// Conditions as the window's filter.
    pub filter: Filter,
    /// What is on and passes the filter.
    pub shown: Shown,
    /// Opacity by layer, 0 to 1.
    pub opacities: Vec<f32>,
}

/// Layers and filter of `map`.
///
/// # Errors
/// A finding when a layer, a key or a value is not known, with those that are.
pub fn asked(atlas: &Atlas, map: &MapArguments, lang: Lang) -> Result<AskedMap, Box<Diagnostic>> {
    for id in &map.layers {
        if atlas.layer(id).is_none() {
            let known: Vec<&str> = atlas.layers.iter().map(|layer| layer.def.id.as_str()).collect();
            let finding = Diagnostic::document(Severity::Error, "map-layer-unknown", id);
            return Err(Box::new(finding.with("layer", id).with("known", known.join(", "))));
        }
    }
    let filter = filter(atlas, &map.conditions, lang)?;
    let choices = State::default().layer_choices(atlas);
    let layers: Vec<LayerFilter> = atlas
        .layers
        .iter()
        .zip(&choices)
        .map(|(layer, choice)| LayerFilter {
            visible: if map.layers.is_empty() {
                choice.visible
            } else {
                map.layers.contains(&layer.def.id)
            },
            only_class: None,
        })
        .collect();
    Ok(AskedMap {
        shown: Shown::new(atlas, &filter, &layers),
        filter,
        opacities: choices.iter().map(|choice| choice.opacity).collect(),
    })
}

/// The filter in a sentence; empty when nothing is filtered.
pub fn sentence(atlas: &Atlas, filter: &Filter, messages: &Messages) -> String {
    if filter.is_empty() {
        return String::new();
    }
    let mut words: Vec<String> = Vec::new();
    for (_, facet) in FACETS {
        let named = |value: &String| {
            let names = names(atlas, messages.lang(), facet, value);
            names.last().unwrap_or(value).clone()
        };
        words.extend(filter.facet(facet).iter().map(named));
    }
    words.extend(filter.years.map(|(from, to)| format!("{from}–{to}")));
    words.extend((!filter.text.is_empty()).then(|| filter.text.clone()));
    messages.format("export-filter", &[("words", words.join(", ").into())])
}

/// The view in a picture of `size` points: the camera that was given, else the extent, else the whole territory.
pub fn viewport(atlas: &Atlas, map: &MapArguments, size: [f64; 2]) -> Viewport {
    if let Some(camera) = map.view {
        return Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size,
        };
    }
    let [west, south, east, north] = atlas.catalog.home.extent;
    let extent = map.extent.unwrap_or(Extent::new(west, south, east, north));
    let corner = |x, y| {
        let place = mercator_from_geo(geo_types::Coord { x, y });
        [place.x, place.y]
    };
    let mut mercator = Extent::EMPTY;
    mercator.include(corner(extent.min[0], extent.min[1]));
    mercator.include(corner(extent.max[0], extent.max[1]));
    Viewport::showing(mercator, size, 0.0)
}

fn filter(atlas: &Atlas, conditions: &[(String, String)], lang: Lang) -> Result<Filter, Box<Diagnostic>> {
    let mut filter = Filter::default();
    let finding = |code, key: &str, value: &str| {
        Diagnostic::document(Severity::Error, code, key)
            .with("key", key)
            .with("value", value)
    };
    for (key, value) in conditions {
        if let Some((_, facet)) = FACETS.iter().find(|(known, _)| known == key) {
            let found = facet_value(atlas, lang, *facet, value).map_err(|known| {
                Box::new(finding("where-value-unknown", key, value).with("known", known.join(", ")))
            })?;
            filter.facet_mut(*facet).insert(found);
        } else if key == "text" {
            filter.text = value.clone();
        } else if key == "years" {
            let years = years(value).ok_or_else(|| Box::new(finding("where-years-unclear", key, value)))?;
            filter.years = Some(years);
        } else {
            let facets = FACETS.iter().map(|(key, _)| *key);
            let known: Vec<&str> = facets.chain(["years", "text"]).collect();
            return Err(Box::new(
                finding("where-key-unknown", key, value).with("known", known.join(", ")),
            ));
        }
    }
    Ok(filter)
}

/// "1850-1914", or one year.
fn years(text: &str) -> Option<(i32, i32)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from <= to).then_some((from, to))
}

/// The value of a facet that is written so, or whose words are; else some that there are.
fn facet_value(atlas: &Atlas, lang: Lang, facet: Facet, wanted: &str) -> Result<String, Vec<String>> {
    let mut values: Vec<&str> = atlas.iter().flat_map(|(_, feature)| facet.values(feature)).collect();
    values.sort_unstable();
    values.dedup();
    let wanted = folded(wanted);
    let named = |value: &&str| {
        folded(value) == wanted
            || names(atlas, lang, facet, value)
                .iter()
                .any(|name| folded(name) == wanted)
    };
    match values.iter().find(|value| named(value)) {
        Some(value) => Ok((*value).to_owned()),
        None => Err(values
            .iter()
            .take(40)
            .map(|value| {
                names(atlas, lang, facet, value)
                    .pop()
                    .unwrap_or_else(|| (*value).to_owned())
            })
            .collect()),
    }
}

/// Words for a value of a facet.
fn names(atlas: &Atlas, lang: Lang, facet: Facet, value: &str) -> Vec<String> {
    let localized = match facet {
        Facet::Category => atlas.catalog.category(value).map(|category| &category.title),
        Facet::Protection => {
            let mut known = atlas.catalog.protections.iter();
            known.find(|term| term.id == value).map(|term| &term.title)
        }
        Facet::Commune => atlas.commune_name(value),
        Facet::Epci => atlas.epci_name(value),
        Facet::Company => None,
    };
    let short = atlas.epci(value).filter(|_| facet == Facet::Epci);
    let aliases = short.into_iter().flat_map(|body| body.aliases.iter().cloned());
    aliases
        .chain(localized.map(|name| name.get(lang).to_owned()))
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn one(key: &str, value: &str) -> Result<Filter, Box<Diagnostic>> {
        filter(
            &load::atlas::embedded(),
            &[(key.to_owned(), value.to_owned())],
            Lang::Fr,
        )
    }

    #[test]
    fn a_value_may_be_given_by_its_code_or_by_its_words() {
        for value in ["62498", "Lens", "lens"] {
            let chosen = one("commune", value).unwrap().communes;
            assert!(chosen.contains("62498"), "{value}: {chosen:?}");
        }
        assert!(one("category", "Terril").unwrap().categories.contains("terril"));
        assert_eq!(one("years", "1850-1914").unwrap().years, Some((1850, 1914)));
    }

    #[test]
    fn what_is_not_known_is_refused_with_what_is() {
        assert_eq!(one("colour", "red").unwrap_err().code, "where-key-unknown");
        assert_eq!(one("years", "1914-1850").unwrap_err().code, "where-years-unclear");
        let refusal = one("category", "teril").unwrap_err();
        assert_eq!(refusal.code, "where-value-unknown");
        assert!(
            refusal
                .args
                .iter()
                .any(|(name, value)| name == "known" && value.contains("Terril")),
            "{refusal:?}"
        );
    }
}
