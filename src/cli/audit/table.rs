//! `archipel audit table --by commune|epci|pole|LAYER [--layer L] [--where key=value]… [--sort COLUMN]`.

use clap::Args;
use geo_types::{Coord, Geometry, LineString, MultiPolygon, Polygon};
use serde_json::{Value, json};

use super::{aligned, as_csv, chosen, fault, known_layers};
use crate::analysis::parts::{areas, buffer_m};
use crate::analysis::statistics::report::{Column, cells, notes, order, row_json};
use crate::analysis::statistics::{By, Statistics, Zone, statistics, zones};
use crate::cli::args::{condition, place};
use crate::i18n::Messages;
use crate::model::catalog::Role;
use crate::model::{Atlas, Diagnostic, Feature, Lang, Localized};

/// Which features, by which zones.
#[derive(Debug, Args)]
pub struct TableArguments {
    /// Zones: communes, intercommunal bodies, the Pôle, or the areas of a layer by its id.
    #[arg(long, value_name = "commune|epci|pole|LAYER", default_value = "epci", conflicts_with_all = ["polygon", "around"])]
    pub by: String,
    /// Instead, one zone: a polygon, its corners in degrees, one after the other.
    #[arg(long, value_name = "LON,LAT;LON,LAT;…", value_delimiter = ';', value_parser = place, allow_hyphen_values = true, conflicts_with = "around")]
    pub polygon: Vec<Coord<f64>>,
    /// Instead, one zone: everything within --metres of this feature, by its id; may be given again.
    #[arg(long, value_name = "ID", requires = "metres")]
    pub around: Vec<String>,
    /// How far around.
    #[arg(long, value_name = "METRES", requires = "around")]
    pub metres: Option<f64>,
    /// Layers whose features are added up; without it, each layer of the subject.
    #[arg(long = "layer", value_name = "ID,ID", value_delimiter = ',')]
    pub layers: Vec<String>,
    /// Only features with this value, as for `features`; may be given again.
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition, requires = "layers")]
    pub conditions: Vec<(String, String)>,
    /// Order of the rows: a key of the JSON; without it, that of the data.
    #[arg(long, value_name = "KEY", value_parser = column)]
    pub sort: Option<Column>,
    /// Turns the order round.
    #[arg(long, requires = "sort")]
    pub reverse: bool,
    /// Form of the output.
    #[command(flatten)]
    pub form: super::Form,
}

fn column(text: &str) -> Result<Column, String> {
    let known = || Column::ALL.map(Column::key).join(", ");
    let found = Column::ALL.into_iter().find(|column| column.key() == text);
    found.ok_or_else(known)
}

/// Keys of the CSV, in the order of its columns.
const KEYS: [&str; 14] = [
    "layer",
    "id",
    "code",
    "name",
    "zone_ha",
    "inhabitants",
    "count",
    "length_km",
    "area_ha",
    "share_percent",
    "cover_percent",
    "per_1000_inhabitants",
    "m_per_inhabitant",
    "m2_per_inhabitant",
];

pub(super) fn render(
    atlas: &Atlas,
    arguments: &TableArguments,
    messages: &Messages,
) -> Result<String, Box<Diagnostic>> {
    let zones = asked(atlas, arguments)?;
    let layers: Vec<String> = if arguments.layers.is_empty() {
        let subject = atlas.layers.iter().filter(|layer| layer.def.role == Role::Subject);
        subject.map(|layer| layer.def.id.clone()).collect()
    } else {
        arguments.layers.clone()
    };
    let mut tables: Vec<(&String, Statistics, Vec<usize>)> = Vec::new();
    for layer in &layers {
        let ids = chosen(atlas, std::slice::from_ref(layer), &arguments.conditions, messages)?;
        let answer = statistics(atlas, &ids, &zones);
        let mut rows = match arguments.sort {
            Some(column) => order(&answer, &zones, column, arguments.reverse, messages.lang()),
            None => (0..answer.rows.len()).collect(),
        };
        // Where every layer is asked for, zones that hold nothing of one say nothing.
        rows.retain(|row| !arguments.layers.is_empty() || answer.rows[*row].sum.count > 0);
        tables.push((layer, answer, rows));
    }
    if arguments.form.json {
        return Ok(as_json(arguments, &tables, &zones, messages));
    }
    if arguments.form.csv {
        let mut all = Vec::new();
        for (layer, answer, rows) in &tables {
            for at in rows {
                let mut row = row_json(answer, &zones, *at, messages);
                row["layer"] = json!(layer);
                all.push(row);
            }
        }
        return Ok(as_csv(&KEYS, &all));
    }
    let mut out = String::new();
    for (layer, answer, rows) in &tables {
        let title = atlas
            .layer(layer)
            .map_or("", |layer| layer.def.title.get(messages.lang()));
        let table = aligned(&cells(answer, &zones, rows, messages), messages);
        let notes = notes(answer, messages).join("\n");
        out.push_str(&format!("{}\n{table}{notes}\n\n", title.to_uppercase()));
    }
    out.pop();
    Ok(out)
}

fn asked(atlas: &Atlas, arguments: &TableArguments) -> Result<Vec<Zone>, Box<Diagnostic>> {
    if !arguments.polygon.is_empty() {
        let ring = LineString(arguments.polygon.clone());
        let outline = MultiPolygon(vec![Polygon::new(ring, Vec::new())]);
        return Ok(vec![Zone::drawn(atlas, "polygon", named("Zone dessinée"), outline)]);
    }
    if !arguments.around.is_empty() {
        return around(atlas, arguments);
    }
    let Some(by) = By::of(atlas, &arguments.by) else {
        let area = |layer: &&str| By::of(atlas, layer).is_some();
        let known: Vec<&str> = ["commune", "epci", "pole"]
            .into_iter()
            .chain(known_layers(atlas).into_iter().filter(area))
            .collect();
        return Err(fault("audit-zones-unknown", "by", &arguments.by, known.join(", ")));
    };
    Ok(zones(atlas, &by))
}

fn around(atlas: &Atlas, arguments: &TableArguments) -> Result<Vec<Zone>, Box<Diagnostic>> {
    let metres = arguments.metres.unwrap_or(0.0);
    let mut grown: Vec<(Geometry<f64>, f64)> = Vec::new();
    for id in &arguments.around {
        let geometry = atlas.get(id).and_then(Feature::geometry);
        grown.extend(geometry.map(|geometry| (geometry, metres)));
    }
    let outline = match grown.as_slice() {
        // Nothing is grown: the land itself.
        [(geometry, 0.0)] => areas(geometry),
        _ => buffer_m(&grown),
    };
    let names = arguments.around.join(", ");
    outline.map_or_else(
        || Err(fault("audit-around-unknown", "id", &names, String::new())),
        |outline| Ok(vec![Zone::drawn(atlas, "buffer", named(&names), outline)]),
    )
}

fn named(words: &str) -> Localized {
    Localized::source(Lang::Fr, words)
}

fn as_json(
    arguments: &TableArguments,
    tables: &[(&String, Statistics, Vec<usize>)],
    zones: &[Zone],
    messages: &Messages,
) -> String {
    let sum = |sum: &crate::analysis::statistics::Sum| {
        json!({
            "count": sum.count,
            "length_km": (sum.length_km * 1e4).round() / 1e4,
            "area_ha": (sum.area_ha * 1e3).round() / 1e3,
        })
    };
    let one = |(layer, answer, rows): &(&String, Statistics, Vec<usize>)| {
        let objects = rows.iter().map(|at| row_json(answer, zones, *at, messages));
        json!({
            "layer": layer,
            "total": sum(&answer.total),
            "inside": sum(&answer.inside),
            "without_geometry": answer.without_geometry,
            "markers": answer.markers,
            "indicative": answer.indicative,
            "notes": notes(answer, messages),
            "rows": objects.collect::<Vec<Value>>(),
        })
    };
    let by = if !arguments.polygon.is_empty() {
        "polygon"
    } else if !arguments.around.is_empty() {
        "around"
    } else {
        &arguments.by
    };
    let tables: Vec<Value> = tables.iter().map(one).collect();
    format!("{:#}\n", json!({ "by": by, "tables": tables }))
}
