//! `archipel features [--layer L] [--where key=value]… [--sort KEY] --format csv|excel|geojson|json`: features as a table.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use geo_types::Coord;
use serde_json::{Value, json};

use super::print::print;
use super::{Words, filter};
use crate::analysis::table;
use crate::export::exchange::{self, Exchange, ExchangeError};
use crate::i18n::Messages;
use crate::index::{FacetIndex, Index, Question, Terms};
use crate::load::geojson;
use crate::model::catalog::Role;
use crate::model::{
    Atlas, Diagnostic, ExtentTerm, Facet, Feature, FeatureId, Filter, Lang, Layer, Localized, Order, Severity,
    TERM_KEYS, folded, names_value,
};
use crate::store::atomic_write;

/// How features are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// RFC 4180, UTF-8 without a byte-order mark.
    Csv,
    /// For a spreadsheet: words and measures, `;`, the decimal mark of the language, UTF-8 with a byte-order mark.
    Excel,
    /// RFC 7946 with the properties of our schema.
    Geojson,
    /// An array of objects.
    Json,
    /// GPX 1.1: waypoints and tracks.
    Gpx,
    /// KML 2.2, a folder for each layer.
    Kml,
    /// GeoPackage 1.3; needs `--out`.
    Gpkg,
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

/// Which features are asked for, and in which order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Id of the layer; none is every layer of the subject.
    pub layer: Option<&'a str>,
    /// Keys and values that must hold.
    pub conditions: &'a [(String, String)],
    /// Order; none is that of the data.
    pub order: Option<Order>,
    /// Where distances are measured from, in degrees; none is the middle of the view asked for, or of the territory.
    pub from_geo: Option<Coord<f64>>,
}

/// Prints the features for which every condition holds. Exit code 1, with a sentence on stderr that lists what exists, when
/// there is no such layer, key or value.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    atlas: &Atlas,
    wanted: &Wanted<'_>,
    format: OutputFormat,
    out: Option<&Path>,
    words: &Words<'_>,
) -> anyhow::Result<ExitCode> {
    match render(atlas, wanted, format, words.lang) {
        Ok(bytes) => {
            let bytes = bytes?;
            match out {
                Some(path) => atomic_write(path, &bytes)?,
                None => print(&String::from_utf8(bytes)?)?,
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostic) => {
            eprintln!("{}", (words.finding)(&diagnostic));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What [`run`] prints or writes; the inner error is that of a file which could not be made.
///
/// # Errors
/// A diagnostic when there is no such layer, key or value, with those that there are.
pub fn render(
    atlas: &Atlas,
    wanted: &Wanted<'_>,
    format: OutputFormat,
    lang: Lang,
) -> Result<Result<Vec<u8>, ExchangeError>, Box<Diagnostic>> {
    let ids = chosen(atlas, wanted, lang)?;
    let features: Vec<&Feature> = ids.iter().filter_map(|id| atlas.feature(*id)).collect();
    let exchanged = |form| {
        let messages = Messages::new(lang);
        exchange::write(form, atlas, &FacetIndex::new(atlas), &ids, &messages)
    };
    let text = match format {
        OutputFormat::Gpx => return Ok(exchanged(Exchange::Gpx)),
        OutputFormat::Kml => return Ok(exchanged(Exchange::Kml)),
        OutputFormat::Gpkg => return Ok(exchanged(Exchange::Geopackage)),
        OutputFormat::Geojson => geojson::write(features),
        OutputFormat::Json => as_json(&features),
        OutputFormat::Csv => {
            let layer = wanted.layer.and_then(|id| atlas.layer(id));
            as_csv(layer.map_or(&[], |layer| layer.def.fields.as_slice()), &features, lang)
        }
        OutputFormat::Excel => {
            let messages = Messages::new(lang);
            let rows = table::rows(atlas, &FacetIndex::new(atlas), &ids, &messages);
            table::spreadsheet(&rows, &messages)
        }
    };
    Ok(Ok(text.into_bytes()))
}

/// The features asked for, in their order.
pub(super) fn chosen(atlas: &Atlas, wanted: &Wanted<'_>, lang: Lang) -> Result<Vec<FeatureId>, Box<Diagnostic>> {
    let Some(layer_id) = wanted.layer else {
        let facets = FacetIndex::new(atlas);
        let filter = filter::filter(atlas, &facets, wanted.conditions)?;
        return Ok(asked(atlas, &facets, filter, wanted, lang));
    };
    let unknown = |code, name: &str, value: &str, known: String| {
        let diagnostic = Diagnostic::document(Severity::Error, code, layer_id);
        Box::new(diagnostic.with(name, value).with("known", known))
    };
    let Some(layer_index) = atlas.layer_index(layer_id) else {
        let known: Vec<&str> = atlas.layers.iter().map(|layer| layer.def.id.as_str()).collect();
        return Err(unknown("features-layer-unknown", "layer", layer_id, known.join(", ")));
    };
    let layer = &atlas.layers[layer_index];
    let known = keys(layer);
    // A property of the layer is stronger than a term of the same name.
    let (mut fields, mut filter) = (Vec::new(), Filter::default());
    for (key, value) in wanted.conditions {
        if known.contains(key.as_str()) {
            fields.push((key, value));
        } else if !filter::term(atlas, &mut filter, key, value)? {
            let known: Vec<&str> = known.into_iter().chain(TERM_KEYS).collect();
            return Err(unknown("features-key-unknown", "key", key, known.join(", ")));
        }
    }
    // What no feature of the territory has is a slip of the pen; what only this layer lacks is an honest nothing.
    for (key, value) in &fields {
        if !atlas.iter().any(|(_, feature)| holds(atlas, feature, key, value)) {
            return Err(Box::new(
                filter::fault("filter-value-unknown", key).with("value", value.as_str()),
            ));
        }
    }
    let holds_all = |id: &FeatureId| {
        let feature = atlas.feature(*id);
        id.layer as usize == layer_index
            && feature.is_some_and(|feature| fields.iter().all(|(key, wanted)| holds(atlas, feature, key, wanted)))
    };
    let subject = layer.def.role == Role::Subject;
    if subject && (!filter.is_empty() || wanted.order.is_some()) {
        let facets = FacetIndex::new(atlas);
        let ids = asked(atlas, &facets, filter, wanted, lang);
        return Ok(ids.into_iter().filter(holds_all).collect());
    }
    if !filter.is_empty() || wanted.order.is_some() {
        return Err(Box::new(
            Diagnostic::document(Severity::Error, "features-not-filtered", layer_id).with("layer", layer_id),
        ));
    }
    let ids = (0..layer.features.len() as u32).map(|index| FeatureId {
        layer: layer_index as u32,
        index,
    });
    Ok(ids.filter(holds_all).collect())
}

/// What passes `filter`, ordered as wanted.
fn asked(atlas: &Atlas, facets: &FacetIndex, filter: Filter, wanted: &Wanted<'_>, lang: Lang) -> Vec<FeatureId> {
    let index = Index::new(atlas);
    let extent = match filter.extent {
        Some(ExtentTerm::Box(sides)) => sides,
        _ => atlas.catalog.home.extent,
    };
    let question = Question {
        filter,
        lang,
        ..Question::default()
    };
    let (answer, _) = facets.ask(atlas, &index, &question, &mut Terms::default());
    let Some(order) = wanted.order else {
        return facets.features(&answer.passing).collect();
    };
    let middle = Coord {
        x: (extent[0] + extent[2]) / 2.0,
        y: (extent[1] + extent[3]) / 2.0,
    };
    let from = wanted.from_geo.unwrap_or(middle);
    facets.results(atlas, &answer.passing, order, from, lang).ids().to_vec()
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
        "epci"
            if feature
                .epci
                .iter()
                .any(|code| names_value(atlas, Facet::Epci, code, &wanted)) =>
        {
            return true;
        }
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

fn as_json(features: &[&Feature]) -> String {
    let rows: Vec<Value> = features
        .iter()
        .map(|feature| {
            let mut row = geojson::properties(feature);
            let place = table::place(feature);
            row.insert("lon".to_owned(), json!(place.map(|place| place.0)));
            row.insert("lat".to_owned(), json!(place.map(|place| place.1)));
            Value::Object(row)
        })
        .collect();
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn as_csv(fields: &[String], features: &[&Feature], lang: Lang) -> String {
    let mut columns = vec!["id", "name"];
    for field in fields {
        if !columns.contains(&field.as_str()) {
            columns.push(field);
        }
    }
    if fields.is_empty() {
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
        match table::place(feature) {
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
pub(super) fn quoted(text: &str) -> String {
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
        let wanted = Wanted {
            layer: Some("fosses"),
            conditions: &owned,
            ..Wanted::default()
        };
        render(&atlas(), &wanted, format, Lang::Fr).map(|bytes| String::from_utf8(bytes.unwrap()).unwrap())
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
        let puits = Wanted {
            layer: Some("puits"),
            ..Wanted::default()
        };
        let fault = render(&atlas(), &puits, OutputFormat::Csv, Lang::Fr).unwrap_err();
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
