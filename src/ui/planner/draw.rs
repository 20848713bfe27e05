//! A pen for the map: lines, places, areas and words at places in degrees.

use std::cell::RefCell;
use std::sync::Arc;

use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};
use geo_types::{Coord, LineString, Polygon};

use crate::paint::egui::font_id;
use crate::space::Viewport;
use crate::space::triangles::triangles;
use crate::state::State;
use crate::text::Face;

/// Draws over the map of a window.
pub(super) struct Pen {
    /// Clipped to the map.
    pub painter: Painter,
    /// What the map shows.
    pub viewport: Viewport,
    /// The map.
    pub window: Rect,
    text: f32,
    /// Words on their plates, which are written over everything else.
    plates: RefCell<Vec<Plate>>,
}

/// Words with the plate that they stand on.
struct Plate {
    rect: Rect,
    color: Color32,
    galley: Arc<Galley>,
    ink: Color32,
}

impl Pen {
    /// None before the first frame.
    pub fn new(ui: &Ui, state: &State, window: Rect) -> Option<Self> {
        let camera = state.camera?;
        Some(Self {
            painter: ui.painter().with_clip_rect(window),
            viewport: Viewport {
                center_geo: camera.center_geo,
                zoom: camera.zoom,
                size: [f64::from(window.width()), f64::from(window.height())],
            },
            window,
            text: state.text_size,
            plates: RefCell::default(),
        })
    }

    /// Where a place stands in the window.
    pub fn at(&self, geo: Coord<f64>) -> Pos2 {
        let screen = self.viewport.screen_from_geo(geo);
        self.window.min + vec2(screen.x as f32, screen.y as f32)
    }

    /// The place in degrees under a position of the window.
    pub fn geo(&self, at: Pos2) -> Coord<f64> {
        let from = at - self.window.min;
        self.viewport.geo_from_screen(Coord {
            x: f64::from(from.x),
            y: f64::from(from.y),
        })
    }

    /// Where a place in unit Mercator stands.
    pub fn at_mercator(&self, place: Coord<f64>) -> Pos2 {
        let screen = self.viewport.screen_from_mercator(place);
        self.window.min + vec2(screen.x as f32, screen.y as f32)
    }

    /// A line with a rim, so that it is seen on any ground.
    pub fn line(&self, places: &[Pos2], width: f32, color: Color32, rim: Color32) {
        self.painter.line(places.to_vec(), Stroke::new(width + 2.5, rim));
        self.painter.line(places.to_vec(), Stroke::new(width, color));
    }

    /// The same in dashes.
    pub fn dashes(&self, places: &[Pos2], width: f32, color: Color32) {
        let stroke = Stroke::new(width, color);
        self.painter.extend(Shape::dashed_line(places, stroke, 6.0, 4.0));
    }

    /// A place.
    pub fn dot(&self, at: Pos2, radius: f32, color: Color32, rim: Color32) {
        self.painter.circle(at, radius, color, Stroke::new(2.0, rim));
    }

    /// Words on a small plate, above a place; none where they would lie over others.
    pub fn words(&self, at: Pos2, words: &str, ink: Color32, plate: Color32) {
        let font = font_id(Face::Semibold, 12.0 * self.text);
        let galley = self.painter.layout_no_wrap(words.to_owned(), font, ink);
        let rect = Align2::CENTER_BOTTOM
            .anchor_size(at - vec2(0.0, 8.0), galley.size())
            .expand2(vec2(5.0, 2.0));
        let mut plates = self.plates.borrow_mut();
        if plates.iter().all(|other| !other.rect.intersects(rect)) {
            let color = plate.gamma_multiply(0.92);
            plates.push(Plate {
                rect,
                color,
                galley,
                ink,
            });
        }
    }

    /// Writes the words, now that every line and place is drawn.
    pub fn write(self) {
        for plate in self.plates.into_inner() {
            self.painter.rect_filled(plate.rect, 4.0, plate.color);
            self.painter
                .galley(plate.rect.min + vec2(5.0, 2.0), plate.galley, plate.ink);
        }
    }

    /// A cross over a place.
    pub fn cross(&self, at: Pos2, color: Color32, rim: Color32) {
        for (width, color) in [(4.5, rim), (2.0, color)] {
            let stroke = Stroke::new(width, color);
            for (dx, dy) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                let way = vec2(dx, dy);
                self.painter.line_segment([at + way * 5.0, at + way * 16.0], stroke);
            }
        }
    }

    /// What lies inside a ring of places in degrees, in one colour.
    pub fn area(&self, ring: &[Coord<f64>], color: Color32) {
        let polygon = Polygon::new(LineString(ring.to_vec()), Vec::new());
        let covering = triangles(&polygon);
        let corners = covering.corners.iter().map(|[x, y]| self.at(Coord { x: *x, y: *y }));
        self.triangles(corners, &covering.indices, color);
    }

    /// An area of triangles in one colour.
    pub fn triangles(&self, corners: impl Iterator<Item = Pos2>, indices: &[u32], color: Color32) {
        let mut mesh = egui::Mesh::default();
        for at in corners {
            mesh.colored_vertex(at, color);
        }
        mesh.indices.extend_from_slice(indices);
        self.painter.add(Shape::mesh(mesh));
    }

    /// Whether a box around places meets the map.
    pub fn sees(&self, places: &[Pos2]) -> bool {
        let rect = places
            .iter()
            .fold(Rect::NOTHING, |rect, at| rect.union(Rect::from_min_max(*at, *at)));
        !places.is_empty() && rect.intersects(self.window)
    }

    /// The middle of a line on the screen, and its length.
    pub fn middle(a: Pos2, b: Pos2) -> (Pos2, f32) {
        (pos2((a.x + b.x) / 2.0, (a.y + b.y) / 2.0), a.distance(b))
    }
}
