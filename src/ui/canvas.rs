//! The map's picture where OpenGL is software: painted by the raster painter and copied to the screen.
//!
//! At rest the picture is complete. While the map moves a frame must come in time: a drag moves the picture and paints only
//! what comes into view, a flight leaves out the smallest things when there are too many. What is left out comes at rest.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use eframe::egui_glow::CallbackFn;
use egui::{PaintCallback, Painter, Rect};

use crate::paint::gl::Surface;
use crate::paint::raster;
use crate::scene::{self, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::space::mercator::{geo_from_mercator, mercator_from_geo};
use crate::ui::pace::Pace;

/// A frame in motion takes about this long at most, in milliseconds: what the screen copy leaves of a sixtieth of a second.
const BUDGET_MS: f64 = 11.0;
/// Names are written in motion too when the complete picture takes no longer than this, in milliseconds.
const QUICK_MS: f64 = 8.0;
/// At least this many features of a layer are drawn in motion.
const LEAST: usize = 200;
/// Symbols reach this far beyond their place, in points: strips overlap the picture by as much.
const OVERLAP_PT: f64 = 14.0;

/// A picture and the way to the screen.
pub struct Canvas {
    painter: raster::Painter,
    strip: raster::Image,
    strip_scene: Option<Scene>,
    shared: Arc<Mutex<Shared>>,
    /// What the picture shows, and at how many pixels per point.
    shows: Option<(Viewport, f32)>,
    pace: Pace,
    /// Time of the last complete picture, in milliseconds.
    complete_ms: f64,
    /// Something is left out of the picture until the map rests.
    pub rough: bool,
    /// Making the last scene, in milliseconds.
    pub build_ms: f64,
    /// Painting it, in milliseconds.
    pub paint_ms: f64,
}

#[derive(Default)]
struct Shared {
    image: raster::Image,
    /// The picture changed since it was handed to OpenGL.
    fresh: bool,
    surface: Option<Surface>,
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            painter: raster::Painter::new(raster::Order::Bgra),
            strip: raster::Image::default(),
            strip_scene: None,
            shared: Arc::default(),
            shows: None,
            pace: Pace::new(BUDGET_MS, LEAST),
            complete_ms: 0.0,
            rough: false,
            build_ms: 0.0,
            paint_ms: 0.0,
        }
    }
}

impl Canvas {
    /// Paints everything.
    pub fn complete(&mut self, input: &SceneInput<'_>, scratch: &mut SceneScratch, scene: &mut Scene, scale: f32) {
        scratch.most_per_layer = None;
        self.paint_all(input, scratch, scene, scale);
        self.complete_ms = self.build_ms + self.paint_ms;
        self.rough = false;
    }

    /// Paints what can be had in time.
    pub fn in_motion(&mut self, input: &SceneInput<'_>, scratch: &mut SceneScratch, scene: &mut Scene, scale: f32) {
        self.pace.limit(scratch);
        self.rough = true;
        if self.slide(input, scratch, scale) {
            return;
        }
        let labels = input.labels && self.complete_ms < QUICK_MS;
        self.paint_all(&SceneInput { labels, ..*input }, scratch, scene, scale);
        self.pace.moved(scratch, self.build_ms + self.paint_ms);
    }

    fn paint_all(&mut self, input: &SceneInput<'_>, scratch: &mut SceneScratch, scene: &mut Scene, scale: f32) {
        scratch.no_triangles = true;
        let started = Instant::now();
        scene::build(input, scratch, scene);
        let built = Instant::now();
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        self.painter.paint(scene, scale, &mut shared.image);
        shared.fresh = true;
        self.build_ms = (built - started).as_secs_f64() * 1000.0;
        self.paint_ms = built.elapsed().as_secs_f64() * 1000.0;
        self.shows = Some((input.viewport, scale));
    }

    /// Moves the picture to where the map is now and paints the strips that came into view; false when the picture is not
    /// of this zoom or lies too far away.
    fn slide(&mut self, input: &SceneInput<'_>, scratch: &mut SceneScratch, scale: f32) -> bool {
        let Some((before, same_scale)) = self.shows else {
            return false;
        };
        let wanted = input.viewport;
        if before.zoom != wanted.zoom || before.size != wanted.size || same_scale != scale {
            return false;
        }
        let started = Instant::now();
        // Whole pixels; the picture remembers where it really is, so that nothing adds up.
        let pixels = wanted.scale() * f64::from(scale);
        let (old, new) = (
            mercator_from_geo(before.center_geo),
            mercator_from_geo(wanted.center_geo),
        );
        let right = ((old.x - new.x) * pixels).round();
        let down = ((old.y - new.y) * pixels).round();
        let shared = Arc::clone(&self.shared);
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let (width, height) = (shared.image.width as f64, shared.image.height as f64);
        if right.abs() > width / 2.0 || down.abs() > height / 2.0 {
            return false;
        }
        let shown = Viewport {
            center_geo: geo_from_mercator(geo_types::Coord {
                x: old.x - right / pixels,
                y: old.y - down / pixels,
            }),
            ..wanted
        };
        shared.image.shift(right as isize, down as isize);
        let overlap = (OVERLAP_PT * f64::from(scale)).ceil();
        for [left, top, end, bottom] in strips([width, height], right, down, overlap) {
            let scale_f64 = f64::from(scale);
            let size = [(end - left) / scale_f64, (bottom - top) / scale_f64];
            let middle = geo_types::Coord {
                x: (left + end) / 2.0 / scale_f64,
                y: (top + bottom) / 2.0 / scale_f64,
            };
            let viewport = Viewport {
                center_geo: shown.geo_from_screen(middle),
                size,
                ..shown
            };
            let part = SceneInput {
                labels: false,
                viewport,
                ..*input
            };
            let scene = self
                .strip_scene
                .get_or_insert_with(|| Scene::new(viewport, crate::style::Rgba::TRANSPARENT));
            scratch.no_triangles = true;
            scene::build(&part, scratch, scene);
            self.painter.paint(scene, scale, &mut self.strip);
            shared.image.put(&self.strip, left as usize, top as usize);
        }
        shared.fresh |= right != 0.0 || down != 0.0;
        self.build_ms = 0.0;
        self.paint_ms = started.elapsed().as_secs_f64() * 1000.0;
        self.shows = Some((shown, scale));
        true
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

/// What comes into view (left, top, right, bottom, in pixels) when a picture moves to the right and down, each strip reaching
/// `overlap` into what was there.
fn strips([width, height]: [f64; 2], right: f64, down: f64, overlap: f64) -> Vec<[f64; 4]> {
    let mut strips = Vec::new();
    let across = |moved: f64, length: f64| {
        let wide = (moved.abs() + overlap).min(length);
        if moved > 0.0 {
            Some((0.0, wide))
        } else {
            (moved < 0.0).then_some((length - wide, length))
        }
    };
    if let Some((left, end)) = across(right, width) {
        strips.push([left, 0.0, end, height]);
    }
    if let Some((top, bottom)) = across(down, height) {
        strips.push([0.0, top, width, bottom]);
    }
    strips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_cover_what_comes_into_view_and_no_more() {
        let size = [100.0, 80.0];
        assert!(strips(size, 0.0, 0.0, 10.0).is_empty());
        assert_eq!(strips(size, 8.0, 0.0, 10.0), [[0.0, 0.0, 18.0, 80.0]]);
        assert_eq!(
            strips(size, -8.0, 5.0, 10.0),
            [[82.0, 0.0, 100.0, 80.0], [0.0, 0.0, 100.0, 15.0]]
        );
        assert_eq!(strips(size, 95.0, 0.0, 10.0), [[0.0, 0.0, 100.0, 80.0]]);
    }
}
