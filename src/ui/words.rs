//! Words for things of the model, in the user's language.

use super::Context;
use crate::model::{Atlas, Facet, Lang};

pub use crate::analysis::sheet::category;

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

/// A place in degrees as people write it: latitude and longitude, five decimals.
pub fn coordinates(cx: &Context<'_>, geo: geo_types::Coord<f64>) -> String {
    let [latitude, longitude] = [geo.y, geo.x].map(|value| cx.messages.number(value, 5));
    cx.messages.format(
        "map-coordinates",
        &[("latitude", latitude.into()), ("longitude", longitude.into())],
    )
}
