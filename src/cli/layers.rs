//! `archipel layers [--json]`: what each layer holds, and what the booklet declares beside it.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::Words;
use super::print::{print, table};
use crate::analysis::{LayerTotals, Reconciled, reconciliation, totals};
use crate::i18n::Messages;
use crate::model::declared::DeclaredTotals;
use crate::model::{Atlas, Diagnostic, LayerState, Severity};
use crate::package::DataInUse;
use crate::update::Territory;

/// Prints the totals of every layer and the reconciliation. Exit code 1 when a layer is disabled.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    atlas: &Atlas,
    declared: Option<&DeclaredTotals>,
    territory: &Territory,
    json: bool,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let text = |key: &str| messages.text(key).to_owned();
    let finding = |diagnostic: &Diagnostic| messages.diagnostic(diagnostic);
    let words = &Words {
        lang: messages.lang(),
        text: &text,
        finding: &finding,
        messages,
    };
    let totals = totals(atlas);
    let reconciled = declared
        .map(|declared| reconciliation(atlas, declared))
        .unwrap_or_default();
    if json {
        let mut value = as_json(atlas, &totals, &reconciled, words);
        if let Some(members) = value.as_object_mut() {
            members.insert("data".to_owned(), data_as_json(territory, &atlas.catalog.vintage));
        }
        print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    } else {
        let vintage = &atlas.catalog.vintage;
        print(&format!("{}\n\n", data_in_words(&territory.data, vintage, messages)))?;
        print(&in_words(&totals, &reconciled, words))?;
        for diagnostic in atlas.all_diagnostics().filter(|found| found.severity > Severity::Info) {
            eprintln!("{} : {}", diagnostic.file, (words.finding)(diagnostic));
        }
    }
    let broken = atlas.layers.is_empty() || atlas.layers.iter().any(|layer| layer.state == LayerState::Disabled);
    Ok(ExitCode::from(u8::from(broken)))
}

/// Which data is in use.
pub fn data_as_json(territory: &Territory, vintage: &str) -> Value {
    let data = &territory.data;
    let installed = match data {
        DataInUse::Installed(installed) => Some(installed),
        _ => None,
    };
    json!({
        "kind": data.kind(),
        "path": data.folder().map(|path| path.display().to_string()),
        "number": installed.map(|one| one.number),
        "made": installed.map(|one| &one.made),
        "vintage": vintage,
        "updates": territory.updates.as_ref().map(|path| path.display().to_string()),
    })
}

/// Which data is in use, in a sentence.
pub fn data_in_words(data: &DataInUse, vintage: &str, messages: &Messages) -> String {
    let vintage = ("vintage", vintage.into());
    match data {
        DataInUse::Embedded => messages.format("package-data-embedded", &[vintage]),
        DataInUse::Folder(path) => messages.format(
            "package-data-folder",
            &[vintage, ("path", path.display().to_string().into())],
        ),
        DataInUse::Installed(installed) => {
            let made = crate::store::stamp::readable(&installed.made);
            let number = installed.number.to_string();
            messages.format(
                "package-data-installed",
                &[vintage, ("number", number.into()), ("made", made.into())],
            )
        }
    }
}

/// The JSON of `archipel layers --json`.
pub fn as_json(atlas: &Atlas, totals: &[LayerTotals], reconciled: &[Reconciled], words: &Words<'_>) -> Value {
    let declared: Vec<Value> = reconciled
        .iter()
        .map(|one| {
            json!({
                "key": one.key,
                "declared": one.declared,
                "loaded": one.loaded,
                "difference": one.difference,
                "reason": one.reason.get(words.lang),
            })
        })
        .collect();
    let warnings: Vec<Value> = atlas
        .all_diagnostics()
        .filter(|found| found.severity > Severity::Info)
        .map(|found| {
            json!({
                "severity": found.severity,
                "code": found.code,
                "file": found.file,
                "feature": found.feature,
                "line": found.line,
                "column": found.column,
                "message": (words.finding)(found),
            })
        })
        .collect();
    json!({ "layers": totals, "declared": declared, "warnings": warnings })
}

fn in_words(totals: &[LayerTotals], reconciled: &[Reconciled], words: &Words<'_>) -> String {
    let heads = |keys: &[&str]| keys.iter().map(|key| (words.text)(key)).collect::<Vec<String>>();
    let mut rows = vec![heads(&[
        "table-layer",
        "table-features",
        "table-geometries",
        "table-length-km",
        "table-area-ha",
        "table-sources",
        "table-load-ms",
    ])];
    for layer in totals {
        let kinds = layer.geometries.iter().map(|(kind, count)| format!("{kind} {count}"));
        let sources = layer.sources.iter().map(|source| source.key.as_str());
        rows.push(vec![
            layer.id.clone(),
            layer.features.to_string(),
            kinds.collect::<Vec<_>>().join(", "),
            format!("{:.1}", layer.length_km),
            format!("{:.1}", layer.area_ha),
            sources.collect::<Vec<_>>().join(", "),
            format!("{:.1}", layer.load_ms),
        ]);
    }
    let mut out = table(&rows, &[1, 3, 4, 6]);
    if reconciled.is_empty() {
        return out;
    }
    let mut rows = vec![heads(&[
        "table-declared-what",
        "table-declared",
        "table-loaded",
        "table-difference",
        "table-unit",
        "table-reason",
    ])];
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
    for one in reconciled {
        rows.push(vec![
            one.label.get(words.lang).to_owned(),
            number(Some(one.declared)),
            number(one.loaded),
            number(one.difference),
            one.unit.clone(),
            one.reason.get(words.lang).to_owned(),
        ]);
    }
    out.push('\n');
    out.push_str(&table(&rows, &[1, 2, 3]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::atlas::from_dir;
    use crate::model::Lang;

    #[test]
    fn the_json_has_the_keys_of_the_contract_and_lists_warnings() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join("a.geojson"),
            r#"{"type":"Point","coordinates":[2.8,50.4]}"#,
        )
        .unwrap();
        std::fs::write(dir.path().join("b.geojson"), "{").unwrap();
        let atlas = from_dir(dir.path());
        let finding = |diagnostic: &Diagnostic| diagnostic.code.clone();
        let words = Words {
            lang: Lang::Fr,
            text: &str::to_owned,
            finding: &finding,
            messages: &Messages::new(Lang::Fr),
        };
        let value = as_json(&atlas, &totals(&atlas), &[], &words);
        let keys: Vec<&String> = value["layers"][0].as_object().unwrap().keys().collect();
        let wanted = [
            "id",
            "group",
            "features",
            "categories",
            "geometries",
            "length_km",
            "area_ha",
            "extent",
            "sources",
            "geometry_status",
            "load_ms",
        ];
        assert_eq!(keys, wanted);
        assert_eq!(value["warnings"][0]["code"], "json-truncated");
        assert!(in_words(&totals(&atlas), &[], &words).contains("Point 1"));
    }
}
