//! What things look like: palette, symbology, icons. Knows catalogs and colours; knows nothing of scenes or painters.

pub mod color;
pub mod palette;

pub use color::Rgba;
pub use palette::{Face, LabelStyle, Palette, Swatch, Theme};
