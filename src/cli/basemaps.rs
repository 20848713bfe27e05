//! `archipel basemaps`: which base maps there are.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::print;
use crate::basemap::{Source, Sources};
use crate::i18n::Messages;

/// Prints the base maps that `--basemap` and `prepare` know by name.
///
/// # Errors
/// When the output cannot be written.
pub fn run(sources: &Sources, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    if json {
        let value: Vec<Value> = sources.all.iter().map(|source| of_source(source, messages)).collect();
        print::print(&format!(
            "{}\n",
            serde_json::to_string_pretty(&json!({ "basemaps": value }))?
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut rows = vec![
        vec![
            "embedded".to_owned(),
            messages.text("basemap-embedded").to_owned(),
            String::new(),
        ],
        vec![
            "none".to_owned(),
            messages.text("basemap-none").to_owned(),
            String::new(),
        ],
    ];
    rows.extend(sources.all.iter().map(|source| {
        let title = source.title.get(messages.lang()).to_owned();
        vec![source.id.clone(), title, source.licence.clone()]
    }));
    print::print(&print::table(&rows, &[]))?;
    Ok(ExitCode::SUCCESS)
}

fn of_source(source: &Source, messages: &Messages) -> Value {
    json!({
        "id": source.id,
        "title": source.title.get(messages.lang()),
        "attribution": source.attribution,
        "licence": source.licence,
        "licence_url": source.licence_url,
        "terms": source.terms.get(messages.lang()),
        "terms_url": source.terms_url,
        "zooms": source.zooms,
        "allows_bulk": source.allows_bulk(),
    })
}
