//! The one place that speaks to OpenGL itself, and the only one where `unsafe` is allowed. Every block says why it is sound.
#![allow(unsafe_code)]

use eframe::glow::{self, HasContext as _};

/// Waits until everything that was drawn so far is in the picture. For measuring only: it stalls the pipeline.
pub fn wait(gl: &glow::Context) {
    // SAFETY: `glFinish` takes no arguments and has no precondition but a current context. The toolkit hands out its
    // context while a frame is made, on the thread where it is current.
    unsafe { gl.finish() };
}
