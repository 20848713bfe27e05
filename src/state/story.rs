//! Stories on the map: which one is open and at which slide, and the view that a scene asks for. A story is not part of the
//! state; the view that the user had before it is, and comes back at the end.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::basemap::BasemapState;
use super::framing::{MapRoom, centred, clamped_to_region, home_camera, middle};
use super::{Camera, LayerChoice, Mode, State, Then};
use crate::index::{LayerFilter, Shown};
use crate::model::catalog::Role;
use crate::model::story::{Place, REFERENCE_PT, SceneLayer};
use crate::model::{Atlas, Facet, FeatureId, Filter, Scene, Story};

/// Below this width of the map, in points, a scene opens no sheet.
const LEAST_FOR_SHEET_PT: f64 = 900.0;

/// A story that is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryPlay {
    /// Its id.
    pub id: String,
    /// The slide that is shown: 0 is the opening, 1 the first scene, one more than there are scenes the closing.
    pub slide: usize,
    /// Scenes follow each other by themselves.
    #[serde(default)]
    pub playing: bool,
    /// After the last scene comes the first.
    #[serde(default)]
    pub looping: bool,
    /// The screen is black for a while.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub black: bool,
    /// What the user saw before.
    pub before: Box<ViewBefore>,
}

/// What a story changes of the state, as the user had it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewBefore {
    camera: Option<Camera>,
    layers: BTreeMap<String, LayerChoice>,
    basemap: BasemapState,
    filter: Filter,
    filter_before: Option<Filter>,
    selection: Option<String>,
    pins: Vec<String>,
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Then>,
}

impl ViewBefore {
    fn of(state: &State) -> Self {
        Self {
            camera: state.camera,
            layers: state.layers.clone(),
            basemap: state.basemap.clone(),
            filter: state.filter.clone(),
            filter_before: state.filter_before.clone(),
            selection: state.selection.clone(),
            pins: state.pins.clone(),
            year: state.year,
            then: state.then,
        }
    }

    fn bring_back(self, state: &mut State) {
        state.camera = self.camera;
        state.layers = self.layers;
        state.basemap = self.basemap;
        state.filter = self.filter;
        state.filter_before = self.filter_before;
        state.selection = self.selection;
        state.pins = self.pins;
        state.year = self.year;
        state.then = self.then;
    }
}

impl StoryPlay {
    /// The scene that is shown, counted from 0; none on the opening and the closing slide.
    pub fn scene(&self, scenes: usize) -> Option<usize> {
        (1..=scenes).contains(&self.slide).then(|| self.slide - 1)
    }
}

/// About the story that is open, and about stories that are not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StoryCommand {
    /// Open or close the list of stories.
    ToggleList,
    /// Open the story with this id at its first scene.
    Open(String),
    /// Close it: the view from before comes back.
    Close,
    /// The next slide.
    Next,
    /// The slide before.
    Previous,
    /// This slide: 0 is the opening, 1 the first scene.
    GoTo(usize),
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// Let scenes follow each other, or stop.
    TogglePlay,
    /// Begin again after the last scene, or stop there.
    ToggleLoop,
    /// Go back to the view of the scene.
    Return,
    /// Show the story to an audience, or stop.
    TogglePresent,
    /// Show the story with this id to an audience, from its opening slide.
    Present(String),
    /// Black screen, and back.
    ToggleBlack,
    /// Write the story with this id among the exports; without one, the story that is open or being made.
    Export(Option<String>, StoryForm),
    /// Make a story.
    Maker(MakerCommand),
}

/// What a story is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoryForm {
    /// Pages with notes, as PDF.
    Paper,
    /// A picture for each slide, in a folder.
    Slides,
    /// One file that opens elsewhere.
    File,
}

/// About the story that is being made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MakerCommand {
    /// Begin one with this title.
    New(String),
    /// Change the story with this id.
    Edit(String),
    /// Leave it: it is kept.
    Leave,
    /// Add what the map shows as a scene.
    AddScene,
    /// Show the scene with this number, from 0, on the map, to change it.
    Show(usize),
    /// Give the scene with this number what the map shows.
    TakeView(usize),
    /// Move a scene from one place to another.
    Move(usize, usize),
    /// Take a scene out.
    Remove(usize),
    /// Undo what was done last.
    Undo,
}

/// Carries out what concerns the story that is open; `story` is the one that the command speaks of: the one it names, else
/// the one that is open. What the maker does is not the state's.
pub fn apply_story(
    state: &mut State,
    atlas: &Atlas,
    room: &dyn Fn(&State) -> MapRoom,
    story: &Story,
    command: &StoryCommand,
) {
    let last = last_slide(state, story);
    let first = first_slide(state);
    let here = state.story.as_ref().map_or(first, |play| play.slide);
    match command {
        StoryCommand::Open(_) => {
            open(state, story);
            show(state, atlas, room, story, 1);
        }
        StoryCommand::Present(_) => {
            open(state, story);
            state.mode = Mode::Present;
            show(state, atlas, room, story, 0);
        }
        StoryCommand::TogglePresent => toggle_present(state, atlas, room, story),
        StoryCommand::Close => close(state),
        StoryCommand::Next if here >= last && is_looping(state) => show(state, atlas, room, story, first),
        StoryCommand::Next => show(state, atlas, room, story, (here + 1).min(last)),
        StoryCommand::Previous => show(state, atlas, room, story, here.saturating_sub(1).max(first)),
        StoryCommand::GoTo(slide) => show(state, atlas, room, story, (*slide).clamp(first, last)),
        StoryCommand::First => show(state, atlas, room, story, first),
        StoryCommand::Last => show(state, atlas, room, story, last),
        StoryCommand::Return => show(state, atlas, room, story, here),
        StoryCommand::TogglePlay => {
            if let Some(play) = &mut state.story {
                play.playing = !play.playing;
            }
            // Who plays a story that stands at its end sees it again.
            if state.story.as_ref().is_some_and(|play| play.playing) && here >= last {
                show(state, atlas, room, story, first);
            }
        }
        StoryCommand::ToggleLoop => {
            if let Some(play) = &mut state.story {
                play.looping = !play.looping;
            }
        }
        StoryCommand::ToggleBlack => {
            if let Some(play) = &mut state.story {
                play.black = !play.black;
            }
        }
        StoryCommand::ToggleList | StoryCommand::Export(..) | StoryCommand::Maker(_) => {}
    }
}

/// Closes the story that is open, if one is; needs no story, so that it works when its file is gone.
pub fn close(state: &mut State) {
    leave_stage(state);
    if let Some(play) = state.story.take() {
        play.before.bring_back(state);
    }
}

/// A story ends before an audience; a kiosk stays one.
fn leave_stage(state: &mut State) {
    if state.mode == Mode::Present {
        state.mode = Mode::Browse;
    }
}

fn is_looping(state: &State) -> bool {
    state.story.as_ref().is_some_and(|play| play.looping)
}

/// The first slide: the opening before an audience, else the first scene.
pub fn first_slide(state: &State) -> usize {
    usize::from(state.mode != Mode::Present)
}

/// The last slide: the closing before an audience, else the last scene.
pub fn last_slide(state: &State, story: &Story) -> usize {
    let scenes = story.scenes.len();
    if state.mode == Mode::Present {
        scenes + 1
    } else {
        scenes.max(1)
    }
}

fn open(state: &mut State, story: &Story) {
    let before = match state.story.take() {
        // From one story to another: the view from before both comes back.
        Some(play) => play.before,
        None => Box::new(ViewBefore::of(state)),
    };
    leave_stage(state);
    state.panels.stories_open = false;
    state.story = Some(StoryPlay {
        id: story.id.clone(),
        slide: 1,
        playing: false,
        looping: false,
        black: false,
        before,
    });
}

fn toggle_present(state: &mut State, atlas: &Atlas, room: &dyn Fn(&State) -> MapRoom, story: &Story) {
    if state.mode == Mode::Present {
        state.mode = Mode::Browse;
        if let Some(play) = &mut state.story {
            play.black = false;
        }
        let here = state.story.as_ref().map_or(1, |play| play.slide);
        show(state, atlas, room, story, here.clamp(1, story.scenes.len().max(1)));
        return;
    }
    state.mode = Mode::Present;
    if let Some(play) = &mut state.story {
        // Who presents from the beginning begins with the opening.
        let slide = if play.slide <= 1 { 0 } else { play.slide };
        play.playing = false;
        show(state, atlas, room, story, slide);
    }
}

fn show(state: &mut State, atlas: &Atlas, room: &dyn Fn(&State) -> MapRoom, story: &Story, slide: usize) {
    let Some(play) = &mut state.story else { return };
    play.slide = slide;
    play.black = false;
    match play.scene(story.scenes.len()).and_then(|scene| story.scenes.get(scene)) {
        Some(scene) => {
            let room = room(state);
            *state = scene_view(state, atlas, scene, room);
        }
        None => {
            // Behind the opening and the closing lies the whole territory.
            state.selection = None;
            state.filter = Filter::default();
            state.year = None;
            state.then = None;
            let room = room(state);
            state.camera = Some(home_camera(atlas, room));
        }
    }
}

/// `state` with the view that `scene` asks for, on a map of this room. What the territory does not have is left out.
pub fn scene_view(state: &State, atlas: &Atlas, scene: &Scene, room: MapRoom) -> State {
    let mut view = state.clone();
    view.camera = Some(clamped_to_region(camera_of(scene.at, room), atlas));
    view.layers = layers_of(atlas, scene);
    view.filter = filter_of(atlas, scene);
    view.year = scene.year;
    // A scene tells of one year.
    view.then = None;
    // In a narrow window a sheet would lie over the scene: what it speaks of is lit all the same.
    let roomy = room.size[0] >= LEAST_FOR_SHEET_PT;
    view.selection = scene.selection.clone().filter(|id| roomy && atlas.find(id).is_some());
    view.pins.clear();
    view
}

/// What a scene lights: its focus, and what its sheet speaks of.
pub fn lit(atlas: &Atlas, scene: &Scene) -> Vec<FeatureId> {
    let ids = scene.focus.iter().chain(&scene.selection);
    ids.filter_map(|id| atlas.find(id)).collect()
}

/// Whose data the scenes of a story show, each once, in their order.
pub fn credits(atlas: &Atlas, story: &Story) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let shown = story.scenes.iter().flat_map(|scene| &scene.layers);
    let sources = shown
        .filter_map(|layer| atlas.layer(&layer.id))
        .flat_map(|layer| &layer.sources);
    for source in sources.filter_map(|key| atlas.catalog.source(key)) {
        if !all.contains(&source.credit) {
            all.push(source.credit.clone());
        }
    }
    all
}

/// What a view shows of the territory, worked out here: for a picture that is made once.
pub fn shown(atlas: &Atlas, view: &State) -> Shown {
    let choices = view.layer_choices(atlas);
    let layers: Vec<LayerFilter> = choices.iter().map(LayerFilter::from).collect();
    Shown::new(atlas, &view.filter, &layers).with_early(choices.iter().map(|choice| choice.early).collect())
}

/// How much closer than its scene says a map of this room must look, so that the same piece of it is seen.
fn closer(room: MapRoom) -> f64 {
    let [left, top, right, bottom] = room.covered;
    let free = [room.size[0] - left - right, room.size[1] - top - bottom];
    let ratio = (free[0] / REFERENCE_PT[0]).min(free[1] / REFERENCE_PT[1]);
    ratio.max(0.1).log2()
}

fn camera_of(at: Place, room: MapRoom) -> Camera {
    centred(Coord { x: at.lon, y: at.lat }, at.zoom + closer(room), room)
}

/// The place that brings back what the map shows now, on any map.
pub fn place_of(camera: Camera, room: MapRoom) -> Place {
    let center = middle(camera, room);
    let rounded = |value: f64, parts: f64| (value * parts).round() / parts;
    Place {
        lon: rounded(center.x, 1e6),
        lat: rounded(center.y, 1e6),
        zoom: rounded(camera.zoom - closer(room), 1e4),
    }
}

/// Choices for every layer of the territory: those of the scene are shown, and the ground and the
/// boundaries that it does not hide.
fn layers_of(atlas: &Atlas, scene: &Scene) -> BTreeMap<String, LayerChoice> {
    let defs = atlas.layers.iter().map(|layer| &layer.def);
    defs.map(|def| {
        let parts: Vec<&SceneLayer> = scene.layers.iter().filter(|layer| layer.id == def.id).collect();
        let quiet = def.role != Role::Subject && def.visible && !scene.hidden.contains(&def.id);
        let only_class = match parts[..] {
            [one] => one
                .part
                .clone()
                .filter(|part| def.classes.iter().any(|class| class.id == *part)),
            _ => None,
        };
        let opacity = scene.opacity.get(&def.id).copied().unwrap_or(def.opacity);
        let choice = LayerChoice {
            visible: !parts.is_empty() || quiet,
            opacity: opacity.clamp(0.0, 1.0),
            only_class,
            early: !parts.is_empty() && def.role == Role::Subject,
        };
        (def.id.clone(), choice)
    })
    .collect()
}

/// The filter of a scene. Parts of layers that no class stands for are categories: then every layer that is shown names its
/// own, so that the filter takes nothing from it.
fn filter_of(atlas: &Atlas, scene: &Scene) -> Filter {
    let mut filter = scene.filter.clone();
    let shown = |layer: &SceneLayer| atlas.layer(&layer.id);
    let is_class = |layer: &SceneLayer, part: &str| {
        let alone = scene.layers.iter().filter(|other| other.id == layer.id).count() == 1;
        alone && shown(layer).is_some_and(|found| found.def.classes.iter().any(|class| class.id == part))
    };
    let of_parts = |layer: &&SceneLayer| {
        let part = layer.part.as_deref();
        part.is_some_and(|part| shown(layer).is_some() && !is_class(layer, part))
    };
    if !scene.layers.iter().any(|layer| of_parts(&layer)) {
        return filter;
    }
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for layer in &scene.layers {
        match &layer.part {
            Some(part) if of_parts(&layer) => {
                wanted.insert(part.clone());
            }
            _ => {
                let features = shown(layer).into_iter().flat_map(|layer| &layer.features);
                wanted.extend(features.map(|feature| feature.category.to_string()));
            }
        }
    }
    let chosen = filter.facet_mut(Facet::Category);
    *chosen = if chosen.is_empty() {
        wanted
    } else {
        chosen.intersection(&wanted).cloned().collect()
    };
    filter
}

/// The scene that brings back what `state` shows.
pub fn scene_of(state: &State, atlas: &Atlas, room: MapRoom) -> Scene {
    let camera = state.camera.unwrap_or_else(|| home_camera(atlas, room));
    let mut scene = Scene {
        at: place_of(camera, room),
        filter: state.filter.clone(),
        year: state.year,
        selection: state.selection.clone(),
        ..Scene::default()
    };
    for (index, layer) in atlas.layers.iter().enumerate() {
        let (def, choice) = (&layer.def, state.layer(atlas, index));
        if choice.visible {
            scene.layers.push(SceneLayer {
                id: def.id.clone(),
                part: choice.only_class,
            });
            if choice.opacity != def.opacity {
                scene.opacity.insert(def.id.clone(), choice.opacity);
            }
        } else if def.role != Role::Subject && def.visible {
            scene.hidden.push(def.id.clone());
        }
    }
    scene
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::load::story::{OpenedStory, StoryPlaces};

    fn shipped() -> Vec<OpenedStory> {
        StoryPlaces::of(None, None, None)
            .all()
            .into_iter()
            .map(Result::unwrap)
            .collect()
    }

    fn room(_: &State) -> MapRoom {
        MapRoom {
            size: [1280.0, 800.0],
            covered: [400.0, 0.0, 0.0, 24.0],
        }
    }

    #[test]
    fn a_scene_gives_the_view_that_it_asks_for_and_nothing_of_the_view_before() {
        let atlas = load::atlas::embedded();
        let stories = shipped();
        let mut state = State::default();
        state.filter.text = "lens".into();
        state.year = Some(1700);
        state.then = Some(Then { year: 1800, at: 0.5 });
        let scene = &stories[0].story.scenes[1];
        let view = scene_view(&state, &atlas, scene, room(&state));
        assert_eq!((view.year, view.then), (Some(1861), None));
        assert!(view.filter.text.is_empty());
        let shown: Vec<&str> = view
            .layers
            .iter()
            .filter(|(_, choice)| choice.visible)
            .map(|(id, _)| id.as_str())
            .filter(|id| atlas.layer(id).unwrap().def.role == Role::Subject)
            .collect();
        assert_eq!(shown, ["shafts", "unesco"]);
        // Of the listed property, the cités alone; the shafts are not filtered away.
        let categories: Vec<&str> = view.filter.categories.iter().map(String::as_str).collect();
        assert_eq!(categories, ["cite", "shaft"]);
        let free = middle(view.camera.unwrap(), room(&state));
        assert!((free.x - scene.at.lon).abs() < 1e-9 && (free.y - scene.at.lat).abs() < 1e-9);
        assert_eq!(lit(&atlas, scene).len(), 2);
    }

    #[test]
    fn the_same_piece_of_the_map_is_seen_on_every_screen() {
        let atlas = load::atlas::embedded();
        let story = &shipped()[0].story;
        let scene = &story.scenes[4];
        for size in [[1280.0, 800.0], [1920.0, 1080.0], [800.0, 600.0]] {
            let room = MapRoom::bare(size);
            let camera = scene_view(&State::default(), &atlas, scene, room).camera.unwrap();
            let back = place_of(camera, room);
            assert!((back.zoom - scene.at.zoom).abs() < 1e-3 && (back.lon - scene.at.lon).abs() < 1e-5);
        }
    }

    #[test]
    fn a_view_becomes_a_scene_that_brings_it_back() {
        let atlas = load::atlas::embedded();
        for opened in shipped() {
            for scene in &opened.story.scenes {
                let view = scene_view(&State::default(), &atlas, scene, room(&State::default()));
                let again = scene_view(
                    &State::default(),
                    &atlas,
                    &scene_of(&view, &atlas, room(&view)),
                    room(&view),
                );
                assert_eq!(
                    (&again.layers, &again.filter, again.year),
                    (&view.layers, &view.filter, view.year)
                );
                let (a, b) = (again.camera.unwrap(), view.camera.unwrap());
                assert!((a.center_geo.x - b.center_geo.x).abs() < 1e-5 && (a.zoom - b.zoom).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn a_story_walks_between_its_ends_and_gives_the_view_back() {
        let atlas = load::atlas::embedded();
        let story = shipped().remove(2).story;
        let mut state = State::default();
        state.filter.text = "lens".into();
        state.year = Some(1960);
        state.then = Some(Then { year: 1850, at: 0.4 });
        state.camera = Some(home_camera(&atlas, room(&state)));
        let before = state.clone();
        let tell = |state: &mut State, command| apply_story(state, &atlas, &room, &story, &command);
        let slide = |state: &State| state.story.as_ref().map(|play| play.slide);
        tell(&mut state, StoryCommand::Open(story.id.clone()));
        assert_eq!(slide(&state), Some(1));
        tell(&mut state, StoryCommand::Previous);
        assert_eq!(slide(&state), Some(1), "a visitor begins with the first scene");
        tell(&mut state, StoryCommand::GoTo(99));
        tell(&mut state, StoryCommand::Next);
        assert_eq!(slide(&state), Some(11));
        tell(&mut state, StoryCommand::ToggleLoop);
        tell(&mut state, StoryCommand::Next);
        assert_eq!(slide(&state), Some(1), "after the last comes the first");
        tell(&mut state, StoryCommand::TogglePresent);
        assert_eq!(
            (slide(&state), state.mode),
            (Some(0), Mode::Present),
            "an audience sees the opening"
        );
        tell(&mut state, StoryCommand::Last);
        assert_eq!(slide(&state), Some(12));
        tell(&mut state, StoryCommand::ToggleBlack);
        assert!(state.story.as_ref().unwrap().black);
        let kept: State = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
        assert_eq!(kept, state, "it is there again after a restart");
        tell(&mut state, StoryCommand::Close);
        assert_eq!(state, before);
    }

    #[test]
    fn what_the_territory_does_not_have_is_left_out() {
        let atlas = load::atlas::embedded();
        let scene = Scene {
            layers: ["nowhere/x", "unesco/wings"]
                .map(|text| SceneLayer::from(text.to_owned()))
                .into(),
            selection: Some("unesco:none".into()),
            at: Place {
                lon: f64::NAN,
                lat: 400.0,
                zoom: f64::INFINITY,
            },
            ..Scene::default()
        };
        let view = scene_view(&State::default(), &atlas, &scene, MapRoom::bare([0.0, 0.0]));
        assert_eq!(view.selection, None);
        let camera = view.camera.unwrap();
        assert!(camera.zoom.is_finite() && camera.center_geo.x.is_finite());
    }
}
