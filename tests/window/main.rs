//! The program on a real, if virtual, screen; each test says that it is skipped where there is none.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

mod agree;
mod desktop;
mod offline;
mod painters;
mod picture;
mod pictures;
mod screen;
mod shapes;
