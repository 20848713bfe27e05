//! `archipel audit measure LON,LAT LON,LAT …`: what the window's measuring tool says of a path.

use clap::Args;
use geo_types::Coord;
use serde_json::json;

use crate::analysis::measured::{Measured, measured};
use crate::cli::args::place;
use crate::i18n::Messages;

/// The places of the path.
#[derive(Debug, Args)]
pub struct MeasureArguments {
    /// Places in degrees, in their order; west of Greenwich after `--`.
    #[arg(value_name = "LON,LAT", required = true, num_args = 1.., value_parser = place)]
    pub places: Vec<Coord<f64>>,
    /// The path is closed: also the area inside it.
    #[arg(long)]
    pub area: bool,
    /// Form of the output.
    #[command(flatten)]
    pub form: super::Form,
}

pub(super) fn render(arguments: &MeasureArguments, messages: &Messages) -> String {
    let measured = measured(&arguments.places, arguments.area);
    let steps = measured.steps.iter().enumerate().map(|(at, step)| {
        json!({
            "step": at + 1,
            "length_m": rounded(step.length_m),
            "bearing": step.bearing.map(|bearing| (bearing * 1e4).round() / 1e4),
        })
    });
    let steps: Vec<serde_json::Value> = steps.collect();
    if arguments.form.csv {
        return super::as_csv(&["step", "length_m", "bearing"], &steps);
    }
    if arguments.form.json {
        let value = json!({
            "length_m": rounded(measured.length_m),
            "perimeter_m": measured.perimeter_m.map(rounded),
            "area_m2": measured.area_m2.map(rounded),
            "straight_m": rounded(measured.straight_m),
            "steps": steps,
        });
        return format!("{value:#}\n");
    }
    in_words(&measured, messages)
}

fn rounded(metres: f64) -> f64 {
    (metres * 1e3).round() / 1e3
}

fn in_words(measured: &Measured, messages: &Messages) -> String {
    measured
        .lines(messages)
        .into_iter()
        .map(|(label, value)| format!("{label} {value}\n"))
        .collect()
}
