//! Where things stand in the corners of the map, so that none lies over another, whatever the window and the size of text.

use egui::{Rect, Vec2, pos2, vec2};

use super::{EDGE_PT, NARROW_PT, clock, right_edge};
use crate::model::Lang;
use crate::state::{Corner, State};

/// Distance between two things, in points.
const GAP_PT: f32 = 8.0;
/// Width of the legend at the usual size of text, in points.
const LEGEND_PT: f32 = 292.0;
/// The legend is folded rather than lower than this, in points.
const LOWEST_LEGEND_PT: f32 = 120.0;
/// Between two panels the legend takes at most this part of the map's width.
const MOST_OF_MAP: f32 = 0.4;
/// Width of the overview, and height of its picture, in points.
const OVERVIEW_PT: [f32; 2] = [206.0, 96.0];

/// The field of the search over the map is no narrower, in points.
pub const LEAST_SEARCH_PT: f32 = 120.0;

/// Width and height of the overview with its heading, in points.
fn overview_pt(state: &State) -> Vec2 {
    vec2(OVERVIEW_PT[0], OVERVIEW_PT[1] + 22.0 * strip_text(state))
}

/// Boxes on the screen, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corners {
    /// Menu at the top right, at least as large as it is.
    pub menu: Rect,
    /// Zoom buttons at the bottom right.
    pub zoom: Rect,
    /// North arrow and scale bar at the bottom left, where there is room for them beside the zoom buttons.
    pub scale: Option<Rect>,
    /// The overview, where there is room for it and it is wanted.
    pub overview: Option<Rect>,
    /// The most that the legend may take; it may be lower.
    pub legend: Rect,
    /// The legend is folded into its button, which stands at the top right of its box.
    pub legend_folded: bool,
    /// There is no room for an open legend: its button opens it over the map for a while.
    pub legend_cramped: bool,
}

/// Side of a button inside a card, in points.
pub fn button_pt(state: &State) -> f32 {
    30.0_f32.max(26.0 * state.text_size.max(1.0))
}

/// Buttons of the menu for pages and settings.
const MENU_BUTTONS: usize = 7;

/// Width of a menu of so many buttons, in points.
fn row_pt(state: &State, buttons: usize) -> f32 {
    buttons as f32 * (button_pt(state) + 2.0) + 10.0
}

/// Width of the menu at the top right, in points: its seven buttons and those of languages, or the one that holds the others.
pub fn menu_pt(state: &State, window: Rect) -> f32 {
    let buttons = if menu_folded(state, window) {
        1
    } else {
        MENU_BUTTONS + language_buttons(state, window)
    };
    row_pt(state, buttons)
}

/// How many buttons choose the language at the top right: one each, one that lists them, or none beside a folded menu.
pub fn language_buttons(state: &State, window: Rect) -> usize {
    let over = state.panels.overview_open && state.panels.overview_corner == Corner::TopLeft;
    let taken = if over { OVERVIEW_PT[0] + GAP_PT } else { 0.0 };
    let all = Lang::ALL.len();
    let fits =
        |buttons: &usize| menu_room_pt(state, window).is_some_and(|room| row_pt(state, *buttons) <= room - taken);
    [all, 1]
        .into_iter()
        .find(|buttons| fits(&(MENU_BUTTONS + buttons)))
        .unwrap_or(0)
}

/// Whether the buttons of the menu find no room beside what stands at the left, and are in its list instead.
pub fn menu_folded(state: &State, window: Rect) -> bool {
    menu_room_pt(state, window).is_some_and(|room| room < row_pt(state, MENU_BUTTONS))
}

/// Width that is left for the menu beside what stands at the left, in points.
fn menu_room_pt(state: &State, window: Rect) -> Option<f32> {
    let panel = state.left_shown() && (window.width() >= NARROW_PT || state.selection.is_none());
    let left = if panel {
        state.left_width_pt() + EDGE_PT
    } else {
        // The buttons that open the panel, and the field of the search.
        row_pt(state, 3) + GAP_PT + LEAST_SEARCH_PT
    };
    right_edge(state, window).map(|right| right - (window.left() + EDGE_PT + left + GAP_PT))
}

/// Height of the strip at the bottom, in points; its text grows less than others, or it would eat the map.
pub fn strip_pt(state: &State) -> f32 {
    24.0 * strip_text(state)
}

/// Factor on the size of text in the strip and of the scale bar.
pub fn strip_text(state: &State) -> f32 {
    state.text_size.clamp(1.0, 1.4)
}

/// Where things stand in `window`; none where panels leave no map to speak of.
pub fn corners(state: &State, window: Rect) -> Option<Corners> {
    let narrow = window.width() < NARROW_PT;
    if narrow && state.left_shown() && state.selection.is_none() {
        return None;
    }
    let right = right_edge(state, window)?;
    let left = if state.left_shown() && !narrow {
        window.left() + EDGE_PT + state.left_width_pt() + EDGE_PT
    } else {
        window.left() + EDGE_PT
    };
    let button = button_pt(state);
    let bottom = window.bottom() - strip_pt(state) - EDGE_PT - clock::height_pt(state, window);
    let top = window.top() + EDGE_PT;
    let from_right = |size: Vec2, right: f32, top: f32| Rect::from_min_size(pos2(right - size.x, top), size);
    let menu = from_right(vec2(menu_pt(state, window), button + 10.0), right, top);
    let zoom_size = vec2(button + 10.0, 3.0 * button + 14.0);
    let zoom = from_right(zoom_size, right, bottom - zoom_size.y);
    let text = strip_text(state);
    let scale_size = vec2(170.0, 38.0) * text;
    let scale = Rect::from_min_size(pos2(left, bottom - scale_size.y), scale_size);
    // In a narrow window the captions of the clock take its place.
    let told = state.year.is_some() && narrow;
    let fits = left + scale_size.x + GAP_PT <= zoom.left() && !told;
    let mut corners = Corners {
        menu,
        zoom,
        scale: Some(scale).filter(|_| fits),
        overview: None,
        legend: Rect::NOTHING,
        // The clock has a legend of its own: that of the catalog tells of today.
        legend_folded: !state.panels.legend_open || state.year.is_some(),
        legend_cramped: false,
    };
    let free = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
    // Under the clock there is room for the map of the year alone; a story has the map for itself.
    let wanted = state.panels.overview_open && state.story.is_none() && state.year.is_none();
    corners.overview = wanted.then(|| overview(state, free, &corners)).flatten();
    corners.place_legend(state, free);
    Some(corners)
}

/// Room for the overview in its corner; none where the map is too small for one.
fn overview(state: &State, free: Rect, corners: &Corners) -> Option<Rect> {
    let size = overview_pt(state);
    if free.width() < 2.0 * size.x + corners.zoom.width() || free.height() < 3.2 * size.y {
        return None;
    }
    // An opened left panel has its own button; a closed one leaves it in the corner.
    let opener = if state.left_shown() {
        0.0
    } else {
        button_pt(state) + 10.0 + GAP_PT
    };
    let at = match state.panels.overview_corner {
        Corner::BottomLeft => pos2(
            free.left(),
            corners.scale.map_or(free.bottom(), |scale| scale.top() - GAP_PT) - size.y,
        ),
        Corner::BottomRight => pos2(corners.zoom.left() - GAP_PT - size.x, free.bottom() - size.y),
        Corner::TopLeft => pos2(free.left(), free.top() + opener),
    };
    let wanted = Rect::from_min_size(at, size);
    let over_scale = corners.scale.is_some_and(|scale| scale.intersects(wanted));
    (!over_scale).then_some(wanted)
}

impl Corners {
    fn place_legend(&mut self, state: &State, free: Rect) {
        let width = (LEGEND_PT * state.text_size.clamp(1.0, 1.5)).min(free.width());
        let top = self.menu.bottom() + GAP_PT;
        let column = Rect::from_min_max(pos2(free.right() - width, top), pos2(free.right(), free.bottom()));
        let below = [Some(self.zoom), self.scale, self.overview];
        let reaches = |other: &Rect| other.x_range().intersects(column.x_range()) && other.bottom() > top;
        let bottom = below
            .into_iter()
            .flatten()
            .filter(reaches)
            .map(|other| other.top() - GAP_PT)
            .fold(free.bottom(), f32::min);
        let text = state.text_size.max(1.0);
        // Between two panels it would take half of the map. In a narrow window it is a drawer like the others.
        let beside = state.left_shown() && state.selection.is_some();
        self.legend_cramped = width < 200.0 * text.min(1.5)
            || bottom - top < LOWEST_LEGEND_PT * text
            || beside && width > MOST_OF_MAP * free.width();
        self.legend_folded |= self.legend_cramped;
        self.legend = if self.legend_folded {
            let side = button_pt(state) + 10.0;
            Rect::from_min_size(pos2(free.right() - side, top), Vec2::splat(side))
        } else {
            Rect::from_min_max(column.min, pos2(column.right(), bottom))
        };
    }

    /// Every box.
    #[cfg(test)]
    fn boxes(&self) -> Vec<Rect> {
        [
            Some(self.menu),
            Some(self.zoom),
            self.scale,
            self.overview,
            Some(self.legend),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_corners_lies_over_anything_else_and_all_of_it_is_in_the_window() {
        let mut seen = 0;
        for size in [
            [1280.0, 800.0],
            [1366.0, 768.0],
            [1920.0, 1080.0],
            [899.0, 700.0],
            [500.0, 700.0],
            [360.0, 480.0],
        ] {
            for text_size in [0.8, 1.0, 1.5, 2.0] {
                for corner in [Corner::BottomLeft, Corner::BottomRight, Corner::TopLeft] {
                    for (left_open, sheet) in [(true, false), (false, false), (true, true), (false, true)] {
                        let mut state = State {
                            text_size,
                            selection: sheet.then(|| "unesco:63AG".to_owned()),
                            ..State::default()
                        };
                        state.panels.left_open = left_open;
                        state.panels.overview_corner = corner;
                        let window = Rect::from_min_size(pos2(0.0, 0.0), size.into());
                        let Some(corners) = corners(&state, window) else {
                            continue;
                        };
                        seen += 1;
                        if !state.left_shown() && size[0] > 400.0 {
                            let search = EDGE_PT + row_pt(&state, 3) + GAP_PT + LEAST_SEARCH_PT;
                            assert!(
                                search <= corners.menu.left(),
                                "{size:?} {text_size} {sheet}: {corners:?}"
                            );
                        }
                        let boxes = corners.boxes();
                        for (index, one) in boxes.iter().enumerate() {
                            assert!(window.contains_rect(*one), "{size:?} {text_size} {state:?}: {one:?}");
                            for other in &boxes[..index] {
                                assert!(
                                    !one.shrink(0.5).intersects(*other),
                                    "{size:?} {text_size} {corner:?} {left_open} {sheet}: {one:?} {other:?}"
                                );
                            }
                        }
                    }
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }
}
