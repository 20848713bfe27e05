//! Simple shapes for what is drawn around a map: boxes, lines, words. Positions are points of the scene.

use std::ops::Range;
use std::sync::Arc;

use super::scene::{Anchor, Item, Path, Scene, Stroke, TextItem};
use crate::model::catalog::Pattern;
use crate::style::{Face, Rgba};
use crate::text;

/// A run of paths and the triangles that cover it.
type Runs = (Range<u32>, Range<u32>);

impl Scene {
    /// Adds the points of a convex polygon.
    fn convex(&mut self, corners: &[[f32; 2]]) -> Runs {
        let path = self.path(corners, true);
        let (first, before) = (self.paths[path.start as usize].start, self.triangles.len() as u32);
        let fan = 1..(corners.len() as u32).saturating_sub(1);
        self.triangles
            .extend(fan.flat_map(|corner| [first, first + corner, first + corner + 1]));
        (path, before..self.triangles.len() as u32)
    }

    fn path(&mut self, points: &[[f32; 2]], closed: bool) -> Range<u32> {
        let (start, number) = (self.points.len() as u32, self.paths.len() as u32);
        self.points.extend_from_slice(points);
        self.paths.push(Path {
            start,
            end: self.points.len() as u32,
            closed,
            hole: false,
            blob: false,
        });
        number..number + 1
    }

    /// Draws a convex polygon: inside, pattern, edge.
    pub fn draw_polygon(
        &mut self,
        corners: &[[f32; 2]],
        fill: Option<Rgba>,
        pattern: Option<(Pattern, Rgba)>,
        edge: Option<Stroke>,
    ) {
        let (paths, triangles) = self.convex(corners);
        if let Some(color) = fill {
            self.items.push(Item::Fill {
                paths: paths.clone(),
                triangles,
                color,
                pattern,
            });
        }
        if let Some(stroke) = edge {
            self.items.push(Item::Stroke { paths, stroke });
        }
    }

    /// Draws a box (left, top, right, bottom).
    pub fn draw_box(&mut self, [left, top, right, bottom]: [f32; 4], fill: Option<Rgba>, edge: Option<Stroke>) {
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
        self.draw_polygon(&corners, fill, None, edge);
    }

    /// Draws a line.
    pub fn draw_line(&mut self, points: &[[f32; 2]], stroke: Stroke) {
        let paths = self.path(points, false);
        self.items.push(Item::Stroke { paths, stroke });
    }

    /// Writes one line of words without a halo.
    pub fn draw_words(&mut self, words: &str, at: [f32; 2], anchor: Anchor, face: Face, size_pt: f32, color: Rgba) {
        let measured = text::measure(words, face, size_pt, 0.0);
        self.items.push(Item::Text(TextItem {
            text: Arc::from(words),
            at,
            anchor,
            angle: 0.0,
            face,
            size_pt,
            letter_spacing_pt: 0.0,
            color,
            halo: (Rgba::TRANSPARENT, 0.0),
            size: [measured.width_pt, measured.ascent_pt + measured.descent_pt],
        }));
    }
}

impl Stroke {
    /// A solid line.
    pub fn solid(color: Rgba, width_pt: f32) -> Self {
        Self {
            color,
            width_pt,
            dash_pt: None,
        }
    }

    /// The same line, dashed: on, off, … in points; nothing is solid.
    #[must_use]
    pub fn dashed(self, dash_pt: &[f32]) -> Self {
        Self {
            dash_pt: (!dash_pt.is_empty()).then(|| Arc::from(dash_pt)),
            ..self
        }
    }
}
