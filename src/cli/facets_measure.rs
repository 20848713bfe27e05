//! `archipel facets --measure`: how long each change of a filter takes, with what the window keeps between changes.

use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};

use super::print::print;
use crate::index::{FacetIndex, Index, Question, Terms};
use crate::model::{Atlas, ExtentTerm, Facet, Near, Order, RangeFacet, SortKey, Target};

/// Times that each change is made.
const TURNS: usize = 9;

/// What a turn does to a question.
type Turn = Box<dyn Fn(&mut Question, usize)>;

/// A change of a question, with its name.
type Change = (&'static str, Turn);

/// Prints, as JSON, the milliseconds of each sort of change: the first time, and the median and the longest of the others.
///
/// # Errors
/// When the output cannot be written.
pub fn run(atlas: &Atlas) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let facets = FacetIndex::new(atlas);
    let prepared_ms = ms(started);
    let index = Index::new(atlas);
    let mut rows = Vec::new();
    for (name, change) in changes(atlas, &facets) {
        let mut terms = Terms::default();
        let mut question = Question {
            view_geo: Some(atlas.catalog.home.extent),
            list_follows_view: true,
            ..Question::default()
        };
        facets.ask(atlas, &index, &question, &mut terms);
        let times: Vec<f64> = (0..TURNS)
            .map(|turn| {
                change(&mut question, turn);
                let started = Instant::now();
                facets.ask(atlas, &index, &question, &mut terms);
                ms(started)
            })
            .collect();
        rows.push(row(name, &times));
    }
    let value = json!({ "features": facets.len(), "prepared_ms": prepared_ms, "changes": rows });
    print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    Ok(ExitCode::SUCCESS)
}

fn row(name: &str, times: &[f64]) -> Value {
    let mut later = times[1..].to_vec();
    later.sort_by(f64::total_cmp);
    json!({
        "change": name,
        "first_ms": times[0],
        "median_ms": later[later.len() / 2],
        "longest_ms": later.last(),
    })
}

fn ms(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 1e5).round() / 100.0
}

/// What a person does with a filter: values, words letter by letter, spans, the map that moves, nearness, orders.
fn changes(atlas: &Atlas, facets: &FacetIndex) -> Vec<Change> {
    let values = |facet: Facet| -> Vec<String> { facets.values(facet).take(TURNS).map(str::to_owned).collect() };
    let (categories, communes) = (values(Facet::Category), values(Facet::Commune));
    let toggle = |facet: Facet, values: Vec<String>| -> Turn {
        Box::new(move |question, turn| {
            question.filter.facet_mut(facet).extend(values.get(turn).cloned());
        })
    };
    let [west, south, east, north] = atlas.catalog.home.extent;
    let step = (east - west) / 40.0;
    let layer = atlas.layers.iter().max_by_key(|layer| layer.features.len());
    let layer = layer.map_or(String::new(), |layer| layer.def.id.clone());
    let feature = facets.features(&crate::index::facets::Bits::all(facets.len())).next();
    let feature = feature
        .and_then(|id| atlas.feature(id))
        .map_or(String::new(), |feature| feature.id.to_string());
    let near = |of: Target| -> Turn {
        Box::new(move |question, turn| {
            let metres = 250.0 * (turn + 1) as f64;
            question.filter.near = Some(Near {
                of: of.clone(),
                metres,
                beyond: false,
            });
        })
    };
    vec![
        ("category", toggle(Facet::Category, categories)),
        ("commune", toggle(Facet::Commune, communes)),
        (
            "words",
            Box::new(|question, turn| question.filter.text = "fosse n° 9".chars().take(turn + 1).collect()),
        ),
        (
            "years",
            Box::new(|question, turn| question.filter.years = Some((1850, 1900 + turn as i32))),
        ),
        (
            "hectares",
            Box::new(|question, turn| {
                let span = Some((turn as f64, 500.0));
                question.filter.set_range(RangeFacet::Area, span);
            }),
        ),
        (
            "view",
            Box::new(move |question, turn| {
                let aside = step * turn as f64;
                question.filter.extent = Some(ExtentTerm::View);
                question.view_geo = Some([west + aside, south, east + aside - 20.0 * step, north]);
            }),
        ),
        ("near a feature", near(Target::Feature(feature))),
        ("near a layer", near(Target::Layer(layer))),
        (
            "order",
            Box::new(|question, turn| {
                question.order = Order {
                    key: SortKey::ALL[turn % SortKey::ALL.len()],
                    reversed: turn >= SortKey::ALL.len(),
                };
            }),
        ),
    ]
}
