//! Painters: one [`Scene`](crate::scene::Scene), several ways to make it visible. They never see the model.

#[cfg(feature = "gui")]
pub mod egui;
#[cfg(feature = "gui")]
pub mod gl;
pub mod png;
pub mod raster;
pub mod stroker;
pub mod svg;

/// Side of the tile of a pattern, in points.
pub const PATTERN_PT: f32 = 12.0;
