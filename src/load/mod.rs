//! Bytes to layers and diagnostics. Owns the reading of files that people bring or that are embedded; knows nothing of
//! styles, state or drawing, and words no message: a finding is a code with arguments.

mod archive;
pub mod atlas;
pub mod catalog;
mod charset;
mod csv;
pub mod declared;
pub mod embedded;
pub mod facts;
pub mod file;
mod flatgeobuf;
pub mod geojson;
mod gpkg;
mod gpx;
pub mod gtfs;
mod json;
mod json_number;
mod json_value;
pub mod kiosk;
mod kml;
pub mod media;
mod osm;
pub mod page_layout;
mod plain;
mod reading;
mod shapefile;
pub mod story;
mod text;
mod topojson;
pub mod user;
mod wkt;
mod xml;

pub use self::plain::fields;

pub use plain::layer_def_of as plain_layer_def;
