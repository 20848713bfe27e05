//! Properties to the typed fields of our schema; what is not ours, or not of its type, stays in `extra`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Defaults;
use super::finding::{Finding, Notes};
use crate::model::{Feature, GeometryStatus, Lang, Localized, Severity};

/// Names of properties that name a feature in other people's files, in order of preference.
const NAMES: [&str; 6] = ["name", "nom", "title", "titre", "libelle", "label"];
/// Names of properties that identify a feature in other people's files, in order of preference.
const IDS: [&str; 7] = ["id", "fid", "gid", "ogc_fid", "objectid", "uuid", "code"];

/// Puts `properties` into `feature` and gives the key that they hold, if any. A property without a value is left out
/// where our schema knows it.
pub(super) fn fill(
    feature: &mut Feature,
    properties: Map<String, Value>,
    defaults: &Defaults,
    at: usize,
    notes: &mut Notes,
) -> Option<String> {
    let prefix = format!("{}:", defaults.layer_id);
    let own_id = properties
        .get("id")
        .and_then(Value::as_str)
        .and_then(|id| id.strip_prefix(&prefix))
        .map(str::to_owned);
    // A file of our own schema says how far each geometry may be trusted; no other file does.
    let ours = properties.contains_key("geometry_status") || own_id.is_some();
    let mut has_own_id = own_id.is_some();
    feature.extra = Map::with_capacity(if ours { 0 } else { properties.len() });
    for (name, value) in properties {
        if name == "id" && (has_own_id || (ours && value.is_string())) {
            has_own_id = true;
            feature.id = value.as_str().unwrap_or_default().to_owned();
            continue;
        }
        // `write` renames what would hide one of our own fields.
        let renamed = name.strip_suffix("_original").filter(|name| ours && is_known(name));
        if let Some(name) = renamed {
            feature.extra.insert(name.to_owned(), value);
            continue;
        }
        let foreign = !ours && matches!(name.as_str(), "source" | "vintage" | "id");
        if foreign || !is_known(&name) {
            feature.extra.insert(name, value);
            continue;
        }
        if let Err(value) = set(feature, &name, value) {
            let severity = if ours { Severity::Warning } else { Severity::Info };
            notes.add(Finding::new(severity, "property-wrong-type", Some(at)).with("name", &name));
            feature.extra.insert(name, value);
        }
    }
    if feature.name.is_empty()
        && let Some(name) = guessed(&feature.extra, &NAMES)
    {
        feature.name = Localized::source(Lang::Fr, name);
    }
    if let (Some(from), Some(to)) = (feature.valid_from, feature.valid_to)
        && to.year < from.year
    {
        let finding = Finding::new(Severity::Warning, "years-reversed", Some(at));
        notes.add(finding.with("from", from.year).with("to", to.year));
    }
    let id = std::mem::take(&mut feature.id);
    own_id
        .or_else(|| (!id.is_empty()).then_some(id))
        .filter(|key| !key.is_empty())
}

/// The text of an id-like property, for a feature that says no id otherwise.
pub(super) fn id_like(feature: &Feature) -> Option<String> {
    guessed(&feature.extra, &IDS).or_else(|| feature.code.clone())
}

fn guessed(extra: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|wanted| {
        let mut values = extra.iter().filter(|(name, _)| name.to_lowercase() == *wanted);
        values.find_map(|(_, value)| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    })
}

fn is_known(name: &str) -> bool {
    matches!(
        name,
        "id" | "name"
            | "aliases"
            | "code"
            | "category"
            | "kind"
            | "communes"
            | "epci"
            | "company"
            | "period"
            | "valid_from"
            | "valid_to"
            | "protection"
            | "owner"
            | "length_m"
            | "area_ha"
            | "summary"
            | "note"
            | "figures"
            | "events"
            | "links"
            | "sees"
            | "stops"
            | "color"
            | "geometry_status"
            | "precision_m"
            | "source"
            | "vintage"
            | "outline"
    )
}

/// Sets one field, or gives the value back when it has another type.
fn set(feature: &mut Feature, name: &str, value: Value) -> Result<(), Value> {
    if value.is_null() {
        return Ok(());
    }
    match name {
        "name" => feature.name = localized(value)?,
        "summary" => feature.summary = localized(value)?,
        "note" => feature.note = localized(value)?,
        "aliases" => feature.aliases = texts(value)?,
        "communes" => feature.communes = texts(value)?,
        "epci" => feature.epci = texts(value)?,
        "sees" => feature.sees = texts(value)?,
        "code" => feature.code = Some(text(value)?),
        "category" => feature.category = text(value)?,
        "kind" => feature.kind = Some(text(value)?),
        "company" => feature.company = Some(text(value)?),
        "period" => feature.period = Some(text(value)?),
        "protection" => feature.protection = Some(text(value)?),
        "owner" => feature.owner = Some(text(value)?),
        "color" => feature.color = Some(text(value)?),
        "source" => feature.source = text(value)?,
        "vintage" => feature.vintage = text(value)?,
        "valid_from" => feature.valid_from = Some(typed(value)?),
        "valid_to" => feature.valid_to = Some(typed(value)?),
        "length_m" => feature.length_m = Some(value.as_f64().ok_or(value)?),
        "area_ha" => feature.area_ha = Some(value.as_f64().ok_or(value)?),
        "precision_m" => feature.precision_m = Some(value.as_f64().ok_or(value)?),
        "figures" => feature.figures = typed(value)?,
        "events" => feature.events = typed(value)?,
        "links" => feature.links = typed(value)?,
        "stops" => feature.stops = typed(value)?,
        "geometry_status" => feature.geometry_status = status(value)?,
        "outline" if feature.outline.is_some() => {}
        _ => return Err(value),
    }
    Ok(())
}

fn text(value: Value) -> Result<String, Value> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(other),
    }
}

fn texts(value: Value) -> Result<Vec<String>, Value> {
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Ok(items.into_iter().filter_map(|item| text(item).ok()).collect())
        }
        other => Err(other),
    }
}

fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Value> {
    T::deserialize(&value).map_err(|_| value)
}

fn status(value: Value) -> Result<GeometryStatus, Value> {
    typed(value)
}

/// Localized text; a plain string is a text of the source, in French.
fn localized(value: Value) -> Result<Localized, Value> {
    match value {
        Value::String(text) => Ok(Localized::source(Lang::Fr, text)),
        other => typed(other),
    }
}
