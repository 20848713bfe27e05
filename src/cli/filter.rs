//! `--where KEY=VALUE` as a filter, for every command that filters.

use crate::index::FacetIndex;
use crate::model::{Atlas, Diagnostic, Facet, Filter, Severity, TERM_KEYS, Target, names_value};

/// The filter of some conditions: terms (`years=1850..1914`) and values of facets by code or by name (`commune=Lens`); a
/// facet named twice takes either value.
///
/// # Errors
/// A diagnostic when a key, a value or a target does not exist, or has not the right form.
pub fn filter(atlas: &Atlas, facets: &FacetIndex, conditions: &[(String, String)]) -> Result<Filter, Box<Diagnostic>> {
    let mut filter = Filter::default();
    for (key, value) in conditions {
        if term(atlas, &mut filter, key, value)? {
            continue;
        }
        let Some(facet) = facet(key) else {
            let known: Vec<&str> = Facet::ALL.map(Facet::key).into_iter().chain(TERM_KEYS).collect();
            return Err(fault("filter-key-unknown", key).with("known", known.join(", ")).into());
        };
        let values = facets
            .values(facet)
            .filter(|known| names_value(atlas, facet, known, value));
        let values: Vec<String> = values.map(str::to_owned).collect();
        if values.is_empty() {
            return Err(fault("filter-value-unknown", key).with("value", value).into());
        }
        filter.facet_mut(facet).extend(values);
    }
    Ok(filter)
}

/// Takes over a condition that is a term of its own; false when it is none.
///
/// # Errors
/// When the value has not the form of the term, or names no target.
pub fn term(atlas: &Atlas, filter: &mut Filter, key: &str, value: &str) -> Result<bool, Box<Diagnostic>> {
    let known = filter
        .take(key, value)
        .map_err(|form| fault("filter-term-form", key).with("value", value).with("form", form))?;
    if let Some(near) = filter.near.as_ref().filter(|_| key == "within" || key == "beyond") {
        let (there, name) = match &near.of {
            Target::Feature(id) => (atlas.find(id).is_some(), id),
            Target::Layer(id) => (atlas.layer(id).is_some(), id),
        };
        if !there {
            return Err(fault("filter-target-unknown", key).with("value", name).into());
        }
    }
    Ok(known)
}

/// The facet of a word; the plurals of our properties are understood too.
fn facet(key: &str) -> Option<Facet> {
    let key = match key {
        "communes" => "commune",
        "categories" => "category",
        "companies" => "company",
        "protections" => "protection",
        other => other,
    };
    Facet::ALL.into_iter().find(|facet| facet.key() == key)
}

/// A fault of a condition.
pub(super) fn fault(code: &str, key: &str) -> Diagnostic {
    Diagnostic::document(Severity::Error, code, "--where").with("key", key)
}
