//! Packages: one signed file that carries data, base map, stories and media to a place without network.
//!
//! A package is a plain tar archive that any tool can list: `manifest.json` (sizes and SHA-256 of every file, the number of
//! the package, `format_version`), `manifest.sig` (public key and ed25519 signature over the manifest), then the files in
//! the order of the manifest, uncompressed, so that nothing can swell. Nothing is written before the signature is that of
//! a key that this installation trusts: a file `settings/keys/*.pub`.
//!
//! What is installed lives in the home's data folder, swapped whole, with the last one kept ([`crate::store::Generations`]):
//!
//! ```text
//! data/territory/current.json
//! data/territory/generation-0001/{manifest.json,manifest.sig,data/,basemap/,stories/,media/}
//! ```
//!
//! Knows files, keys and numbers; knows no window and no network.

mod install;
mod installed;
mod key;
mod manifest;
mod names;
mod open;
mod pack;
mod refusal;
mod updated;

pub use install::{Report, install, roll_back};
pub use installed::{DataInUse, Installed, generations, installed, verify};
pub use key::{PublicKey, SecretKey, keys_folder, new_key, trusted};
pub use manifest::{Entry, Manifest};
pub use names::sound_name;
pub use open::Package;
pub use pack::{Contents, Packed, pack, usual_number};
pub use refusal::Refusal;

/// Version of the form of packages that this program writes.
pub const FORMAT_VERSION: u32 = 1;
/// What the names of packages end in, of any case.
pub const ENDINGS: [&str; 2] = ["archipel", "archipel-pack"];
/// The parts of a package: its folders.
pub const PARTS: [&str; 4] = ["data", "basemap", "stories", "media"];
/// The largest manifest, in bytes.
pub const MOST_MANIFEST_BYTES: u64 = 8 << 20;
/// Files in a package at most.
pub const MOST_FILES: usize = 20_000;
/// Bytes of all files together at most.
pub const MOST_BYTES: u64 = 8 << 30;
