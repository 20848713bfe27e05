//! Languages: messages and numbers, dates, lengths as the reader of a language writes them.
//!
//! Owns the Fluent files of `assets/locales` and every rule of number typography. Knows nothing of windows, files or
//! layers: a message is asked for by key and arguments, and whoever asks decides where it is shown.
//!
//! Words live in `assets/locales/<lang>/*.ftl`, one file per subject, the same names in every language. `tests/house/locales.rs`
//! keeps the five languages complete, equal in keys and arguments, and free of keys that nobody uses.

mod arg;
mod filter_sentence;
pub mod guide;
mod legend;
mod messages;
mod number;
mod order;
mod parts;
mod position;
mod unit;
mod units;

pub use arg::Arg;
pub use filter_sentence::{chosen_distance, filter_sentence};
pub use legend::{capitalized, legend_figures, legend_label};
pub use messages::Messages;
pub use number::{format_number, format_shortest};
pub use order::{NameKey, name_key};
pub use parts::filled;
pub use position::{position_geo, position_lambert};
