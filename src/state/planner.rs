//! The planner's desk of the state: which page is open, what is measured, what is audited, how tables are made.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::State;
use crate::analysis::access::Goal;
use crate::analysis::network::links::Rank;
use crate::analysis::statistics::By;
use crate::analysis::statistics::report::Column;
use crate::model::Atlas;

/// Places of a measure at most.
pub const MOST_PLACES: usize = 500;
/// Smallest and largest distance of an audit, in metres.
pub const AUDIT_M: std::ops::RangeInclusive<f64> = 0.0..=20_000.0;
/// Smallest and largest gap that is looked for, in metres.
pub const GAP_M: std::ops::RangeInclusive<f64> = 10.0..=2_000.0;

/// A page of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlannerPage {
    /// Distances, areas, circles.
    #[default]
    Measure,
    /// What lies too far from a network.
    Access,
    /// Statistics by zones.
    Table,
    /// Gaps of the cycle network.
    Links,
    /// Declared totals beside what is loaded.
    Declared,
}

impl PlannerPage {
    /// Every page, in the order of the desk.
    pub const ALL: [Self; 5] = [Self::Measure, Self::Access, Self::Table, Self::Links, Self::Declared];

    /// The end of its message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Access => "access",
            Self::Table => "table",
            Self::Links => "links",
            Self::Declared => "declared",
        }
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// The length of a path.
    #[default]
    Path,
    /// The area inside a ring.
    Area,
    /// A circle: its middle, and a place on it.
    Circle,
}

impl MeasureKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Path, Self::Area, Self::Circle];

    /// The end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Area => "area",
            Self::Circle => "circle",
        }
    }
}

/// The measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// What is measured.
    pub kind: MeasureKind,
    /// Places in degrees, to a centimetre.
    pub places: Vec<Coord<f64>>,
    /// Places jump to what is drawn near them.
    pub snaps: bool,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            kind: MeasureKind::Path,
            places: Vec::new(),
            snaps: true,
        }
    }
}

/// What is audited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessChoice {
    /// Id of the layer whose features are audited; those that pass the filter.
    pub layer: String,
    /// Access to what.
    pub goal: Goal,
    /// How far is too far, in metres.
    pub metres: f64,
    /// Also list what is near enough.
    pub all: bool,
}

impl Default for AccessChoice {
    fn default() -> Self {
        Self {
            layer: "unesco".to_owned(),
            goal: Goal::Cycle,
            metres: Goal::Cycle.usual_metres(),
            all: false,
        }
    }
}

/// Zones of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zones {
    /// A division of the territory.
    By(By),
    /// The ring of the measure.
    Drawn,
    /// Everything within so many metres of the selection.
    Around(f64),
}

/// How the table is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableChoice {
    /// Id of the layer whose features are added up; those that pass the filter.
    pub layer: String,
    /// By which zones.
    pub zones: Zones,
    /// The column that orders the rows and colours the map.
    pub column: Column,
    /// The smallest first.
    pub reversed: bool,
}

impl Default for TableChoice {
    fn default() -> Self {
        Self {
            layer: "unesco".to_owned(),
            zones: Zones::By(By::Epci),
            column: Column::Count,
            reversed: false,
        }
    }
}

/// How gaps are looked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinksChoice {
    /// Gaps up to so many metres.
    pub metres: f64,
    /// What they are ordered by.
    pub rank: Rank,
}

impl Default for LinksChoice {
    fn default() -> Self {
        Self {
            metres: 250.0,
            rank: Rank::Km,
        }
    }
}

/// Scenarios side by side.
pub const SCENARIOS: usize = 2;

/// Lines that might be built, each as places in degrees.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// What is built: lines of two places or more; rings are closed; a lone place is a point.
    pub lines: Vec<Vec<Coord<f64>>>,
    /// Lines that were taken back last, to bring them back.
    pub undone: Vec<Vec<Coord<f64>>>,
}

/// The desk.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Planner {
    /// The page that is open.
    pub page: Option<PlannerPage>,
    /// The page that was open last.
    pub last: PlannerPage,
    /// The measure.
    pub measure: Measure,
    /// The audit of access.
    pub access: AccessChoice,
    /// The table.
    pub table: TableChoice,
    /// The gaps.
    pub links: LinksChoice,
    /// What might be built.
    pub scenarios: [Scenario; SCENARIOS],
}

impl Planner {
    /// Whether clicks on the map put places of a measure.
    pub fn measures(&self) -> bool {
        self.page == Some(PlannerPage::Measure)
    }
}

/// About the planner's desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PlannerCommand {
    /// Open the desk where it was last, or close it.
    Toggle,
    /// Open it at this page, or close it when it is that one.
    Show(PlannerPage),
    /// About the measure.
    Measure(MeasureCommand),
    /// Audit this layer.
    SetAccessLayer(String),
    /// Audit access to this; the distance becomes the usual one.
    SetGoal(Goal),
    /// How far is too far, in metres.
    SetMetres(f64),
    /// Also list what is near enough, or not.
    SetAll(bool),
    /// Add up this layer.
    SetTableLayer(String),
    /// By these zones.
    SetZones(Zones),
    /// Order by this column; the same again turns the order round.
    SetColumn(Column),
    /// Look for gaps up to so many metres.
    SetGap(f64),
    /// Order gaps by this.
    SetRank(Rank),
    /// Put the measured path into this scenario.
    Build(usize),
    /// Put these places into this scenario as a line.
    BuildLine(usize, Vec<Coord<f64>>),
    /// Take the last line of this scenario back.
    Unbuild(usize),
    /// Bring back the line that was taken back last.
    Rebuild(usize),
    /// Take every line of this scenario back.
    ClearScenario(usize),
    /// Copy what the page says.
    Copy,
    /// Write it into the folder of exports.
    Save,
}

/// About the measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum MeasureCommand {
    /// Measure this.
    SetKind(MeasureKind),
    /// Put a place, in degrees.
    Put(Coord<f64>),
    /// Put one in the middle of the map: the map knows where that is.
    PutMiddle,
    /// Take the last place back.
    Undo,
    /// Take out this place.
    Remove(usize),
    /// Take all of them out.
    Clear,
    /// Places jump to what is drawn near them, or not.
    SetSnaps(bool),
}

/// Carries out `command`; ids that the atlas does not know are ignored, numbers are brought within their limits.
pub(super) fn apply(state: &mut State, atlas: &Atlas, command: PlannerCommand) {
    let planner = &mut state.planner;
    match command {
        PlannerCommand::Toggle => show(state, state.planner.last),
        PlannerCommand::Show(page) => show(state, page),
        PlannerCommand::Measure(command) => measure(&mut planner.measure, command),
        PlannerCommand::SetAccessLayer(layer) if atlas.layer(&layer).is_some() => planner.access.layer = layer,
        PlannerCommand::SetGoal(goal) => {
            let known = !matches!(&goal, Goal::Layer(id) if atlas.layer(id).is_none());
            if known {
                planner.access.metres = goal.usual_metres();
                planner.access.goal = goal;
            }
        }
        PlannerCommand::SetMetres(metres) if metres.is_finite() => {
            planner.access.metres = metres.round().clamp(*AUDIT_M.start(), *AUDIT_M.end());
        }
        PlannerCommand::SetAll(all) => planner.access.all = all,
        PlannerCommand::SetTableLayer(layer) if atlas.layer(&layer).is_some() => planner.table.layer = layer,
        PlannerCommand::SetZones(zones) => {
            let sound = match &zones {
                Zones::By(By::Layer(id)) => By::of(atlas, id).is_some(),
                Zones::Around(metres) => metres.is_finite() && AUDIT_M.contains(metres),
                Zones::By(_) | Zones::Drawn => true,
            };
            if sound {
                planner.table.zones = zones;
            }
        }
        PlannerCommand::SetColumn(column) => {
            let table = &mut planner.table;
            table.reversed = table.column == column && !table.reversed;
            table.column = column;
        }
        PlannerCommand::SetGap(metres) if metres.is_finite() => {
            planner.links.metres = metres.round().clamp(*GAP_M.start(), *GAP_M.end());
        }
        PlannerCommand::SetRank(rank) => planner.links.rank = rank,
        PlannerCommand::Build(slot) => {
            let mut line = planner.measure.places.clone();
            if planner.measure.kind == MeasureKind::Area {
                line.extend(line.first().copied());
            }
            build(planner, slot, line);
            planner.measure.places.clear();
        }
        PlannerCommand::BuildLine(slot, line) => build(planner, slot, line),
        PlannerCommand::Unbuild(slot) => {
            if let Some(scenario) = planner.scenarios.get_mut(slot) {
                scenario.undone.extend(scenario.lines.pop());
            }
        }
        PlannerCommand::Rebuild(slot) => {
            if let Some(scenario) = planner.scenarios.get_mut(slot) {
                scenario.lines.extend(scenario.undone.pop());
            }
        }
        PlannerCommand::ClearScenario(slot) => {
            if let Some(scenario) = planner.scenarios.get_mut(slot) {
                scenario.undone.extend(scenario.lines.drain(..).rev());
            }
        }
        PlannerCommand::SetAccessLayer(_)
        | PlannerCommand::SetMetres(_)
        | PlannerCommand::SetTableLayer(_)
        | PlannerCommand::SetGap(_) => {}
        // What leaves the program is no part of the state.
        PlannerCommand::Copy | PlannerCommand::Save => {}
    }
}

/// Puts a line into a scenario; places to a centimetre, which is written and read back exactly.
fn build(planner: &mut Planner, slot: usize, line: Vec<Coord<f64>>) {
    let tidy = |value: f64| (value * 1e7).round() / 1e7;
    let line: Vec<Coord<f64>> = line
        .into_iter()
        .filter(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0)
        .map(|at| Coord {
            x: tidy(at.x),
            y: tidy(at.y),
        })
        .take(MOST_PLACES)
        .collect();
    if let Some(scenario) = planner.scenarios.get_mut(slot).filter(|_| !line.is_empty()) {
        scenario.lines.push(line);
        scenario.undone.clear();
    }
}

/// Opens a page, or closes the desk when it is open there; the other pages at the right give way.
fn show(state: &mut State, page: PlannerPage) {
    let planner = &mut state.planner;
    planner.page = (planner.page != Some(page)).then_some(page);
    planner.last = page;
    let panels = &mut state.panels;
    panels.basemaps_open = false;
    panels.stories_open = false;
    panels.updates_open = false;
    panels.import_open = false;
}

fn measure(measure: &mut Measure, command: MeasureCommand) {
    match command {
        MeasureCommand::SetKind(kind) => {
            measure.kind = kind;
            if kind == MeasureKind::Circle {
                measure.places.truncate(2);
            }
        }
        MeasureCommand::Put(at) if at.x.abs() <= 180.0 && at.y.abs() <= 90.0 => {
            // To a centimetre, which is written and read back exactly.
            let tidy = |value: f64| (value * 1e7).round() / 1e7;
            // A third place of a circle begins another one around the same middle.
            if measure.kind == MeasureKind::Circle {
                measure.places.truncate(1);
            }
            if measure.places.len() < MOST_PLACES {
                measure.places.push(Coord {
                    x: tidy(at.x),
                    y: tidy(at.y),
                });
            }
        }
        // The map puts what lies in its middle.
        MeasureCommand::Put(_) | MeasureCommand::PutMiddle => {}
        MeasureCommand::Undo => {
            measure.places.pop();
        }
        MeasureCommand::Remove(index) if index < measure.places.len() => {
            measure.places.remove(index);
        }
        MeasureCommand::Remove(_) => {}
        MeasureCommand::Clear => measure.places.clear(),
        MeasureCommand::SetSnaps(snaps) => measure.snaps = snaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::state::{Command, MapRoom, PanelCommand};

    fn carried(commands: impl IntoIterator<Item = PlannerCommand>) -> State {
        let atlas = load::atlas::embedded();
        let mut state = State::default();
        for command in commands {
            let command = Command::Planner(command);
            crate::state::apply(&mut state, &atlas, MapRoom::bare([1280.0, 800.0]), command);
        }
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state);
        state
    }

    fn put(x: f64, y: f64) -> PlannerCommand {
        PlannerCommand::Measure(MeasureCommand::Put(Coord { x, y }))
    }

    #[test]
    fn places_are_put_taken_back_and_cleared() {
        use PlannerCommand::Measure;
        let two = carried([
            put(2.83, 50.43),
            put(2.84, 50.44),
            put(f64::NAN, 0.0),
            put(2.85, 50.45),
            Measure(MeasureCommand::Undo),
        ]);
        assert_eq!(two.planner.measure.places.len(), 2);
        let one = carried([
            put(2.83, 50.43),
            put(2.84, 50.44),
            Measure(MeasureCommand::Remove(0)),
            Measure(MeasureCommand::Remove(7)),
        ]);
        assert_eq!(one.planner.measure.places, [Coord { x: 2.84, y: 50.44 }]);
        assert!(
            carried([put(2.83, 50.43), Measure(MeasureCommand::Clear)])
                .planner
                .measure
                .places
                .is_empty()
        );
    }

    #[test]
    fn a_circle_has_a_middle_and_one_place_on_it() {
        let kind = PlannerCommand::Measure(MeasureCommand::SetKind(MeasureKind::Circle));
        let state = carried([kind, put(2.83, 50.43), put(2.84, 50.44), put(2.85, 50.45)]);
        let places = state.planner.measure.places;
        assert_eq!(places, [Coord { x: 2.83, y: 50.43 }, Coord { x: 2.85, y: 50.45 }]);
    }

    #[test]
    fn escape_closes_the_desk_and_the_goal_brings_its_distance() {
        let mut state = carried([
            PlannerCommand::Show(PlannerPage::Access),
            PlannerCommand::SetGoal(Goal::Transit),
            PlannerCommand::SetAccessLayer("nothing".into()),
            PlannerCommand::SetMetres(f64::NAN),
        ]);
        assert_eq!(
            (state.planner.access.metres, state.planner.access.layer.as_str()),
            (500.0, "unesco")
        );
        assert_eq!(state.planner.page, Some(PlannerPage::Access));
        let close = Command::Panel(PanelCommand::CloseTop);
        crate::state::apply(
            &mut state,
            &load::atlas::embedded(),
            MapRoom::bare([1280.0, 800.0]),
            close,
        );
        assert_eq!((state.planner.page, state.planner.last), (None, PlannerPage::Access));
    }

    #[test]
    fn what_is_built_can_be_taken_back_and_brought_back() {
        use PlannerCommand::{Build, ClearScenario, Rebuild, Unbuild};
        let line = [put(2.83, 50.43), put(2.84, 50.44), Build(0)];
        let built = carried(line.clone());
        assert_eq!(built.planner.scenarios[0].lines.len(), 1);
        assert!(built.planner.measure.places.is_empty());
        let back = carried(
            line.clone()
                .into_iter()
                .chain([Unbuild(0), Rebuild(0), Rebuild(0), Unbuild(7)]),
        );
        assert_eq!(back.planner.scenarios, built.planner.scenarios);
        let two = line.clone().into_iter().chain(line.clone());
        let cleared = carried(two.clone().chain([ClearScenario(0)]));
        assert_eq!(
            (
                cleared.planner.scenarios[0].lines.len(),
                cleared.planner.scenarios[0].undone.len()
            ),
            (0, 2)
        );
        let again = carried(two.clone().chain([ClearScenario(0), Rebuild(0), Rebuild(0)]));
        assert_eq!(
            again.planner.scenarios[0].lines,
            carried(two).planner.scenarios[0].lines
        );
        assert!(carried([Build(0)]).planner.scenarios[0].lines.is_empty());
    }

    #[test]
    fn the_same_column_again_turns_the_order_round() {
        let state = carried([
            PlannerCommand::SetColumn(Column::Ha),
            PlannerCommand::SetColumn(Column::Ha),
        ]);
        assert!(state.planner.table.reversed);
        let state = carried([
            PlannerCommand::SetColumn(Column::Ha),
            PlannerCommand::SetColumn(Column::Km),
        ]);
        assert!(!state.planner.table.reversed);
    }
}
