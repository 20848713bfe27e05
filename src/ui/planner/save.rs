//! What the desk says, on the clipboard or in a file.

use egui::Context as EguiContext;
use serde_json::json;

use super::scenario::letter;
use super::{access, measure, reach};
use crate::analysis::access::{reach as catchment, report};
use crate::analysis::statistics::report as statistics;
use crate::analysis::table::{Cell, spreadsheet};
use crate::space::measure::{area_m2, length_m};
use crate::state::{PlannerCommand, PlannerPage, planner};
use crate::ui::{Context, Notice};

/// Carries out what `command` asks for beyond the state.
pub fn carry_out(ctx: &EguiContext, cx: &mut Context<'_>, command: &PlannerCommand) {
    match command {
        PlannerCommand::Copy => {
            let Some(rows) = rows(cx) else { return };
            ctx.copy_text(tabbed(&rows, cx));
            let words = cx.text("action-copied").to_owned();
            cx.notices.push(Notice::info(words));
        }
        PlannerCommand::Save => save(cx),
        _ => {}
    }
}

/// What the open page says, as cells.
fn rows(cx: &mut Context<'_>) -> Option<Vec<Vec<Cell>>> {
    let messages = cx.messages;
    match cx.state.planner.page? {
        PlannerPage::Measure => {
            let said = measure::said(&cx.state.planner.measure, messages);
            let mut rows: Vec<Vec<Cell>> = said
                .into_iter()
                .map(|(label, value)| vec![label.into(), value.into()])
                .collect();
            for place in &cx.state.planner.measure.places {
                rows.push(vec![Cell::Number(place.x, 7), Cell::Number(place.y, 7)]);
            }
            Some(rows)
        }
        PlannerPage::Access => {
            let audit = cx.planner.as_ref()?.access.latest()?;
            let rows = access::rows(&audit, &cx.state.planner.access);
            Some(report::cells(cx.atlas(), &audit, rows, messages))
        }
        PlannerPage::Reach => {
            let told = reach::latest(cx)?;
            Some(catchment::cells(told.reached.as_ref()?, messages))
        }
        PlannerPage::Table => {
            let table = cx.planner.as_ref()?.table.latest()?;
            let asked = &cx.state.planner.table;
            let order = statistics::order(
                &table.statistics,
                &table.zones,
                asked.column,
                asked.reversed,
                messages.lang(),
            );
            Some(statistics::cells(&table.statistics, &table.zones, &order, messages))
        }
        PlannerPage::Links => {
            let told = cx.planner.as_ref()?.links.latest()?;
            let heads = [
                "audit-column-rank",
                "audit-links-length",
                "audit-links-km",
                "audit-links-parks",
                "audit-links-features",
                "audit-links-inhabitants",
                "column-longitude",
                "column-latitude",
            ];
            let mut rows = vec![heads.map(|key| Cell::from(messages.text(key))).to_vec()];
            for (rank, gap) in told.links.gaps.iter().enumerate() {
                rows.push(vec![
                    Cell::Number((rank + 1) as f64, 0),
                    Cell::Number(gap.distance_m, 1),
                    Cell::Number(gap.gains.km, 3),
                    Cell::Number(gap.gains.parks as f64, 0),
                    Cell::Number(gap.gains.features as f64, 0),
                    Cell::Number(gap.gains.inhabitants, 0),
                    Cell::Number(gap.from_geo.x, 6),
                    Cell::Number(gap.from_geo.y, 6),
                ]);
            }
            Some(rows)
        }
        PlannerPage::Declared => {
            let heads = [
                "table-declared-what",
                "table-declared",
                "table-loaded",
                "table-difference",
                "table-unit",
                "table-reason",
            ];
            let mut rows = vec![heads.map(|key| Cell::from(messages.text(key))).to_vec()];
            let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 2));
            for one in super::declared::totals(cx)?.iter() {
                rows.push(vec![
                    one.label.get(messages.lang()).into(),
                    number(Some(one.declared)),
                    number(one.loaded),
                    number(one.difference),
                    messages.data_words(&one.unit).into_owned().into(),
                    one.reason.get(messages.lang()).into(),
                ]);
            }
            Some(rows)
        }
    }
}

/// Cells as a spreadsheet takes them from the clipboard.
fn tabbed(rows: &[Vec<Cell>], cx: &Context<'_>) -> String {
    let text = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.replace(['\t', '\n'], " "),
        Cell::Number(value, decimals) => cx.messages.number(*value, *decimals).replace('\u{202f}', ""),
    };
    let line = |row: &Vec<Cell>| row.iter().map(text).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The files of the open page: their endings and what stands in them.
fn files(cx: &mut Context<'_>) -> Vec<(&'static str, String)> {
    let mut files = Vec::new();
    let page = cx.state.planner.page;
    if page == Some(PlannerPage::Measure) {
        return vec![("geojson", measure::geojson(&cx.state.planner.measure))];
    }
    files.extend(rows(cx).map(|rows| ("csv", spreadsheet(&rows, cx.messages))));
    if page == Some(PlannerPage::Access)
        && let Some(audit) = cx.planner.as_ref().and_then(|view| view.access.latest())
    {
        let rows = access::rows(&audit, &cx.state.planner.access);
        let lines = report::connections(cx.atlas(), &audit, rows, cx.messages);
        files.push(("geojson", lines));
    }
    if page == Some(PlannerPage::Reach)
        && let Some(told) = reach::latest(cx)
        && let Some(reached) = &told.reached
    {
        files.push(("geojson", catchment::geojson(&told.travel, reached, cx.messages)));
    }
    if page == Some(PlannerPage::Links) && cx.state.planner.scenarios.iter().any(|one| !one.lines.is_empty()) {
        files.push(("geojson", scenarios(cx)));
    }
    files
}

/// What might be built, as GeoJSON: lines, areas and points.
fn scenarios(cx: &Context<'_>) -> String {
    let mut features = Vec::new();
    for (slot, scenario) in cx.state.planner.scenarios.iter().enumerate() {
        for line in &scenario.lines {
            let places: Vec<_> = line.iter().map(|at| json!([at.x, at.y])).collect();
            let rounded = |value: f64| (value * 10.0).round() / 10.0;
            let shape = planner::geometry(line);
            let (geometry, length_m, area_m2) = match places.as_slice() {
                [only] => (json!({ "type": "Point", "coordinates": only }), None, None),
                all if planner::is_ring(line) => (
                    json!({ "type": "Polygon", "coordinates": [all] }),
                    None,
                    Some(rounded(area_m2(&shape))),
                ),
                all => (
                    json!({ "type": "LineString", "coordinates": all }),
                    Some(rounded(length_m(&shape))),
                    None,
                ),
            };
            let properties = json!({ "scenario": letter(slot), "length_m": length_m, "area_m2": area_m2 });
            features.push(json!({ "type": "Feature", "geometry": geometry, "properties": properties }));
        }
    }
    format!("{:#}\n", json!({ "type": "FeatureCollection", "features": features }))
}

/// Writes the files into the folder of exports and says where; files of that name are replaced.
fn save(cx: &mut Context<'_>) {
    let Some(folder) = cx.exports else {
        let words = cx.text("sheet-nowhere").to_owned();
        cx.notices.push(Notice::problem(words));
        return;
    };
    let page = cx.state.planner.page.map_or("", PlannerPage::key);
    let stem = cx.text(&format!("planner-file-{page}")).to_owned();
    for (ending, text) in files(cx) {
        let path = folder.join(format!("{stem}.{ending}"));
        let written = std::fs::create_dir_all(folder)
            .map_err(anyhow::Error::from)
            .and_then(|()| Ok(crate::store::atomic_write(&path, text.as_bytes())?));
        let path = path.display().to_string();
        cx.notices.push(match written {
            Ok(()) => Notice::info(cx.messages.format("sheet-saved", &[("path", path.into())])),
            Err(error) => {
                let args = [("path", path.into()), ("reason", error.to_string().into())];
                Notice::problem(cx.messages.format("sheet-save-failed", &args))
            }
        });
    }
}
