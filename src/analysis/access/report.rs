//! An audit of access in sentences, as a table, and as connections on a map.

use serde_json::{Value, json};

use super::{Audit, Goal, Obstacle, Row, Verdict};
use crate::analysis::table::Cell;
use crate::i18n::Messages;
use crate::model::{Atlas, Feature};
use crate::space::between::bearing;

/// The goal in words, after a preposition: "the cycle network that is loaded".
pub fn goal_words(atlas: &Atlas, goal: &Goal, messages: &Messages) -> String {
    match goal {
        Goal::Layer(id) => {
            let title = atlas.layer(id).map_or("", |layer| layer.def.title.get(messages.lang()));
            messages.format("audit-goal-layer", &[("layer", title.to_owned().into())])
        }
        other => messages.text(&format!("audit-goal-{}", other.key())).to_owned(),
    }
}

/// The answer in one sentence.
pub fn sentence(atlas: &Atlas, audit: &Audit, messages: &Messages) -> String {
    let args = [
        ("goal", goal_words(atlas, &audit.goal, messages).into()),
        ("metres", metres_words(audit.metres, messages).into()),
        ("count", audit.count(Verdict::Farther).into()),
        ("within", audit.count(Verdict::Within).into()),
        ("of", audit.rows.len().into()),
    ];
    let key = if audit.obstacle.is_some() {
        "audit-answer-inconclusive"
    } else {
        "audit-answer"
    };
    messages.format(key, &args)
}

fn metres_words(metres: f64, messages: &Messages) -> String {
    format!("{}\u{a0}m", messages.number_shortest(metres))
}

/// Why the answer is inconclusive, and what would settle it.
pub fn obstacle_words(obstacle: Obstacle, messages: &Messages) -> (String, String) {
    let args = match obstacle {
        Obstacle::StopsNotLocated(bus) => vec![
            ("located", bus.located.into()),
            ("known", bus.known.into()),
            ("unlisted", bus.unlisted.into()),
            ("lines", bus.lines.into()),
        ],
        Obstacle::NothingDrawn => Vec::new(),
    };
    let key = obstacle.key();
    (
        messages.format(&format!("audit-reason-{key}"), &args),
        messages.format(&format!("audit-remedy-{key}"), &args),
    )
}

/// Everything that has to be said beside the answer: obstacle and remedy, routes that are not drawn, markers, features without
/// a place, doubtful distances.
pub fn notes(audit: &Audit, messages: &Messages) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(obstacle) = audit.obstacle {
        let (reason, remedy) = obstacle_words(obstacle, messages);
        notes.extend([reason, remedy]);
    }
    if audit.goal == Goal::Cycle {
        let km = messages.length(audit.goals_km * 1e3);
        let args = [("km", km.into()), ("undrawn", audit.goals_undrawn.into())];
        notes.push(messages.format("audit-held-cycle", &args));
    }
    let mut counted = |key: &str, count: usize| {
        if count > 0 {
            notes.push(messages.format(key, &[("count", count.into())]));
        }
    };
    counted("audit-markers", audit.markers);
    counted("audit-unplaced", audit.unplaced.len());
    let doubtful = audit.rows.iter().filter(|row| row.doubtful(audit.metres)).count();
    counted("audit-doubtful", doubtful);
    notes.push(messages.text("audit-how-access").to_owned());
    notes
}

/// Message keys of the columns of [`cells`].
pub const COLUMNS: [&str; 8] = [
    "audit-column-rank",
    "column-id",
    "column-name",
    "column-category",
    "column-communes",
    "audit-column-distance",
    "audit-column-nearest",
    "audit-column-verdict",
];

/// A heading and a row for each of `rows`.
pub fn cells<'a>(
    atlas: &Atlas,
    audit: &Audit,
    rows: impl Iterator<Item = &'a Row>,
    messages: &Messages,
) -> Vec<Vec<Cell>> {
    let lang = messages.lang();
    let mut all = vec![COLUMNS.map(|key| Cell::from(messages.text(key))).to_vec()];
    for (rank, row) in rows.enumerate() {
        let Some(feature) = atlas.feature(row.id) else { continue };
        let nearest = row.way.and_then(|way| atlas.feature(way.to));
        let category = atlas.catalog.category(&feature.category);
        all.push(vec![
            Cell::Number((rank + 1) as f64, 0),
            feature.id.as_str().into(),
            feature.name.get(lang).into(),
            category.map_or("", |category| category.title.get(lang)).into(),
            communes(atlas, feature, messages).into(),
            row.way.map_or(Cell::Empty, |way| Cell::Number(way.distance_m, 0)),
            nearest.map_or("", |nearest| nearest.name.get(lang)).into(),
            verdict_words(row, audit.metres, messages).into(),
        ]);
    }
    all
}

/// The communes of a feature, in words.
pub fn communes(atlas: &Atlas, feature: &Feature, messages: &Messages) -> String {
    let name = |code: &String| {
        atlas
            .commune_name(code)
            .map_or(code.as_str(), |name| name.get(messages.lang()))
            .to_owned()
    };
    feature.communes.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The verdict of a row in words, with its doubt.
pub fn verdict_words(row: &Row, metres: f64, messages: &Messages) -> String {
    let verdict = messages.text(&format!("audit-verdict-{}", row.verdict.key()));
    if row.doubtful(metres) {
        let doubt = messages.distance(row.doubt_m);
        return messages.format(
            "audit-verdict-doubtful",
            &[("verdict", verdict.into()), ("doubt", doubt.into())],
        );
    }
    verdict.to_owned()
}

/// A row as JSON, with the keys of the command line.
pub fn row_json(atlas: &Atlas, audit: &Audit, rank: usize, row: &Row, messages: &Messages) -> Option<Value> {
    let feature = atlas.feature(row.id)?;
    let lang = messages.lang();
    let place = |at: geo_types::Coord<f64>| json!([degrees(at.x), degrees(at.y)]);
    let nearest = row.way.and_then(|way| {
        let nearest = atlas.feature(way.to)?;
        Some(json!({ "id": nearest.id, "name": nearest.name.get(lang) }))
    });
    Some(json!({
        "rank": rank,
        "id": feature.id,
        "name": feature.name.get(lang),
        "layer": atlas.layers[row.id.layer as usize].def.id,
        "category": feature.category.as_str(),
        "communes": feature.communes,
        "epci": feature.epci,
        "verdict": row.verdict.key(),
        "distance_m": row.way.map(|way| (way.distance_m * 10.0).round() / 10.0),
        "bearing": row.way.filter(|way| way.distance_m > 0.0)
            .map(|way| bearing(way.from_geo, way.to_geo).round() % 360.0),
        "nearest": nearest,
        "from": row.way.map(|way| place(way.from_geo)),
        "to": row.way.map(|way| place(way.to_geo)),
        "precision_m": (row.doubt_m > 0.0).then_some(row.doubt_m),
        "doubtful": row.doubtful(audit.metres),
    }))
}

/// Degrees to seven decimals: a centimetre.
pub fn degrees(value: f64) -> f64 {
    (value * 1e7).round() / 1e7
}

/// The shortest connections of `rows` as a GeoJSON text.
pub fn connections<'a>(
    atlas: &Atlas,
    audit: &Audit,
    rows: impl Iterator<Item = &'a Row>,
    messages: &Messages,
) -> String {
    let line = |(index, row): (usize, &Row)| {
        let properties = row_json(atlas, audit, index + 1, row, messages)?;
        let coordinates = json!([properties["from"], properties["to"]]);
        Some(json!({
            "type": "Feature",
            "geometry": row.way.map(|_| json!({ "type": "LineString", "coordinates": coordinates })),
            "properties": properties,
        }))
    };
    let features: Vec<Value> = rows.enumerate().filter_map(line).collect();
    format!("{:#}\n", json!({ "type": "FeatureCollection", "features": features }))
}
