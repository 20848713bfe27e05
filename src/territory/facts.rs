//! The booklet's facts that are no feature: its timeline, its figures and its contradictions, in our schema.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::origin::{BOOKLET, both, fr};
use super::sources::json as read;
use super::write::tidy;
use super::{BuildError, Context, Layers};
use crate::model::FigureValue;

#[derive(Deserialize)]
struct TimelineEvent {
    year: i32,
    year_end: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    title_fr: String,
    title_en: String,
    site_id: Option<String>,
    theme: String,
    status: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct FiguresFile {
    figures: Vec<TerritoryFigure>,
    contradictions: Vec<Contradiction>,
}

#[derive(Deserialize)]
struct TerritoryFigure {
    id: String,
    value: FigureValue,
    unit: String,
    year: Option<i32>,
    label_fr: String,
    label_en: String,
    booklet_heading: String,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Contradiction {
    id: String,
    fr: String,
    en: String,
    severity: String,
}

/// Sorts of contradiction as written, and our words.
const SEVERITIES: &[(&str, &str)] = &[
    ("réelle", "real"),
    ("apparente", "apparent"),
    ("arrondi", "rounding"),
    ("attribution", "attribution"),
    ("date", "date"),
    ("externe", "outside-source"),
    ("formulation", "wording"),
    ("forme", "spelling"),
    ("à citer", "quotation"),
    ("ok", "consistent"),
];

/// `facts/timeline.json` and `facts/figures.json`.
pub fn files(context: &Context<'_>, layers: &Layers) -> Result<BTreeMap<String, String>, BuildError> {
    Ok(BTreeMap::from([
        ("facts/timeline.json".to_owned(), timeline(context, layers)?),
        ("facts/figures.json".to_owned(), figures(context)?),
    ]))
}

/// A list as text, one item a line.
fn lines(name: &str, items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(|item| tidy(item.clone()).to_string()).collect();
    format!("\"{name}\":[\n{}\n]", items.join(",\n"))
}

/// An object without what is null.
fn compact(value: impl Serialize) -> Value {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect()),
        other => other.unwrap_or(Value::Null),
    }
}

fn timeline(context: &Context<'_>, layers: &Layers) -> Result<String, BuildError> {
    let events: Vec<TimelineEvent> = read(context.facts, "timeline.json")?;
    let mut items = Vec::new();
    for event in events {
        let site = event.site_id.map(|site| format!("sites:{site}"));
        let known = |id: &String| {
            layers
                .get("sites")
                .into_iter()
                .flatten()
                .any(|feature| feature.id == *id)
        };
        if let Some(lost) = site.as_ref().filter(|id| !known(id)) {
            return Err(BuildError::Inconsistent {
                layer: "timeline".to_owned(),
                reason: format!("`{lost}` is nowhere"),
            });
        }
        let status = match event.status.as_deref() {
            Some("annoncé") => Some("announced"),
            Some("objectif") => Some("target"),
            _ => None,
        };
        items.push(compact(json!({
            "year": event.year,
            "year_end": event.year_end,
            "month": event.month,
            "day": event.day,
            "text": context.content.completed(both(event.title_fr, event.title_en)),
            "theme": event.theme,
            "site": site,
            "status": status,
            "note": event.note.map(|note| context.content.completed(fr(note))),
            "source": BOOKLET.source,
        })));
    }
    Ok(format!("{{\"format_version\":1,\n{}}}\n", lines("events", &items)))
}

fn figures(context: &Context<'_>) -> Result<String, BuildError> {
    let file: FiguresFile = read(context.facts, "figures.json")?;
    let figures: Vec<Value> = file
        .figures
        .into_iter()
        .map(|figure| {
            compact(json!({
                "id": figure.id,
                "label": context.content.completed(both(figure.label_fr, figure.label_en)),
                "value": figure.value,
                "unit": figure.unit,
                "year": figure.year,
                "source": BOOKLET.source,
                "page": figure.booklet_heading,
                "note": figure.note.map(|note| context.content.completed(fr(note))),
            }))
        })
        .collect();
    let contradictions: Vec<Value> = file
        .contradictions
        .into_iter()
        .map(|item| {
            let severity = SEVERITIES.iter().find(|(written, _)| *written == item.severity);
            let severity = severity.map_or("other", |(_, severity)| severity);
            json!({"id": item.id, "severity": severity, "text": context.content.completed(both(item.fr, item.en))})
        })
        .collect();
    let lists = [lines("figures", &figures), lines("contradictions", &contradictions)];
    Ok(format!("{{\"format_version\":1,\n{}}}\n", lists.join(",\n")))
}
