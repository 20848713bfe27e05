//! Words for things of the model, in the user's language.

use super::Context;
use crate::model::{Atlas, Facet, Feature, Lang};

/// Words for a category, with its kind where it has one.
pub fn category(atlas: &Atlas, lang: Lang, feature: &Feature) -> String {
    let Some(category) = atlas.catalog.category(&feature.category) else {
        return feature.category.to_string();
    };
    let title = category.title.get(lang).to_owned();
    let kind = feature
        .kind
        .as_ref()
        .and_then(|kind| category.kinds.iter().find(|known| &known.id == kind));
    match kind {
        Some(kind) if kind.title.get(lang) != title => format!("{title} · {}", kind.title.get(lang)),
        _ => title,
    }
}

/// Words for a value of a facet.
pub fn facet_value(atlas: &Atlas, lang: Lang, facet: Facet, value: &str) -> String {
    let found = match facet {
        Facet::Category => atlas.catalog.category(value).map(|category| category.title.get(lang)),
        Facet::Protection => atlas
            .catalog
            .protections
            .iter()
            .find(|term| term.id == value)
            .map(|term| term.title.get(lang)),
        Facet::Commune => atlas.commune_name(value).map(|name| name.get(lang)),
        // Official names all begin alike and are long: the short form tells them apart.
        Facet::Epci => atlas.epci(value).map(|body| match body.aliases.first() {
            Some(short) => short.as_str(),
            None => body.name.get(lang),
        }),
        Facet::Company => None,
    };
    found.filter(|words| !words.is_empty()).unwrap_or(value).to_owned()
}

/// Names of the communes of a feature.
pub fn communes(cx: &Context<'_>, feature: &Feature) -> String {
    let name = |insee: &String| {
        cx.atlas()
            .commune_name(insee)
            .map_or(insee.clone(), |name| name.get(cx.lang()).to_owned())
    };
    let names: Vec<String> = feature.communes.iter().take(3).map(name).collect();
    let more = feature.communes.len().saturating_sub(names.len());
    let joined = names.join(", ");
    if more == 0 {
        joined
    } else {
        cx.messages
            .format("sheet-and-more", &[("names", joined.into()), ("count", more.into())])
    }
}

/// A place in degrees as people write it: latitude and longitude, five decimals.
pub fn coordinates(cx: &Context<'_>, geo: geo_types::Coord<f64>) -> String {
    let [latitude, longitude] = [geo.y, geo.x].map(|value| cx.messages.number(value, 5));
    cx.messages.format(
        "map-coordinates",
        &[("latitude", latitude.into()), ("longitude", longitude.into())],
    )
}
