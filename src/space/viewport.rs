//! The piece of the world that a picture shows.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::{Extent, ellipsoid, mercator};

/// Smallest zoom of the map (256-point tiles).
pub const MIN_ZOOM: f64 = 8.0;
/// Largest zoom of the map (256-point tiles).
pub const MAX_ZOOM: f64 = 19.0;

/// Centre, zoom and size of a picture of the map. Zoom counts in 256-point tiles and may be fractional.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Centre in degrees.
    pub center_geo: Coord<f64>,
    /// Zoom of 256-point tiles.
    pub zoom: f64,
    /// Width and height in points.
    pub size: [f64; 2],
}

impl Viewport {
    /// Points on the screen for the whole unit square of Mercator.
    pub fn scale(&self) -> f64 {
        256.0 * self.zoom.exp2()
    }

    /// Metres on the ground for one point at the centre.
    pub fn metres_per_point(&self) -> f64 {
        mercator::metres_per_unit(self.center_geo.y) / self.scale()
    }

    /// A viewport whose points are so many metres on the ground at its centre: the mean over both directions, which differ
    /// by a quarter of a percent on the ellipsoid at these latitudes.
    pub fn at_metres_per_point(center_geo: Coord<f64>, metres: f64, size: [f64; 2]) -> Self {
        const STEP: f64 = 1e-6;
        let center = mercator::mercator_from_geo(center_geo);
        let across = ellipsoid::step_m(center, center + Coord { x: STEP, y: 0.0 });
        let along = ellipsoid::step_m(center, center + Coord { x: 0.0, y: STEP });
        let metres_per_unit = f64::midpoint(across, along) / STEP;
        Self {
            center_geo,
            zoom: (metres_per_unit / metres / 256.0).log2(),
            size,
        }
    }

    /// The denominator of the scale at the centre when so many points are an inch.
    pub fn scale_denominator(&self, points_per_inch: f64) -> f64 {
        self.metres_per_point() * points_per_inch / 0.0254
    }

    /// Screen position of a Mercator position, in points from the top left corner.
    pub fn screen_from_mercator(&self, mercator: Coord<f64>) -> Coord<f64> {
        let center = mercator::mercator_from_geo(self.center_geo);
        let scale = self.scale();
        Coord {
            x: (mercator.x - center.x) * scale + self.size[0] / 2.0,
            y: (mercator.y - center.y) * scale + self.size[1] / 2.0,
        }
    }

    /// Mercator position of a screen position.
    pub fn mercator_from_screen(&self, screen: Coord<f64>) -> Coord<f64> {
        let center = mercator::mercator_from_geo(self.center_geo);
        let scale = self.scale();
        Coord {
            x: (screen.x - self.size[0] / 2.0) / scale + center.x,
            y: (screen.y - self.size[1] / 2.0) / scale + center.y,
        }
    }

    /// Screen position of a geographic position.
    pub fn screen_from_geo(&self, geo: Coord<f64>) -> Coord<f64> {
        self.screen_from_mercator(mercator::mercator_from_geo(geo))
    }

    /// Geographic position of a screen position.
    pub fn geo_from_screen(&self, screen: Coord<f64>) -> Coord<f64> {
        mercator::geo_from_mercator(self.mercator_from_screen(screen))
    }

    /// What the picture shows, as a Mercator box.
    pub fn extent_mercator(&self) -> Extent {
        let top_left = self.mercator_from_screen(Coord { x: 0.0, y: 0.0 });
        let bottom_right = self.mercator_from_screen(Coord {
            x: self.size[0],
            y: self.size[1],
        });
        Extent::new(top_left.x, top_left.y, bottom_right.x, bottom_right.y)
    }

    /// The viewport that shows `extent_mercator` whole, leaving `margin_pt` free on every side.
    pub fn showing(extent_mercator: Extent, size: [f64; 2], margin_pt: f64) -> Self {
        let center = extent_mercator.center();
        let [width, height] = extent_mercator.size();
        let room = [
            (size[0] - 2.0 * margin_pt).max(32.0),
            (size[1] - 2.0 * margin_pt).max(32.0),
        ];
        let scale = (room[0] / width.max(1e-12)).min(room[1] / height.max(1e-12));
        let zoom = (scale / 256.0).log2().clamp(MIN_ZOOM, MAX_ZOOM);
        Self {
            center_geo: mercator::geo_from_mercator(Coord {
                x: center[0],
                y: center[1],
            }),
            zoom,
            size,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_screen_position_survives_the_way_to_the_world_and_back(
            x in 0.0..1280.0f64, y in 0.0..800.0f64, zoom in MIN_ZOOM..MAX_ZOOM,
        ) {
            let viewport = Viewport { center_geo: Coord { x: 2.83, y: 50.43 }, zoom, size: [1280.0, 800.0] };
            let back = viewport.screen_from_geo(viewport.geo_from_screen(Coord { x, y }));
            prop_assert!((back.x - x).abs() < 1e-4 && (back.y - y).abs() < 1e-4);
        }
    }

    #[test]
    fn showing_an_extent_keeps_it_inside_the_margin() {
        let extent = Extent::new(0.5055, 0.336, 0.5105, 0.338);
        let viewport = Viewport::showing(extent, [1280.0, 800.0], 40.0);
        let shown = viewport.extent_mercator();
        assert!(shown.min[0] < extent.min[0] && shown.max[1] > extent.max[1]);
    }
}
