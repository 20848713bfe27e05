//! What the commands of the desk do to the state.

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
        PlannerCommand::Show(PlannerPage::Measure),
        put(2.83, 50.43),
        put(2.84, 50.44),
        put(f64::NAN, 0.0),
        put(2.85, 50.45),
        Measure(MeasureCommand::RemoveLast),
    ]);
    assert_eq!(two.planner.measure.places.len(), 2);
    let one = carried([
        put(2.83, 50.43),
        put(2.84, 50.44),
        Measure(MeasureCommand::Edit(Edit::Remove(0))),
        Measure(MeasureCommand::Edit(Edit::Remove(7))),
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
    use PlannerCommand::{Build, Redo, Scenario, Undo};
    let line = [put(2.83, 50.43), put(2.84, 50.44), Build(0)];
    let built = carried(line.clone());
    assert_eq!(built.planner.scenarios[0].lines.len(), 1);
    assert!(built.planner.measure.places.is_empty());
    assert_eq!(built.planner.page, Some(PlannerPage::Links));
    let back = carried(line.clone().into_iter().chain([Undo, Redo, Redo]));
    assert_eq!(back.planner.scenarios, built.planner.scenarios);
    let clear = [Scenario(0, ScenarioCommand::Clear), Scenario(7, ScenarioCommand::Undo)];
    let cleared = carried(line.clone().into_iter().chain(clear.clone()));
    assert!(cleared.planner.scenarios[0].lines.is_empty());
    let again = carried(line.into_iter().chain(clear).chain([Undo]));
    assert_eq!(again.planner.scenarios[0].lines, built.planner.scenarios[0].lines);
    assert!(carried([Build(0)]).planner.scenarios[0].lines.is_empty());
}

#[test]
fn a_place_of_a_measure_and_one_of_a_scenario_are_moved_and_moved_back() {
    use PlannerCommand::{Build, Measure, Redo, Scenario, Show, Undo};
    let to = Coord { x: 2.9, y: 50.5 };
    let begin = [Show(PlannerPage::Measure), put(2.83, 50.43), put(2.84, 50.44)];
    let moved = begin
        .clone()
        .into_iter()
        .chain([Measure(MeasureCommand::Edit(Edit::Move(1, to)))]);
    assert_eq!(carried(moved.clone()).planner.measure.places[1], to);
    let back = carried(moved.clone().chain([Undo]));
    assert_eq!(back.planner.measure.places[1], Coord { x: 2.84, y: 50.44 });
    assert_eq!(carried(moved.chain([Undo, Redo])).planner.measure.places[1], to);

    let built = begin.into_iter().chain([Build(1)]);
    let moved = built
        .clone()
        .chain([Scenario(1, ScenarioCommand::Edit(0, Edit::Move(0, to)))]);
    assert_eq!(carried(moved.clone()).planner.scenarios[1].lines[0][0], to);
    let back = carried(moved.clone().chain([Undo]));
    assert_eq!(
        back.planner.scenarios[1].lines,
        carried(built.clone()).planner.scenarios[1].lines
    );
    let gone = [0, 0].map(|place| Scenario(1, ScenarioCommand::Edit(0, Edit::Remove(place))));
    assert!(carried(built.chain(gone)).planner.scenarios[1].lines.is_empty());
}

#[test]
fn an_area_and_a_circle_are_built_as_closed_lines() {
    for kind in [MeasureKind::Area, MeasureKind::Circle] {
        let state = carried([
            PlannerCommand::Measure(MeasureCommand::SetKind(kind)),
            put(2.83, 50.43),
            put(2.84, 50.44),
            put(2.85, 50.43),
            PlannerCommand::Build(0),
        ]);
        assert!(is_ring(&state.planner.scenarios[0].lines[0]), "{kind:?}");
    }
}

#[test]
fn a_way_of_a_catchment_stays_within_its_limits() {
    let state = carried([
        PlannerCommand::SetMinutes(900.0),
        PlannerCommand::SetMinutes(f64::NAN),
        PlannerCommand::SetMeans(Means::Bicycle),
        PlannerCommand::SetOrigin(Some(Coord { x: 2.83, y: 950.0 })),
    ]);
    let reach = state.planner.reach;
    assert_eq!((reach.minutes, reach.means, reach.from), (120.0, Means::Bicycle, None));
    assert!((reach.travel().reach_m() - 30_000.0).abs() < 1e-6);
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
