//! A picture of the window, pixel by pixel.

use std::collections::HashMap;
use std::path::Path;

use tiny_skia::Pixmap;

pub struct Picture(Pixmap);

impl Picture {
    pub fn read(path: &Path) -> Self {
        Self(Pixmap::load_png(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }

    pub fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// The colour at a place, in pixels from the top left; black outside.
    pub fn at(&self, x: f64, y: f64) -> [u8; 3] {
        let inside = x >= 0.0 && y >= 0.0 && x < f64::from(self.0.width()) && y < f64::from(self.0.height());
        let pixel = inside.then(|| self.0.pixel(x as u32, y as u32)).flatten();
        pixel.map_or([0; 3], |pixel| [pixel.red(), pixel.green(), pixel.blue()])
    }

    /// How many pixels have each colour.
    pub fn colours(&self) -> HashMap<[u8; 3], u32> {
        let mut colours = HashMap::new();
        for pixel in self.0.pixels() {
            *colours.entry([pixel.red(), pixel.green(), pixel.blue()]).or_default() += 1;
        }
        colours
    }

    /// The share of pixels that fit.
    pub fn share(&self, fits: impl Fn([u8; 3]) -> bool) -> f64 {
        let pixels = self.0.pixels();
        let fitting = pixels
            .iter()
            .filter(|pixel| fits([pixel.red(), pixel.green(), pixel.blue()]))
            .count();
        fitting as f64 / pixels.len() as f64
    }
}
