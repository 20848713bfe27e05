//! Painters: one [`Scene`](crate::scene::Scene), several ways to make it visible. They never see the model.

#[cfg(feature = "gui")]
pub mod egui;
pub mod png;
mod stroker;
pub mod svg;

pub use stroker::{Corner, stroke};

/// Side of the tile of a pattern, in points.
pub const PATTERN_PT: f32 = 12.0;
