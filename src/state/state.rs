//! The state: everything that a user decided and nothing else. Caches, textures and channels live in `app`.

use std::collections::BTreeMap;

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::basemap::BasemapState;
use super::kiosk::Kiosk;
use super::planner::Planner;
use super::story::StoryPlay;
use crate::index::LayerFilter;
use crate::model::{Atlas, Filter, Lang, Order, PageLayout};
use crate::style::Theme;

/// Version of the state's form that this program writes.
pub const FORMAT_VERSION: u32 = 1;
/// Smallest and largest factor on the size of text.
pub const TEXT_SIZES: std::ops::RangeInclusive<f32> = 0.8..=2.0;
/// Narrowest and widest left panel, in points.
pub const LEFT_WIDTH_PT: std::ops::RangeInclusive<f32> = 280.0..=480.0;
/// Narrowest and widest sheet, in points.
pub const SHEET_WIDTH_PT: std::ops::RangeInclusive<f32> = 300.0..=560.0;

/// Steps of a trail that are kept.
pub const TRAIL_LENGTH: usize = 100;
/// Sheets that may be pinned at once.
pub const MOST_PINS: usize = 3;

/// Where the camera looks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// Centre in degrees.
    pub center_geo: Coord<f64>,
    /// Zoom of 256-point tiles.
    pub zoom: f64,
}

/// What the window is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A person explores.
    #[default]
    Browse,
    /// A story is told.
    Present,
    /// A visitor stands before a kiosk.
    Kiosk,
}

/// What the user decided about a layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerChoice {
    /// Shown or not.
    pub visible: bool,
    /// 0 (invisible) to 1.
    pub opacity: f32,
    /// Only this class of the layer is shown, when set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_class: Option<String>,
    /// Drawn from the smallest zoom on, whatever the catalog says: a story shows what it speaks of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub early: bool,
}

impl From<&LayerChoice> for LayerFilter {
    fn from(choice: &LayerChoice) -> Self {
        Self {
            visible: choice.visible,
            only_class: choice.only_class.clone(),
        }
    }
}

/// A page of the left panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// Layers and legend.
    #[default]
    Layers,
    /// Filters.
    Filters,
    /// The list of what passes.
    Results,
}

/// A corner of the map for the overview; the top right one belongs to menu and legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    /// Over the scale bar.
    #[default]
    BottomLeft,
    /// Beside the zoom buttons.
    BottomRight,
    /// Beside the left panel.
    TopLeft,
}

/// Panels: open or not, and how wide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// The left panel is open.
    pub left_open: bool,
    /// Its page.
    pub tab: Tab,
    /// Its width in points.
    pub left_width_pt: f32,
    /// Width of the sheet in points.
    pub sheet_width_pt: f32,
    /// Groups of layers that are folded.
    pub folded_groups: std::collections::BTreeSet<String>,
    /// The About page is open.
    pub about_open: bool,
    /// The page of base maps is open.
    pub basemaps_open: bool,
    /// The page of data is open.
    pub updates_open: bool,
    /// The composer of pages is open.
    pub composer_open: bool,
    /// The page where files are imported is open.
    pub import_open: bool,
    /// The list of problems with the data is open.
    pub problems_open: bool,
    /// The page on keyboard and mouse is open.
    pub help_open: bool,
    /// The legend is open, else a button.
    pub legend_open: bool,
    /// The overview is shown.
    pub overview_open: bool,
    /// Where it stands.
    pub overview_corner: Corner,
    /// Sheets show the source of every value.
    pub sources_open: bool,
    /// The user guide is open.
    pub guide_open: bool,
    /// The list of stories is open.
    pub stories_open: bool,
    /// A story is being made; not kept, as the place of the window is.
    #[serde(skip)]
    pub maker_open: bool,
    /// The maker gives its place to the left panel for a while.
    #[serde(skip)]
    pub maker_aside: bool,
    /// The phrases of the desk are open.
    pub phrases_open: bool,
    /// The word of welcome is open: at the very first start, until it is closed.
    pub welcome_open: bool,
    /// The results of the search are shown; not kept, as nobody wants to find the field open at the next start.
    #[serde(skip)]
    pub search_open: bool,
    /// The palette of commands is open; not kept either.
    #[serde(skip)]
    pub palette_open: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            left_open: true,
            tab: Tab::Layers,
            left_width_pt: 320.0,
            sheet_width_pt: 360.0,
            folded_groups: std::collections::BTreeSet::new(),
            about_open: false,
            basemaps_open: false,
            updates_open: false,
            composer_open: false,
            import_open: false,
            problems_open: false,
            help_open: false,
            legend_open: true,
            overview_open: true,
            overview_corner: Corner::BottomLeft,
            sources_open: false,
            guide_open: false,
            stories_open: false,
            maker_open: false,
            maker_aside: false,
            phrases_open: false,
            welcome_open: false,
            search_open: false,
            palette_open: false,
        }
    }
}

/// A year at the left of a divider, that of the clock at its right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Then {
    /// The year.
    pub year: i32,
    /// Where the divider stands, as a part of the window's width; within [`super::SWIPE`].
    pub at: f32,
}

/// What was used lately, the last first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Words that led to a result.
    pub searches: Vec<String>,
    /// Keys of the messages of commands that were run from the palette.
    pub commands: Vec<String>,
}

impl Recent {
    /// Recent searches, and recent commands, that are kept at most.
    pub const MOST: usize = 8;
}

/// Where the window stood, in points of the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left and top of the outer frame, where the system tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f32; 2]>,
    /// Inner width and height.
    pub size: [f32; 2],
    /// Fills the screen.
    #[serde(default)]
    pub maximized: bool,
}

/// A place on the way: what was open, and where the camera looked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Stable id of the feature whose sheet was open.
    pub selection: Option<String>,
    /// Where the camera looked.
    pub camera: Option<Camera>,
}

/// Steps back and steps forward, as a browser has them; the last one is the nearest.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Trail {
    /// Steps that "back" leads to.
    pub back: Vec<Step>,
    /// Steps that "forward" leads to, after some "back".
    pub forward: Vec<Step>,
}

impl Trail {
    /// Whether there is no way back or forward.
    pub fn is_empty(&self) -> bool {
        self.back.is_empty() && self.forward.is_empty()
    }
}

/// Everything that a user decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Version of this form.
    pub format_version: u32,
    /// Where the camera looks; none until the first frame knows the window's size (then: the whole territory).
    #[serde(default)]
    pub camera: Option<Camera>,
    /// What the window is used for.
    #[serde(default)]
    pub mode: Mode,
    /// Choices by layer id; a layer that is not here follows the catalog.
    #[serde(default)]
    pub layers: BTreeMap<String, LayerChoice>,
    /// The map under the map.
    #[serde(default)]
    pub basemap: BasemapState,
    /// What is filtered.
    #[serde(default)]
    pub filter: Filter,
    /// The filter that was cleared or replaced last, to bring it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter_before: Option<Filter>,
    /// The story that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<StoryPlay>,
    /// How the list of results is ordered.
    #[serde(default)]
    pub order: Order,
    /// The list of results holds everything, not only what the map shows.
    #[serde(default)]
    pub list_everywhere: bool,
    /// Stable id of the feature whose sheet is open.
    #[serde(default)]
    pub selection: Option<String>,
    /// Sheets put aside to be compared: stable ids, in the order of pinning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<String>,
    /// Where the user was before, and may go again.
    #[serde(default, skip_serializing_if = "Trail::is_empty")]
    pub trail: Trail,
    /// Panels.
    #[serde(default)]
    pub panels: Panels,
    /// What was used lately.
    #[serde(default)]
    pub recent: Recent,
    /// Language of the interface; none is French.
    #[serde(default)]
    pub language: Option<Lang>,
    /// The language that the sheet is read in beside the first: staff and visitor before one window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_language: Option<Lang>,
    /// The year of the clock; none shows all times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Another year beside that of the clock: "then and now".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Then>,
    /// How maps go on paper.
    #[serde(default)]
    pub page_layout: PageLayout,
    /// Theme; none follows the system.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// Factor on the size of text, within [`TEXT_SIZES`].
    #[serde(default = "normal_text")]
    pub text_size: f32,
    /// No flights and no glides.
    #[serde(default)]
    pub reduce_motion: bool,
    /// The planner's desk.
    #[serde(default)]
    pub planner: Planner,
    /// What a visitor decided at a kiosk.
    #[serde(default, skip_serializing_if = "is_untouched")]
    pub kiosk: Kiosk,
    /// Where the window stood.
    #[serde(default)]
    pub window: Option<WindowPlace>,
}

fn is_untouched(kiosk: &Kiosk) -> bool {
    *kiosk == Kiosk::default()
}

fn normal_text() -> f32 {
    1.0
}

impl Default for State {
    fn default() -> Self {
        Self {
            format_version: FORMAT_VERSION,
            camera: None,
            mode: Mode::Browse,
            layers: BTreeMap::new(),
            basemap: BasemapState::default(),
            filter: Filter::default(),
            filter_before: None,
            story: None,
            order: Order::default(),
            list_everywhere: false,
            selection: None,
            pins: Vec::new(),
            trail: Trail::default(),
            panels: Panels::default(),
            recent: Recent::default(),
            language: None,
            second_language: None,
            year: None,
            then: None,
            page_layout: PageLayout::default(),
            theme: None,
            text_size: normal_text(),
            reduce_motion: false,
            planner: Planner::default(),
            kiosk: Kiosk::default(),
            window: None,
        }
    }
}

impl State {
    /// Whether something stands at the left: the panel, or a story in its place.
    pub fn left_shown(&self) -> bool {
        self.panels.left_open || self.panels.maker_open || self.story.is_some()
    }

    /// Whether the word of welcome is to be seen: it waits while somebody reads a sheet or a story, as who came by an
    /// address, or works on a page beside the map.
    pub fn welcome_shown(&self) -> bool {
        let panels = &self.panels;
        let beside = panels.import_open || panels.basemaps_open || panels.updates_open || panels.stories_open;
        panels.welcome_open && !beside && self.selection.is_none() && self.story.is_none()
    }

    /// Width of the left panel on the screen, in points: larger words need more room.
    pub fn left_width_pt(&self) -> f32 {
        self.panels.left_width_pt * self.text_size.clamp(1.0, 1.5)
    }

    /// Width of the sheet on the screen, in points.
    pub fn sheet_width_pt(&self) -> f32 {
        self.panels.sheet_width_pt * self.text_size.clamp(1.0, 1.5)
    }

    /// What holds for a layer: the user's choice, else the catalog's.
    pub fn layer(&self, atlas: &Atlas, index: usize) -> LayerChoice {
        let Some(layer) = atlas.layers.get(index) else {
            return LayerChoice {
                visible: false,
                opacity: 0.0,
                only_class: None,
                early: false,
            };
        };
        self.layers.get(&layer.def.id).cloned().unwrap_or(LayerChoice {
            visible: layer.def.visible,
            opacity: layer.def.opacity,
            only_class: None,
            early: false,
        })
    }

    /// What holds for every layer, in the order of the atlas.
    pub fn layer_choices(&self, atlas: &Atlas) -> Vec<LayerChoice> {
        (0..atlas.layers.len()).map(|index| self.layer(atlas, index)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_survives_a_save_and_a_load() {
        let mut state = State {
            text_size: 1.5,
            selection: Some("unesco:63AG".into()),
            year: Some(1913),
            ..State::default()
        };
        state.camera = Some(Camera {
            center_geo: Coord { x: 2.83, y: 50.43 },
            zoom: 12.25,
        });
        state.layers.insert(
            "unesco".into(),
            LayerChoice {
                visible: false,
                opacity: 0.5,
                only_class: Some("terril".into()),
                early: false,
            },
        );
        state.filter.communes.insert("62498".into());
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state);
    }

    #[test]
    fn a_state_with_only_its_version_is_the_default() {
        assert_eq!(
            serde_json::from_str::<State>(r#"{"format_version":1}"#).unwrap(),
            State::default()
        );
    }
}
