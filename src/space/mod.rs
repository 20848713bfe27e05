//! Where things are: projections, viewport, extent, distance. Pure f64, no state, no IO.
//!
//! Names carry their space: `_geo` is WGS 84 longitude and latitude in degrees, `_mercator` is the unit square of Web
//! Mercator (x to the east, y to the south, both 0 to 1), `_screen` is points from the top left corner of a viewport.

pub mod between;
pub mod clip;
pub mod ellipsoid;
mod extent;
pub mod measure;
pub mod mercator;
pub mod projection;
pub mod triangles;
mod viewport;

pub use between::Wind;
pub use extent::Extent;
pub use viewport::{MAX_ZOOM, MIN_ZOOM, Viewport};
