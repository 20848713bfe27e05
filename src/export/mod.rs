//! Pages to keep or print: the map with its legend and sources, composed of scenes; the sheet of a feature on A4 and the code
//! of its place, composed as SVG. Knows no window.

mod compose;
pub mod desk;
pub mod exchange;
pub mod furniture;
pub mod guide;
pub mod handout;
mod legend_block;
pub mod map_page;
pub mod page;
pub mod paper;
pub mod pdf;
pub mod qr;
pub mod sheet_page;
pub mod table_page;
mod words;

use thiserror::Error;

use crate::model::{Atlas, FeatureId};
use crate::paint::png::PictureError;
use crate::style::{Palette, Rgba, Symbology};

/// Why a page could not be made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The page that we composed cannot be drawn.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The PDF writer refused it.
    #[error("the page cannot be written as PDF: {0}")]
    Pdf(String),
}

/// Colour and icon of a feature, as on the map: its own colour first, then that of its class.
pub fn look(atlas: &Atlas, symbology: &Symbology, palette: &Palette, id: FeatureId) -> (Rgba, String) {
    let class = atlas
        .layers
        .get(id.layer as usize)
        .and_then(|layer| layer.class_of.get(id.index as usize))
        .map_or(usize::MAX, |class| usize::from(*class));
    let style = symbology.layer(id.layer as usize).get(class);
    let feature = atlas.feature(id);
    let own = feature.and_then(|feature| Rgba::parse(feature.color.as_deref()?).ok());
    let color = own
        .or(style.map(|style| style.symbol_color()))
        .unwrap_or(palette.interface("accent"));
    let category = feature.and_then(|feature| atlas.catalog.category(&feature.category));
    let symbol = style
        .map(|style| style.symbol.as_ref())
        .filter(|symbol| !symbol.is_empty())
        .or(category.map(|category| category.symbol.as_str()))
        .unwrap_or("marker")
        .to_owned();
    (color, symbol)
}

/// Ink that can be read on `ground`: white, or almost black.
pub fn ink_on(ground: Rgba) -> Rgba {
    let [red, green, blue, _] = ground.0;
    let linear = |part: u8| (f32::from(part) / 255.0).powf(2.2);
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    // Where black and white contrast alike: (L + 0.05)² = 0.05 × 1.05.
    if luminance > 0.18 {
        Rgba([0x1c, 0x1b, 0x1a, 0xff])
    } else {
        Rgba([0xff; 4])
    }
}
