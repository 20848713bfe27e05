//! Files that must survive: where they are, how they are written whole, what is kept of a broken one, logs and crash reports.
//!
//! Knows nothing of what the files mean: a state, a project or a table is any value that serde can write. Errors name the
//! path and say what failed; whoever shows them words them in the user's language.

mod atomic;
pub mod counters;
pub mod crash;
#[cfg(feature = "gui")]
pub mod door;
mod fault;
mod generations;
mod home;
mod lock;
pub mod log;
pub mod pin;
pub mod saved_filters;
pub mod stamp;
pub mod state_file;

pub use atomic::{WriteError, atomic_write};
pub use fault::{Fault, FaultSort};
pub use generations::{Draft, Generation, Generations, SwapError};
pub use home::{Home, HomeError, HomeKind};
pub use lock::{HomeLock, LockError, Owner, Purpose};
pub use state_file::{Format, LoadError, Loaded, Migrate, ReadError, SaveError, SetAside};
