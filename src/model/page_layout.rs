//! How a map is laid out on paper: what the window's composer decides and what a layout file says. Plain data.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Points of an inch: a point of a page at 1 is a pixel of a usual screen.
pub const POINTS_PER_INCH: f64 = 96.0;

/// Sheets of paper (ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Paper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

impl Paper {
    /// Every sheet, the smallest first.
    pub const ALL: [Self; 6] = [Self::A5, Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// Short and long side, in millimetres.
    pub const fn sides_mm(self) -> [u16; 2] {
        match self {
            Self::A0 => [841, 1189],
            Self::A1 => [594, 841],
            Self::A2 => [420, 594],
            Self::A3 => [297, 420],
            Self::A4 => [210, 297],
            Self::A5 => [148, 210],
        }
    }

    /// Its name in the standard.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A0 => "A0",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::A3 => "A3",
            Self::A4 => "A4",
            Self::A5 => "A5",
        }
    }

    /// The sheet of a name, in any case.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|paper| paper.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// Denominators of scales that a map may have.
pub const SCALES: std::ops::RangeInclusive<u32> = 500..=2_000_000;

/// Denominators that planners use, for a list to choose from.
pub const USUAL_SCALES: [u32; 8] = [5_000, 10_000, 20_000, 25_000, 50_000, 75_000, 100_000, 250_000];

/// What stands on a page and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PageLayout {
    /// The sheet.
    pub page: Paper,
    /// Whether its long side is the width.
    pub landscape: bool,
    /// Denominator of the scale, within [`SCALES`]; none fits the view into the map.
    pub scale: Option<u32>,
    /// Words on top; none is the name of the territory, empty words leave it out.
    pub title: Option<String>,
    /// The legend of what is visible.
    pub legend: bool,
    /// The scale bar, and the scale in figures.
    pub scale_bar: bool,
    /// The north arrow.
    pub north: bool,
    /// The small map of the whole territory.
    pub inset: bool,
    /// The day on which the page was made.
    pub date: bool,
    /// The filter in a sentence, when something is filtered.
    pub filter: bool,
    /// The list of what passes the filter and lies on the map, on pages of its own.
    pub table: bool,
    /// As many maps at the scale as it takes to show everything of the subject that passes, instead of the one of the view.
    pub cover: bool,
    /// The sheet of the selected feature on a page of its own; in an atlas the sheet of each place after its map.
    pub sheets: bool,
    /// What the planner's desk shows, over the map.
    pub desk: bool,
    /// An atlas instead of the view: a page for each feature of this layer that passes the filter, after an index.
    pub atlas: Option<String>,
    /// A picture for the top right corner (PNG, JPEG, WebP).
    pub logo: Option<PathBuf>,
    /// Pixels of an inch, for PNG.
    pub dpi: u16,
}

impl Default for PageLayout {
    fn default() -> Self {
        Self {
            page: Paper::A4,
            landscape: true,
            scale: None,
            title: None,
            legend: true,
            scale_bar: true,
            north: true,
            inset: true,
            date: true,
            filter: true,
            table: false,
            cover: false,
            sheets: false,
            desk: true,
            atlas: None,
            logo: None,
            dpi: 150,
        }
    }
}

impl PageLayout {
    /// Width and height of the sheet, in millimetres.
    pub fn size_mm(&self) -> [f64; 2] {
        let [short, long] = self.page.sides_mm().map(f64::from);
        if self.landscape { [long, short] } else { [short, long] }
    }

    /// Points of an inch of the page: small sheets are read closer than a screen, large ones hang on a wall.
    pub fn points_per_inch(&self) -> f64 {
        match self.page {
            Paper::A5 | Paper::A4 => 1.25 * POINTS_PER_INCH,
            Paper::A3 => 1.125 * POINTS_PER_INCH,
            Paper::A2 | Paper::A1 | Paper::A0 => POINTS_PER_INCH,
        }
    }

    /// So many millimetres in points of the page.
    pub fn points_of_mm(&self, millimetres: f64) -> f32 {
        (millimetres * self.points_per_inch() / 25.4) as f32
    }

    /// Width and height of the sheet, in points of the page.
    pub fn size_pt(&self) -> [f32; 2] {
        self.size_mm().map(|side| self.points_of_mm(side))
    }

    /// The same within the limits of every value.
    #[must_use]
    pub fn sane(mut self) -> Self {
        self.scale = self.scale.map(|scale| scale.clamp(*SCALES.start(), *SCALES.end()));
        self.dpi = self.dpi.clamp(24, 1200);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sheet_is_half_of_the_one_before_and_known_by_its_name() {
        for pair in Paper::ALL.windows(2) {
            let ([_, long], [short, _]) = (pair[0].sides_mm(), pair[1].sides_mm());
            assert!(long.abs_diff(short) <= 1);
        }
        assert_eq!(Paper::of(" a3"), Some(Paper::A3));
        assert_eq!(Paper::of("letter"), None);
    }

    #[test]
    fn a_page_has_the_size_of_its_paper_and_turns() {
        let upright = PageLayout {
            landscape: false,
            ..PageLayout::default()
        };
        assert_eq!(upright.size_mm(), [210.0, 297.0]);
        let [width, height] = PageLayout::default().size_pt();
        assert!((width - 1403.15).abs() < 0.01 && (height - 992.13).abs() < 0.01);
    }
}
