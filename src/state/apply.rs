//! The only writer of [`State`].

use geo_types::Coord;

use super::framing::{MapRoom, centred, clamped_to_region, home_camera, showing};
use super::{
    Camera, Command, FilterCommand, LEFT_WIDTH_PT, LayerCommand, ListCommand, PaletteCommand, PanelCommand, Recent,
    SHEET_WIDTH_PT, SavedCommand, SearchCommand, SelectCommand, SettingCommand, State, StoryCommand, TEXT_SIZES, Tab,
    ViewCommand,
};
use crate::model::{Atlas, ExtentTerm, Feature, Filter, Near};
use crate::space::{MAX_ZOOM, Viewport};

/// Carries out `command`. Ids that the atlas does not know are ignored; numbers are brought within their limits.
pub fn apply(state: &mut State, atlas: &Atlas, room: MapRoom, command: Command) {
    match command {
        Command::View(command) => apply_view(state, atlas, room, command),
        Command::Layer(id, command) => apply_layer(state, atlas, &id, command),
        Command::Filter(command) => apply_filter(state, command),
        // What is kept by name is no part of the state: `apply_saved` writes it.
        Command::Saved(SavedCommand::Ask) => apply_panel(state, atlas, PanelCommand::ShowTab(Tab::Filters)),
        // Nor is what leaves the program.
        Command::Saved(_) | Command::Sheet(_) => {}
        // Nor is what the data folder holds.
        Command::Data(_) => {}
        Command::Story(StoryCommand::ToggleList) => {
            let open = !state.panels.stories_open;
            state.planner.page = None;
            state.panels.basemaps_open = false;
            state.panels.import_open = false;
            state.panels.updates_open = false;
            state.panels.stories_open = open;
        }
        // The others need the stories themselves: `apply_story`.
        Command::Story(_) => {}
        Command::SetPageLayout(layout) => state.page_layout = layout.sane(),
        Command::Follow(link) => link.open(state),
        // What a visitor of a kiosk does needs the start of the kiosk: `kiosk::apply`.
        Command::Kiosk(_) => {}
        // Nor is where the keyboard stands on the map.
        Command::Walk(_) => {}
        Command::List(ListCommand::Export) => apply_panel(state, atlas, PanelCommand::ShowTab(Tab::Results)),
        Command::List(ListCommand::SetOrder(order)) => state.order = order,
        Command::List(ListCommand::SetEverywhere(everywhere)) => state.list_everywhere = everywhere,
        Command::Select(command) => super::trail::apply(state, atlas, command),
        Command::Basemap(command) => super::basemap::apply(&mut state.basemap, command),
        Command::Panel(command) => apply_panel(state, atlas, command),
        Command::Setting(command) => apply_setting(state, command),
        Command::Search(command) => apply_search(state, command),
        Command::Time(command) => super::clock::apply(state, atlas, command),
        Command::Planner(command) => super::planner::apply(state, atlas, command),
        Command::Palette(PaletteCommand::Toggle) => state.panels.palette_open = !state.panels.palette_open,
        Command::Palette(PaletteCommand::Used(key)) => remember(&mut state.recent.commands, &key),
    }
}

fn apply_search(state: &mut State, command: SearchCommand) {
    match command {
        SearchCommand::Open | SearchCommand::Show => state.panels.search_open = true,
        SearchCommand::Close => state.panels.search_open = false,
        SearchCommand::Remember(words) => remember(&mut state.recent.searches, &words),
        SearchCommand::Forget => state.recent.searches.clear(),
    }
}

/// Puts `entry` first, once.
fn remember(entries: &mut Vec<String>, entry: &str) {
    let entry = entry.trim();
    if !entry.is_empty() {
        entries.retain(|known| known != entry);
        entries.insert(0, entry.to_owned());
        entries.truncate(Recent::MOST);
    }
}

fn apply_view(state: &mut State, atlas: &Atlas, room: MapRoom, command: ViewCommand) {
    let camera = state.camera.unwrap_or_else(|| home_camera(atlas, room));
    let wanted = match command {
        ViewCommand::LookAt(wanted) => wanted,
        ViewCommand::ZoomIn => Camera {
            zoom: (camera.zoom + 1.0).floor(),
            ..camera
        },
        ViewCommand::ZoomOut => Camera {
            zoom: (camera.zoom - 1.0).ceil(),
            ..camera
        },
        ViewCommand::Pan([east, south]) => {
            let viewport = Viewport {
                center_geo: camera.center_geo,
                zoom: camera.zoom,
                size: room.size,
            };
            let screen = Coord {
                x: room.size[0] * (0.5 + east),
                y: room.size[1] * (0.5 + south),
            };
            Camera {
                center_geo: viewport.geo_from_screen(screen),
                ..camera
            }
        }
        ViewCommand::Home => home_camera(atlas, room),
        ViewCommand::ShowExtent(extent) => showing(extent, room, MAX_ZOOM - 1.0),
        ViewCommand::ShowFeature(id) => {
            let Some(extent) = atlas.get(&id).and_then(Feature::bounds_geo) else {
                return;
            };
            showing(extent, room, 16.0)
        }
        ViewCommand::ShowPlace(center_geo, zoom) => centred(center_geo, camera.zoom.max(zoom), room),
    };
    state.camera = Some(clamped_to_region(wanted, atlas));
}

fn apply_layer(state: &mut State, atlas: &Atlas, id: &str, command: LayerCommand) {
    let Some(index) = atlas.layer_index(id) else { return };
    let mut choice = state.layer(atlas, index);
    match command {
        LayerCommand::SetVisible(visible) => choice.visible = visible,
        LayerCommand::SetOpacity(opacity) if opacity.is_finite() => choice.opacity = opacity.clamp(0.0, 1.0),
        LayerCommand::SetOpacity(_) => {}
        LayerCommand::IsolateClass(class) => {
            let known = atlas.layers[index].def.classes.iter().any(|known| known.id == class);
            choice.only_class = (known && choice.only_class.as_ref() != Some(&class)).then_some(class);
            choice.visible = true;
        }
        LayerCommand::Reset => {
            state.layers.remove(id);
            return;
        }
    }
    state.layers.insert(id.to_owned(), choice);
}

fn apply_filter(state: &mut State, command: FilterCommand) {
    let filter = &mut state.filter;
    match command {
        FilterCommand::SetText(text) => filter.text = text,
        FilterCommand::Toggle(facet, value) => {
            let chosen = filter.facet_mut(facet);
            if !chosen.remove(&value) {
                chosen.insert(value);
            }
        }
        FilterCommand::ClearFacet(facet) => filter.facet_mut(facet).clear(),
        FilterCommand::SetRange(kind, span) => filter.set_range(kind, span),
        FilterCommand::SetExtent(extent) => filter.extent = extent.and_then(ExtentTerm::made_sound),
        FilterCommand::SetNear(near) => filter.near = near.and_then(Near::made_sound),
        FilterCommand::Remove(term) => filter.remove(&term),
        FilterCommand::Replace(wanted) => replace_filter(state, wanted.made_sound()),
        FilterCommand::Clear => replace_filter(state, Filter::default()),
        FilterCommand::Restore => {
            if let Some(before) = state.filter_before.take() {
                replace_filter(state, before);
            }
        }
    }
}

/// Takes another filter whole; the one before can be brought back.
fn replace_filter(state: &mut State, wanted: Filter) {
    let before = std::mem::replace(&mut state.filter, wanted);
    if !before.is_empty() && before != state.filter {
        state.filter_before = Some(before);
    }
}

fn apply_panel(state: &mut State, atlas: &Atlas, command: PanelCommand) {
    let panels = &mut state.panels;
    let width = |wanted: f32, limits: std::ops::RangeInclusive<f32>| {
        if wanted.is_finite() {
            wanted.clamp(*limits.start(), *limits.end())
        } else {
            *limits.start()
        }
    };
    match command {
        PanelCommand::ToggleLeft if panels.maker_aside => panels.maker_aside = false,
        PanelCommand::ToggleLeft => panels.left_open = !panels.left_open,
        PanelCommand::ShowTab(tab) => {
            panels.left_open = true;
            panels.maker_aside = panels.maker_open;
            panels.search_open = false;
            panels.tab = tab;
        }
        PanelCommand::SetLeftWidth(wanted) => panels.left_width_pt = width(wanted, LEFT_WIDTH_PT),
        PanelCommand::SetSheetWidth(wanted) => panels.sheet_width_pt = width(wanted, SHEET_WIDTH_PT),
        PanelCommand::ToggleGroup(id) => {
            if !panels.folded_groups.remove(&id) {
                panels.folded_groups.insert(id);
            }
        }
        PanelCommand::ToggleAbout => panels.about_open = !panels.about_open,
        PanelCommand::ToggleBasemaps => {
            state.planner.page = None;
            let panels = &mut state.panels;
            panels.basemaps_open = !panels.basemaps_open;
            panels.import_open = false;
            panels.stories_open = false;
            panels.updates_open = false;
        }
        PanelCommand::ToggleImport => {
            state.planner.page = None;
            let panels = &mut state.panels;
            panels.import_open = !panels.import_open;
            panels.basemaps_open = false;
            panels.stories_open = false;
            panels.updates_open = false;
        }
        PanelCommand::ToggleUpdates => {
            state.planner.page = None;
            let panels = &mut state.panels;
            panels.updates_open = !panels.updates_open;
            panels.stories_open = false;
            panels.basemaps_open = false;
            panels.import_open = false;
        }
        PanelCommand::ToggleComposer => panels.composer_open = !panels.composer_open,
        PanelCommand::ToggleProblems => panels.problems_open = !panels.problems_open,
        PanelCommand::ToggleHelp => panels.help_open = !panels.help_open,
        PanelCommand::ToggleLegend => panels.legend_open = !panels.legend_open,
        PanelCommand::ToggleOverview => panels.overview_open = !panels.overview_open,
        PanelCommand::MoveOverview(corner) => panels.overview_corner = corner,
        PanelCommand::ToggleGuide => panels.guide_open = !panels.guide_open,
        PanelCommand::TogglePhrases => panels.phrases_open = !panels.phrases_open,
        PanelCommand::ToggleWelcome => panels.welcome_open = !panels.welcome_open,
        PanelCommand::ToggleSources => panels.sources_open = !panels.sources_open,
        // The keyboard is no part of the state.
        PanelCommand::NextPane => {}
        PanelCommand::CloseTop => {
            let pages = [
                &mut panels.palette_open,
                &mut panels.composer_open,
                &mut panels.phrases_open,
                &mut panels.guide_open,
                &mut panels.help_open,
                &mut panels.about_open,
                &mut panels.problems_open,
                &mut panels.basemaps_open,
                &mut panels.import_open,
                &mut panels.stories_open,
                &mut panels.updates_open,
                &mut panels.search_open,
            ];
            if let Some(open) = pages.into_iter().find(|open| **open) {
                *open = false;
            } else if state.welcome_shown() {
                state.panels.welcome_open = false;
            } else if state.planner.page.is_some() {
                state.planner.page = None;
            } else if state.selection.is_none() && state.story.is_some() {
                super::story::close(state);
            } else {
                super::trail::apply(state, atlas, SelectCommand::Nothing);
            }
        }
    }
}

fn apply_setting(state: &mut State, command: SettingCommand) {
    match command {
        SettingCommand::SetLanguage(language) => {
            // The two change places rather than being the same.
            if language.is_some() && language == state.second_language {
                state.second_language = Some(state.language.unwrap_or_default());
            }
            state.language = language;
        }
        SettingCommand::SetSecondLanguage(language) => state.second_language = language,
        SettingCommand::SetTheme(theme) => state.theme = theme,
        SettingCommand::SetTextSize(size) if size.is_finite() => {
            state.text_size = size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        }
        SettingCommand::SetTextSize(_) => {}
        SettingCommand::SetReduceMotion(reduce) => state.reduce_motion = reduce,
        SettingCommand::SetWindow(place) => state.window = Some(place),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::load;
    use crate::model::{Facet, Lang, RangeFacet, Target, Term};
    use crate::space::Extent;
    use crate::state::{MOST_PINS, TRAIL_LENGTH, Tab, TimeCommand, WindowPlace};

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![-1e6..1e6_f64, Just(f64::NAN), Just(f64::INFINITY), Just(0.0)]
    }

    fn id() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("unesco".to_owned()),
            Just("unesco:63AG".to_owned()),
            Just("sites:louvre-lens".to_owned()),
            ".{0,12}"
        ]
    }

    fn command() -> impl Strategy<Value = Command> {
        let view = prop_oneof![
            (number(), number(), number()).prop_map(|(x, y, zoom)| ViewCommand::LookAt(Camera {
                center_geo: Coord { x, y },
                zoom
            })),
            Just(ViewCommand::ZoomIn),
            Just(ViewCommand::ZoomOut),
            (number(), number()).prop_map(|(x, y)| ViewCommand::Pan([x, y])),
            Just(ViewCommand::Home),
            (number(), number(), number(), number())
                .prop_map(|(a, b, c, d)| ViewCommand::ShowExtent(Extent::new(a, b, c, d))),
            id().prop_map(ViewCommand::ShowFeature),
            (number(), number(), number()).prop_map(|(x, y, zoom)| ViewCommand::ShowPlace(Coord { x, y }, zoom)),
        ];
        let layer = prop_oneof![
            any::<bool>().prop_map(LayerCommand::SetVisible),
            number().prop_map(|opacity| LayerCommand::SetOpacity(opacity as f32)),
            id().prop_map(LayerCommand::IsolateClass),
            Just(LayerCommand::Reset),
        ];
        let filter = prop_oneof![
            ".{0,8}".prop_map(FilterCommand::SetText),
            id().prop_map(|value| FilterCommand::Toggle(Facet::Commune, value)),
            (number(), number()).prop_map(|span| FilterCommand::SetRange(RangeFacet::Years, Some(span))),
            (number(), number()).prop_map(|span| FilterCommand::SetRange(RangeFacet::Area, Some(span))),
            (number(), number(), number(), number())
                .prop_map(|(a, b, c, d)| FilterCommand::SetExtent(Some(ExtentTerm::Box([a, b, c, d])))),
            (id(), number()).prop_map(|(id, metres)| FilterCommand::SetNear(Some(Near {
                of: Target::Feature(id),
                metres,
                beyond: false,
            }))),
            Just(FilterCommand::Remove(Term::Near)),
            Just(FilterCommand::Clear),
            Just(FilterCommand::Restore),
        ];
        let panel = prop_oneof![
            Just(PanelCommand::ToggleLeft),
            Just(PanelCommand::ShowTab(Tab::Filters)),
            number().prop_map(|width| PanelCommand::SetLeftWidth(width as f32)),
            number().prop_map(|width| PanelCommand::SetSheetWidth(width as f32)),
            id().prop_map(PanelCommand::ToggleGroup),
            Just(PanelCommand::CloseTop),
        ];
        let setting = prop_oneof![
            number().prop_map(|size| SettingCommand::SetTextSize(size as f32)),
            any::<bool>().prop_map(SettingCommand::SetReduceMotion),
            prop::option::of(prop::sample::select(Lang::ALL.to_vec())).prop_map(SettingCommand::SetSecondLanguage),
            (100.0..2000.0_f32).prop_map(|side| SettingCommand::SetWindow(WindowPlace {
                position: None,
                size: [side, side],
                maximized: false
            })),
        ];
        let select = prop_oneof![
            4 => id().prop_map(SelectCommand::Feature),
            1 => Just(SelectCommand::Nothing),
            1 => Just(SelectCommand::Back),
            1 => Just(SelectCommand::Forward),
            1 => any::<i32>().prop_map(SelectCommand::Step),
            1 => id().prop_map(SelectCommand::TogglePin),
        ];
        let search = prop_oneof![
            ".{0,8}".prop_map(SearchCommand::Remember),
            Just(SearchCommand::Forget),
            Just(SearchCommand::Close),
        ];
        let time = prop_oneof![
            prop::option::of(any::<i32>()).prop_map(TimeCommand::SetYear),
            any::<i32>().prop_map(TimeCommand::StepYears),
            Just(TimeCommand::Toggle),
            Just(TimeCommand::TogglePlay),
            Just(TimeCommand::ToggleThen),
            any::<i32>().prop_map(TimeCommand::SetThen),
            any::<u16>().prop_map(TimeCommand::SetDivider),
        ];
        prop_oneof![
            search.prop_map(Command::Search),
            id().prop_map(|key| Command::Palette(PaletteCommand::Used(key))),
            view.prop_map(Command::View),
            (id(), layer).prop_map(|(id, command)| Command::Layer(id, command)),
            filter.prop_map(Command::Filter),
            select.prop_map(Command::Select),
            panel.prop_map(Command::Panel),
            setting.prop_map(Command::Setting),
            time.prop_map(Command::Time),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn no_sequence_of_commands_breaks_the_state(commands in prop::collection::vec(command(), 1..60)) {
            static ATLAS: std::sync::LazyLock<Atlas> = std::sync::LazyLock::new(load::atlas::embedded);
            let mut state = State::default();
            for command in commands {
                apply(&mut state, &ATLAS, MapRoom::bare([1280.0, 800.0]), command);
                if let Some(camera) = state.camera {
                    prop_assert_eq!(camera, clamped_to_region(camera, &ATLAS));
                }
                prop_assert!(TEXT_SIZES.contains(&state.text_size));
                prop_assert!(LEFT_WIDTH_PT.contains(&state.panels.left_width_pt));
                prop_assert!(state.layers.values().all(|layer| (0.0..=1.0).contains(&layer.opacity)));
                prop_assert!(state.recent.searches.len() <= Recent::MOST && state.recent.commands.len() <= Recent::MOST);
                prop_assert!(state.selection.iter().chain(&state.pins).all(|id| ATLAS.find(id).is_some()));
                prop_assert!(state.year.is_none_or(|year| crate::state::clock::years(&ATLAS).contains(&year)));
                prop_assert!(state.pins.len() <= MOST_PINS);
                prop_assert!(state.trail.back.len().max(state.trail.forward.len()) <= TRAIL_LENGTH);
            }
            let text = serde_json::to_string(&state).unwrap();
            prop_assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state);
        }
    }
}
