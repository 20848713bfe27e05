//! What might be built: lines, areas and places, in scenarios that stand side by side.

use geo_types::{Coord, Geometry, LineString, Point, Polygon};
use serde::{Deserialize, Serialize};

use super::edit::{Edit, History, MOST_PLACES, edited, is_ring, tidy};

/// Scenarios side by side.
pub const SCENARIOS: usize = 2;
/// Lines of a scenario at most.
pub const MOST_LINES: usize = 500;

/// A line as places in degrees: two or more; one that ends where it began is the border of an area; a lone place is a point.
pub type Line = Vec<Coord<f64>>;

/// What might be built.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// Its lines, areas and points.
    pub lines: Vec<Line>,
    /// Whether the map shows it.
    pub shown: bool,
    /// The way back.
    pub history: History<Vec<Line>>,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            shown: true,
            history: History::default(),
        }
    }
}

/// About a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ScenarioCommand {
    /// Add this line.
    Add(Line),
    /// Change a place of this line; a line without places is taken out.
    Edit(usize, Edit),
    /// Take this line out.
    Remove(usize),
    /// Take these lines instead of what there is: those of a file.
    Load(Vec<Line>),
    /// Take everything out.
    Clear,
    /// Go one step back.
    Undo,
    /// Go forward again.
    Redo,
    /// Show it on the map, or not.
    SetShown(bool),
}

/// Carries out `command`.
pub(super) fn apply(scenario: &mut Scenario, command: ScenarioCommand) {
    let before = scenario.lines.clone();
    match command {
        ScenarioCommand::Add(line) => {
            scenario.lines.extend(sound(line));
            scenario.shown = true;
        }
        ScenarioCommand::Edit(at, edit) => {
            if let Some(line) = scenario.lines.get_mut(at) {
                edited(line, edit);
            }
            scenario.lines.retain(|line| !line.is_empty());
            scenario.history.note_edit(before, &scenario.lines, at, edit);
            return;
        }
        ScenarioCommand::Remove(at) if at < scenario.lines.len() => {
            scenario.lines.remove(at);
        }
        ScenarioCommand::Remove(_) => {}
        ScenarioCommand::Load(lines) => {
            scenario.lines = lines.into_iter().filter_map(sound).collect();
            scenario.shown = true;
        }
        ScenarioCommand::Clear => scenario.lines.clear(),
        ScenarioCommand::Undo => return scenario.history.undo(&mut scenario.lines),
        ScenarioCommand::Redo => return scenario.history.redo(&mut scenario.lines),
        ScenarioCommand::SetShown(shown) => scenario.shown = shown,
    }
    scenario.lines.truncate(MOST_LINES);
    scenario.history.note(before, &scenario.lines);
}

/// A line within its limits; none without a place.
fn sound(line: Line) -> Option<Line> {
    let line: Line = line.into_iter().filter_map(tidy).take(MOST_PLACES).collect();
    Some(line).filter(|line| !line.is_empty())
}

/// A line of a scenario as a geometry.
pub fn geometry(line: &[Coord<f64>]) -> Geometry<f64> {
    match line {
        [only] => Geometry::Point(Point(*only)),
        ring if is_ring(ring) => Geometry::Polygon(Polygon::new(LineString(ring.to_vec()), Vec::new())),
        _ => Geometry::LineString(LineString(line.to_vec())),
    }
}

/// Geometries as lines of a scenario: each part of one is a line, holes of areas are left out.
pub fn lines_of(geometries: impl IntoIterator<Item = Geometry<f64>>) -> Vec<Line> {
    let mut lines = Vec::new();
    for geometry in geometries {
        match geometry {
            Geometry::Point(point) => lines.push(vec![point.0]),
            Geometry::MultiPoint(points) => lines.extend(points.into_iter().map(|point| vec![point.0])),
            Geometry::LineString(line) => lines.push(line.0),
            Geometry::MultiLineString(all) => lines.extend(all.into_iter().map(|line| line.0)),
            Geometry::Polygon(area) => lines.push(area.into_inner().0.0),
            Geometry::MultiPolygon(all) => lines.extend(all.into_iter().map(|area| area.into_inner().0.0)),
            Geometry::GeometryCollection(all) => lines.extend(lines_of(all)),
            Geometry::Line(line) => lines.push(vec![line.start, line.end]),
            Geometry::Rect(rect) => lines.push(rect.to_polygon().into_inner().0.0),
            Geometry::Triangle(corners) => lines.push(corners.to_polygon().into_inner().0.0),
        }
    }
    lines
}
