//! `archipel audit catchment --at LON,LAT|--of ID --minutes N [--by foot|bicycle]`: what is reached, and who lives there.

use clap::{Args, ValueEnum};
use geo_types::{Coord, Geometry, Point};
use serde_json::{Value, json};

use super::fault;
use crate::analysis::access::catchment::{Travel, catchment};
use crate::analysis::access::report::degrees;
use crate::cli::args::place;
use crate::i18n::Messages;
use crate::model::{Atlas, Diagnostic, Feature};

/// From where, how, how long.
#[derive(Debug, Args)]
pub struct CatchmentArguments {
    /// Where one starts, in degrees.
    #[arg(long, value_name = "LON,LAT", value_parser = place, allow_hyphen_values = true, required_unless_present = "of", conflicts_with = "of")]
    pub at: Option<Coord<f64>>,
    /// The feature where one starts, by its id: anywhere on it.
    #[arg(long, value_name = "ID")]
    pub of: Option<String>,
    /// How long one moves.
    #[arg(long, value_name = "MINUTES", default_value_t = 15.0, value_parser = minutes)]
    pub minutes: f64,
    /// How one moves.
    #[arg(long, value_enum, default_value_t = Means::Foot)]
    pub by: Means,
    /// Kilometres an hour; without it 4.8 on foot and 15 by bicycle.
    #[arg(long, value_name = "KMH", value_parser = speed)]
    pub speed: Option<f64>,
    /// How much longer the way is than a straight line, where there is no network.
    #[arg(long, default_value_t = 1.3, value_parser = detour)]
    pub detour: f64,
    /// Form of the output; the outline is in the JSON.
    #[command(flatten)]
    pub form: super::Form,
}

/// How one moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Means {
    /// On foot.
    Foot,
    /// By bicycle.
    Bicycle,
}

fn within(text: &str, from: f64, to: f64) -> Result<f64, String> {
    let value = text.parse().ok().filter(|value| (from..=to).contains(value));
    value.ok_or_else(|| format!("a number from {from} to {to}"))
}

fn minutes(text: &str) -> Result<f64, String> {
    within(text, 1.0, 120.0)
}

fn speed(text: &str) -> Result<f64, String> {
    within(text, 1.0, 60.0)
}

fn detour(text: &str) -> Result<f64, String> {
    within(text, 1.0, 3.0)
}

pub(super) fn render(
    atlas: &Atlas,
    arguments: &CatchmentArguments,
    messages: &Messages,
) -> Result<String, Box<Diagnostic>> {
    let origin = match (arguments.at, &arguments.of) {
        (Some(at), _) => Some(Geometry::Point(Point(at))),
        (None, Some(id)) => atlas.get(id).and_then(Feature::geometry),
        (None, None) => None,
    };
    let mut travel = match arguments.by {
        Means::Foot => Travel::on_foot(arguments.minutes),
        Means::Bicycle => Travel::by_bicycle(arguments.minutes),
    };
    travel.kmh = arguments.speed.unwrap_or(travel.kmh);
    travel.detour = arguments.detour;
    let reached = origin.and_then(|origin| catchment(atlas, &origin, &travel));
    let Some(reached) = reached else {
        let id = arguments.of.clone().unwrap_or_default();
        return Err(fault("audit-around-unknown", "id", &id, String::new()));
    };
    let ring = |ring: &geo_types::LineString<f64>| -> Value {
        ring.0.iter().map(|at| json!([degrees(at.x), degrees(at.y)])).collect()
    };
    let how = how(&travel, &reached, messages);
    let mut value = json!({
        "minutes": travel.minutes,
        "kmh": travel.kmh,
        "detour": travel.detour,
        "area_ha": (reached.area_ha * 10.0).round() / 10.0,
        "inhabitants": reached.inhabitants.map(f64::round),
        "share_percent": reached.share.map(|share| (share * 1e4).round() / 1e2),
        "network_km": (reached.network_km * 100.0).round() / 100.0,
        "network_held_km": (reached.held_km * 100.0).round() / 100.0,
        "straight_only": reached.network_km == 0.0,
        "note": how,
    });
    if arguments.form.csv {
        let keys = [
            "minutes",
            "kmh",
            "detour",
            "area_ha",
            "inhabitants",
            "share_percent",
            "network_km",
            "straight_only",
        ];
        return Ok(super::as_csv(&keys, &[value]));
    }
    if arguments.form.json {
        let polygon = |polygon: &geo_types::Polygon<f64>| -> Value {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(ring)
                .collect()
        };
        let coordinates: Vec<Value> = reached.outline.iter().map(polygon).collect();
        value["outline"] = json!({ "type": "MultiPolygon", "coordinates": coordinates });
        return Ok(format!("{value:#}\n"));
    }
    let people = reached
        .inhabitants
        .map_or_else(|| "–".to_owned(), |people| messages.number(people, 0));
    let share = reached
        .share
        .map_or_else(|| "–".to_owned(), |share| messages.number(share * 100.0, 1));
    let args = [
        ("area", messages.area(reached.area_ha).into()),
        ("people", people.into()),
        ("share", share.into()),
    ];
    Ok(format!("{}\n{how}\n", messages.format("audit-catchment", &args)))
}

fn how(travel: &Travel, reached: &crate::analysis::access::catchment::Catchment, messages: &Messages) -> String {
    let key = if reached.network_km > 0.0 {
        "audit-how-catchment"
    } else {
        "audit-how-catchment-straight"
    };
    let args = [
        ("kmh", messages.number_shortest(travel.kmh).into()),
        ("minutes", messages.number_shortest(travel.minutes).into()),
        ("detour", messages.number_shortest(travel.detour).into()),
        ("km", messages.length(reached.network_km * 1e3).into()),
    ];
    messages.format(key, &args)
}
