//! Patterns over areas: one tile, drawn once per scale, pinned to the world.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use crate::model::catalog::Pattern;
use crate::paint::{PATTERN_PT, png, svg};
use crate::scene::Scene;

/// Coverage of one tile.
pub struct Tile {
    side: usize,
    alpha: Vec<u8>,
}

/// A tile laid over a picture.
#[derive(Clone)]
pub struct Laid {
    tile: Arc<Tile>,
    /// Pixels of a tile per pixel of the picture; 1 unless tiles are no whole number of pixels wide.
    step: f32,
    /// Where the picture's corner lies in the tile, in pixels.
    origin: [f32; 2],
}

impl Laid {
    /// The tile of `pattern` over the picture of `scene` at `scale` pixels per point; none where there is none.
    pub fn new(pattern: Pattern, scene: &Scene, scale: f32) -> Option<Self> {
        let tile = tile(pattern, scale)?;
        let side_px = PATTERN_PT * scale;
        let center = crate::space::mercator::mercator_from_geo(scene.viewport.center_geo);
        let pin = |center: f64, length: f64| {
            let start = (center * scene.viewport.scale() - length / 2.0).rem_euclid(f64::from(PATTERN_PT));
            start as f32 * scale
        };
        let [width, height] = scene.viewport.size;
        let step = tile.side as f32 / side_px;
        let origin = [pin(center.x, width) * step, pin(center.y, height) * step];
        Some(Self { tile, step, origin })
    }

    /// Coverage of a pixel of the picture.
    #[inline]
    pub fn cover(&self, x: usize, y: usize) -> u8 {
        let place = |at: usize, origin: f32| ((at as f32 + 0.5) * self.step + origin) as usize % self.tile.side;
        self.tile.alpha[place(y, self.origin[1]) * self.tile.side + place(x, self.origin[0])]
    }
}

fn tile(pattern: Pattern, scale: f32) -> Option<Arc<Tile>> {
    type Known = Mutex<HashMap<(&'static str, u32), Option<Arc<Tile>>>>;
    static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);
    let marks = svg::pattern_tile(pattern);
    if marks.is_empty() {
        return None;
    }
    let mut known = KNOWN.lock().ok()?;
    known
        .entry((marks, scale.to_bits()))
        .or_insert_with(|| {
            let document = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PATTERN_PT}\" height=\"{PATTERN_PT}\" color=\"white\">{marks}</svg>"
            );
            let side = (PATTERN_PT * scale).round().max(1.0);
            let pixmap = png::rasterize(&document, side / PATTERN_PT).ok()?;
            let alpha = pixmap.pixels().iter().map(|pixel| pixel.alpha()).collect();
            Some(Arc::new(Tile {
                side: pixmap.width() as usize,
                alpha,
            }))
        })
        .clone()
}
