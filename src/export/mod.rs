//! Pages to keep or print, composed of scenes: the map with its legend and sources. Knows no window.

mod legend_block;
pub mod map_page;
pub mod page;
mod words;
