//! Bytes to layers and diagnostics. Owns the reading of files that people bring or that are embedded; knows nothing of
//! styles, state or drawing, and words no message: a finding is a code with arguments.

mod archive;
pub mod atlas;
pub mod catalog;
mod charset;
mod csv;
pub mod declared;
pub mod file;
mod flatgeobuf;
pub mod geojson;
mod gpkg;
mod gpx;
pub mod gtfs;
mod json;
mod json_number;
mod json_value;
mod kml;
pub mod media;
mod plain;
mod reading;
mod shapefile;
mod text;
mod topojson;
pub mod user;
mod wkt;
mod xml;

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
