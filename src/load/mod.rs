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
pub mod user;

use std::path::Path;

use crate::model::Atlas;

/// The territory in the folder `data`, or the embedded one, with the user layers below `layers`.
pub fn territory(data: Option<&Path>, layers: Option<&Path>) -> Atlas {
    let atlas = data.map_or_else(atlas::embedded, atlas::from_dir);
    match layers {
        Some(folder) => user::join(atlas, folder),
        None => atlas,
    }
}
