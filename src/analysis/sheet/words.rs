//! Words for what a feature is and where it lies.

use crate::i18n::Messages;
use crate::model::{Atlas, Feature, Lang};

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

/// Names of the communes of a feature, the first three in full.
pub fn communes(atlas: &Atlas, messages: &Messages, feature: &Feature) -> String {
    let name = |insee: &String| {
        atlas
            .commune_name(insee)
            .map_or(insee.clone(), |name| name.get(messages.lang()).to_owned())
    };
    let names: Vec<String> = feature.communes.iter().take(3).map(name).collect();
    let more = feature.communes.len().saturating_sub(names.len());
    let joined = names.join(", ");
    if more == 0 {
        joined
    } else {
        messages.format("sheet-and-more", &[("names", joined.into()), ("count", more.into())])
    }
}
