//! `archipel audit links [--metres N] [--sort km|parks|features|inhabitants|length] [--with FILE]…`: where the cycle network
//! is broken, and what a project would change.

use std::path::PathBuf;

use clap::Args;
use geo_types::Geometry;
use serde_json::{Value, json};

use super::{as_csv, fault};
use crate::analysis::access::Goal;
use crate::analysis::access::report::degrees;
use crate::analysis::network::links::{LINES, Links, Rank, indicators, links};
use crate::analysis::network::{JOIN_M, geometries};
use crate::cli::print::table;
use crate::i18n::Messages;
use crate::load::geojson;
use crate::model::{Atlas, Diagnostic, Feature};

/// How wide a gap may be, and what is built.
#[derive(Debug, Args)]
pub struct LinksArguments {
    /// Gaps up to so many metres.
    #[arg(long, value_name = "METRES", default_value_t = 250.0, value_parser = metres)]
    pub metres: f64,
    /// Ends this near to another line meet it.
    #[arg(long, value_name = "METRES", default_value_t = JOIN_M, value_parser = metres)]
    pub join: f64,
    /// What gaps are ordered by.
    #[arg(long, value_name = "km|parks|features|inhabitants|length", default_value = "km", value_parser = rank)]
    pub sort: Rank,
    /// GeoJSON of lines to build: indicators before and after; a second file is a second scenario beside the first.
    #[arg(long, value_name = "FILE")]
    pub with: Vec<PathBuf>,
    /// The gaps as GeoJSON on stdout.
    #[arg(long, conflicts_with_all = ["json", "csv", "with"])]
    pub geojson: bool,
    /// Form of the output.
    #[command(flatten)]
    pub form: super::Form,
}

fn metres(text: &str) -> Result<f64, String> {
    let metres = text.parse().ok().filter(|metres| (0.0..=2_000.0).contains(metres));
    metres.ok_or_else(|| "metres from 0 to 2000".to_owned())
}

fn rank(text: &str) -> Result<Rank, String> {
    let found = Rank::ALL.into_iter().find(|rank| rank.key() == text);
    found.ok_or_else(|| Rank::ALL.map(Rank::key).join(", "))
}

pub(super) fn render(
    atlas: &Atlas,
    arguments: &LinksArguments,
    messages: &Messages,
) -> Result<String, Box<Diagnostic>> {
    let drawn = geometries(atlas, &Goal::Cycle.features(atlas));
    if !arguments.with.is_empty() {
        return compared(atlas, &drawn, arguments, messages);
    }
    let found = links(atlas, &drawn, arguments.join, arguments.metres, arguments.sort);
    let gaps = as_objects(&found);
    if arguments.geojson {
        let line = |gap: &Value| {
            json!({
                "type": "Feature",
                "geometry": { "type": "LineString", "coordinates": [gap["from"], gap["to"]] },
                "properties": gap,
            })
        };
        let features: Vec<Value> = gaps.iter().map(line).collect();
        return Ok(format!(
            "{:#}\n",
            json!({ "type": "FeatureCollection", "features": features })
        ));
    }
    if arguments.form.csv {
        return Ok(as_csv(&KEYS, &gaps));
    }
    if arguments.form.json {
        let value = json!({
            "metres": arguments.metres,
            "join_m": arguments.join,
            "components": found.components,
            "gaps": gaps,
            "note": messages.text("audit-how-links"),
        });
        return Ok(format!("{value:#}\n"));
    }
    Ok(in_words(&found, arguments.metres, messages))
}

const KEYS: [&str; 8] = [
    "rank",
    "distance_m",
    "km",
    "parks",
    "features",
    "inhabitants",
    "from",
    "to",
];

fn as_objects(found: &Links) -> Vec<Value> {
    let place = |at: geo_types::Coord<f64>| json!([degrees(at.x), degrees(at.y)]);
    let one = |(at, gap): (usize, &crate::analysis::network::links::Gap)| {
        json!({
            "rank": at + 1,
            "distance_m": (gap.distance_m * 10.0).round() / 10.0,
            "components": [gap.from, gap.to],
            "km": (gap.gains.km * 1e3).round() / 1e3,
            "parks": gap.gains.parks,
            "features": gap.gains.features,
            "inhabitants": gap.gains.inhabitants.round(),
            "from": place(gap.from_geo),
            "to": place(gap.to_geo),
        })
    };
    found.gaps.iter().enumerate().map(one).collect()
}

fn in_words(found: &Links, metres: f64, messages: &Messages) -> String {
    let args = [
        ("components", found.components.len().into()),
        ("gaps", found.gaps.len().into()),
        ("metres", format!("{}\u{a0}m", messages.number_shortest(metres)).into()),
    ];
    let mut out = format!("{}\n", messages.format("audit-links", &args));
    if !found.gaps.is_empty() {
        let heads = [
            "audit-column-rank",
            "audit-links-length",
            "audit-links-km",
            "audit-links-parks",
            "audit-links-features",
            "audit-links-inhabitants",
        ];
        let mut rows = vec![heads.map(|key| messages.text(key).to_owned()).to_vec()];
        for (at, gap) in found.gaps.iter().enumerate() {
            rows.push(vec![
                messages.count(at + 1),
                messages.distance(gap.distance_m),
                messages.length(gap.gains.km * 1e3),
                messages.count(gap.gains.parks),
                messages.count(gap.gains.features),
                messages.number(gap.gains.inhabitants, 0),
            ]);
        }
        out.push_str(&format!("\n{}", table(&rows, &[0, 1, 2, 3, 4, 5])));
    }
    out.push_str(&format!("\n{}\n", messages.text("audit-how-links")));
    out
}

/// Indicators of the network as it is, and with each scenario.
fn compared(
    atlas: &Atlas,
    drawn: &[Geometry<f64>],
    arguments: &LinksArguments,
    messages: &Messages,
) -> Result<String, Box<Diagnostic>> {
    let of = |built: &[Geometry<f64>]| indicators(atlas, drawn, built, arguments.join, arguments.metres);
    let mut all = vec![(messages.text("audit-links-before").to_owned(), of(&[]))];
    for file in &arguments.with {
        let built = scenario(file)?;
        let name = file
            .file_stem()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        all.push((name, of(&built)));
    }
    let objects: Vec<Value> = all
        .iter()
        .map(|(name, one)| {
            json!({
                "scenario": name,
                "components": one.components,
                "longest_km": (one.longest_km * 1e3).round() / 1e3,
                "gaps": one.gaps,
                "km": (one.served.km * 1e3).round() / 1e3,
                "parks": one.served.parks,
                "features": one.served.features,
                "inhabitants": one.served.inhabitants.round(),
                "built_km": (one.built.km * 1e3).round() / 1e3,
                "built_ha": (one.built.ha * 1e2).round() / 1e2,
                "projects": one.built.projects,
                "projects_served": one.built.projects_served,
            })
        })
        .collect();
    if arguments.form.json {
        return Ok(format!("{:#}\n", json!({ "scenarios": objects })));
    }
    if arguments.form.csv {
        let keys = [
            "scenario",
            "components",
            "longest_km",
            "gaps",
            "km",
            "parks",
            "features",
            "inhabitants",
            "built_km",
            "built_ha",
            "projects",
            "projects_served",
        ];
        return Ok(as_csv(&keys, &objects));
    }
    let mut rows = vec![
        std::iter::once(String::new())
            .chain(all.iter().map(|(name, _)| name.clone()))
            .collect(),
    ];
    for (key, words) in LINES {
        let mut row = vec![messages.text(key).to_owned()];
        row.extend(all.iter().map(|(_, one)| words(one, messages)));
        rows.push(row);
    }
    let right: Vec<usize> = (1..=all.len()).collect();
    Ok(format!(
        "{}\n{}\n",
        table(&rows, &right),
        messages.text("audit-how-links")
    ))
}

/// The lines of a scenario's file.
fn scenario(file: &std::path::Path) -> Result<Vec<Geometry<f64>>, Box<Diagnostic>> {
    let name = file.display().to_string();
    let bytes =
        std::fs::read(file).map_err(|error| fault("audit-scenario-unread", "file", &name, error.to_string()))?;
    let loaded = geojson::read(&bytes, &name, &geojson::Defaults::default());
    let lines: Vec<Geometry<f64>> = loaded.features.iter().filter_map(Feature::geometry).collect();
    if lines.is_empty() {
        return Err(fault("audit-scenario-unread", "file", &name, String::new()));
    }
    Ok(lines)
}
