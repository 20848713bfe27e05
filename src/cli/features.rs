//! `archipel features --layer L [--where key=value]… --format csv|geojson|json`: the features of a layer as a table.

use std::collections::BTreeSet;
use std::process::ExitCode;

use geo::InteriorPoint as _;
use geo_types::Geometry;
use serde_json::{Value, json};

use super::Words;
use super::print::print;
use crate::load::geojson;
use crate::model::{Atlas, Diagnostic, Feature, Lang, Layer, Localized, Severity, folded};

/// How features are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// RFC 4180, UTF-8 without a byte-order mark.
    Csv,
    /// RFC 7946 with the properties of our schema.
    Geojson,
    /// An array of objects.
    Json,
}

/// Fields of our schema that a condition may name besides the layer's other properties.
const FIELDS: [&str; 21] = [
    "id",
    "name",
    "aliases",
    "code",
    "category",
    "kind",
    "communes",
    "epci",
    "company",
    "period",
    "valid_from",
    "valid_to",
    "protection",
    "owner",
    "length_m",
    "area_ha",
    "color",
    "geometry_status",
    "precision_m",
    "source",
    "vintage",
];

/// Prints the features of `layer` for which every condition holds. Exit code 1, with a sentence on stderr that lists what
/// exists, when there is no such layer or key.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    atlas: &Atlas,
    layer: &str,
    conditions: &[(String, String)],
    format: OutputFormat,
    words: &Words<'_>,
) -> anyhow::Result<ExitCode> {
    match render(atlas, layer, conditions, format, words.lang) {
        Ok(text) => {
            print(&text)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostic) => {
            eprintln!("{}", (words.finding)(&diagnostic));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The text that [`run`] prints.
///
/// # Errors
/// A diagnostic when there is no such layer or key, with those that there are.
pub fn render(
    atlas: &Atlas,
    layer_id: &str,
    conditions: &[(String, String)],
    format: OutputFormat,
    lang: Lang,
) -> Result<String, Box<Diagnostic>> {
    let unknown = |code, name: &str, value: &str, known: String| {
        let diagnostic = Diagnostic::document(Severity::Error, code, layer_id);
        Box::new(diagnostic.with(name, value).with("known", known))
    };
    let Some(layer) = atlas.layer(layer_id) else {
        let known: Vec<&str> = atlas.layers.iter().map(|layer| layer.def.id.as_str()).collect();
        return Err(unknown("features-layer-unknown", "layer", layer_id, known.join(", ")));
    };
    let known = keys(layer);
    if let Some((key, _)) = conditions.iter().find(|(key, _)| !known.contains(key.as_str())) {
        let known: Vec<&str> = known.into_iter().collect();
        return Err(unknown("features-key-unknown", "key", key, known.join(", ")));
    }
    let chosen: Vec<&Feature> = layer
        .features
        .iter()
        .filter(|feature| {
            conditions
                .iter()
                .all(|(key, wanted)| holds(atlas, feature, key, wanted))
        })
        .collect();
    Ok(match format {
        OutputFormat::Geojson => geojson::write(chosen),
        OutputFormat::Json => as_json(&chosen),
        OutputFormat::Csv => as_csv(layer, &chosen, lang),
    })
}

fn keys(layer: &Layer) -> BTreeSet<&str> {
    let extra = layer.features.iter().flat_map(|feature| feature.extra.keys());
    FIELDS.into_iter().chain(extra).collect()
}

/// Whether a field of a feature has a value: accents and case aside, any item of a list, any language of a text. Communes
/// and intercommunal bodies may be given by code or by name.
fn holds(atlas: &Atlas, feature: &Feature, key: &str, wanted: &str) -> bool {
    let wanted = folded(wanted.trim());
    let named =
        |name: Option<&Localized>| name.is_some_and(|name| name.texts().any(|(_, text)| folded(text) == wanted));
    match key {
        "communes" if feature.communes.iter().any(|code| named(atlas.commune_name(code))) => return true,
        "epci" if feature.epci.iter().any(|code| named(atlas.epci_name(code))) => return true,
        "name" => return named(Some(&feature.name)),
        "valid_from" | "valid_to" => {
            let year = if key == "valid_from" {
                feature.valid_from
            } else {
                feature.valid_to
            };
            return year.is_some_and(|year| year.year.to_string() == wanted);
        }
        _ => {}
    }
    match value(feature, key) {
        Value::Array(items) => items.iter().any(|item| folded(&scalar(item)) == wanted),
        other => folded(&scalar(&other)) == wanted,
    }
}

/// A field of our schema, else another property of the file.
fn value(feature: &Feature, key: &str) -> Value {
    match key {
        "id" => json!(feature.id),
        "aliases" => json!(feature.aliases),
        "code" => json!(feature.code),
        "category" => json!(feature.category),
        "kind" => json!(feature.kind),
        "communes" => json!(feature.communes),
        "epci" => json!(feature.epci),
        "company" => json!(feature.company),
        "period" => json!(feature.period),
        "valid_from" => json!(feature.valid_from.map(|year| year.year)),
        "valid_to" => json!(feature.valid_to.map(|year| year.year)),
        "protection" => json!(feature.protection),
        "owner" => json!(feature.owner),
        "length_m" => json!(feature.length_m),
        "area_ha" => json!(feature.area_ha),
        "color" => json!(feature.color),
        "geometry_status" => json!(feature.geometry_status),
        "precision_m" => json!(feature.precision_m),
        "source" => json!(feature.source),
        "vintage" => json!(feature.vintage),
        "sees" => json!(feature.sees),
        "figures" => json!(feature.figures),
        "events" => json!(feature.events),
        "links" => json!(feature.links),
        "stops" => json!(feature.stops),
        other => feature.extra[other].to_value(),
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A place on the feature: itself for a point, on a line, inside an area.
fn place(feature: &Feature) -> Option<(f64, f64)> {
    match feature.geometry()? {
        Geometry::Point(point) => Some((point.x(), point.y())),
        other => other.interior_point().map(|point| (point.x(), point.y())),
    }
}

fn as_json(features: &[&Feature]) -> String {
    let rows: Vec<Value> = features
        .iter()
        .map(|feature| {
            let mut row = geojson::properties(feature);
            let place = place(feature);
            row.insert("lon".to_owned(), json!(place.map(|place| place.0)));
            row.insert("lat".to_owned(), json!(place.map(|place| place.1)));
            Value::Object(row)
        })
        .collect();
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn as_csv(layer: &Layer, features: &[&Feature], lang: Lang) -> String {
    let mut columns = vec!["id", "name"];
    for field in &layer.def.fields {
        if !columns.contains(&field.as_str()) {
            columns.push(field);
        }
    }
    if layer.def.fields.is_empty() {
        let used = |key: &&&str| features.iter().any(|feature| !cell(feature, key, lang).is_empty());
        columns.extend(FIELDS[2..].iter().filter(used));
    }
    let mut out = columns
        .iter()
        .map(|column| quoted(column))
        .collect::<Vec<_>>()
        .join(",");
    out.push_str(",lon,lat\r\n");
    for feature in features {
        for column in &columns {
            out.push_str(&quoted(&cell(feature, column, lang)));
            out.push(',');
        }
        match place(feature) {
            Some((lon, lat)) => out.push_str(&format!("{lon:.6},{lat:.6}\r\n")),
            None => out.push_str(",\r\n"),
        }
    }
    out
}

fn cell(feature: &Feature, key: &str, lang: Lang) -> String {
    match key {
        "name" => return feature.name.get(lang).to_owned(),
        "summary" => return feature.summary.get(lang).to_owned(),
        "note" => return feature.note.get(lang).to_owned(),
        _ => {}
    }
    match value(feature, key) {
        Value::Array(items) if !items.iter().any(|item| item.is_object() || item.is_array()) => {
            items.iter().map(scalar).collect::<Vec<_>>().join("; ")
        }
        other => scalar(&other),
    }
}

/// A field of RFC 4180: quoted where it must be.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::atlas::from_dir;

    const TEXT: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[2.83,50.43]},
         "properties":{"nom":"Fosse \"11\", Loos","commune":"LOOS","communes":["62528"]}},
        {"type":"Feature","id":"b","geometry":null,"properties":{"nom":"Sans lieu","commune":"Liévin"}}]}"#;

    fn atlas() -> Atlas {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("fosses.geojson"), TEXT).unwrap();
        from_dir(dir.path())
    }

    fn rendered(conditions: &[(&str, &str)], format: OutputFormat) -> Result<String, Box<Diagnostic>> {
        let owned: Vec<_> = conditions
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        render(&atlas(), "fosses", &owned, format, Lang::Fr)
    }

    #[test]
    fn csv_quotes_what_rfc_4180_asks_and_ends_with_a_place() {
        let text = rendered(&[], OutputFormat::Csv).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "id,name,nom,commune,lon,lat");
        assert_eq!(
            lines[1],
            r#"fosses:a,"Fosse ""11"", Loos","Fosse ""11"", Loos",LOOS,2.830000,50.430000"#
        );
        assert_eq!(lines[2], "fosses:b,Sans lieu,Sans lieu,Liévin,,");
    }

    #[test]
    fn conditions_ignore_accents_and_case_and_look_into_lists() {
        assert!(
            rendered(&[("commune", "lievin")], OutputFormat::Json)
                .unwrap()
                .contains("fosses:b")
        );
        let found = rendered(&[("communes", "62528")], OutputFormat::Json).unwrap();
        assert!(found.contains("fosses:a") && !found.contains("fosses:b"));
    }

    #[test]
    fn an_unknown_layer_or_key_lists_what_exists() {
        let fault = render(&atlas(), "puits", &[], OutputFormat::Csv, Lang::Fr).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.args[1].1.as_str()),
            ("features-layer-unknown", "fosses")
        );
        let fault = rendered(&[("color2", "x")], OutputFormat::Csv).unwrap_err();
        assert_eq!(fault.code, "features-key-unknown");
        assert!(fault.args[1].1.contains("commune"));
    }

    #[test]
    fn exported_geojson_loads_as_the_same_features() {
        let text = rendered(&[], OutputFormat::Geojson).unwrap();
        let atlas = atlas();
        let layer = &atlas.layers[0];
        let defaults = geojson::Defaults {
            layer_id: "fosses".to_owned(),
            ..Default::default()
        };
        let again = geojson::read(text.as_bytes(), "again", &defaults);
        assert_eq!(again.diagnostics, []);
        assert_eq!(again.features, layer.features);
    }
}
