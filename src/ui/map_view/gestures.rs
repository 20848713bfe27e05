//! The camera follows the state, by a flight where motion is wanted, and the state follows the hand.

use egui::{Pos2, Rect, Response, Ui};
use geo_types::Coord;
use walkers::lon_lat;

use super::{MapView, screen};
use crate::space::Viewport;
use crate::state::{Camera, Command, ViewCommand, clamped_to_region, home_camera};
use crate::ui::flight::Flight;
use crate::ui::{Context, map_room};

impl MapView {
    /// Takes over a camera that a command set, by a flight where motion is wanted.
    pub(super) fn follow_state(&mut self, ui: &Ui, cx: &Context<'_>, rect: Rect) {
        let room = map_room(cx.state, rect);
        let wanted = cx.state.camera.map_or_else(
            || home_camera(cx.atlas(), room),
            |camera| clamped_to_region(camera, cx.atlas()),
        );
        let now = ui.input(|input| input.time);
        match self.known {
            Some(known) if known == wanted => {}
            Some(_) if !cx.state.reduce_motion => {
                let from = self.camera().unwrap_or(wanted);
                let fly = if self.gentle {
                    Flight::gentle
                } else if cx.state.story.is_some() || self.by_touch {
                    Flight::journey
                } else {
                    Flight::new
                };
                self.flight = Some(fly(from, wanted, now));
                self.known = Some(wanted);
            }
            _ => {
                self.flight = None;
                self.look(wanted);
                self.known = Some(wanted);
            }
        }
        let Some(flight) = self.flight else { return };
        self.look(flight.camera(now));
        if flight.is_over(now) {
            self.flight = None;
        } else {
            ui.ctx().request_repaint();
        }
    }

    pub(super) fn camera(&self) -> Option<Camera> {
        let center = self.memory.detached()?;
        Some(Camera {
            center_geo: Coord {
                x: center.x(),
                y: center.y(),
            },
            zoom: self.memory.zoom(),
        })
    }

    fn look(&mut self, camera: Camera) {
        self.memory.center_at(lon_lat(camera.center_geo.x, camera.center_geo.y));
        // The zoom is within the limits of our own map, which lie within the widget's.
        if self.memory.set_zoom(camera.zoom).is_err() {
            tracing::warn!(zoom = camera.zoom, "the widget refused a zoom");
        }
    }

    /// What the widget made of drags, wheel and pinch, brought within the region, and told to the state.
    pub(super) fn take_gestures(&mut self, ui: &Ui, cx: &mut Context<'_>, response: &Response, rect: Rect) -> Camera {
        let fallback = self
            .known
            .unwrap_or_else(|| home_camera(cx.atlas(), map_room(cx.state, rect)));
        let camera = self.camera().unwrap_or(fallback);
        let clamped = clamped_to_region(camera, cx.atlas());
        if clamped != camera {
            self.look(clamped);
        }
        if cx.state.reduce_motion && self.memory.animating() {
            self.memory
                .center_at(lon_lat(clamped.center_geo.x, clamped.center_geo.y));
        }
        let touched = response.dragged() || response.changed() && self.flight.is_none();
        if touched {
            self.flight = None;
        }
        // Two quick places of a measure are no wish to come closer.
        if response.double_clicked()
            && !cx.state.planner.measures()
            && let Some(at) = response.interact_pointer_pos()
        {
            return self.zoom_towards(cx, clamped, at, rect);
        }
        let untold = self.known != Some(clamped) || cx.state.camera != Some(clamped);
        if self.flight.is_none() && untold {
            self.known = Some(clamped);
            cx.push(Command::View(ViewCommand::LookAt(clamped)));
            ui.ctx().request_repaint();
        }
        clamped
    }

    /// One level closer, the place under the pointer staying where it is.
    fn zoom_towards(&mut self, cx: &mut Context<'_>, camera: Camera, at: Pos2, rect: Rect) -> Camera {
        let size = [f64::from(rect.width()), f64::from(rect.height())];
        let viewport = Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size,
        };
        let place = viewport.geo_from_screen(screen(at, rect));
        let closer = Viewport {
            center_geo: place,
            zoom: camera.zoom + 1.0,
            size,
        };
        let from_center = Coord {
            x: size[0] - f64::from(at.x - rect.left()),
            y: size[1] - f64::from(at.y - rect.top()),
        };
        let center_geo = closer.geo_from_screen(from_center);
        cx.push(Command::View(ViewCommand::LookAt(Camera {
            center_geo,
            zoom: closer.zoom,
        })));
        camera
    }
}
