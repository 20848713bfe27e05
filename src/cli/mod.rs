//! One file per subcommand: raw arguments to a call into the library. Nothing here knows how a thing is done.

pub mod check;
pub mod features;
pub mod layers;
mod print;

pub use print::Words;
