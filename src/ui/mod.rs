//! Panels, one per file. They read the atlas and the state and push commands; they never write the state.

mod about;
mod announce;
pub mod basemap;
mod canvas;
mod card_edge;
pub mod clock;
mod cluster;
pub mod composer;
mod context;
mod controls;
mod corners;
mod drop_hint;
mod effects;
mod file_dialog;
mod filters;
pub mod flight;
mod focus;
mod furniture;
mod guide;
mod help;
mod hover;
pub mod import;
mod in_view;
pub mod inquiry;
pub mod kept;
pub mod keys;
pub mod kiosk;
mod layers;
mod left_panel;
mod legend;
pub mod map_view;
pub mod media;
mod menu;
mod notices;
mod overview;
mod pace;
mod page;
mod palette;
mod palette_things;
mod phrases;
pub mod picture;
pub mod planner;
mod problems;
mod prose;
mod results;
mod scale;
mod search;
mod search_results;
pub mod sheet;
pub mod story;
pub mod textures;
pub mod theme;
pub mod updates;
mod welcome;
pub mod window;
mod words;

pub use context::{Context, World};
pub use effects::carry_out;
pub use in_view::{ViewFigures, ViewKey};
pub use inquiry::FacetLine;
pub use notices::{Notice, NoticeKind};
pub use overview::Overview;
pub use search::SearchView;

use egui::Rect;

use crate::state::MapRoom;

/// Distance of panels from the edge of the window, in points.
pub const EDGE_PT: f32 = 12.0;
/// Below this width of the window, in points, panels are drawers: one at a time, over the map.
pub const NARROW_PT: f32 = 900.0;
/// From this width of the window on, in points, the legend stands open at first sight.
pub const WIDE_PT: f32 = 1500.0;

/// Room of the map beside an open legend, in points; with less the legend lies over what is shown.
const LEAST_BESIDE_LEGEND_PT: f64 = 420.0;

/// The left panel, the sheet, the furniture and the pages, over a map that fills `rect`.
pub fn panels(ui: &mut egui::Ui, cx: &mut Context<'_>, rect: Rect) {
    if story::is_presenting(cx.state) {
        // An audience sees the story and nothing of the program.
        if let Some(stories) = cx.stories.take() {
            story::present(ui, cx, stories, rect);
            cx.stories = Some(stories);
        }
        sheet::show(ui, cx, rect);
        notices::show(ui, cx, rect);
        return;
    }
    let panels = &cx.state.panels;
    if (!panels.maker_open || panels.maker_aside) && cx.state.story.is_none() {
        left_panel::show(ui, cx, rect);
    }
    sheet::show(ui, cx, rect);
    menu::show(ui, cx, rect);
    basemap::show(ui, cx, rect);
    updates::show(ui, cx, rect);
    planner::show(ui, cx, rect);
    if let Some(importer) = cx.importer.take() {
        import::show(ui, cx, importer, rect);
    }
    if let Some(stories) = cx.stories.take() {
        story::show(ui, cx, stories, rect);
        cx.stories = Some(stories);
    }
    scale::show(ui, cx, rect);
    overview::show(ui, cx, rect);
    legend::show(ui, cx, rect);
    furniture::show(ui, cx, rect);
    clock::show(ui, cx, rect);
    notices::show(ui, cx, rect);
    about::show(ui, cx);
    problems::show(ui, cx);
    help::show(ui, cx);
    guide::show(ui, cx);
    welcome::show(ui, cx, rect);
    phrases::show(ui, cx);
    composer::show(ui, cx, rect);
    palette::show(ui, cx);
    drop_hint::show(ui, cx, rect);
}

/// Where what stands at the right edge ends: left of the sheet when there is one, in points. None when the sheet takes the
/// whole of a narrow window.
fn right_edge(state: &crate::state::State, window: Rect) -> Option<f32> {
    let edge = window.right() - EDGE_PT;
    if state.story.is_some() && window.width() < NARROW_PT {
        // The card of the scene lies at the foot of the window.
        return None;
    }
    let drawer = state.left_shown() && window.width() < NARROW_PT && state.selection.is_none();
    if drawer && window.width() < state.left_width_pt() + 2.0 * EDGE_PT + 250.0 {
        // The drawer lies over most of the map: what stands at the right would lie over it.
        return None;
    }
    match sheet::columns(state, window).len() {
        0 => Some(edge),
        _ if window.width() < NARROW_PT => None,
        _ => Some(edge - sheet::covered_pt(state, window)),
    }
}

/// What the map shows beside the left panel (west, south, east, north in degrees): the list and the filter follow it. The
/// sheet does not count, or a thing would leave the list when its sheet opens over it.
pub fn view_geo(state: &crate::state::State, rect: Rect, camera: crate::state::Camera) -> [f64; 4] {
    let room = map_room(state, rect);
    let viewport = crate::space::Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: room.size,
    };
    let corner = |x: f64, y: f64| viewport.geo_from_screen(geo_types::Coord { x, y });
    let top_left = corner(room.covered[0].min(room.size[0] - 1.0), 0.0);
    let bottom_right = corner(room.size[0], room.size[1] - room.covered[3]);
    [top_left.x, bottom_right.y, bottom_right.x, top_left.y]
}

/// The same without the open legend, where the map has room beside it: what is flown to must not lie under it.
pub fn flight_room(state: &crate::state::State, rect: Rect) -> MapRoom {
    let mut room = map_room(state, rect);
    if story::is_presenting(state) || state.mode == crate::state::Mode::Kiosk {
        return room;
    }
    let legend = corners::corners(state, rect).filter(|corners| !corners.legend_folded);
    let width = legend.map_or(0.0, |corners| f64::from(corners.legend.width() + EDGE_PT));
    room.covered[2] += f64::from(planner::covered_pt(state, rect));
    let [left, _, right, _] = room.covered;
    if room.size[0] - left - right - width >= LEAST_BESIDE_LEGEND_PT {
        room.covered[2] += width;
    }
    room
}

/// The room that the panels of `state` leave to the map in `rect`.
pub fn map_room(state: &crate::state::State, rect: Rect) -> MapRoom {
    if state.mode == crate::state::Mode::Kiosk {
        // Pages of a kiosk stand beside the map; only the words of its game lie over it.
        let plays = state.kiosk.screen == crate::state::kiosk::Screen::Attract;
        let covered = if plays { f64::from(rect.height()) * 0.4 } else { 0.0 };
        let mut room = MapRoom::bare([f64::from(rect.width()), f64::from(rect.height())]);
        room.covered[3] = covered;
        return room;
    }
    let narrow = rect.width() < NARROW_PT;
    let size = [f64::from(rect.width()), f64::from(rect.height())];
    let sheets = if narrow { 0.0 } else { sheet::covered_pt(state, rect) };
    if let Some([left, bottom]) = story::covered_pt(state, rect) {
        return MapRoom {
            size,
            covered: [f64::from(left), 0.0, f64::from(sheets), f64::from(bottom)],
        };
    }
    let left = if state.left_shown() && !narrow {
        state.left_width_pt() + EDGE_PT
    } else {
        0.0
    };
    let bottom = 24.0 + f64::from(clock::height_pt(state, rect));
    MapRoom {
        size,
        covered: [f64::from(left), 0.0, f64::from(sheets), bottom],
    }
}
