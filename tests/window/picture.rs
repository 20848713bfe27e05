//! A picture of the window, pixel by pixel.

use std::collections::HashMap;
use std::path::Path;

use image::RgbImage;

pub struct Picture(RgbImage);

impl Picture {
    pub fn read(path: &Path) -> Self {
        let image = image::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(image.to_rgb8())
    }

    pub fn size(&self) -> (u32, u32) {
        self.0.dimensions()
    }

    /// The colour at a place, in pixels from the top left; black outside.
    pub fn at(&self, x: f64, y: f64) -> [u8; 3] {
        let inside = x >= 0.0 && y >= 0.0 && x < f64::from(self.0.width()) && y < f64::from(self.0.height());
        if inside {
            self.0.get_pixel(x as u32, y as u32).0
        } else {
            [0; 3]
        }
    }

    /// How many pixels have each colour.
    pub fn colours(&self) -> HashMap<[u8; 3], u32> {
        let mut colours = HashMap::new();
        for pixel in self.0.pixels() {
            *colours.entry(pixel.0).or_default() += 1;
        }
        colours
    }

    /// The share of pixels that fit.
    pub fn share(&self, fits: impl Fn([u8; 3]) -> bool) -> f64 {
        let fitting = self.0.pixels().filter(|pixel| fits(pixel.0)).count();
        fitting as f64 / self.0.pixels().len() as f64
    }
}
