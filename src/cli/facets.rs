//! `archipel facets [--where KEY=VALUE]… [--json]`: what a filter leaves, as the window's panel counts it.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::Words;
use super::filter::filter;
use super::print::{print, table};
use crate::i18n::{Messages, filter_sentence};
use crate::index::facets::{Answer, RangeAnswer};
use crate::index::{FacetIndex, Index, Question, Terms};
use crate::model::{Atlas, Diagnostic, Facet, Filter, RangeFacet, facet_words};

/// Prints what the filter leaves: the sentence, totals, counts of every facet, histograms. Exit code 1, with a sentence on
/// stderr, when a condition makes no sense.
///
/// # Errors
/// When the output cannot be written.
pub fn run(atlas: &Atlas, conditions: &[(String, String)], json: bool, words: &Words<'_>) -> anyhow::Result<ExitCode> {
    let facets = FacetIndex::new(atlas);
    let messages = Messages::new(words.lang);
    match answered(atlas, &facets, conditions) {
        Ok((filter, answer)) => {
            let text = if json {
                let value = as_json(atlas, &messages, &filter, &answer);
                format!("{}\n", serde_json::to_string_pretty(&value)?)
            } else {
                as_text(atlas, &messages, &filter, &answer)
            };
            print(&text)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostic) => {
            eprintln!("{}", (words.finding)(&diagnostic));
            Ok(ExitCode::FAILURE)
        }
    }
}

fn answered(
    atlas: &Atlas,
    facets: &FacetIndex,
    conditions: &[(String, String)],
) -> Result<(Filter, Answer), Box<Diagnostic>> {
    let filter = filter(atlas, facets, conditions)?;
    let question = Question {
        filter: filter.clone(),
        ..Question::default()
    };
    let index = Index::new(atlas);
    let (answer, _) = facets.ask(atlas, &index, &question, &mut Terms::default());
    Ok((filter, answer))
}

fn as_json(atlas: &Atlas, messages: &Messages, filter: &Filter, answer: &Answer) -> Value {
    let mut counts = Map::new();
    for (facet, lines) in Facet::ALL.into_iter().zip(&answer.facets) {
        let lines = lines.iter().map(|line| {
            let words = facet_words(atlas, messages.lang(), facet, &line.value);
            json!({ "value": line.value, "words": words, "count": line.count })
        });
        counts.insert(facet.key().to_owned(), lines.collect());
    }
    let mut ranges = Map::new();
    for (kind, range) in RangeFacet::ALL.into_iter().zip(&answer.ranges) {
        ranges.insert(kind.key().to_owned(), range.as_ref().map_or(Value::Null, range_json));
    }
    json!({
        "sentence": filter_sentence(messages, atlas, filter),
        "filter": filter,
        "count": answer.totals.count,
        "length_km": rounded(answer.totals.length_km, 3),
        "area_ha": rounded(answer.totals.area_ha, 4),
        "facets": counts,
        "ranges": ranges,
    })
}

fn range_json(range: &RangeAnswer) -> Value {
    let bins = range
        .bins
        .iter()
        .map(|bin| json!({ "from": rounded(bin.low, 4), "to": rounded(bin.high, 4), "count": bin.count }));
    json!({
        "min": range.left.map(|left| rounded(left.0, 4)),
        "max": range.left.map(|left| rounded(left.1, 4)),
        "bins": bins.collect::<Vec<_>>(),
    })
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let parts = 10_f64.powi(decimals);
    (value * parts).round() / parts
}

/// The sentence, the totals, and the values of each facet that have something left.
fn as_text(atlas: &Atlas, messages: &Messages, filter: &Filter, answer: &Answer) -> String {
    let totals = &answer.totals;
    let mut out = format!("{}\n", filter_sentence(messages, atlas, filter));
    let count = messages.format("facets-count", &[("count", totals.count.into())]);
    let (length, area) = (
        messages.length(totals.length_km * 1_000.0),
        messages.area(totals.area_ha),
    );
    out.push_str(&format!("{count} · {length} · {area}\n"));
    for (facet, lines) in Facet::ALL.into_iter().zip(&answer.facets) {
        let mut rows = Vec::new();
        for line in lines.iter().filter(|line| line.count > 0) {
            let words = facet_words(atlas, messages.lang(), facet, &line.value);
            rows.push(vec![messages.count(line.count), words]);
        }
        if !rows.is_empty() {
            out.push_str(&format!("\n{}\n{}", facet.key(), table(&rows, &[0])));
        }
    }
    out
}
