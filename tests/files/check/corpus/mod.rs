//! Small files, built where they are needed.

mod content;
mod refused;
mod storm;
mod warned;
