//! `archipel audit access --layer L [--where key=value]… [--to cycle|transit|bus|station|LAYER] [--metres N]`.

use clap::Args;
use serde_json::{Value, json};

use super::{aligned, as_csv, chosen, fault, known_layers};
use crate::analysis::access::report::{cells, connections, notes, obstacle_words, row_json, sentence};
use crate::analysis::access::{Audit, Goal, Obstacle, Question, Row, Verdict, audit, catchment};
use crate::analysis::network::geometries;
use crate::analysis::parts::buffer_m;
use crate::analysis::statistics::inhabitants_in;
use crate::cli::args::condition;
use crate::i18n::Messages;
use crate::model::{Atlas, Diagnostic};

/// Whose access to what.
#[derive(Debug, Args)]
pub struct AccessArguments {
    /// Layers whose features are audited.
    #[arg(
        long = "layer",
        value_name = "ID,ID",
        value_delimiter = ',',
        default_value = "parks,unesco,sites"
    )]
    pub layers: Vec<String>,
    /// Only features with this value, as for `features`; may be given again.
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition)]
    pub conditions: Vec<(String, String)>,
    /// Access to the cycle routes that are drawn, to bus stops and stations, to one of both, or to a layer by its id.
    #[arg(long, default_value = "cycle", value_name = "cycle|transit|bus|station|LAYER")]
    pub to: String,
    /// How far is too far: without it 300 m, and 500 m for stops and stations.
    #[arg(long, value_name = "METRES", value_parser = metres)]
    pub metres: Option<f64>,
    /// Also what lies within the distance.
    #[arg(long)]
    pub all: bool,
    /// Also how many inhabitants live within the distance.
    #[arg(long)]
    pub inhabitants: bool,
    /// The shortest connections as GeoJSON on stdout.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub geojson: bool,
    /// Form of the output.
    #[command(flatten)]
    pub form: super::Form,
}

fn metres(text: &str) -> Result<f64, String> {
    let metres = text.parse().ok().filter(|metres| (0.0..=50_000.0).contains(metres));
    metres.ok_or_else(|| "metres from 0 to 50000".to_owned())
}

/// Keys of the CSV, in the order of its columns.
const KEYS: [&str; 14] = [
    "rank",
    "id",
    "name",
    "layer",
    "category",
    "communes",
    "epci",
    "verdict",
    "distance_m",
    "bearing",
    "doubtful",
    "nearest",
    "from",
    "to",
];

pub(super) fn render(
    atlas: &Atlas,
    arguments: &AccessArguments,
    messages: &Messages,
) -> Result<String, Box<Diagnostic>> {
    let Some(goal) = Goal::of(atlas, &arguments.to) else {
        let known: Vec<&str> = ["cycle", "transit", "bus", "station"]
            .into_iter()
            .chain(known_layers(atlas))
            .collect();
        return Err(fault("audit-goal-unknown", "goal", &arguments.to, known.join(", ")));
    };
    let metres = arguments.metres.unwrap_or_else(|| goal.usual_metres());
    let question = Question {
        subjects: chosen(atlas, &arguments.layers, &arguments.conditions, messages)?,
        goal,
        metres,
    };
    let answer = audit(atlas, &question);
    let rows: Vec<&Row> = answer
        .rows
        .iter()
        .filter(|row| arguments.all || row.verdict != Verdict::Within)
        .collect();
    let notes = notes(&answer, messages);
    if arguments.geojson {
        return Ok(connections(atlas, &answer, rows.into_iter(), messages));
    }
    let objects = || {
        let each = rows.iter().enumerate();
        each.filter_map(|(at, row)| row_json(atlas, &answer, at + 1, row, messages))
            .collect::<Vec<Value>>()
    };
    if arguments.form.csv {
        if let Some(obstacle) = answer.obstacle {
            let (reason, remedy) = obstacle_words(obstacle, messages);
            eprintln!("{reason}\n{remedy}");
        }
        return Ok(as_csv(&KEYS, &objects()));
    }
    let people = arguments.inhabitants.then(|| people(atlas, &answer)).flatten();
    if arguments.form.json {
        let value = as_json(atlas, &answer, objects(), &notes, people, messages);
        return Ok(format!("{value:#}\n"));
    }
    let mut out = format!("{}\n", sentence(atlas, &answer, messages));
    if let Some([within, of]) = people {
        let args = [
            ("within", messages.number(within, 0).into()),
            ("of", messages.number(of, 0).into()),
            ("share", messages.number(within / of * 100.0, 1).into()),
        ];
        out.push_str(&format!("{}\n", messages.format("audit-inhabitants", &args)));
    }
    if !rows.is_empty() {
        out.push('\n');
        out.push_str(&aligned(&cells(atlas, &answer, rows.into_iter(), messages), messages));
    }
    out.push_str(&format!("\n{}\n", notes.join("\n")));
    Ok(out)
}

/// Inhabitants within the distance, and of all communes.
fn people(atlas: &Atlas, answer: &Audit) -> Option<[f64; 2]> {
    let goals = geometries(atlas, &answer.goal.features(atlas));
    let around: Vec<_> = goals.into_iter().map(|geometry| (geometry, answer.metres)).collect();
    let within = inhabitants_in(atlas, &buffer_m(&around)?)?;
    let all = catchment::population(atlas);
    (all > 0.0).then_some([within, all])
}

fn as_json(
    atlas: &Atlas,
    answer: &Audit,
    rows: Vec<Value>,
    notes: &[String],
    people: Option<[f64; 2]>,
    messages: &Messages,
) -> Value {
    let bus = match answer.obstacle {
        Some(Obstacle::StopsNotLocated(bus)) => Some(json!(bus)),
        _ => None,
    };
    let words = answer.obstacle.map(|obstacle| obstacle_words(obstacle, messages));
    json!({
        "answer": if answer.obstacle.is_some() { "inconclusive" } else { "exact" },
        "sentence": sentence(atlas, answer, messages),
        "reason": words.as_ref().map(|words| &words.0),
        "remedy": words.as_ref().map(|words| &words.1),
        "stops": bus,
        "to": answer.goal.key(),
        "metres": answer.metres,
        "goals": answer.goals,
        "goals_without_geometry": answer.goals_undrawn,
        "goals_km": (answer.goals_km * 1e3).round() / 1e3,
        "subjects": answer.rows.len(),
        "farther": answer.count(Verdict::Farther),
        "within": answer.count(Verdict::Within),
        "inconclusive": answer.count(Verdict::Inconclusive),
        "markers": answer.markers,
        "without_geometry": answer.unplaced.iter().filter_map(|id| atlas.feature(*id)).map(|feature| &feature.id).collect::<Vec<_>>(),
        "inhabitants": people.map(|[within, of]| json!({
            "within": within.round(), "of": of.round(), "share_percent": (within / of * 1e4).round() / 1e2,
        })),
        "sources": answer.sources(atlas),
        "notes": notes,
        "rows": rows,
    })
}
