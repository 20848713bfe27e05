//! The planner's desk of the state: which page is open, what is measured, what is asked, what might be built.

mod choices;
mod edit;
mod measure;
mod scenario;
#[cfg(test)]
mod tests;

use geo_types::Coord;
use serde::{Deserialize, Serialize};

pub use choices::{AUDIT_M, AccessChoice, GAP_M, LinksChoice, MINUTES, Means, ReachChoice, TableChoice, Zones};
pub use edit::{Edit, History, MOST_PLACES, edited, is_ring, tidy};
pub use measure::{Measure, MeasureCommand, MeasureKind};
pub use scenario::{Line, MOST_LINES, SCENARIOS, Scenario, ScenarioCommand, geometry, lines_of};

use super::State;
use crate::analysis::access::Goal;
use crate::analysis::network::links::Rank;
use crate::analysis::statistics::By;
use crate::analysis::statistics::report::Column;
use crate::model::Atlas;

/// A page of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlannerPage {
    /// Distances, areas, circles.
    #[default]
    Measure,
    /// What lies too far from a network.
    Access,
    /// What is reached in some minutes.
    Reach,
    /// Statistics by zones.
    Table,
    /// Gaps of the cycle network.
    Links,
    /// Declared totals beside what is loaded.
    Declared,
}

impl PlannerPage {
    /// Every page, in the order of the desk.
    pub const ALL: [Self; 6] = [
        Self::Measure,
        Self::Access,
        Self::Reach,
        Self::Table,
        Self::Links,
        Self::Declared,
    ];

    /// The end of its message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Access => "access",
            Self::Reach => "reach",
            Self::Table => "table",
            Self::Links => "links",
            Self::Declared => "declared",
        }
    }
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
    /// The catchment.
    pub reach: ReachChoice,
    /// The table.
    pub table: TableChoice,
    /// The gaps.
    pub links: LinksChoice,
    /// What might be built.
    pub scenarios: [Scenario; SCENARIOS],
    /// The scenario that was changed last: undo and redo are about it.
    pub scenario: usize,
}

impl Planner {
    /// Whether clicks on the map put places of a measure.
    pub fn measures(&self) -> bool {
        self.page == Some(PlannerPage::Measure)
    }

    /// Whether the open page has a step to undo, and one to redo.
    pub fn steps(&self) -> [bool; 2] {
        match (self.page, self.scenarios.get(self.scenario)) {
            (Some(PlannerPage::Measure), _) => [self.measure.history.can_undo(), self.measure.history.can_redo()],
            (Some(PlannerPage::Links), Some(scenario)) => [scenario.history.can_undo(), scenario.history.can_redo()],
            _ => [false; 2],
        }
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
    /// Start from this place in degrees; none starts from the selection.
    SetOrigin(Option<Coord<f64>>),
    /// Move like this.
    SetMeans(Means),
    /// Move for so many minutes.
    SetMinutes(f64),
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
    /// Put what is measured into this scenario, and show the page of the scenarios.
    Build(usize),
    /// About this scenario.
    Scenario(usize, ScenarioCommand),
    /// Undo the last change of places on the open page.
    Undo,
    /// Bring back what was undone.
    Redo,
    /// Copy what the page says.
    Copy,
    /// Write it into the folder of exports.
    Save,
}

/// Carries out `command`; ids that the atlas does not know are ignored, numbers are brought within their limits.
pub(super) fn apply(state: &mut State, atlas: &Atlas, command: PlannerCommand) {
    let planner = &mut state.planner;
    match command {
        PlannerCommand::Toggle => show(state, state.planner.last),
        PlannerCommand::Show(page) => show(state, page),
        // Its key means nothing where nothing is measured.
        PlannerCommand::Measure(MeasureCommand::RemoveLast) if !planner.measures() => {}
        PlannerCommand::Measure(command) => measure::apply(&mut planner.measure, command),
        PlannerCommand::Build(slot) => {
            build(planner, slot);
            if planner.page != Some(PlannerPage::Links) {
                show(state, PlannerPage::Links);
            }
        }
        PlannerCommand::Scenario(slot, command) => scenario(planner, slot, command),
        PlannerCommand::Undo | PlannerCommand::Redo => step(planner, command == PlannerCommand::Undo),
        // What leaves the program is no part of the state.
        PlannerCommand::Copy | PlannerCommand::Save => {}
        asked => choose(planner, atlas, asked),
    }
}

/// What is asked on a page.
fn choose(planner: &mut Planner, atlas: &Atlas, command: PlannerCommand) {
    match command {
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
        PlannerCommand::SetOrigin(from) => planner.reach.from = from.and_then(tidy),
        PlannerCommand::SetMeans(means) => planner.reach.means = means,
        PlannerCommand::SetMinutes(minutes) if minutes.is_finite() => {
            planner.reach.minutes = minutes.round().clamp(*MINUTES.start(), *MINUTES.end());
        }
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
        // What the atlas does not know, and numbers that are none.
        _ => {}
    }
}

fn scenario(planner: &mut Planner, slot: usize, command: ScenarioCommand) {
    if let Some(scenario) = planner.scenarios.get_mut(slot) {
        scenario::apply(scenario, command);
        planner.scenario = slot;
    }
}

/// Moves the measure into a scenario.
fn build(planner: &mut Planner, slot: usize) {
    let measure = &planner.measure;
    let line = match measure.places.as_slice() {
        [middle, edge, ..] if measure.kind == MeasureKind::Circle => {
            crate::analysis::measured::circle(*middle, crate::space::measure::distance_m(*middle, *edge))
        }
        places if measure.kind == MeasureKind::Area => places.iter().chain(places.first()).copied().collect(),
        places => places.to_vec(),
    };
    if slot < SCENARIOS && !line.is_empty() {
        scenario(planner, slot, ScenarioCommand::Add(line));
        measure::apply(&mut planner.measure, MeasureCommand::Clear);
    }
}

/// Goes a step back or forward on the open page.
fn step(planner: &mut Planner, back: bool) {
    match planner.page {
        Some(PlannerPage::Measure) => {
            let Measure { places, history, .. } = &mut planner.measure;
            if back {
                history.undo(places)
            } else {
                history.redo(places)
            }
        }
        Some(PlannerPage::Links) => {
            let command = if back {
                ScenarioCommand::Undo
            } else {
                ScenarioCommand::Redo
            };
            scenario(planner, planner.scenario, command);
        }
        _ => {}
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
