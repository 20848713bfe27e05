//! `archipel audit catchment --at LON,LAT|--of ID --minutes N [--by foot|bicycle]`: what is reached, and who lives there.

use clap::{Args, ValueEnum};
use geo_types::{Coord, Geometry, Point};

use super::fault;
use crate::analysis::access::catchment::{Travel, catchment};
use crate::analysis::access::reach;
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
    let mut value = reach::summary(&travel, &reached, messages);
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
        value["outline"] = reach::outline_json(&reached.outline);
        return Ok(format!("{value:#}\n"));
    }
    let rows = reach::cells(&reached, messages);
    let communes = if rows.len() > 2 {
        format!("\n{}", super::aligned(&rows, messages))
    } else {
        String::new()
    };
    Ok(format!(
        "{}\n{communes}\n{}\n",
        reach::sentence(&reached, messages),
        reach::how(&travel, &reached, messages)
    ))
}
