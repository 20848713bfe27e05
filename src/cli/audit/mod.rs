//! `archipel audit access|table|catchment|links|measure|declared`: what planners ask, for scripts.

mod access;
mod catchment;
mod declared;
mod links;
mod measure;
mod table;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::print::print;
use crate::analysis::table::Cell;
use crate::i18n::Messages;
use crate::model::declared::DeclaredTotals;
use crate::model::{Atlas, Diagnostic, FeatureId, Severity, TERM_KEYS};

/// Which question.
#[derive(Debug, Args)]
pub struct AuditArguments {
    /// The question.
    #[command(subcommand)]
    pub question: Question,
}

/// What planners ask.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// Which features lie farther than a distance from the cycle network, from bus stops, from a layer.
    Access(access::AccessArguments),
    /// Count, kilometres, hectares, shares and figures for each inhabitant, by zones; cut exactly at their borders.
    Table(table::TableArguments),
    /// What is reached in some minutes from a place or a feature, and how many inhabitants live there.
    Catchment(catchment::CatchmentArguments),
    /// Components of the cycle network, gaps between them ranked by what they would connect; or what a project changes.
    Links(links::LinksArguments),
    /// Length of a path, area inside it, bearings, on the ellipsoid.
    Measure(measure::MeasureArguments),
    /// Declared totals beside what is loaded: why they differ, and what would close the difference.
    Declared(Form),
}

/// The form of the output; words for people without one.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Form {
    /// JSON on stdout.
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// RFC 4180 on stdout, with the keys of the JSON.
    #[arg(long)]
    pub csv: bool,
}

/// Answers.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    arguments: &AuditArguments,
    atlas: &Atlas,
    declared: &dyn Fn() -> Option<DeclaredTotals>,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let text = match &arguments.question {
        Question::Access(arguments) => access::render(atlas, arguments, messages),
        Question::Table(arguments) => table::render(atlas, arguments, messages),
        Question::Catchment(arguments) => catchment::render(atlas, arguments, messages),
        Question::Links(arguments) => links::render(atlas, arguments, messages),
        Question::Measure(arguments) => Ok(measure::render(arguments, messages)),
        Question::Declared(form) => Ok(declared::render(atlas, declared().as_ref(), *form, messages)),
    };
    match text {
        Ok(text) => {
            print(&text)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(finding) => {
            eprintln!("{}", messages.diagnostic(&finding));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Ids of layers as features; a condition must make sense in each of them.
fn chosen(
    atlas: &Atlas,
    layers: &[String],
    conditions: &[(String, String)],
    messages: &Messages,
) -> Result<Vec<FeatureId>, Box<Diagnostic>> {
    let asked = |conditions: &[(String, String)]| {
        let mut ids = Vec::new();
        for layer in layers {
            let wanted = super::features::Wanted {
                layer: Some(layer),
                conditions,
                ..Default::default()
            };
            ids.extend(super::features::chosen(atlas, &wanted, messages.lang())?);
        }
        Ok::<_, Box<Diagnostic>>(ids)
    };
    let ids = asked(conditions)?;
    if ids.is_empty() {
        // A value that nothing has is a mistake, and no answer of none.
        for condition in conditions {
            let (key, value) = condition;
            if !TERM_KEYS.contains(&key.as_str()) && asked(std::slice::from_ref(condition))?.is_empty() {
                let finding = Diagnostic::document(Severity::Error, "filter-value-unknown", "--where");
                return Err(Box::new(finding.with("key", key).with("value", value)));
            }
        }
    }
    Ok(ids)
}

fn fault(code: &str, name: &str, value: &str, known: String) -> Box<Diagnostic> {
    let finding = Diagnostic::document(Severity::Error, code, "audit");
    Box::new(finding.with(name, value).with("known", known))
}

fn known_layers(atlas: &Atlas) -> Vec<&str> {
    atlas.layers.iter().map(|layer| layer.def.id.as_str()).collect()
}

/// Cells as aligned columns, numbers to the right and in the form of the language.
fn aligned(rows: &[Vec<Cell>], messages: &Messages) -> String {
    let right: Vec<usize> = rows.get(1).map_or_else(Vec::new, |row| {
        let numbers = row
            .iter()
            .enumerate()
            .filter(|(_, cell)| matches!(cell, Cell::Number(..)));
        numbers.map(|(at, _)| at).collect()
    });
    let text = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(value, decimals) => messages.number(*value, *decimals),
    };
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(text).collect()).collect();
    super::print::table(&rows, &right)
}

/// JSON objects as RFC 4180: one column for each key; lists are joined, objects give their `id`.
fn as_csv(keys: &[&str], rows: &[serde_json::Value]) -> String {
    use serde_json::Value;
    fn cell(value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
            Value::Object(members) => members.get("id").map(cell).unwrap_or_default(),
            other => other.to_string(),
        }
    }
    let mut out = format!("{}\r\n", keys.join(","));
    for row in rows {
        let cells = keys.iter().map(|key| super::features::quoted(&cell(&row[*key])));
        out.push_str(&cells.collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}
