//! Declared totals beside what is loaded, with the difference and its reason.

use crate::model::declared::DeclaredTotals;
use crate::model::{Atlas, Lang, Localized, TextStatus, user_layer};

/// A declared total beside what is loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// Stable key.
    pub key: String,
    /// What is counted.
    pub label: Localized,
    /// Unit of all three values.
    pub unit: String,
    /// What the booklet declares.
    pub declared: f64,
    /// What is loaded; none where nothing corresponds.
    pub loaded: Option<f64>,
    /// Loaded less declared.
    pub difference: Option<f64>,
    /// Why they differ, or why they do not.
    pub reason: Localized,
    /// Address of what would close the difference; none where nothing published would.
    pub remedy: Option<String>,
    /// Key of the source that declares it.
    pub source: String,
}

/// Every declared total, in the order of the file. Values are rounded to two decimals.
pub fn reconciliation(atlas: &Atlas, totals: &DeclaredTotals) -> Vec<Reconciled> {
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    let one = |declared: &crate::model::declared::Declared| {
        let loaded = declared.loaded(atlas).map(rounded);
        Reconciled {
            key: declared.key.clone(),
            label: declared.label.clone(),
            unit: declared.unit.clone(),
            declared: declared.value,
            loaded,
            difference: loaded.map(|loaded| rounded(loaded - declared.value)),
            reason: recounted(atlas, declared).unwrap_or_else(|| declared.reason.clone()),
            remedy: declared.remedy.clone(),
            source: declared.source.clone(),
        }
    };
    totals.declared.iter().map(one).collect()
}

/// What to say instead of the reason when a layer that is counted was brought by the user: the reason speaks of another one.
fn recounted(atlas: &Atlas, declared: &crate::model::declared::Declared) -> Option<Localized> {
    let layers = declared.counts.iter().filter_map(|count| atlas.layer(&count.layer));
    let layer = layers
        .into_iter()
        .find(|layer| layer.def.source.starts_with(user_layer::SOURCE))?;
    let source = atlas.catalog.source(&layer.def.source)?;
    let words = |before: &str| format!("{before} {} ({}, {}).", source.title, source.producer, source.date);
    Some(
        Localized::source(Lang::Fr, words("Recompté sur les données importées\u{a0}:")).with(
            Lang::En,
            words("Counted again in the imported data:"),
            TextStatus::Translated,
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{atlas::from_dir, declared};

    #[test]
    fn differences_are_loaded_less_declared_and_unknown_without_a_layer() {
        let dir = tempfile::tempdir().unwrap();
        let point = r#"{"type":"Point","coordinates":[2.8,50.4]}"#;
        std::fs::write(dir.path().join("stops.geojson"), format!("{point}\n{point}")).unwrap();
        let total = |key: &str, layer: &str| {
            format!(
                "[[declared]]\nkey = \"{key}\"\nlabel = {{ fr = \"x\" }}\nvalue = 7\nunit = \"x\"\nsource = \"s\"\n\
                 counts = [{{ layer = \"{layer}\", measure = \"count\" }}]\nreason = {{ fr = \"parce que\" }}\n"
            )
        };
        let text = format!("format_version = 1\n{}{}", total("a", "stops"), total("b", "missing"));
        let totals = declared::read(text.as_bytes(), "declared.toml").unwrap();
        let found = reconciliation(&from_dir(dir.path()), &totals);
        assert_eq!((found[0].loaded, found[0].difference), (Some(2.0), Some(-5.0)));
        assert_eq!((found[1].loaded, found[1].difference), (None, None));
    }
}
