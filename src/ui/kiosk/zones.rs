//! Where things stand on the glass, and how large a finger is there. Points are such that the short side of the screen always
//! has as many of them: one layout serves every screen.

use egui::{Rect, pos2};

use crate::model::kiosk::{Door, KioskConfig};
use crate::state::State;
use crate::state::kiosk::Screen;

/// Points of the short side of every screen.
pub const SHORT_SIDE_PT: f32 = 720.0;
/// Points of a side that pages are laid out in at least.
const LEAST_PT: f32 = 480.0;
/// Part of the height, from below, that a person in a wheelchair reaches.
pub const LOW_REACH: f32 = 0.4;
/// Part of the height of the picture that a photograph takes; the rest is the map.
const PHOTOGRAPH: f32 = 0.66;
/// Least side of what is meant to be touched first, in millimetres.
pub const PRIMARY_MM: f32 = 15.0;
/// Least side of everything else that can be touched, in millimetres.
pub const OTHER_MM: f32 = 9.0;
/// Distance from the edges, in points.
pub const MARGIN_PT: f32 = 18.0;
/// Distance between things, in points.
pub const GAP_PT: f32 = 10.0;

/// How large things are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// Height of what is meant to be touched first, in points.
    pub primary: f32,
    /// Height of everything else that can be touched, in points.
    pub other: f32,
    /// The least height of anything that can be touched, in points: for keys, of which there are many.
    pub least: f32,
    /// Factor on the size of words.
    pub text: f32,
}

/// Points of a millimetre on the glass.
pub fn pt_per_mm(config: &KioskConfig, screen: Rect) -> f32 {
    // The set-up may tell the sides of a screen that was turned since.
    let [one, other] = config.screen_mm;
    let (short_mm, long_mm) = (one.min(other), one.max(other));
    let (short_pt, long_pt) = (screen.size().min_elem(), screen.size().max_elem());
    (short_pt / short_mm).max(long_pt / long_mm)
}

impl Sizes {
    /// Sizes for a screen.
    pub fn of(config: &KioskConfig, screen: Rect, text: f32) -> Self {
        let mm = pt_per_mm(config, screen);
        Self {
            primary: (PRIMARY_MM * mm).ceil().max(64.0),
            other: (OTHER_MM * mm).ceil().max(48.0),
            least: (OTHER_MM * mm).ceil().max(30.0),
            text,
        }
    }
}

/// The screen, or one that is large enough to be laid out: a display that is lost has a few points, or none.
pub(super) fn glass(screen: Rect) -> Rect {
    let size = screen.size().max(egui::Vec2::splat(LEAST_PT));
    let min = if screen.min.is_finite() {
        screen.min
    } else {
        egui::Pos2::ZERO
    };
    Rect::from_min_size(
        min,
        if size.is_finite() {
            size
        } else {
            egui::Vec2::splat(LEAST_PT)
        },
    )
}

/// Whether the screen stands upright.
pub fn is_upright(screen: Rect) -> bool {
    screen.height() > screen.width()
}

/// The parts of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zones {
    /// The map; none on pages without one.
    pub map: Option<Rect>,
    /// What is looked at and not touched.
    pub picture: Rect,
    /// What is read.
    pub words: Rect,
    /// What is touched.
    pub panel: Rect,
    /// The bar below.
    pub bar: Rect,
}

/// Height of the bar, in points.
pub fn bar_pt(sizes: Sizes, screen: Rect) -> f32 {
    if is_upright(screen) {
        sizes.primary + GAP_PT + sizes.other + 2.0 * GAP_PT
    } else {
        sizes.primary + 2.0 * GAP_PT
    }
}

/// Height of what holds the field of the search, in points.
fn field_pt(sizes: Sizes) -> f32 {
    112.0 * sizes.text.clamp(1.0, 1.4)
}

/// Height of the title of the first page, in points.
fn title_pt(sizes: Sizes) -> f32 {
    118.0 * sizes.text.powf(0.85)
}

impl Zones {
    /// The parts of the page that `state` shows.
    pub fn of(state: &State, sizes: Sizes, screen: Rect) -> Self {
        let kiosk = &state.kiosk;
        if kiosk.screen == Screen::Attract {
            return Self {
                map: Some(screen),
                picture: screen,
                words: screen,
                panel: screen,
                bar: Rect::NOTHING,
            };
        }
        let bar_top = screen.bottom() - bar_pt(sizes, screen);
        let bar = Rect::from_min_max(pos2(screen.left(), bar_top), screen.max);
        let above = Rect::from_min_max(screen.min, pos2(screen.right(), bar_top));
        let cut = |y: f32| {
            let y = y.clamp(above.top(), above.bottom());
            let picture = Rect::from_min_max(above.min, pos2(above.right(), y));
            (picture, Rect::from_min_max(pos2(above.left(), y), above.max))
        };
        let beside = |part: f32| {
            let x = above.left() + above.width() * part;
            let picture = Rect::from_min_max(above.min, pos2(x, above.bottom()));
            (picture, Rect::from_min_max(pos2(x, above.top()), above.max))
        };
        let strip = sizes.primary + 2.0 * GAP_PT;
        let has_map = !matches!(
            kiosk.screen,
            Screen::Search | Screen::Take | Screen::Sources | Screen::Pin | Screen::Door(Door::Stories)
        );
        let (picture, panel) = match kiosk.screen {
            Screen::Map | Screen::Take | Screen::Sources => cut(above.bottom() - strip),
            // One row of buttons lies low anyway: all the rest is there to be read.
            Screen::Place | Screen::Story if kiosk.low_reach => cut(above.bottom() - strip),
            _ if kiosk.low_reach && !kiosk.screen.is_for_staff() => cut(screen.bottom() - screen.height() * LOW_REACH),
            Screen::Search => cut(above.top() + field_pt(sizes)),
            Screen::Pin | Screen::Door(Door::Stories) => cut(above.top()),
            Screen::Home if is_upright(screen) => cut(above.top() + above.height() * 0.36),
            Screen::Home => beside(0.42),
            Screen::Story if is_upright(screen) => cut(above.top() + above.height() * 0.54),
            Screen::Place if is_upright(screen) => cut(above.top() + above.height() * 0.48),
            _ if is_upright(screen) => cut(above.top() + above.height() * 0.42),
            _ => beside(0.5),
        };
        let zones = Self {
            map: has_map.then_some(picture),
            picture,
            words: panel,
            panel,
            bar,
        };
        match kiosk.screen {
            // The title stands over the map.
            Screen::Home => {
                let title = title_pt(sizes).min(zones.picture.height() * 0.5);
                let y = zones.picture.top() + title;
                Self {
                    map: Some(zones.picture.with_min_y(y)),
                    words: zones.picture.with_max_y(y),
                    ..zones
                }
            }
            Screen::Sources => Self {
                words: zones.picture,
                ..zones
            },
            Screen::Place | Screen::Story => zones.with_words(kiosk.low_reach, sizes, screen),
            // What lies out of reach is looked at.
            Screen::Search if kiosk.low_reach => {
                let y = zones.picture.bottom() - field_pt(sizes);
                Self {
                    map: Some(zones.picture.with_max_y(y)),
                    picture: zones.picture.with_min_y(y),
                    ..zones
                }
            }
            Screen::Door(Door::Stories) if kiosk.low_reach => Self {
                map: Some(zones.picture),
                ..zones
            },
            _ => zones,
        }
    }

    /// The same with a photograph in the larger part of the picture, and the map below it.
    pub fn with_photograph(self) -> Self {
        let y = self.picture.top() + self.picture.height() * PHOTOGRAPH;
        Self {
            map: Some(self.picture.with_min_y(y)),
            picture: self.picture.with_max_y(y),
            ..self
        }
    }

    /// The same with room to read: above the buttons, or, where those lie low, beside the map or below it.
    fn with_words(self, low: bool, sizes: Sizes, screen: Rect) -> Self {
        if !low {
            let y = self.panel.bottom() - sizes.primary - 2.0 * GAP_PT;
            return Self {
                words: self.panel.with_max_y(y),
                panel: self.panel.with_min_y(y),
                ..self
            };
        }
        let (map, words) = if is_upright(screen) {
            let y = self.picture.top() + self.picture.height() * 0.42;
            (self.picture.with_max_y(y), self.picture.with_min_y(y))
        } else {
            let x = self.picture.left() + self.picture.width() * 0.46;
            (self.picture.with_max_x(x), self.picture.with_min_x(x))
        };
        Self {
            map: Some(map),
            picture: map,
            words,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    fn screen(width: f32, height: f32) -> Rect {
        Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height))
    }

    #[test]
    fn fingers_are_as_large_as_the_glass_says() {
        let config = KioskConfig {
            screen_mm: [194.0, 345.0],
            ..KioskConfig::default()
        };
        for upright in [screen(720.0, 1280.0), screen(1280.0, 720.0)] {
            let mm = pt_per_mm(&config, upright);
            let sizes = Sizes::of(&config, upright, 1.0);
            assert!(sizes.primary / mm >= PRIMARY_MM && sizes.other / mm >= OTHER_MM);
        }
        let wall = KioskConfig {
            screen_mm: [1210.0, 680.0],
            ..KioskConfig::default()
        };
        assert_eq!(
            Sizes::of(&wall, screen(1280.0, 720.0), 1.0).primary,
            64.0,
            "seen from farther away"
        );
    }

    #[test]
    fn with_low_reach_nothing_to_touch_lies_high() {
        for size in [screen(720.0, 1280.0), screen(1280.0, 720.0)] {
            let sizes = Sizes::of(&KioskConfig::default(), size, 2.0);
            for page in [
                Screen::Home,
                Screen::Door(Door::Parks),
                Screen::Place,
                Screen::Search,
                Screen::Take,
                Screen::Sources,
                Screen::Map,
            ] {
                let mut state = State::default();
                state.kiosk.screen = page;
                state.kiosk.low_reach = true;
                let zones = Zones::of(&state, sizes, size);
                let limit = size.bottom() - size.height() * LOW_REACH - 0.01;
                assert!(zones.panel.top() >= limit && zones.bar.top() >= limit, "{page:?}");
                assert!(zones.panel.bottom() <= zones.bar.top() + 0.01);
            }
        }
    }
}
