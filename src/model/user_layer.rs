//! A layer that the user brought: what it is, where it came from, what it replaces.

use serde::{Deserialize, Serialize};

use super::catalog::{LayerDef, Source};

/// Version of the form of `layer.toml` that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// What the keys of their sources begin with.
pub const SOURCE: &str = "user-";

/// Id of the heading that such layers stand under.
pub const GROUP: &str = "user";

/// `layer.toml` of a user layer. Its features lie beside it, in the file that `layer.file` names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserLayer {
    /// Version of this form.
    pub format_version: u32,
    /// What was imported.
    pub origin: Origin,
    /// Who made the data.
    pub source: Source,
    /// The layer. When the territory has a layer of this id, this one takes its place.
    pub layer: LayerDef,
}

/// The file that a layer was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Name of the file, without its folder.
    pub file: String,
    /// Kind of the file, the word of `archipel check`.
    pub format: String,
    /// Reference system of its numbers.
    pub crs: String,
    /// SHA-256 of the file in hexadecimal digits.
    pub sha256: String,
    /// Day of the import, ISO 8601.
    pub imported: String,
}
