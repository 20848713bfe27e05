//! The one place that speaks to OpenGL itself, and the only one where `unsafe` is allowed. Every block says why it is sound.
#![allow(unsafe_code)]

use eframe::glow::{self, HasContext as _, PixelUnpackData};

use super::raster::Image;

/// Waits until everything that was drawn so far is in the picture. For measuring only: it stalls the pipeline.
pub fn wait(gl: &glow::Context) {
    // SAFETY: `glFinish` takes no arguments and has no precondition but a current context. The toolkit hands out its
    // context while a frame is made, on the thread where it is current.
    unsafe { gl.finish() };
}

/// Whether this OpenGL runs on the processor, and can copy a picture to the screen: then the raster painter is faster.
pub fn is_software(gl: &glow::Context) -> bool {
    // SAFETY: asks a current context for a string that every context has.
    let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) }.to_lowercase();
    let version = gl.version();
    // The embedded dialect of OpenGL does not take pixels in the order of the screen.
    let copies = version.major >= 3 && !version.is_embedded;
    let software = [
        "llvmpipe",
        "softpipe",
        "swrast",
        "software",
        "swiftshader",
        "gdi generic",
        "basic render",
    ];
    tracing::info!(renderer, major = version.major, "OpenGL");
    copies && software.iter().any(|name| renderer.contains(name))
}

/// A picture that OpenGL holds, to be copied to the screen pixel by pixel: no shader, no blending.
pub struct Surface {
    texture: glow::Texture,
    frame: glow::Framebuffer,
    size: [i32; 2],
}

impl Surface {
    /// A surface with nothing on it; none when OpenGL refuses.
    pub fn new(gl: &glow::Context) -> Option<Self> {
        // SAFETY: makes two objects in a current context; they live as long as it: one surface per window.
        unsafe {
            let texture = gl.create_texture().ok()?;
            let frame = gl.create_framebuffer().ok()?;
            Some(Self {
                texture,
                frame,
                size: [0, 0],
            })
        }
    }

    /// Hands a whole picture over, its pixels in the order blue, green, red, alpha. Both copies, to OpenGL and to the screen,
    /// then move bytes and convert nothing.
    pub fn upload(&mut self, gl: &glow::Context, image: &Image) {
        let size = [image.width as i32, image.height as i32];
        let whole = image.pixels.len() == image.width * image.height * 4 && !image.pixels.is_empty();
        if !whole {
            return;
        }
        // SAFETY: the slice holds exactly width × height pixels of four bytes, which is what both calls read with rows
        // packed tightly (alignment 4 divides every row). Binding is undone, so that the toolkit finds its own state.
        unsafe {
            gl.bind_texture(glow::TEXTURE_2D, Some(self.texture));
            gl.pixel_store_i32(glow::UNPACK_ALIGNMENT, 4);
            let pixels = PixelUnpackData::Slice(Some(&image.pixels));
            if self.size == size {
                gl.tex_sub_image_2d(
                    glow::TEXTURE_2D,
                    0,
                    0,
                    0,
                    size[0],
                    size[1],
                    glow::BGRA,
                    glow::UNSIGNED_BYTE,
                    pixels,
                );
            } else {
                // Without a size in its name the kind follows the order of the bytes. With one Mesa turns every pixel round,
                // and copies it to the screen by a shader: 5 ms of processor for a window instead of one.
                let (kind, filter) = (glow::RGBA as i32, glow::NEAREST as i32);
                gl.tex_parameter_i32(glow::TEXTURE_2D, glow::TEXTURE_MIN_FILTER, filter);
                gl.tex_parameter_i32(glow::TEXTURE_2D, glow::TEXTURE_MAG_FILTER, filter);
                gl.tex_image_2d(
                    glow::TEXTURE_2D,
                    0,
                    kind,
                    size[0],
                    size[1],
                    0,
                    glow::BGRA,
                    glow::UNSIGNED_BYTE,
                    pixels,
                );
                self.size = size;
            }
            gl.bind_texture(glow::TEXTURE_2D, None);
        }
    }

    /// Copies the picture to `target` (the window itself when none), its top left corner `left` pixels from the left and
    /// `top` above the bottom. The scissor of the toolkit holds.
    pub fn show(&self, gl: &glow::Context, target: Option<glow::Framebuffer>, left: i32, top: i32) {
        let [width, height] = self.size;
        // SAFETY: reads from a complete frame made of our own texture and writes to the frame that the toolkit draws to;
        // both bindings are put back. Sizes come from the texture itself, so nothing is read beyond it.
        unsafe {
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, Some(self.frame));
            gl.framebuffer_texture_2d(
                glow::READ_FRAMEBUFFER,
                glow::COLOR_ATTACHMENT0,
                glow::TEXTURE_2D,
                Some(self.texture),
                0,
            );
            // Our first row is the topmost one, OpenGL's the lowest.
            gl.blit_framebuffer(
                0,
                0,
                width,
                height,
                left,
                top,
                left + width,
                top - height,
                glow::COLOR_BUFFER_BIT,
                glow::NEAREST,
            );
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, target);
        }
    }
}
