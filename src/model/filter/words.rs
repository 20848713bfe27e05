//! Words for values of facets, in the user's language, and the values that words stand for.

use super::{Facet, folded};
use crate::model::{Atlas, Lang, Localized};

/// Words for a value of a facet; the value itself where nothing names it.
pub fn facet_words(atlas: &Atlas, lang: Lang, facet: Facet, value: &str) -> String {
    let found = match facet {
        // Official names all begin alike and are long: the short form tells them apart.
        Facet::Epci => atlas.epci(value).map(|body| match body.aliases.first() {
            Some(short) => short,
            None => body.name.get(lang),
        }),
        _ => title(atlas, facet, value).map(|title| title.get(lang)),
    };
    found.filter(|words| !words.is_empty()).unwrap_or(value).to_owned()
}

fn title<'a>(atlas: &'a Atlas, facet: Facet, value: &str) -> Option<&'a Localized> {
    match facet {
        Facet::Category => atlas.catalog.category(value).map(|category| &category.title),
        Facet::Protection => {
            let term = atlas.catalog.protections.iter().find(|term| term.id == value);
            term.map(|term| &term.title)
        }
        Facet::Commune => atlas.commune_name(value),
        Facet::Epci => atlas.epci_name(value),
        Facet::Company => None,
    }
}

/// Whether `words` name a value of a facet: its code, its name in any language or its short name, accents and case aside.
pub fn names_value(atlas: &Atlas, facet: Facet, value: &str, words: &str) -> bool {
    let wanted = folded(words.trim());
    let same = |text: &str| folded(text) == wanted;
    same(value)
        || title(atlas, facet, value).is_some_and(|title| title.texts().any(|(_, text)| same(text)))
        || facet == Facet::Epci
            && atlas
                .epci(value)
                .is_some_and(|body| body.aliases.iter().any(|alias| same(alias)))
}
