//! Bytes to layers and diagnostics. Owns the reading of files that people bring or that are embedded; knows nothing of
//! styles, state or drawing, and words no message: a finding is a code with arguments.

pub mod atlas;
pub mod catalog;
pub mod declared;
pub mod geojson;
mod json;
mod json_number;
mod json_value;
pub mod media;
mod plain;
mod text;

pub use plain::layer_def_of as plain_layer_def;
