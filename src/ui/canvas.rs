//! The map's picture where OpenGL is software: painted by the raster painter and copied to the screen.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui_glow::CallbackFn;
use egui::{PaintCallback, Painter, Rect};

use crate::paint::gl::Surface;
use crate::paint::raster;
use crate::scene::Scene;

/// A picture and the way to the screen.
#[derive(Default)]
pub struct Canvas {
    painter: raster::Painter,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    image: raster::Image,
    /// The picture changed since it was handed to OpenGL.
    fresh: bool,
    surface: Option<Surface>,
}

impl Canvas {
    /// Paints the whole scene.
    pub fn update(&mut self, scene: &Scene, pixels_per_point: f32) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        self.painter.paint(scene, pixels_per_point, &mut shared.image);
        shared.fresh = true;
    }

    /// Puts the picture on the screen, its top left corner in that of `rect`.
    pub fn paint(&self, painter: &Painter, rect: Rect) {
        let shared = Arc::clone(&self.shared);
        let copy = CallbackFn::new(move |info, painter| {
            let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let Shared { image, fresh, surface } = &mut *shared;
            let gl = painter.gl();
            if surface.is_none() {
                *surface = Surface::new(gl);
            }
            let Some(surface) = surface else { return };
            if std::mem::take(fresh) {
                surface.upload(gl, image);
            }
            let place = info.viewport_in_pixels();
            let top = place.from_bottom_px + place.height_px;
            surface.show(gl, painter.intermediate_fbo(), place.left_px, top);
        });
        painter.add(PaintCallback {
            rect,
            callback: Arc::new(copy),
        });
    }
}
