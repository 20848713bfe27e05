//! Scale bar and north arrow, drawn the same in the window and on exports.

use super::scene::{Anchor, Scene, Stroke};
use crate::i18n::Messages;
use crate::style::{Face, Palette};

/// Height of bar and figures together at the usual size of text, in points.
pub const SCALE_BAR_HEIGHT_PT: f32 = 26.0;
/// Width and height of the arrow at the usual size of text, in points.
pub const NORTH_PT: [f32; 2] = [16.0, 30.0];
/// Size of figures, in points.
const FIGURES_PT: f32 = 11.0;
/// Height of the bar, in points.
const BAR_PT: f32 = 5.0;

/// A bar of a round number of metres in two steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// What the whole bar stands for: 1, 2 or 5 × 10ⁿ metres.
    pub metres: f64,
    /// Its length in points.
    pub length_pt: f32,
}

impl ScaleBar {
    /// The longest bar of at most `longest_pt` points where a point is `metres_per_point`.
    pub fn fitting(metres_per_point: f64, longest_pt: f64) -> Self {
        let most = metres_per_point * longest_pt;
        let power = 10.0_f64.powf(most.log10().floor());
        let metres = [5.0, 2.0, 1.0]
            .into_iter()
            .map(|step| step * power)
            .find(|metres| *metres <= most * (1.0 + 1e-9))
            .unwrap_or(power);
        Self {
            metres,
            length_pt: (metres / metres_per_point) as f32,
        }
    }

    /// What stands at the start, the middle and the end: "0", "500", "1 000 m"; or "0", "2,5", "5 km".
    pub fn figures(&self, messages: &Messages) -> [String; 3] {
        let (unit, per_unit) = if self.metres >= 1000.0 {
            ("km", 1000.0)
        } else {
            ("m", 1.0)
        };
        let number = |metres: f64| messages.number_shortest(metres / per_unit);
        [
            number(0.0),
            number(self.metres / 2.0),
            format!("{}\u{a0}{unit}", number(self.metres)),
        ]
    }

    /// Draws the bar with its figures above; `at` is the left end of the bar's foot. `text_size` is the factor on sizes.
    pub fn add(&self, scene: &mut Scene, palette: &Palette, messages: &Messages, at: [f32; 2], text_size: f32) {
        let (ink, paper) = (palette.interface("text"), palette.interface("card"));
        let [left, foot] = at;
        let (top, half) = (foot - BAR_PT * text_size, self.length_pt / 2.0);
        let edge = Stroke::solid(ink, 1.0);
        scene.draw_box([left, top, left + self.length_pt, foot], Some(paper), Some(edge));
        scene.draw_box([left, top, left + half, foot], Some(ink), None);
        let mut figures = self.figures(messages);
        if !self.middle_fits(&figures, text_size) {
            figures[1].clear();
        }
        for (step, figure) in [0.0, half, self.length_pt].into_iter().zip(&figures) {
            let x = left + step;
            scene.draw_line(&[[x, top - 2.5], [x, top]], Stroke::solid(ink, 1.0));
            let size = FIGURES_PT * text_size;
            let at = [x, top - 3.0 - size * 0.62];
            scene.draw_words(figure, at, Anchor::Center, Face::Semibold, size, ink);
        }
    }

    /// Whether the figure of the middle stands clear of the last one, which is the longest.
    fn middle_fits(&self, figures: &[String; 3], text_size: f32) -> bool {
        let size = FIGURES_PT * text_size;
        let reach = |figure: &str| crate::text::measure(figure, Face::Semibold, size, 0.0).width_pt / 2.0;
        reach(&figures[1]) + reach(&figures[2]) + size * 0.4 <= self.length_pt / 2.0
    }

    /// How far its last figure reaches beyond the bar, in points.
    pub fn overhang_pt(&self, messages: &Messages, text_size: f32) -> f32 {
        let [_, _, last] = self.figures(messages);
        crate::text::measure(&last, Face::Semibold, FIGURES_PT * text_size, 0.0).width_pt / 2.0
    }
}

/// Draws an arrow to the north, its letter under it; `at` is the middle of its box, [`NORTH_PT`] × `text_size` large.
pub fn add_north(scene: &mut Scene, palette: &Palette, [x, y]: [f32; 2], text_size: f32) {
    let (ink, paper) = (palette.interface("text"), palette.interface("card"));
    let point = |dx: f32, dy: f32| [x + dx * text_size, y + dy * text_size];
    let (tip, notch) = (point(0.0, -14.0), point(0.0, 0.5));
    let edge = || Some(Stroke::solid(ink, 1.0));
    scene.draw_polygon(&[tip, notch, point(-5.5, 4.0)], Some(ink), None, edge());
    scene.draw_polygon(&[tip, point(5.5, 4.0), notch], Some(paper), None, edge());
    scene.draw_words("N", point(0.0, 10.0), Anchor::Center, Face::Bold, 10.5 * text_size, ink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn the_bar_is_round_and_never_too_long() {
        for exponent in -2..5 {
            for step in 1..40 {
                let metres_per_point = f64::from(step) * 0.25 * 10f64.powi(exponent);
                let bar = ScaleBar::fitting(metres_per_point, 110.0);
                let leading = bar.metres / 10f64.powf(bar.metres.log10().floor());
                let round = [1.0, 2.0, 5.0].iter().any(|round| (leading - round).abs() < 1e-6);
                assert!(round, "{}", bar.metres);
                assert!(bar.length_pt <= 110.01 && bar.length_pt > 40.0, "{bar:?}");
            }
        }
    }

    #[test]
    fn the_middle_figure_is_left_out_where_it_would_touch_the_last() {
        let french = Messages::new(Lang::Fr);
        let fits = |metres, length_pt| {
            let bar = ScaleBar { metres, length_pt };
            bar.middle_fits(&bar.figures(&french), 1.0)
        };
        assert!(fits(200.0, 100.0) && fits(2_000.0, 80.0));
        assert!(!fits(200.0, 50.0), "100 would touch 200 m");
    }

    #[test]
    fn figures_share_the_unit_of_the_whole_bar() {
        let french = Messages::new(Lang::Fr);
        let words = |metres| {
            ScaleBar {
                metres,
                length_pt: 100.0,
            }
            .figures(&french)
        };
        assert_eq!(words(1_000.0), ["0", "0,5", "1\u{a0}km"]);
        assert_eq!(words(5_000.0), ["0", "2,5", "5\u{a0}km"]);
        assert_eq!(words(500.0), ["0", "250", "500\u{a0}m"]);
        assert_eq!(words(20_000.0), ["0", "10", "20\u{a0}km"]);
    }
}
