//! `archipel search QUERY [--limit N] [--near LON,LAT] [--json]`: what the field of the window would find, in the same order.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::Words;
use super::print::{print, table};
use crate::index::{Index, TextHit, TextIndex, Wanted};
use crate::model::Atlas;
use crate::space::mercator;

/// The answer.
#[derive(Debug, Serialize)]
struct Found<'a> {
    query: &'a str,
    results: Vec<Line>,
}

/// One feature that answers.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    layer: String,
    name: String,
    category: String,
    communes: Vec<String>,
    lon: Option<f64>,
    lat: Option<f64>,
    score: f64,
}

/// Prints the best answers to `query`, at most `limit`; nearer ones to `near_geo` (degrees) first among equals.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    atlas: &Atlas,
    query: &str,
    limit: usize,
    near_geo: Option<Coord<f64>>,
    json: bool,
    words: &Words<'_>,
) -> anyhow::Result<ExitCode> {
    let index = Index::new(atlas);
    let wanted = Wanted {
        words: query,
        limit,
        per_layer: usize::MAX,
        near_geo,
    };
    let answer = TextIndex::new(atlas, &index).search(atlas, &wanted);
    let lines: Vec<Line> = answer
        .hits
        .iter()
        .filter_map(|hit| line(atlas, &index, hit, words))
        .collect();
    if json {
        let found = Found { query, results: lines };
        print(&format!("{}\n", serde_json::to_string_pretty(&found)?))?;
    } else if lines.is_empty() {
        eprintln!("{}", (words.text)("search-none-short"));
    } else {
        print(&table(&rows(lines, words), &[0]))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Questions to measure.
#[derive(Debug, Deserialize)]
struct Questions {
    query: Vec<Question>,
}

/// One question; whatever else stands beside it is for others.
#[derive(Debug, Deserialize)]
struct Question {
    ask: String,
}

/// Types every question of `file` letter by letter and prints how long each keystroke takes, as the window would ask.
///
/// # Errors
/// When the file cannot be read, or the output not written.
pub fn measure(atlas: &Atlas, file: &Path) -> anyhow::Result<ExitCode> {
    use anyhow::Context as _;
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let questions: Questions = toml::from_str(&text).with_context(|| format!("{} has no questions", file.display()))?;
    let index = Index::new(atlas);
    let started = Instant::now();
    let text_index = TextIndex::new(atlas, &index);
    let build_ms = started.elapsed().as_secs_f64() * 1000.0;
    let [west, south, east, north] = atlas.catalog.home.extent;
    let center = Coord {
        x: (west + east) / 2.0,
        y: (south + north) / 2.0,
    };
    let mut strokes: Vec<(f64, String)> = Vec::new();
    for question in &questions.query {
        for (end, letter) in question.ask.char_indices() {
            let typed = &question.ask[..end + letter.len_utf8()];
            let wanted = Wanted {
                words: typed,
                limit: 60,
                per_layer: 6,
                near_geo: Some(center),
            };
            let started = Instant::now();
            let found = text_index.search(atlas, &wanted);
            strokes.push((started.elapsed().as_secs_f64() * 1000.0, typed.to_owned()));
            std::hint::black_box(found);
        }
    }
    strokes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: f64| strokes.get(((strokes.len() as f64 - 1.0) * share) as usize);
    let ms = |share: f64| at(share).map_or(0.0, |(ms, _)| *ms);
    print(&format!(
        "{} features, {} words, index {:.1} MB, built in {build_ms:.0} ms\n\
         {} keystrokes: median {:.2} ms, 95 % {:.2} ms, longest {:.2} ms ({:?})\n",
        text_index.len(),
        text_index.words(),
        text_index.bytes() as f64 / 1e6,
        strokes.len(),
        ms(0.5),
        ms(0.95),
        ms(1.0),
        at(1.0).map_or("", |(_, typed)| typed.as_str()),
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn line(atlas: &Atlas, index: &Index, hit: &TextHit, words: &Words<'_>) -> Option<Line> {
    let feature = atlas.feature(hit.id)?;
    let place = index
        .projected(hit.id)
        .map(|projected| mercator::geo_from_mercator(projected.anchor()));
    let degrees = |value: f64| (value * 1e6).round() / 1e6;
    let commune = |insee: &String| {
        atlas
            .commune_name(insee)
            .map_or_else(|| insee.clone(), |name| name.get(words.lang).to_owned())
    };
    Some(Line {
        id: feature.id.clone(),
        layer: atlas.layers.get(hit.id.layer as usize)?.def.id.clone(),
        name: feature.name.get(words.lang).to_owned(),
        category: feature.category.to_string(),
        communes: feature.communes.iter().map(commune).collect(),
        lon: place.map(|place| degrees(place.x)),
        lat: place.map(|place| degrees(place.y)),
        score: (f64::from(hit.score) * 10.0).round() / 10.0,
    })
}

fn rows(lines: Vec<Line>, words: &Words<'_>) -> Vec<Vec<String>> {
    let titles = ["table-score", "table-id", "table-name", "table-commune"];
    let mut rows = vec![titles.map(|key| (words.text)(key)).to_vec()];
    rows.extend(lines.into_iter().map(|line| {
        vec![
            format!("{:.1}", line.score),
            line.id,
            line.name,
            line.communes.join(", "),
        ]
    }));
    rows
}
