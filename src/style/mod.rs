//! What things look like: palette by theme, looks of classes, icons. Knows catalogs and colours; knows nothing of scenes
//! or painters.

pub mod color;
pub mod icons;
pub mod palette;
pub mod symbology;

pub use color::Rgba;
pub use palette::{Face, LabelStyle, Palette, Swatch, Theme};
pub use symbology::{ClassStyle, Symbology};
