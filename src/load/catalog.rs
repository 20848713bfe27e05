//! `catalog.toml` to [`Catalog`], with the place and the reason of every refusal.

use std::collections::HashSet;

use crate::model::catalog::FORMAT_VERSION;
use crate::model::{Catalog, Diagnostic, Severity};

/// Name of the catalog in a folder of data.
pub const FILE_NAME: &str = "catalog.toml";

/// Reads a catalog. The second part holds warnings: it loads, but something in it leads nowhere.
///
/// # Errors
/// One diagnostic: not UTF-8, not TOML, a newer form, an unknown key, a wrong type, an extent that is none.
pub fn read(bytes: &[u8], file: &str) -> Result<(Catalog, Vec<Diagnostic>), Box<Diagnostic>> {
    let error = |code| Diagnostic::document(Severity::Error, code, file);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Box::new(error("catalog-encoding")));
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    check_version(text, file, FORMAT_VERSION)?;
    let catalog: Catalog = toml::from_str(text).map_err(|fault| Box::new(refusal(&fault, text, file)))?;
    for (name, extent) in [("home.extent", catalog.home.extent), ("region", catalog.region)] {
        let [west, south, east, north] = extent;
        let valid = (-180.0..=180.0).contains(&west) && west < east && east <= 180.0;
        if !(valid && -90.0 <= south && south < north && north <= 90.0) {
            return Err(Box::new(error("catalog-extent").with("key", name)));
        }
    }
    let warnings = loose_ends(&catalog, file);
    Ok((catalog, warnings))
}

/// Refuses a form newer than `known`; this comes first, for a newer form may hold keys that this program does not know.
pub(super) fn check_version(text: &str, file: &str, known: u32) -> Result<(), Box<Diagnostic>> {
    let error = |code| Diagnostic::document(Severity::Error, code, file);
    let table = text.parse::<toml::Table>().unwrap_or_default();
    match table.get("format_version").and_then(toml::Value::as_integer) {
        Some(version) if version > i64::from(known) => {
            let newer = error("catalog-newer").with("version", version);
            Err(Box::new(newer.with("known", known)))
        }
        Some(version) if version < 1 => Err(Box::new(error("catalog-version").with("version", version))),
        _ => Ok(()),
    }
}

/// Why and where TOML does not fit its form.
pub(super) fn refusal(fault: &toml::de::Error, text: &str, file: &str) -> Diagnostic {
    let message = fault.message();
    let quoted = |start: &str| message.strip_prefix(start)?.split('`').next().map(str::to_owned);
    let error = |code| Diagnostic::document(Severity::Error, code, file);
    let diagnostic = if let Some(key) = quoted("unknown field `") {
        error("catalog-unknown-key").with("key", key)
    } else if let Some(key) = quoted("missing field `") {
        error("catalog-missing-key").with("key", key)
    } else {
        error("catalog-syntax").with("reason", message.lines().next().unwrap_or_default())
    };
    let Some(span) = fault.span() else { return diagnostic };
    let before = text.get(..span.start).unwrap_or(text);
    let last = before.rsplit('\n').next().unwrap_or_default();
    diagnostic.at(before.matches('\n').count() + 1, last.chars().count() + 1)
}

/// Names that lead nowhere, and names given twice.
fn loose_ends(catalog: &Catalog, file: &str) -> Vec<Diagnostic> {
    let warn = |code| Diagnostic::document(Severity::Warning, code, file);
    let groups: HashSet<&str> = catalog.groups.iter().map(|group| group.id.as_str()).collect();
    let mut ids = HashSet::new();
    let mut found = Vec::new();
    for layer in &catalog.layers {
        if !ids.insert(layer.id.as_str()) {
            found.push(warn("catalog-layer-twice").with("layer", &layer.id));
        }
        if !groups.contains(layer.group.as_str()) {
            found.push(
                warn("catalog-group-unknown")
                    .with("layer", &layer.id)
                    .with("group", &layer.group),
            );
        }
        if catalog.source(&layer.source).is_none() {
            found.push(
                warn("catalog-source-unknown")
                    .with("layer", &layer.id)
                    .with("source", &layer.source),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "format_version = 1\ntitle = { fr = \"Essai\" }\nvintage = \"2026\"\n\
        region = [2.0, 50.0, 4.0, 51.0]\nhome = { extent = [2.5, 50.2, 3.5, 50.7] }\n";

    fn fault(text: &str) -> Diagnostic {
        *read(text.as_bytes(), "catalog.toml").unwrap_err()
    }

    #[test]
    fn a_small_catalog_is_read() {
        let (catalog, warnings) = read(HEAD.as_bytes(), "catalog.toml").unwrap();
        assert_eq!(catalog.vintage, "2026");
        assert!(warnings.is_empty());
    }

    #[test]
    fn a_newer_form_is_refused_before_its_unknown_keys_are() {
        let text = HEAD.replace("format_version = 1", "format_version = 9\nfuture = true");
        let diagnostic = fault(&text);
        assert_eq!(diagnostic.code, "catalog-newer");
        assert_eq!(diagnostic.args[0], ("version".to_owned(), "9".to_owned()));
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let diagnostic = fault(&format!("{HEAD}colour = 3\n"));
        assert_eq!(
            (diagnostic.code.as_str(), diagnostic.line),
            ("catalog-unknown-key", Some(6))
        );
        assert_eq!(diagnostic.args[0].1, "colour");
    }

    #[test]
    fn broken_toml_missing_keys_and_empty_extents_are_told_apart() {
        assert_eq!(fault("title = [").code, "catalog-syntax");
        assert_eq!(
            fault(&HEAD.replace("vintage = \"2026\"\n", "")).code,
            "catalog-missing-key"
        );
        assert_eq!(
            fault(&HEAD.replace("[2.0, 50.0, 4.0, 51.0]", "[4.0, 50.0, 2.0, 51.0]")).code,
            "catalog-extent"
        );
    }

    #[test]
    fn names_that_lead_nowhere_are_warnings() {
        let layer = "[[layer]]\nid = \"a\"\ngroup = \"g\"\ntitle = { fr = \"A\" }\nfile = \"a.geojson\"\n\
            source = \"s\"\nvintage = \"2026\"\ngeometry_status = \"official\"\n";
        let (_, warnings) = read(format!("{HEAD}{layer}{layer}").as_bytes(), "c").unwrap();
        let codes: Vec<_> = warnings.iter().map(|warning| warning.code.as_str()).collect();
        assert!(codes.contains(&"catalog-layer-twice") && codes.contains(&"catalog-group-unknown"));
        assert!(codes.contains(&"catalog-source-unknown"));
    }
}
