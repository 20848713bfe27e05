//! Properties to the typed fields of our schema; what is not ours, or not of its type, stays in `extra`.

use std::borrow::Cow;

use arcstr::ArcStr;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Defaults;

use super::finding::{Finding, Notes};
use super::members::Members;
use super::pool::Pool;
use crate::model::{Feature, GeometryStatus, Lang, Localized, Properties, Property, Severity};

/// Names of properties that name a feature in other people's files, in order of preference.
const NAMES: [&str; 6] = ["name", "nom", "title", "titre", "libelle", "label"];
/// Names of properties that identify a feature in other people's files, in order of preference.
const IDS: [&str; 7] = ["id", "fid", "gid", "ogc_fid", "objectid", "uuid", "code"];

/// Puts `properties` into `feature` and gives the key that they hold, if any. A property without a value is left out
/// where our schema knows it.
pub(in crate::load) fn fill(
    feature: &mut Feature,
    properties: Members<'_>,
    defaults: &Defaults,
    at: usize,
    notes: &mut Notes,
    pool: &mut Pool,
) -> Option<String> {
    let own_key = |id: &str| {
        Some(
            id.strip_prefix(defaults.layer_id.as_str())?
                .strip_prefix(':')?
                .to_owned(),
        )
    };
    let own_id = properties.get("id").and_then(Property::as_str).and_then(own_key);
    // A file of our own schema says how far each geometry may be trusted; no other file does.
    let ours = properties.get("geometry_status").is_some() || own_id.is_some();
    let mut has_own_id = own_id.is_some();
    let mut id = None;
    let mut extra = Extra::with_capacity(if ours { 0 } else { properties.list.len() });
    for (name, value) in properties.list {
        if name == "id" && (has_own_id || (ours && value.as_str().is_some())) {
            has_own_id = true;
            id = value.as_str().map(str::to_owned);
            continue;
        }
        // `write` renames what would hide one of our own fields.
        let renamed = name.strip_suffix("_original").filter(|name| ours && is_known(name));
        if let Some(name) = renamed {
            let name = Cow::Owned(name.to_owned());
            extra.put(name, value);
            continue;
        }
        let foreign = !ours && matches!(name.as_ref(), "source" | "vintage" | "id");
        if foreign || !is_known(&name) {
            extra.put(name, value);
            continue;
        }
        if let Err(value) = set(feature, &name, value) {
            let severity = if ours { Severity::Warning } else { Severity::Info };
            notes.add(Finding::new(severity, "property-wrong-type", Some(at)).with("name", &name));
            extra.put(name, value);
        }
    }
    feature.extra = Properties::new(pool.names(&extra.names), extra.values);
    if feature.name.is_empty()
        && let Some(name) = guessed(&feature.extra, &NAMES)
    {
        feature.name = Localized::shared(Lang::Fr, name);
    }
    if let (Some(from), Some(to)) = (feature.valid_from, feature.valid_to)
        && to.year < from.year
    {
        let finding = Finding::new(Severity::Warning, "years-reversed", Some(at));
        notes.add(finding.with("from", from.year).with("to", to.year));
    }
    own_id
        .or_else(|| id.filter(|id| !id.is_empty()))
        .filter(|key| !key.is_empty())
}

/// What goes into `extra`, names and values apart.
struct Extra<'a> {
    names: Vec<Cow<'a, str>>,
    values: Vec<Property>,
    renamed: bool,
}

impl<'a> Extra<'a> {
    fn with_capacity(count: usize) -> Self {
        Self {
            names: Vec::with_capacity(count),
            values: Vec::with_capacity(count),
            renamed: false,
        }
    }

    /// Adds a value; only a name that was changed can be there already.
    fn put(&mut self, name: Cow<'a, str>, value: Property) {
        self.renamed |= matches!(name, Cow::Owned(_));
        let known = self.renamed.then(|| self.names.iter().position(|known| *known == name));
        match known.flatten() {
            Some(place) => self.values[place] = value,
            None => {
                self.names.push(name);
                self.values.push(value);
            }
        }
    }
}

/// The text of an id-like property, for a feature that says no id otherwise.
pub(in crate::load) fn id_like(feature: &Feature) -> Option<String> {
    guessed(&feature.extra, &IDS)
        .map(|id| id.to_string())
        .or_else(|| feature.code.clone())
}

fn guessed(extra: &Properties, names: &[&str]) -> Option<ArcStr> {
    names.iter().find_map(|wanted| {
        let mut values = extra.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        values.find_map(|(_, value)| match value {
            Property::Text(text) => match text.trim() {
                "" => None,
                trimmed if trimmed.len() == text.len() => Some(text.clone()),
                trimmed => Some(trimmed.into()),
            },
            Property::Int(_) | Property::Float(_) => Some(value.to_string().into()),
            Property::Other(number) if number.is_number() => Some(number.to_string().into()),
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
fn set(feature: &mut Feature, name: &str, value: Property) -> Result<(), Property> {
    match (name, value) {
        (_, Property::Null) => {}
        ("name", Property::Text(text)) => feature.name = Localized::shared(Lang::Fr, text),
        ("category", Property::Text(text)) => feature.category = text,
        ("source", Property::Text(text)) => feature.source = text,
        ("vintage", Property::Text(text)) => feature.vintage = text,
        ("category" | "source" | "vintage", other) => return Err(other),
        (_, value) => set_value(feature, name, value.into())?,
    }
    Ok(())
}

fn set_value(feature: &mut Feature, name: &str, value: Value) -> Result<(), Value> {
    match name {
        "name" => feature.name = localized(value)?,
        "summary" => feature.summary = localized(value)?,
        "note" => feature.note = localized(value)?,
        "aliases" => feature.aliases = texts(value)?,
        "communes" => feature.communes = texts(value)?,
        "epci" => feature.epci = texts(value)?,
        "sees" => feature.sees = texts(value)?,
        "code" => feature.code = Some(text(value)?),
        "kind" => feature.kind = Some(text(value)?),
        "company" => feature.company = Some(text(value)?),
        "period" => feature.period = Some(text(value)?),
        "protection" => feature.protection = Some(text(value)?),
        "owner" => feature.owner = Some(text(value)?),
        "color" => feature.color = Some(text(value)?),
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
