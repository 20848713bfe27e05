//! `archipel legend [--view …|--extent …] [--size WxH] [--layers …] [--where key=value]… [--json]`: what a view holds.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::print::{print, table};
use super::{MapArguments, map};
use crate::analysis::in_view::{InView, Measures, Question, Sort, in_view};
use crate::i18n::{Messages, capitalized};
use crate::index::Index;
use crate::model::Atlas;
use crate::scene::{LegendRow, legend_rows};
use crate::space::{Viewport, mercator};

/// Prints what the view of `arguments` holds. Exit code 1, with a sentence on stderr, when a layer or a condition is not
/// known.
///
/// # Errors
/// When the output cannot be written.
pub fn run(atlas: &Atlas, arguments: &MapArguments, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let asked = match map::asked(atlas, arguments) {
        Ok(asked) => asked,
        Err(finding) => {
            eprintln!("{}", messages.diagnostic(&finding));
            return Ok(ExitCode::FAILURE);
        }
    };
    let index = Index::new(atlas);
    let viewport = map::viewport(atlas, arguments, arguments.size.map(f64::from));
    let answer = in_view(&Question {
        atlas,
        index: &index,
        measures: &Measures::new(&index),
        shown: &asked.shown,
        extent: viewport.extent_mercator(),
        zoom: viewport.zoom,
    });
    let text = if json {
        format!("{:#}\n", as_json(atlas, &answer, &viewport, messages))
    } else {
        as_text(atlas, &answer, messages)
    };
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Point => "point",
        Sort::Line => "line",
        Sort::Area => "area",
    }
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

fn as_json(atlas: &Atlas, answer: &InView, viewport: &Viewport, messages: &Messages) -> Value {
    let lang = messages.lang();
    let class = |row: &LegendRow<'_>| {
        let LegendRow::Class { title, class } = row else {
            return None;
        };
        let def = &atlas.layers[class.layer].def;
        let style = &def.classes[class.class];
        Some(json!({
            "layer": def.id, "class": style.id, "group": def.group, "title": title,
            "symbol": style.symbol, "color": style.color, "form": sort_key(class.sort),
            "count": class.count,
            "length_km": rounded(class.length_m / 1e3, 1e3),
            "area_ha": rounded(class.area_ha, 1e4),
        }))
    };
    let rows = legend_rows(atlas, answer, lang, true);
    let statuses = answer.doubtful.iter().map(
        |(status, count, sort)| json!({ "geometry_status": status.key(), "count": count, "form": sort_key(*sort) }),
    );
    let extent = viewport.extent_mercator();
    let corner = |x, y| mercator::geo_from_mercator(geo_types::Coord { x, y });
    let (north_west, south_east) = (
        corner(extent.min[0], extent.min[1]),
        corner(extent.max[0], extent.max[1]),
    );
    let degrees = |value: f64| rounded(value, 1e7);
    json!({
        "extent": [degrees(north_west.x), degrees(south_east.y), degrees(south_east.x), degrees(north_west.y)],
        "zoom": rounded(viewport.zoom, 1e4),
        "counts": "features that meet the view",
        "measures": "geodesic, of the part inside the view",
        "classes": rows.iter().filter_map(class).collect::<Vec<_>>(),
        "statuses": statuses.collect::<Vec<_>>(),
        "sources": answer.sources,
    })
}

fn as_text(atlas: &Atlas, answer: &InView, messages: &Messages) -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let heading = |title: String| vec![title];
    for row in legend_rows(atlas, answer, messages.lang(), true) {
        match row {
            LegendRow::Group(title) => lines.push(heading(title.to_uppercase())),
            LegendRow::Layer(title) => lines.push(heading(title)),
            LegendRow::Doubts => lines.push(heading(messages.text("legend-doubts").to_uppercase())),
            LegendRow::Class { title, class } => {
                let some = |there: bool, words: String| if there { words } else { String::new() };
                lines.push(vec![
                    format!("  {title}"),
                    messages.count(class.count),
                    some(class.length_m >= 0.5, messages.length(class.length_m)),
                    some(class.area_ha >= 0.000_05, messages.area(class.area_ha)),
                ]);
            }
            LegendRow::Status(status, count, _) => {
                let words = capitalized(messages.text(&format!("status-{}", status.key())));
                lines.push(vec![format!("  {words}"), messages.count(count)]);
            }
        }
    }
    if lines.is_empty() {
        return format!("{}\n", messages.text("legend-empty"));
    }
    format!("{}\n{}\n", table(&lines, &[1, 2, 3]), messages.text("legend-how"))
}
