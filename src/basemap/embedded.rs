//! The base map that the program brings: the territory's own ground, painted tile by tile by the scene painter.
//!
//! A tile is painted at the exact zoom and at the exact pixels of the screen, not at the next whole level: its edges lie on
//! whole pixels, lines have the width that the style asks for, and the window copies it pixel by pixel. So the map is as
//! sharp as when it is drawn directly, at half the cost in pixels of painting at twice the size.

use std::sync::Arc;

use geo_types::Coord;

use super::crew::{Answer, Supply};
use super::{Pixels, TILE_PT, TileAddress, Trouble};
use crate::index::{Index, Shown};
use crate::model::{Atlas, Lang};
use crate::paint::raster;
use crate::scene::{self, Details, Ground, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::space::mercator::geo_from_mercator;
use crate::style::{Palette, Symbology};

/// What the ground is made of.
pub struct EmbeddedMap {
    /// What there is.
    pub atlas: Arc<Atlas>,
    /// Where it is.
    pub index: Arc<Index>,
    /// Its levels of detail.
    pub details: Arc<Details>,
    /// What is switched on.
    pub shown: Shown,
    /// Opacity by layer, 0 to 1.
    pub opacities: Vec<f32>,
    /// Looks by layer and class.
    pub symbology: Symbology,
    /// Colours of the theme.
    pub palette: &'static Palette,
}

/// The ground at one zoom, on a screen with so many pixels for a point.
pub struct EmbeddedTiles {
    map: Arc<EmbeddedMap>,
    zoom: f64,
    pixels_per_point: f32,
}

impl EmbeddedTiles {
    /// The tiles of `map` at a zoom, which may be fractional.
    pub fn new(map: Arc<EmbeddedMap>, zoom: f64, pixels_per_point: f32) -> Self {
        Self {
            map,
            zoom,
            pixels_per_point,
        }
    }

    /// First pixel and number of pixels of a tile along one axis. Neighbours share their edge, on a whole pixel.
    pub fn pixel_span(index: u32, level: u8, zoom: f64, pixels_per_point: f32) -> (f64, u32) {
        let side = TILE_PT * (zoom - f64::from(level)).exp2() * f64::from(pixels_per_point);
        let (start, end) = (
            (f64::from(index) * side).round(),
            ((f64::from(index) + 1.0) * side).round(),
        );
        (start, (end - start).max(1.0) as u32)
    }

    /// The scene of one tile, in points.
    fn scene(&self, address: TileAddress) -> Scene {
        let map = &self.map;
        let span = |index| Self::pixel_span(index, address.zoom, self.zoom, self.pixels_per_point);
        let ((left, width), (top, height)) = (span(address.x), span(address.y));
        let world_px = TILE_PT * self.zoom.exp2() * f64::from(self.pixels_per_point);
        let middle = Coord {
            x: (left + f64::from(width) / 2.0) / world_px,
            y: (top + f64::from(height) / 2.0) / world_px,
        };
        let points = |pixels: u32| f64::from(pixels) / f64::from(self.pixels_per_point);
        let viewport = Viewport {
            center_geo: geo_from_mercator(middle),
            zoom: self.zoom,
            size: [points(width), points(height)],
        };
        let input = SceneInput {
            atlas: &map.atlas,
            index: &map.index,
            details: &map.details,
            shown: &map.shown,
            opacities: &map.opacities,
            symbology: &map.symbology,
            palette: map.palette,
            lang: Lang::Fr, // no names are written
            text_size: 1.0,
            labels: false,
            ground: Ground::Only,
            covered_pt: [0.0; 4],
            obstacles_pt: &[],
            names_pt: &[],
            moment: None,
            viewport,
        };
        let mut scene = Scene::new(viewport, map.palette.interface("paper"));
        scene::build(&input, &mut SceneScratch::default(), &mut scene);
        scene
    }
}

impl Supply for EmbeddedTiles {
    fn get(&self, address: TileAddress) -> Answer {
        let image = raster::paint(&self.scene(address), self.pixels_per_point);
        match (u32::try_from(image.width), u32::try_from(image.height)) {
            (Ok(width), Ok(height)) => Answer::Pixels(Pixels {
                width,
                height,
                rgba: image.pixels,
            }),
            _ => Answer::Failed(Trouble::Ours(format!("{} × {}", image.width, image.height))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::index::LayerFilter;
    use crate::load;
    use crate::scene::Item;
    use crate::style::Theme;

    static MAP: LazyLock<Arc<EmbeddedMap>> = LazyLock::new(|| {
        let atlas = Arc::new(load::atlas::embedded());
        let index = Arc::new(Index::new(&atlas));
        let palette = Palette::of(Theme::Light);
        let on = LayerFilter {
            visible: true,
            only_class: None,
        };
        let all = vec![on; atlas.layers.len()];
        Arc::new(EmbeddedMap {
            details: Arc::new(Details::new(&index)),
            shown: Shown::new(&atlas, &crate::model::Filter::default(), &all),
            opacities: vec![1.0; atlas.layers.len()],
            symbology: Symbology::new(&atlas, palette),
            index,
            palette,
            atlas,
        })
    });

    /// The tile of a level that holds the middle of Lens.
    fn lens(level: u8) -> TileAddress {
        let at = crate::space::mercator::mercator_from_geo(Coord { x: 2.83, y: 50.43 });
        let count = f64::from(1_u32 << level);
        TileAddress::new(level, (at.x * count) as u32, (at.y * count) as u32).unwrap()
    }

    fn pixels(tiles: &EmbeddedTiles, address: TileAddress) -> Pixels {
        match tiles.get(address) {
            Answer::Pixels(pixels) => pixels,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_tile_has_the_pixels_of_the_screen_at_any_zoom_and_no_names() {
        for (zoom, pixels_per_point) in [(11.0, 1.0), (11.37, 1.0), (10.6, 1.25), (11.0, 2.0)] {
            let tiles = EmbeddedTiles::new(Arc::clone(&MAP), zoom, pixels_per_point);
            let address = lens(11);
            let painted = pixels(&tiles, address);
            let (_, width) = EmbeddedTiles::pixel_span(address.x, 11, zoom, pixels_per_point);
            let (_, height) = EmbeddedTiles::pixel_span(address.y, 11, zoom, pixels_per_point);
            assert_eq!((painted.width, painted.height), (width, height));
            let marks = |item: &Item| matches!(item, Item::Text(_) | Item::Symbol(_));
            assert!(!tiles.scene(address).items.iter().any(marks));
            let first = &painted.rgba[..4];
            assert!(
                painted.rgba.chunks_exact(4).any(|pixel| pixel != first),
                "an empty tile at {zoom}"
            );
        }
    }

    #[test]
    fn neighbours_meet_without_a_seam() {
        // The same strip of the world, once as the last column of a tile's own painting, once from a picture that spans
        // both tiles: every pixel at the seam is the same.
        let tiles = EmbeddedTiles::new(Arc::clone(&MAP), 11.4, 1.0);
        let west = lens(11);
        let east = TileAddress::new(11, west.x + 1, west.y).unwrap();
        let (left, right) = (pixels(&tiles, west), pixels(&tiles, east));
        let span = |index| EmbeddedTiles::pixel_span(index, 11, 11.4, 1.0);
        assert_eq!(span(west.x).0 + f64::from(left.width), span(east.x).0);
        // A parent tile at the same zoom is one picture over the seam.
        let parent = pixels(&tiles, west.ancestor(10).0);
        let (parent_left, _) = EmbeddedTiles::pixel_span(west.x / 2, 10, 11.4, 1.0);
        let (parent_top, _) = EmbeddedTiles::pixel_span(west.y / 2, 10, 11.4, 1.0);
        let top = span(west.y).0 - parent_top;
        let mut worst = 0;
        for (picture, start) in [(&left, span(west.x).0), (&right, span(east.x).0)] {
            let offset = start - parent_left;
            if offset < 0.0 || offset + f64::from(picture.width) > f64::from(parent.width) {
                continue;
            }
            for row in 0..picture.height {
                for column in [0, picture.width - 1] {
                    let at = ((row * picture.width + column) * 4) as usize;
                    let there = (((row + top as u32) * parent.width + column + offset as u32) * 4) as usize;
                    let differs = |channel: usize| picture.rgba[at + channel].abs_diff(parent.rgba[there + channel]);
                    worst = worst.max((0..3).map(differs).max().unwrap_or(0));
                }
            }
        }
        assert!(worst <= 24, "{worst}");
    }

    proptest! {
        #[test]
        fn tiles_cover_every_pixel_once(index in 0_u32..4000, zoom in 8.0..19.0_f64, scale in 0.75..3.0_f32) {
            let level = zoom.round() as u8;
            let (start, length) = EmbeddedTiles::pixel_span(index, level, zoom, scale);
            let (next, _) = EmbeddedTiles::pixel_span(index + 1, level, zoom, scale);
            prop_assert_eq!(start + f64::from(length), next);
        }
    }
}
